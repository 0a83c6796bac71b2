"""What one build remembers for the next, below the cache."""
