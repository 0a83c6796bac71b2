"""A build from beginning to end, and what came of it."""
