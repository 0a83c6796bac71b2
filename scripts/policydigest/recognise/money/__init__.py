"""Sums of money in a text, and what they count."""
