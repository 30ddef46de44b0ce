"""Classes that are data (`said/*.yaml`): what is added to a passage, or typed into a cell.

A row says what is `added` to one language; or what is `right` in French and Dutch and what is `wrong` instead, in one
of them, in both where the class is `translated` (who translates a text believes its figures); or what is `asked` of
people in the portrait of an offer. `values` are typed in the place of the `fields`, or columns (`in_rows`), of that
name, or of any `cells`.
A class whose file is `silent.yaml` has rows that are right alone.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from bench.faults.ground import OTHER, Class, Ground, pick, planted, replace
from bench.faults.spots import Planted, Spot

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
_SIDE = {"fr": 0, "nl": 1}
_PORTRAIT = re.compile(
    r"profil|compét|qualit|savoir|vaardig|eigensch|persoonl|kennis|expérience|diplôme|valeurs|disponib"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def values(ground: Ground, rng: Random) -> dict[str, str]:
    """What sentences are filled with: the year that a dossier tells of and those around it, a day and its weekday."""
    year = ground.host.year
    day = date(year, rng.randrange(2, 7), rng.randrange(4, 28))
    wrong = (day.weekday() + rng.randrange(1, 7)) % 7
    return {
        "year": str(year),
        "before": str(year - 1),
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


def classes(file: str) -> tuple[Class, ...]:
    """The classes of a file of `said/`; its name is their subject."""
    found = YAML(typ="safe", pure=True).load((Path(__file__).parent / "said" / f"{file}.yaml").read_text("utf-8"))
    return tuple(_class(file, entry) for entry in found)


def _class(subject: str, entry: Mapping[str, Any]) -> Class:
    make = partial(_typed, entry) if "values" in entry else partial(_said, subject, entry)
    lists = {name: tuple(entry.get(name, ())) for name in ("codes", "also", "kinds")}
    return Class(entry["class"], subject, make=make, is_silent=subject == "silent", **lists)


def _said(subject: str, entry: Mapping[str, Any], ground: Ground, rng: Random) -> Planted | None:
    """A sentence added to a passage, to its translation too where it is right or translated there."""
    row = rng.choice(entry["rows"])
    told = values(ground, rng)
    texts = {sort: [one.format(**told) for one in pair] for sort, pair in row.items()}
    if "asked" in row:
        return _asked(ground, rng, texts["asked"], subject == "silent")
    new = texts.get("added") or texts.get("wrong") or texts["right"]
    spot = pick(rng, [one for one in ground.prose if new[_SIDE[one.lang]]])
    if spot is None:
        return None
    twin = ground.twin(spot)
    assert twin
    if "added" in row and not entry.get("translated"):
        return planted([replace(spot, added(spot, new[_SIDE[spot.lang]]))], [spot], f"+ {new[_SIDE[spot.lang]]}")
    faulty = (spot, twin) if "right" not in row or "wrong" not in row or entry.get("translated") else (spot,)
    edits = []
    for one in (spot, twin):
        sentence = (new if one in faulty else texts["right"])[_SIDE[one.lang]]
        edits.append(replace(one, added(one, sentence)))
    return planted(edits, faulty, " / ".join(new[_SIDE[one.lang]] for one in faulty))


def _asked(ground: Ground, rng: Random, texts: list[str], is_silent: bool) -> Planted | None:
    """Something asked in the portrait of who is looked for: in the place of an item, or after a text.

    What is right is asked in both languages.
    """
    found = [one for one in ground.spots if one.lang in OTHER and one.sort in ("item", "cell") and len(one.text) > 8]
    about = [one for one in found if _PORTRAIT.search((one.heading if one.sort == "item" else one.name).casefold())]
    spot = pick(rng, [one for one in about if texts[_SIDE[one.lang]] and (twin := ground.twin(one)) and twin.text])
    if spot is None:
        return None
    twin = ground.twin(spot)
    pair = [one for one in (spot, twin) if one and texts[_SIDE[one.lang]]] if is_silent else [spot]
    said = {one: texts[_SIDE[one.lang]] for one in pair}
    edits = [replace(one, text if one.sort == "item" else f"{one.text}; {text}") for one, text in said.items()]
    return planted(edits, pair, f"asks: {said[spot]}")


def _typed(entry: Mapping[str, Any], ground: Ground, rng: Random) -> Planted | None:
    """A value typed in the place of another."""
    spot = pick(rng, list(_cells(entry, ground)))
    if spot is None:
        return None
    year = int(_said_year(spot.text) or ground.host.year)
    given = entry["values"] if isinstance(entry["values"], list) else entry["values"][spot.lang or "fr"]
    text = rng.choice(given).format(year=year, before=year - 1, after=year + 1, far=year + 6)
    if text == spot.text:
        return None
    others = [one for one in ground.cells if one.name.casefold() in entry.get("against", ())]
    if "against" in entry and not others:
        return None
    return planted([replace(spot, text)], [spot, *others], f"{spot.name}: {spot.text[:60]} → {text}")


def _cells(entry: Mapping[str, Any], ground: Ground) -> Iterator[Spot]:
    """The cells that a class of values may change: of some fields, or all texts, or all days."""
    for one in ground.cells:
        if "fields" in entry:
            is_one = one.name.casefold() in entry["fields"] and (one.row >= 0) == entry.get("in_rows", False)
        elif entry["cells"] == "days":
            is_one = bool(_said_year(one.text))
        else:
            is_one = one.lang in OTHER and len(one.text) > 8 and "{{" not in one.text
        if is_one:
            yield one


def _said_year(text: str) -> str:
    """The year of a text short enough to be a date."""
    match = _YEAR.search(text) if len(text) < 26 else None
    return match[0] if match else ""
