"""Dates and spans of time in a text."""
