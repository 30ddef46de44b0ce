"""What is killed (`works`), and what must be left of it (`left`)."""
