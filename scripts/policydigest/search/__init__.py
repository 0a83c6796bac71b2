"""The search index: words, facets, and the parts that a visitor loads."""
