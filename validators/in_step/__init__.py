"""What one language says and the other does not, unit by unit."""
