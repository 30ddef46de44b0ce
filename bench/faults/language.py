"""The wrong language, the wrong words for offices and laws, mixed styles, slips of spelling."""

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import OTHER, Class, Ground, pick, planted, replace, swapped
from bench.faults.sentences import added
from bench.faults.spots import Edit, Place, Planted, Spot

FOREIGN = ("L",)
_SENTENCES = {
    "fr": [
        "L’équipe se réunit chaque semaine pour préparer les permanences.",
        "Nous remercions les volontaires qui ont porté ce projet.",
        "Les personnes reçoivent une réponse dans les dix jours.",
    ],
    "nl": [
        "Het team komt elke week samen om de permanenties voor te bereiden.",
        "Wij danken de vrijwilligers die dit project hebben gedragen.",
        "De mensen krijgen binnen tien dagen een antwoord.",
    ],
}


def _pasted(sorts: Sequence[str], least: int) -> Callable[[Ground, Random], Planted | None]:
    """The words of the other language in the place of a text, as where a translation was forgotten."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [
            one for one in ground.of_sort(*sorts) if len(one.text) >= least and (not one.table or one.sort == "cell")
        ]
        found = [one for one in found if (twin := ground.twin(one)) and _differ(one, twin)]
        spot = pick(rng, found)
        twin = ground.twin(spot) if spot else None
        return swapped(spot, twin.text) if spot and twin else None

    return make


def _differ(one: Spot, other: Spot) -> bool:
    """Whether two texts are translations, each in its language, and not one name twice."""
    words = set(re.findall(r"[a-zà-ÿ]{4,}", one.text)) & set(re.findall(r"[a-zà-ÿ]{4,}", other.text))
    return (
        bool(other.text)
        and one.text != other.text
        and len(words) <= len(one.text.split()) // 3
        and "{{" not in one.text + other.text
    )


def _swapped_cells(ground: Ground, rng: Random) -> Planted | None:
    """French and Dutch of one row exchanged."""
    found = [
        one
        for one in ground.cells
        if one.lang == "fr" and len(one.text) > 14 and (twin := ground.twin(one)) and _differ(one, twin)
    ]
    spot = pick(rng, found)
    twin = ground.twin(spot) if spot else None
    if not spot or not twin or spot.form == "yaml":
        return None
    return planted(
        [replace(spot, twin.text), replace(twin, spot.text)], [spot, twin], f"{spot.text[:50]} ⇄ {twin.text[:50]}"
    )


def _swapped_columns(ground: Ground, rng: Random) -> Planted | None:
    """Two columns of a table exchanged, their names left where they are."""
    heads = [
        one
        for one in ground.spots
        if one.sort == "header" and one.lang == "fr" and one.form in ("xlsx", "csv") and ground.twin(one)
    ]
    heads = [one for one in heads if _is_long(ground, one)]
    spot = pick(rng, heads)
    twin = ground.twin(spot) if spot else None
    if not spot or not twin:
        return None
    edit = Edit(spot.file, "columns swapped", (*spot.at, twin.at[-1]))
    if spot.form == "csv":
        edit = Edit(spot.file, "columns swapped", (spot.at[0], spot.at[1], twin.at[1]))
        places: tuple[Place, ...] = (Place(spot.file),)
    else:
        letters = [one.place.cells[0].rstrip("0123456789") for one in (spot, twin)]
        places = tuple(Place(spot.file, sheet=str(spot.at[0]), cells=(f"{letter}*",)) for letter in letters)
    return Planted((edit,), places, f"columns {spot.name} ⇄", form=f"{spot.form} column", lang="fr")


def _is_long(ground: Ground, head: Spot) -> bool:
    below = [
        one
        for one in ground.cells
        if one.file == head.file and one.name == head.name and one.table == head.table and one.lang == "fr"
    ]
    return (
        len(below) > 1
        and sum(len(one.text) for one in below) / len(below) > 15
        and all((twin := ground.twin(one)) and _differ(one, twin) for one in below)
    )


def _foreign_sentence(ground: Ground, rng: Random) -> Planted | None:
    """One sentence of the other language in a passage."""
    spot = pick(rng, ground.prose)
    if spot is None:
        return None
    text = rng.choice(_SENTENCES[OTHER[spot.lang]])
    return planted([replace(spot, added(spot, text))], [spot], f"+ {text}")


_WRONG = {
    # What a text of this language should not call by the name of the other.
    "nl": [
        "CPAS",
        "RGPD",
        "ONSS",
        "INAMI",
        "COCOM",
        "FWB",
        "ASBL",
        "ONEM",
        "PSSI",
        "CCT",
        "SPF Sécurité sociale",
        "Moniteur belge",
        "Région de Bruxelles-Capitale",
        "Commission communautaire française",
        "commission paritaire",
    ],
    "fr": [
        "OCMW",
        "AVG",
        "RSZ",
        "RIZIV",
        "GGC",
        "FGC",
        "vzw",
        "RVA",
        "GWGP",
        "cao",
        "FOD Sociale Zekerheid",
        "Belgisch Staatsblad",
        "Brussels Hoofdstedelijk Gewest",
        "Franse Gemeenschapscommissie",
        "paritair comité",
    ],
}
_AROUND = {
    "nl": ["De aanvraag verloopt via {}.", "We overleggen elk jaar met {}.", "De regels van {} zijn van toepassing."],
    "fr": ["La demande passe par {}.", "Nous en parlons chaque année avec {}.", "Les règles de {} s’appliquent."],
}


def _term(low: int, high: int) -> Callable[[Ground, Random], Planted | None]:
    """A term of the other language, of some length."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        if spot is None:
            return None
        terms = [one for one in _WRONG[spot.lang] if low <= len(one) < high]
        text = rng.choice(_AROUND[spot.lang]).format(rng.choice(terms))
        return planted([replace(spot, added(spot, text))], [spot], f"+ {text}")

    return make


