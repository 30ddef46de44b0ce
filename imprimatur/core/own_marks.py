"""What the product itself leaves in a workbook or a Word text: no person's mark, when the file comes back."""

from zlib import crc32

from imprimatur.core.bilingual import LANGS, Lang

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

_SIGNS = "\N{SIX-PER-EM SPACE}\N{PUNCTUATION SPACE}\N{THIN SPACE}\N{HAIR SPACE}"
_SIGNED = 4
"""The spaces between the mark of an example and its words. They say which words the kit wrote: nobody sees or types
them, every program keeps them, and of 256 changes to the words they miss one."""

OWN_TAG = "imprimatur"
"""The tag of the fields in which a Word text of the kit asks its questions."""


PROPOSED = " – "
"""What parts the heading that the kit proposes from its question, which repeats it: a heading that was changed, or
that has a text, is no longer ours."""


def is_proposed(heading: str, question: str) -> bool:
    """Whether the kit proposes a heading in the question below it."""
    title = " ".join(heading.split())
    return bool(title) and " ".join(question.split()).startswith(f"{QUESTION[0]}{title}{PROPOSED}")


def is_own_question(text: str) -> bool:
    """Whether the words of a prompt are those of the kit, and nobody typed in them."""
    begins, ends = QUESTION
    said = " ".join(text.split())
    return said.startswith(begins) and said.endswith(ends)


def example(words: str, lang: Lang) -> str:
    """An example as it stands in a cell, marked and signed."""
    return EXAMPLES[LANGS.index(lang)] + _sign(words) + words


def is_signed(text: str) -> bool:
    """Whether a signed example stands in a text, changed or not; the kits of before signed none."""
    return any(mark + sign in text for mark in EXAMPLES for sign in _SIGNS)


def is_help(text: str) -> bool:
    """Whether a text ends in an example as the kit wrote it, as all its help beside the fields does."""
    return any(is_untouched(text[at:]) for mark in EXAMPLES if (at := text.find(mark)) >= 0)


def is_untouched(text: str) -> bool:
    """Whether a text is an example as the kit wrote it."""
    mark = next((one for one in EXAMPLES if text.startswith(one)), "")
    sign, words = text[len(mark) : len(mark) + _SIGNED], text[len(mark) + _SIGNED :]
    return bool(mark) and sign == _sign(words)


def _sign(words: str) -> str:
    number = crc32(" ".join(words.split()).encode())
    return "".join(_SIGNS[number >> 2 * place & 3] for place in range(_SIGNED))
