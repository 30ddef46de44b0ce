"""A Composition as HTML: what the PDF is laid out from."""
