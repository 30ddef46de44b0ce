"""How a model says what its fields are, the records they refer to, and the names people give them."""
