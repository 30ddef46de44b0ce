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

OWN_LINE = "\N{WHITE RIGHT-POINTING SMALL TRIANGLE}\N{EN SPACE}"
"""How a line begins that the kit wrote to guide: titles, headings, help, questions. Nobody types that space there."""

QUESTION = ("\N{WHITE RIGHT-POINTING SMALL TRIANGLE} ", " \N{WHITE LEFT-POINTING SMALL TRIANGLE}")
"""Around a question that a Word text of the kit asks; what a person types before or behind it is no longer ours."""

EXAMPLES = ("ex. \N{RIGHTWARDS ARROW} ", "bv. \N{RIGHTWARDS ARROW} ")
"""How an example in a cell of the kit begins, in French and Dutch: it is no value, wherever it is left."""

OWN_TAG = "imprimatur"
"""The tag of the fields in which a Word text of the kit asks its questions."""


def is_own_question(text: str) -> bool:
    """Whether the words of a prompt are those of the kit, and nobody typed in them."""
    begins, ends = QUESTION
    said = " ".join(text.split())
    return said.startswith(begins) and said.endswith(ends)
