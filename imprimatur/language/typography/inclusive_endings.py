"""The endings by which French words show both genders, and what each stands for: `·rice`, `·ve`."""

import re
from dataclasses import dataclass
from functools import lru_cache

ENDINGS = (
    "drice|trice|rice|ice|euse|ouse|se|ive|ve|ffe|fe|ète|ienne|enne|onne|ne|elle|le|tte|te|ière|iere|ère|ere|ale|"
    "esse|sse|que|ce|e"
)
"""As a pattern, longer ones first."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending family: how it is written after the dot, what the masculine ends with, what takes its place."""

    dotted: str
    masculine: str
    feminine: str
    unsure: str | None = None
    """What the masculine must end with when the mark is not a mid-dot; None where the ending is then not believed."""


_GRAVE = ("pl", "qui", "cr", "su")
"""What stands before `et` in the words that take a grave accent: `complet`, `inquiet`, `discret`, `désuet`."""
_DOUBLED = ("gros", "bas", "las", "épais")
"""The words whose `s` is doubled."""
_ELLE = (
    Ending("elles", "eaux", "elles", ".eaux"),
    Ending("elle", "eau", "elle", ".eau"),
    Ending("le", "l", "lle", "el"),
)
_FAMILIES: tuple[tuple[frozenset[str], tuple[Ending, ...]], ...] = (
    (
        frozenset({"e"}),
        (
            # `usager·e`, `sportif·e`, `professionnel·e`: the feminine that French has, not the letters put together
            Ending("ère", "er", "ère", "..er"),
            Ending("ve", "if", "ive", "if"),
            Ending("fe", "ef", "effe", "ef"),
            Ending("se", "eux", "euse", "eux"),
            Ending("le", "el", "elle", "el"),
            Ending("ne", "en", "enne", "en"),
            Ending("ne", "on", "onne", "on"),
            *(Ending("ète", f"{one}et", f"{one}ète", f"{one}et") for one in _GRAVE),
            Ending("te", "et", "ette", "et"),
            Ending("e", "", "e", ".[^e]"),
        ),
    ),
    (
        frozenset({"trice", "drice", "rice", "ice"}),
        (Ending("rice", "teur", "trice", "teur"), Ending("rice", "deur", "drice", "deur")),
    ),
    (
        frozenset({"euse", "se", "ouse"}),
        (
            Ending("se", "eur", "euse", "eur"),
            Ending("se", "eux", "euse", "eux"),
            Ending("se", "oux", "ouse", "..oux"),
            *(Ending("se", one, f"{one}se", one) for one in _DOUBLED),
        ),
    ),
    (frozenset({"ve", "ive"}), (Ending("ve", "f", "ve", "if|euf"),)),
    (frozenset({"fe", "ffe"}), (Ending("fe", "ef", "effe", "ef"),)),
    (frozenset({"le", "elle"}), _ELLE),
    (frozenset({"ne", "enne", "ienne", "onne"}), (Ending("ne", "n", "nne", "..en|(?:[^ni]|pi)on"),)),
    (frozenset({"ète"}), tuple(Ending("ète", f"{one}et", f"{one}ète", f"{one}et") for one in _GRAVE)),
    (frozenset({"te", "tte"}), (Ending("te", "favori", "favorite", "favori"), Ending("te", "t", "tte"))),
    (frozenset({"ière", "iere", "ère", "ere"}), (Ending("ère", "er", "ère", "er"),)),
    (frozenset({"ale"}), (Ending("ale", "aux", "ale", "aux"),)),
    (frozenset({"ce"}), (Ending("ce", "oux", "ouce", "doux"),)),
    (frozenset({"esse", "sse"}), (Ending("sse", "oux", "ousse", "roux"), Ending("sse", "e", "esse", "îtr?e|ôte|ince"))),
    (frozenset({"que"}), (Ending("que", "ec", "ecque"), Ending("que", "c", "que"))),
)
_NO_PERSON = frozenset(
    "appel rappel ciel hôtel motel miel sel duel autel bien rien lien combien maintien soutien entretien leur peur"
    " cœur coeur valeur couleur moteur deux ceux eux mieux lieux jeux vœux voeux milieux vers hors bureau etc".split()
)
"""Words that a full stop or a hyphen may follow, and that no ending of a person does: `Fais appel.Le reste`."""
_NO_FORMS = frozenset(
    "an on port part point droit mort cour cours mont plan post fin cas bal cent vent sort lot bord main trait bois"
    " plus pris mis est nord web test text form norm list cart rat cant".split()
)
"""Words that an `e` makes into another word, not into their feminine: `cours/course`."""


@lru_cache(maxsize=1_024)
def family_between(masculine: str, feminine: str) -> tuple[int, Ending, str] | None:
    """The family of two words in small letters of which one is the feminine of the other; None where it is not.

    With the length of the masculine without the `s` of a plural, and that `s`.
    """
    tried = [(masculine, feminine, "")]
    if feminine.endswith("s"):
        # `candidats/candidates`; `heureux/heureuses`, `bruxellois/bruxelloises`
        tried += [(masculine[:-1], feminine[:-1], "s")] if masculine.endswith("s") else []
        tried += [(masculine, feminine[:-1], "s")] if masculine.endswith(("s", "x")) else []
    for one, two, plural in tried:
        if one in _NO_PERSON or one in _NO_FORMS:
            continue
        for family in (family for _, families in _FAMILIES for family in families):
            kept = one[: len(one) - len(family.masculine)]
            wanted = family.unsure or family.masculine
            if one == kept + family.masculine and two == kept + family.feminine and re.search(rf"(?:{wanted})$", one):
                return len(one), family, plural
    return None


@lru_cache(maxsize=1_024)
def family_of(stem: str, ending: str, sure: bool) -> Ending | None:
    """The family of an ending after a word in small letters; None where the word cannot take it."""
    if not sure and stem in _NO_PERSON:
        return None
    for endings, families in _FAMILIES:
        if ending in endings:
            for family in families:
                wanted = family.masculine if sure else family.unsure
                if wanted is not None and re.search(rf"(?:{wanted})$", stem):
                    return family
    return None
