"""Names typed as free text, and the texts that are too long to be a value."""

import re

from imprimatur.language.parsing.base import Unreadable, number_of, typed

LONGEST_VALUE = 80
"""Characters: the name of a person or an organisation, a choice, a date or a number is shorter."""
_NAMED_RANK = re.compile(r"^(?:niveau|rang|grade|graad|classe|klasse|code) :? ?(?=\S)", re.IGNORECASE)
_SENTENCES = re.compile(r"[a-z\u00df-\u00ff)»”][.!?…] +[A-Z\u00c0-\u00de«“]")


def is_passage(value: object) -> bool:
    """Whether a value is a passage of text: several paragraphs or sentences, or more than a value takes."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    # An initial or a title ends with a point too: only what is long holds two sentences.
    return (
        "\n" in text or len(text) > LONGEST_VALUE or (len(text) > LONGEST_VALUE // 2 and bool(_SENTENCES.search(text)))
    )


def parse_name(value: object) -> str:
    """The name of somebody or of something. Raises Unreadable("name") for a passage of text."""
    if is_passage(value):
        raise Unreadable("name", value)
    return typed(value, "name")


def parse_rank(value: object) -> str:
    """A level or a rank of a public body, without the word that says so: `B1` of `rang B1`, `niveau B`, `graad B1`.

    Raises Unreadable("rank") for a passage of text.
    """
    if is_passage(value):
        raise Unreadable("rank", value)
    number = number_of(value, "rank")
    text = f"{number}" if number is not None else typed(value, "rank")
    return _NAMED_RANK.sub("", text)
