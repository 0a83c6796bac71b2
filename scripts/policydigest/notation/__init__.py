"""Front matter, YAML and JSON, read strictly and written always alike."""
