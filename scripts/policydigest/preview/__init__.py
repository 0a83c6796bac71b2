"""The preview: a build held in memory, and glimpses of the page that is edited."""
