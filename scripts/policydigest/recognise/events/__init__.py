"""The day of what an article tells."""
