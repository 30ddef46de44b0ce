"""Classes made of sentences: one is added to a passage in both languages, and in one of them something is wrong."""

from collections.abc import Sequence
from datetime import date
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace
from bench.faults.spots import Planted, Spot

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
Pair = tuple[str, str]
"""A sentence in French and in Dutch."""


def values(ground: Ground, rng: Random) -> dict[str, str]:
    """What sentences can be filled with: the year that the dossier tells of and those around it, a day and its weekday."""
    year = ground.host.year
    day = date(year, rng.randrange(2, 7), rng.randrange(4, 28))
    wrong = (day.weekday() + rng.randrange(1, 7)) % 7
    return {
        "year": str(year),
        "before": str(year - 1),
        "long": str(year - 2),
        "after": str(year + 1),
        "d": str(day.day),
        "later": str(day.day + 1 if day.day < 27 else 27),
        "earlier": str(max(day.day - 3, 1)),
        "m_fr": MONTHS["fr"][day.month - 1],
        "m_nl": MONTHS["nl"][day.month - 1],
        "mm": f"{day.month:02}",
        "dd": f"{day.day:02}",
        "day_fr": DAYS["fr"][day.weekday()],
        "day_nl": DAYS["nl"][day.weekday()],
        "no_fr": DAYS["fr"][wrong],
        "no_nl": DAYS["nl"][wrong],
    }


def added(spot: Spot, sentence: str) -> str:
    """The text of a spot with a sentence at its end."""
    return f"{spot.text.rstrip()} {sentence}"


def both(ground: Ground, spot: Spot, texts: dict[str, str], wrong: Sequence[str], **more: object) -> Planted:
    """A passage and its twin with a sentence each; the fault is in the languages `wrong`."""
    twin = ground.twin(spot)
    assert twin
    pair = [spot, twin]
    edits = [replace(one, added(one, texts[one.lang])) for one in pair]
    places = [one for one in pair if one.lang in wrong] or pair
    shown = " / ".join(texts[one.lang] for one in places)
    return planted(edits, places, shown, **more)


def wrong(
    name: str,
    subject: str,
    codes: Sequence[str],
    rows: Sequence[tuple[str, str, str, str]],
    also: Sequence[str] = (),
    kinds: Sequence[str] = (),
    translated: bool = False,
) -> Class:
    """A class whose rows say a thing rightly in French and Dutch, then wrongly in French and Dutch.

    A `translated` fault is in both: who translates a text believes its figures.
    """

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        if spot is None:
            return None
        told = values(ground, rng)
        row = [one.format(**told) for one in rng.choice(rows)]
        faulty = ("fr", "nl") if translated else (rng.choice(("fr", "nl")),)
        texts = {"fr": row[2] if "fr" in faulty else row[0], "nl": row[3] if "nl" in faulty else row[1]}
        return both(ground, spot, texts, faulty)

    return Class(name, subject, tuple(codes), make, tuple(also), kinds=tuple(kinds))


def alone(
    name: str,
    subject: str,
    codes: Sequence[str],
    rows: Sequence[Pair],
    also: Sequence[str] = (),
    translated: bool = False,
) -> Class:
    """A class whose rows are what is added to a passage of one language only, or of both where `translated`."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        if spot is None:
            return None
        row = [one.format(**values(ground, rng)) for one in rng.choice(rows)]
        if translated:
            return both(ground, spot, {"fr": row[0], "nl": row[1]}, ("fr", "nl"))
        text = row[0 if spot.lang == "fr" else 1]
        return planted([replace(spot, added(spot, text))], [spot], f"+ {text}")

    return Class(name, subject, tuple(codes), make, tuple(also))


def silent(name: str, rows: Sequence[Pair], kinds: Sequence[str] = ()) -> Class:
    """A silent class whose rows are right in both languages."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        if spot is None:
            return None
        told = values(ground, rng)
        texts = dict(zip(("fr", "nl"), (one.format(**told) for one in rng.choice(rows)), strict=True))
        return both(ground, spot, texts, ["fr", "nl"])

    return Class(name, "silent", (), make, is_silent=True, kinds=tuple(kinds))
