"""The file of a digest: its fields, its sections, the blank form."""
