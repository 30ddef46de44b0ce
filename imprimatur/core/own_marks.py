"""What the product itself leaves in a workbook or a Word text: no person's mark, when the file comes back."""

AUTHOR = "Imprimatur"
"""Who signs the notes that the product puts on cells, and the comments that it puts in a text."""

INITIALS = "I"
"""What Word shows of an author beside a comment."""

NOTE_MARK = "– Imprimatur –"
"""The line from which the note of a cell is ours; what stands above was there before."""

REQUIRED_FILL = "FFF2CC"
"""The ground of what must be filled in, in an empty workbook."""

CONDITIONAL_FILL = "FFF9E5"
"""The ground of what must be filled in sometimes."""
