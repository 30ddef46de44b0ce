"""What goes to a translator and comes back: a Word file of two columns, XLIFF, PO, with terms and memory."""
