"""Drafts of digests: from the file of a source to the file of a digest, one or many."""
