"""What people type in the place of a value that they do not have yet: `à compléter`, `XXX`, `???`, `voir Fatima`."""

import re

from imprimatur.language.folding import fold_words

LONGEST = 60
"""Characters of a placeholder; a longer text says something."""
_PHRASE = re.compile(
    r"(?:(?:encore |nog )?(?:a|aan te|in te|te) "
    r"(?:completer|remplir|preciser|fournir|ajouter|renseigner|vullen|vervolledigen|preciseren|bezorgen)"
    r"|x{3,}|todo|tbd|tba|tbc|n a|nvt|n v t|lorem ipsum.*|xx xx (?:xx|xxxx|[0-9]{4}))(?: .{0,20})?"
)
_ASKED = re.compile(
    r"(?:voir|zie|demander à|vragen aan|cf\.?)(?: avec| met)? (?P<who>[a-zà-ÿ][\w’'-]+(?: [a-zà-ÿ][\w’'-]+)?)",
    re.IGNORECASE,
)
_PLACES = frozenset(
    "annexe bijlage chapitre hoofdstuk tableau tabel page pagina site website figure figuur point punt section deel "
    "ci hieronder hierboven dessous dessus onder boven notre onze la le les de het".split()
)
"""Words after `voir` and `zie` that lead a reader somewhere, and are no name."""
_BRACKETED = re.compile(r"[\[<{(]{1,2}[^\[\]<>{}()]+[\]>})]{1,2}")
_NOTHING = frozenset({"-", "–", "—", "/", ".", "..", "...", "…", "--", "//"})
"""Signs that people type in a cell where there is nothing to say."""


def is_placeholder(text: str) -> bool:
    """Whether a text stands for a value that is still to come."""
    typed = " ".join(text.split())
    if not typed or len(typed) > LONGEST:
        return False
    if set(typed) <= set("?！!？ ") or (_BRACKETED.fullmatch(typed) and typed[0] in "[<{"):
        return True
    asked = _ASKED.fullmatch(typed)
    if asked and asked["who"][0].isupper():
        return fold_words(asked["who"]).split()[0] not in _PLACES
    return bool(_PHRASE.fullmatch(fold_words(typed)))


def is_dash(text: str) -> bool:
    """Whether a text is a mere sign that there is nothing to say."""
    return text.strip() in _NOTHING
