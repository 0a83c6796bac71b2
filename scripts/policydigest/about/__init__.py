"""What an article is about: the signs by which a country or an organisation is its subject."""
