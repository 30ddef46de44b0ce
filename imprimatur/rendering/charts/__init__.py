"""Charts drawn once, for both formats."""
