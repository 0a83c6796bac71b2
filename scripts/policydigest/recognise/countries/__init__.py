"""Countries and territories in a text."""
