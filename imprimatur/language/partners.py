"""Headings under which organisations are named one after the other: partners, funders, members."""

import re

from imprimatur.language.folding import fold_words

_NAMED = re.compile(
    r"(?<!\w)(?:partenaires?|partenariats?|partners?|partnerschap(?:pen)?|soutiens?|steun|financeurs?|bailleurs|financiers"
    r"|subsidiants|subsidiegevers|membres|leden|remerciements|remercions|merci|dank|bedanking|reseaux?|netwerk(?:en)?"
    r"|mecenes|donateurs|schenkers|sponsors?)(?!\w)"
)


def names_partners(heading: str) -> bool:
    """Whether a heading announces organisations or persons that one works with, or thanks."""
    return bool(_NAMED.search(fold_words(heading)))
