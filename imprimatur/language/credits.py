"""Who made a picture, as people type it under it: `Photo : Marie Dupont`, `© Ville de Bruxelles`."""

import re

_MADE = (
    r"(?:photos?(?:graphies?)?|photographe|foto(?:[’']?s)?|fotograaf|cr[eé]dits?(?: photos?)?|fotocredits?|dessins?"
    r"|tekening(?:en)?|illustrations?|illustraties?|images?|beeld(?:en)?)"
)
_CREDIT = re.compile(
    rf"(?P<part>\A|[.!?…]\s+|\s*[;|·–—(]\s*|,\s+|\s+-\s+|\s+(?=[©(]))\(?(?P<credit>(?:{_MADE}\s*:|©|\(c\))\s*\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_DRAWN = re.compile(
    r"(?:carte|plan|kaart(?:je)?|plattegrond|stadsplan|stratenplan)(?!\w)"
    r"(?! (?:d[’']|de )?(?:visite|action|vœux|voeux))",
    re.IGNORECASE,
)
LONGEST = 150
"""Characters of a credit; a longer one is a text that begins like one."""


def credit_in(text: str) -> tuple[int, int] | None:
    """Where the words before a credit end and where the credit begins, at the end of a caption; None without one.

    A name and nothing else follows: a sentence after `Photo :` describes the picture.
    """
    found = _CREDIT.search(text)
    if not found or len(found["credit"]) > LONGEST or re.search(r"\w{3}[.!?]\s+\w{4}", found["credit"]):
        return None
    sentence = found["part"][:1] in ".!?…" and found["part"] != ""
    return found.start() + sentence, found.start("credit")


def is_map(text: str) -> bool:
    """Whether the caption or the description of a picture says that it is a map or a plan."""
    return bool(_DRAWN.match(text.strip()))
