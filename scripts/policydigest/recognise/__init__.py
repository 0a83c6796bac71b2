"""Recognisers: what an article names. Each turns a document into findings with their spans."""
