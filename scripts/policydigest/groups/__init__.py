"""Digests that belong together: linked, alike, of the same pair, person or fact."""
