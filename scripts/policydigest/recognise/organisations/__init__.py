"""Organisations in a text, in the vocabulary or not."""
