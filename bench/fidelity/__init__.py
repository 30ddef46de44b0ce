"""Fidelity: what people write, in every form that it may come in, against what both formats print of it."""
