"""Names one letter off, addresses and numbers malformed, what is private, what no offer may ask."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, swapped
from bench.faults.running import registers
from bench.faults.spots import Planted, Spot

NEAR = ("G", "K", "A05")


def _persons(ground: Ground, is_field: bool) -> list[tuple[str, Spot]]:
    """Persons of the register where they are named: alone in a cell, or in a passage."""
    return [
        (name, one) for name, one in ground.persons if (one.sort == "cell" and one.text.strip() == name) == is_field
    ]


def _near(
    change: Callable[[str, Random], str], is_field: bool, names: str = "persons"
) -> Callable[[Ground, Random], Planted | None]:
    """A name as a distracted person types it."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = _persons(ground, is_field) if names == "persons" else _organisations(ground, is_field)
        changed = [(name, one, new) for name, one in found if (new := change(name, rng)) and new != name]
        spot = pick(rng, [one for _, one, _ in changed])
        if spot is None:
            return None
        name, _, new = rng.choice([one for one in changed if one[1] == spot])
        return swapped(spot, spot.text.replace(name, new, 1))

    return make


def _organisations(ground: Ground, is_field: bool) -> list[tuple[str, Spot]]:
    known = {
        name
        for one in registers().organisations
        for name in (one.name.plain("fr"), one.name.plain("nl"), one.acronym)
        if name and len(name) > 6
    }
    cells = [one for one in ground.spots if one.sort not in ("aside", "header") and "{{" not in one.text]
    return [
        (name, one)
        for name in sorted(known)
        for one in cells
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.text) and (one.text.strip() == name) == is_field
    ]


def _letter(name: str, rng: Random) -> str:
    """One letter other, gone, twice or exchanged with the next, in the last word of a name."""
    first, mark, last = name.rpartition(" ")
    if len(last) < 6:
        return ""
    place = rng.randrange(2, len(last) - 1)
    made = rng.choice(
        (
            last[:place] + last[place + 1 :],
            last[:place] + last[place] + last[place:],
            last[:place] + last[place + 1] + last[place] + last[place + 2 :] if place + 1 < len(last) else "",
            last[:place]
            + {"a": "e", "e": "a", "i": "y", "o": "a", "n": "m", "m": "n", "s": "z", "l": "t"}.get(last[place], "r")
            + last[place + 1 :],
        )
    )
    return first + mark + made if made and made != last else ""


def _plain(name: str, rng: Random) -> str:
    """A name without its accents."""
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def _first(name: str, rng: Random) -> str:
    """One letter of a given name gone or twice."""
    first, mark, last = name.partition(" ")
    place = rng.randrange(1, len(first) - 1) if len(first) > 4 else 0
    return (
        rng.choice((first[:place] + first[place + 1 :], first[:place] + first[place] + first[place:])) + mark + last
        if place
        else ""
    )


def _stranger(ground: Ground, rng: Random) -> Planted | None:
    """Somebody whom the register does not know, in a field of persons."""
    found = _persons(ground, True)
    spot = pick(rng, [one for _, one in found])
    return swapped(spot, rng.choice(("Ludivine Marchandise", "Koen Van Sevenant", "Oumar Diakhaté"))) if spot else None


def _acronym(ground: Ground, rng: Random) -> Planted | None:
    """An acronym spelt otherwise than in the rest of the document."""
    found: list[tuple[Spot, str]] = []
    texts = [
        one
        for one in ground.spots
        if one.sort in ("paragraph", "item", "quote", "note", "cell") and one.lang and "{{" not in one.text
    ]
    for one in texts:
        for match in re.findall(r"(?<![\w.])(?:[A-Z]{4,6}|Crebis|Actiris|Iriscare|Brusano|FdSS)(?![\w-])", one.text):
            if sum(match in other.text for other in texts) > 2:
                found.append((one, match))
    spot = pick(rng, [one for one, _ in found])
    if spot is None:
        return None
    word = next(match for one, match in found if one is spot)
    new = {"Crebis": rng.choice(("CREBIS", "Crébis"))}.get(word) or (
        word.capitalize() if word.isupper() else word.upper()
    )
    return swapped(spot, spot.text.replace(word, rng.choice((new, ".".join(word) + ".")) if word.isupper() else new, 1))


def _quoted(rows: Sequence[tuple[str, str]], codes: Sequence[str], name: str) -> Class:
    """A class of what an anonymous quotation must not say."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [
            one
            for one in ground.spots
            if one.lang
            and len(one.text) > 15
            and (one.name.casefold() in ("citation", "citations", "citaat") or one.sort == "quote")
        ]
        spot = pick(rng, found)
        return (
            swapped(spot, f"{spot.text.rstrip()} {rng.choice(rows)[0 if spot.lang == 'fr' else 1]}") if spot else None
        )

    return Class(name, "private", tuple(codes), make, also=("L02", "L05"), kinds=("research_synthesis",))


CLASSES = (
    Class("a person one letter off in a passage", "names", NEAR, _near(_letter, False)),
    Class("a person one letter off in a field", "names", ("G01", "G02", *NEAR), _near(_letter, True)),
    Class("a given name one letter off", "names", NEAR, _near(_first, False)),
    Class("accents of a person gone", "names", ("L", *NEAR), _near(_plain, False)),
    Class("a person unknown in a field", "names", ("G01", "G"), _stranger, also=("A03",)),
    Class("an organisation one letter off in a passage", "names", NEAR, _near(_letter, False, "organisations")),
    Class(
        "an organisation one letter off in a field",
        "names",
        ("G01", "G02", *NEAR),
        _near(_letter, True, "organisations"),
    ),
    Class("an acronym spelt otherwise", "names", ("G", "K", "A"), _acronym),
    _quoted(
        [
            ("Salomé Vandorenne m’a aidée.", "Salomé Vandorenne heeft mij geholpen."),
            ("C’est Monsieur Lambrechts qui l’a dit.", "Het was meneer Lambrechts die dat zei."),
            ("Ma voisine Fatiha Bouazza m’aide.", "Mijn buurvrouw Fatiha Bouazza helpt mij."),
        ],
        ("S05", "K", "G"),
        "a person named in a quotation",
    ),
    _quoted(
        [
            ("Appelez-moi au 0475 12 34 56.", "Bel mij op 0475 12 34 56."),
            ("J’habite rue du Fort 12.", "Ik woon in de Fortstraat 12."),
            ("Écrivez à samira.b@gmail.com.", "Schrijf naar samira.b@gmail.com."),
        ],
        ("S06", "K", "G"),
        "an address in a quotation",
    ),
)
"""The classes of this subject."""
