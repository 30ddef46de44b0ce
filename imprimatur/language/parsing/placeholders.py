"""What people type in the place of a value that they do not have yet: `à compléter`, `XXX`, `???`, `voir Fatima`."""

import re

from imprimatur.language.folding import fold_words

LONGEST = 60
"""Characters of a placeholder; a longer text says something."""
_PHRASE = re.compile(
    r"(?:(?:encore |nog )?(?:a|aan te|in te|te) "
    r"(?:completer|remplir|preciser|fournir|ajouter|renseigner|vullen|vervolledigen|preciseren|bezorgen)"
    r"(?! (?:documents?|pieces?|annexes?|documenten|stukken|bijlagen|gegevens|formulier))"
    r"|x{3,}|lorem ipsum.*|xx xx (?:xx|xxxx|[0-9]{4}))(?: .{0,20})?"
)
_BARE = re.compile(
    r"(?:encore |nog |nader )?(?:a (?:confirmer|definir|determiner|discuter|faire|fixer|venir|verifier|voir)"
    r"|(?:na )?te (?:bepalen|bespreken|bevestigen|controleren|doen|kijken))"
    r"|(?:en attente|in afwachting)(?: de reponse| van antwoord)?|suivra|volgt(?: nog)?|wordt (?:nog )?aangevuld"
    r"|todo|tbd|tba|tbc|ntb|n t b|n a|nvt|n v t|(?:jj|dd|00|xx) (?:mm|00|xx)(?: (?:aaaa|jjjj|yyyy|0000))?"
    r"|nom prenom|prenom nom"
    r"|voornaam naam"
    r"|naam voornaam|(?:lien|texte|date) a (?:mettre|inserer)|inserer (?:un |le )?texte|texte ici|tekst invoegen"
    r"|(?:voir|cf|zie) (?:le |de )?(?:mail|email|e mail|courriel)\b.*"
)
"""The same without a word after it: `à définir avec l’équipe` says something."""
_VOID = re.compile(r"sans objet|neant|nihil|non applicable|pas d application|niet van toepassing|zonder voorwerp|s o")
"""Words that people type in a cell to which they have nothing to answer."""
_NOUGHT = re.compile(
    rf"{_VOID.pattern}|idem|id|ditto|(?:voir|cf|zie|comme|zoals) (?:ci dessus|plus haut|supra|hierboven|hoger|boven)"
)
"""Words that people type in a cell where they have nothing to say, or have said it in the cell above."""
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
    if set(typed) <= set("?！!？_ ") or (_BRACKETED.fullmatch(typed) and typed[0] in "[<{"):
        return True
    asked = _ASKED.fullmatch(typed)
    if asked and asked["who"][0].isupper():
        return fold_words(asked["who"]).split()[0] not in _PLACES
    folded = fold_words(typed)
    return bool(_PHRASE.fullmatch(folded) or _BARE.fullmatch(folded))


def is_nought(text: str) -> bool:
    """Whether the whole of a cell says that it has nothing to say, or nothing else than the one above it."""
    return len(text) <= LONGEST and bool(_NOUGHT.fullmatch(fold_words(text)))


def is_void(text: str) -> bool:
    """Whether the whole of a cell says that what it asks does not arise."""
    return len(text) <= LONGEST and bool(_VOID.fullmatch(fold_words(text)))


def is_dash(text: str) -> bool:
    """Whether a text is a mere sign that there is nothing to say."""
    return text.strip() in _NOTHING
