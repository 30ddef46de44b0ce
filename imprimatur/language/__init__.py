"""French and Dutch: reading what people type, writing values, typography, inclusive writing, terms and labels."""
