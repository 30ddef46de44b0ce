"""What is not finished: words to come, remarks of people at work, sentences cut short, words typed twice."""

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.spots import Edit, Planted, Spot

UNFINISHED = ("R46", "V17", "C05", "R24", "W")
_CUT = {
    "fr": ["et les", "de la", "dans le", "pour que", "avec un"],
    "nl": ["en de", "van het", "in een", "zodat", "met een"],
}


def _rewritten(name: str, change: Callable[[Spot, Random], str], codes: Sequence[str] = UNFINISHED) -> Class:
    """A class whose fault is made of the passage itself."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        text = change(spot, rng) if spot else ""
        return swapped(spot, text) if spot and text and text != spot.text else None

    return Class(name, "unfinished", tuple(codes), make, also=("L01", "L02", "L05"))


def _word_gone(sign: str) -> Callable[[Spot, Random], str]:
    """A word or a number in the middle of a passage with a sign in its place."""

    def change(spot: Spot, rng: Random) -> str:
        found = [
            one for one in re.finditer(r"(?<= )[\wà-ÿ’]{4,}(?= )", spot.text) if "{{" not in spot.text[: one.end()]
        ]
        if not found:
            return ""
        one = rng.choice(found)
        return spot.text[: one.start()] + sign + spot.text[one.end() :]

    return change


def _cut(spot: Spot, rng: Random) -> str:
    """The last sentence stops where something should follow."""
    words = spot.text.split()
    if len(words) < 12 or "{{" in spot.text or "[^" in spot.text:
        return ""
    return " ".join(words[: len(words) - rng.randrange(3, 6)]).rstrip(".,;:") + " " + rng.choice(_CUT[spot.lang])


def _cut_word(spot: Spot, rng: Random) -> str:
    """The last word stops in its middle."""
    text = spot.text.rstrip(" .!?")
    last = text.rpartition(" ")[2]
    return "" if len(last) < 8 or not last.isalpha() else text[: -rng.randrange(3, 5)]


def _word_twice(spot: Spot, rng: Random) -> str:
    """A short word typed twice."""
    wanted = {
        "fr": r"(?<= )(de|la|le|les|et|dans|pour|une|un|que|des)(?= )",
        "nl": r"(?<= )(de|het|een|en|van|voor|met|in|op)(?= )",
    }
    found = list(re.finditer(wanted[spot.lang], spot.text))
    if not found:
        return ""
    one = rng.choice(found)
    return f"{spot.text[: one.end()]} {one[0]}{spot.text[one.end() :]}"


def _sentence_twice(spot: Spot, rng: Random) -> str:
    """A sentence pasted twice."""
    first, mark, rest = spot.text.partition(". ")
    if "{{" in spot.text or "[^" in spot.text or len(first) < 25:
        return ""
    return f"{first}. {first}. {rest}" if mark else f"{spot.text} {spot.text}"


def _empty_note(ground: Ground, rng: Random) -> Planted | None:
    """A footnote without text."""
    spot = pick(rng, ground.of_sort("note"))
    if spot is None:
        return None
    how = "note emptied" if spot.form == "docx" else "replace"
    return planted([Edit(spot.file, how, spot.at, "")], [spot], f"note {spot.text[:60]!r} → nothing")


def _empty_item(ground: Ground, rng: Random) -> Planted | None:
    """An item of a list without words."""
    spot = pick(rng, [one for one in ground.items if one.lang])
    if spot is None:
        return None
    near = [one for one in ground.spots if one.file == spot.file and one.heading == spot.heading]
    at = [spot, *near, *(twin for one in near if (twin := ground.twin(one)))]
    return planted([replace(spot, "")], at, f"item {spot.text[:60]!r} → nothing")


CLASSES = (
    _rewritten("XXX for a word", _word_gone("XXX")),
    _rewritten("xx for a word", _word_gone("xxxx")),
    _rewritten("??? for a word", _word_gone("???")),
    _rewritten("dots for a word", _word_gone("…………")),
    _rewritten("underscores for a word", _word_gone("_______")),
    _rewritten("sentence cut short", _cut),
    _rewritten("word cut short", _cut_word, (*UNFINISHED, "L")),
    _rewritten("word twice", _word_twice),
    _rewritten("sentence twice", _sentence_twice),
    Class("footnote without text", "unfinished", ("R28", "W"), _empty_note, also=("A29", "L02")),
    Class("item without words", "unfinished", ("W", "A16", "L01"), _empty_item, also=("L01",)),
)
"""The classes of this subject."""
