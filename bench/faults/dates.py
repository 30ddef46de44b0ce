"""Days, periods and the order of things: in passages and in cells."""

import re
from datetime import date
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.sentences import DAYS, MONTHS
from bench.faults.spots import Planted, Spot


def _moved(ground: Ground, rng: Random) -> Planted | None:
    """A weekday in a cell that is not that of its date."""
    pattern = re.compile(rf"\b({'|'.join([*DAYS['fr'], *DAYS['nl']])}) (?=\d)")
    found = [one for one in ground.cells if pattern.search(one.text)]
    spot = pick(rng, found)
    match = pattern.search(spot.text) if spot else None
    if not spot or not match:
        return None
    days = DAYS["fr"] if match[1] in DAYS["fr"] else DAYS["nl"]
    other = rng.choice([one for one in days if one != match[1]])
    return swapped(spot, spot.text.replace(match[1], other, 1))


def _with_weekday(ground: Ground, rng: Random) -> Planted | None:
    """A weekday written before a date of a cell, and not the right one."""
    found = [(one, day) for one in ground.cells if (day := day_of(one.text)) and one.name.casefold() != "au"]
    if not found:
        return None
    spot, day = rng.choice(found)
    names = DAYS[spot.lang or "fr"]
    name = names[(day.weekday() + rng.randrange(1, 7)) % 7]
    month = MONTHS[spot.lang or "fr"][day.month - 1]
    return swapped(spot, f"{name} {day.day} {month} {day.year}")


def day_of(text: str) -> date | None:
    """The day that a cell says: `15/01/2027`, `1er mars 2027`."""
    match = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text.strip())
    if match:
        return date(int(match[3]), int(match[2]), int(match[1]))
    match = re.fullmatch(r"(?:[a-z]+ )?(\d\d?)(?:er)? ([a-zéû]+) (\d{4})", text.strip())
    for names in MONTHS.values():
        if match and match[2] in names:
            return date(int(match[3]), names.index(match[2]) + 1, int(match[1]))
    return None


def _impossible(ground: Ground, rng: Random) -> Planted | None:
    """A day that no calendar has, in a cell that holds a date."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text)])
    day = day_of(spot.text) if spot else None
    if not spot or not day:
        return None
    text = rng.choice(
        (
            f"31/06/{day.year}",
            f"30/02/{day.year}",
            f"31 avril {day.year}",
            f"12/13/{day.year}",
            f"29 février {day.year // 4 * 4 + 1}",
            f"45/01/{day.year}",
        )
    )
    return swapped(spot, text)


def _backwards(ground: Ground, rng: Random) -> Planted | None:
    """A row whose end comes before its beginning."""
    pairs = [(one, other) for one in ground.cells for other in ground.cells if _is_span(one, other)]
    if not pairs:
        return None
    start, end = rng.choice(pairs)
    return planted([replace(start, _text(end)), replace(end, _text(start))], [start, end], f"{start.text} ⇄ {end.text}")


def _text(spot: Spot) -> str:
    return spot.text


def _is_span(one: Spot, other: Spot) -> bool:
    start, end = one.name.casefold(), other.name.casefold()
    same = one.file == other.file and one.table == other.table and one.row == other.row and one.text != other.text
    if (
        not same
        or not (year_of(one.text) and year_of(other.text))
        or year_of(one.text) + one.text == year_of(other.text) + other.text
    ):
        return False
    is_row = one.row >= 0 and (start, end) in {("début", "fin"), ("début du mandat", "fin du mandat")}
    return is_row or (one.row < 0 and start.startswith("début") and end.startswith("fin") and start[5:] == end[3:])


def year_of(text: str) -> str:
    """The year that a short text says."""
    match = re.search(r"\b(?:19|20)\d\d\b", text)
    return match[0] if match and len(text) < 30 else ""


def _far(ground: Ground, rng: Random) -> Planted | None:
    """A year of a date in a cell with two digits exchanged or another century."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text) and one.text.count("20") == 1])
    if spot is None:
        return None
    year = year_of(spot.text)
    typed = rng.choice((f"{year[0]}{year[2]}{year[1]}{year[3]}", f"{year[:2]}{year[3]}{year[2]}", str(int(year) - 100)))
    return swapped(spot, spot.text.replace(year, typed)) if typed != year else None


CLASSES = (
    Class("weekday of a date in a cell", "dates", ("V02", "D"), _with_weekday, also=("A21",)),
    Class("weekday changed in a cell", "dates", ("V02", "D", "A08"), _moved),
    Class("a day no calendar has, in a cell", "dates", ("V01", "V", "D"), _impossible),
    Class(
        "a period backwards in cells",
        "dates",
        ("T05", "J02", "A09", "F07", "S08", "D", "F08", "F10", "F28"),
        _backwards,
        also=("F", "S09", "J01", "A"),
    ),
    Class(
        "a year mistyped in a cell",
        "dates",
        ("V", "D", "A", "F", "J", "S", "T05", "L02"),
        _far,
        also=("F", "J", "S", "A", "L02", "D", "T04"),
    ),
)
"""The classes of this subject."""