def _slip(spot: Spot, rng: Random) -> str:
    """Two letters of a word exchanged, one gone or one twice."""
    found = list(re.finditer(r"(?<![\w’'-])[a-zà-ÿ]{7,}(?![\w’'-])", spot.text))
    if not found or "{{" in spot.text or "](" in spot.text:
        return ""
    one = rng.choice(found)
    word, place = one[0], rng.randrange(2, len(one[0]) - 3)
    made = rng.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )
    return spot.text[: one.start()] + made + spot.text[one.end() :] if made != word else ""


def _misspelt(lang: str) -> Callable[[Ground, Random], Planted | None]:
    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, [one for one in ground.prose if one.lang == lang])
        text = _slip(spot, rng) if spot else ""
        return swapped(spot, text) if spot and text else None

    return make


def _short(ground: Ground, rng: Random) -> Planted | None:
    """A short cell that says the same in both languages."""
    found = [
        one
        for one in ground.cells
        if 6 < len(one.text) < 30
        and " " in one.text
        and (twin := ground.twin(one))
        and twin.text
        and _differ(one, twin)
    ]
    spot = pick(rng, found)
    twin = ground.twin(spot) if spot else None
    return swapped(spot, twin.text) if spot and twin else None


CLASSES = (
    Class(
        "a paragraph in the other language",
        "language",
        (*FOREIGN,),
        _pasted(("paragraph", "quote", "note"), 60),
        also=("L01", "L02"),
    ),
    Class("an item in the other language", "language", (*FOREIGN,), _pasted(("item",), 18)),
    Class(
        "a heading in the other language",
        "language",
        (*FOREIGN, "T06", "A20"),
        _pasted(("heading",), 12),
        also=("L01", "T06", "C01", "T07", "A27", "F31"),
    ),
    Class("a long cell equal to its pair", "language", (*FOREIGN,), _pasted(("cell",), 40)),
    Class("a short cell equal to its pair", "language", (*FOREIGN,), _short),
    Class("a sentence in the other language", "language", (*FOREIGN,), _foreign_sentence),
    Class("cells swapped", "language", (*FOREIGN,), _swapped_cells),
    Class("columns swapped", "language", (*FOREIGN, "T"), _swapped_columns),
    Class("an acronym of the other language", "language", ("L03", "L"), _term(0, 7)),
    Class("an office by the name of the other language", "language", ("L03", "L"), _term(7, 99)),
    Class("a slip of spelling in French", "language", ("L",), _misspelt("fr")),
    Class("een tikfout in het Nederlands", "language", ("L",), _misspelt("nl")),
)
"""The classes of this subject."""
