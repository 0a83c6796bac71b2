"""Quotations in a text, and who said them."""
