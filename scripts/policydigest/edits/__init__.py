"""What people changed in a digest is kept when the program writes it again."""
