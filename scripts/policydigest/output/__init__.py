"""What lies below `docs/`: which files there are, and which must be written again."""
