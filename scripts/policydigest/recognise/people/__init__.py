"""People in a text, with their roles."""
