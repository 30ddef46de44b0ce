"""Figures: a passage against its table, one language against the other, parts against their whole."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from bench.faults.ground import Class, Ground, Make, pick, planted, replace, swapped
from bench.faults.spots import Edit, Place, Planted, Spot

_NUMBER = re.compile(r"(?<![\w,./-])(\d{1,3}(?:[ .\u202f\u00a0]\d{3})+|\d{1,4})(?:,(\d+))?(?![\w/]|[.,]\d| h\b)")
_YEAR = range(1900, 2100)
WORDS = {
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(),
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split(),
}
"""Small numbers as they are written in words, from one."""


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The whole numbers of a text that are no years, dates or parts of expressions."""
    for match in _NUMBER.finditer(text):
        value = value_of(match[1])
        around = text[max(match.start() - 12, 0) : match.end() + 12]
        if value not in _YEAR and "{{" not in text[: match.start()][-60:] and not re.search(r"\d[-/]|http|€", around):
            yield match


def value_of(typed: str) -> int:
    """The number that was typed."""
    return int(re.sub(r"\D", "", typed))


def mistyped(value: int, rng: Random) -> int:
    """A number that a distracted person types for another: one more, one less, two digits exchanged."""
    digits = str(value)
    found = [value + 1, value - 1 if value > 2 else value + 2, value + 3]
    if len(digits) > 1 and digits[-1] != digits[-2]:
        found.append(int(digits[:-2] + digits[-1] + digits[-2]))
    return rng.choice([one for one in found if one > 1 and one != value])


def _typed(value: int, like: str) -> str:
    """A number typed as another is."""
    mark = next((one for one in like if not one.isdigit()), "")
    return f"{value:,}".replace(",", mark) if mark else str(value)


def _one_language(sorts: Sequence[str]) -> Make:
    """A figure that one language changes alone."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [
            one
            for one in ground.of_sort(*sorts)
            if (twin := ground.twin(one)) and any(numbers(one.text)) and any(numbers(twin.text))
        ]
        spot = pick(rng, found)
        twin = ground.twin(spot) if spot else None
        if not spot or not twin:
            return None
        match = rng.choice([*numbers(spot.text)])
        new = _typed(mistyped(value_of(match[1]), rng), match[1])
        text = spot.text[: match.start()] + new + spot.text[match.start() + len(match[1]) :]
        return planted([replace(spot, text)], [spot, twin], f"{match[0]} → {new} in {spot.text[:60]!r}")

    return make


def _told(ground: Ground) -> list[tuple[Spot, re.Match[str], Spot]]:
    """Numbers of passages that a field or a table of the dossier says too, of the same thing."""
    cells = [
        one
        for one in ground.cells
        if one.form != "docx" and re.fullmatch(r"[\d .]+", one.text) and value_of(one.text) > 1
    ]
    by_value: dict[int, list[Spot]] = {}
    for one in cells:
        by_value.setdefault(value_of(one.text), []).append(one)
    found = []
    for spot in ground.prose + [one for one in ground.items if one.lang]:
        for match in numbers(spot.text):
            noun = _stem(spot.text[match.end() : match.end() + 24])
            for cell in by_value.get(value_of(match[1]), []):
                named = {_stem(word) for word in re.findall(r"[\w’-]+", _about(ground, cell).casefold())}
                if noun and noun in named:
                    found.append((spot, match, cell))
    return found


def _about(ground: Ground, cell: Spot) -> str:
    """The words that say what a cell counts: its name, and the texts of its row."""
    row = [
        one.text
        for one in ground.cells
        if one.file == cell.file and one.table == cell.table and one.row == cell.row and one.row >= 0
    ]
    return " ".join((cell.name, *row))


def _stem(text: str) -> str:
    words = re.findall(r"[a-zà-ÿ]+", text.casefold())
    return words[0][:5] if words and len(words[0]) > 3 else ""


def _against_table(in_words: bool) -> Make:
    """A number of a passage, changed in both languages, that the data of the dossier contradict."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = _told(ground)
        found = [one for one in found if not in_words or 2 < value_of(one[1][1]) < 16]
        if not found:
            return None
        spot, match, cell = rng.choice(found)
        twin = ground.twin(spot)
        new = mistyped(value_of(match[1]), rng)
        edits = []
        for one in [spot, *([twin] if twin else [])]:
            same = [other for other in numbers(one.text) if value_of(other[1]) == value_of(match[1])]
            if same:
                said = WORDS[one.lang][new - 1] if in_words else _typed(new, same[0][1])
                edits.append(
                    replace(one, one.text[: same[0].start()] + said + one.text[same[0].start() + len(same[0][1]) :])
                )
        at = [spot, *([twin] if twin else []), cell]
        return planted(edits, at, f"{match[0]} → {new} against {cell.place} ({cell.name}) in {spot.text[:70]!r}")

    return make


def _total(ground: Ground, rng: Random) -> Planted | None:
    """A row of totals with a wrong sum below a table of amounts."""
    found = []
    for one in ground.spots:
        below = [cell for cell in ground.cells if (cell.file, cell.table, cell.name) == (one.file, one.table, one.name)]
        if (
            one.sort == "header"
            and one.form in ("csv", "xlsx")
            and one.name in ("Montant", "ETP", "Effectif")
            and len(below) > 1
        ):
            found.append((one, below))
    if not found:
        return None
    head, below = rng.choice(found)
    amounts = [float(re.sub(r"[^\d,]", "", one.text).replace(",", ".") or 0) for one in below]
    wrong_sum = int(sum(amounts)) + rng.choice((10, 100, 1000) if sum(amounts) > 900 else (2, 3))
    last = below[-1]
    width = len(
        [
            one
            for one in ground.spots
            if one.sort == "header" and one.file == head.file and one.place.sheet == head.place.sheet
        ]
    )
    row = ["Total", *[""] * (width - 1)]
    row[int(head.at[-1]) - (1 if head.form == "xlsx" else 0)] = f"{wrong_sum}"
    if head.form == "csv":
        places = (Place(head.file, lines=(int(last.at[0]) + 2, int(last.at[0]) + 2)),)
    else:
        number = int(last.at[1]) + 1
        places = (
            Place(
                head.file, sheet=head.place.sheet, cells=tuple(f"{letter}{number}" for letter in ["", *"ABCDEFGHIJKLM"])
            ),
        )
    edit = Edit(head.file, "row after", last.at, "\t".join(row))
    return Planted(
        (edit,), places, f"total {wrong_sum} for {sum(amounts)}", also=("T20",), form=f"{head.form} row", lang=""
    )


def _share(ground: Ground, rng: Random) -> Planted | None:
    """A share above a hundred in a table of shares."""
    found = [one for one in ground.cells if re.fullmatch(r"\d{1,2}", one.text) and _is_percent(ground, one)]
    spot = pick(rng, found)
    return swapped(spot, str(rng.choice((157, 130, 412, 1000)))) if spot else None


def _is_percent(ground: Ground, cell: Spot) -> bool:
    return any(
        one.text == "%" and one.row == cell.row and one.file == cell.file and one.place.sheet == cell.place.sheet
        for one in ground.cells
    )


_GIVEN = ("D", "A25", "A03")
CLASSES = (
    Class(
        "a figure of a passage in one language",
        "figures",
        ("L02", "L06", "D"),
        _one_language(("paragraph", "item", "quote", "note")),
    ),
    Class("a figure of a cell in one language", "figures", ("L02", "L06", "D"), _one_language(("cell",))),
    Class("a figure of a passage against the data", "figures", (*_GIVEN, "A", "F"), _against_table(False)),
    Class(
        "a figure in words against the data",
        "figures",
        (*_GIVEN, "A", "F", "L06", "L02"),
        _against_table(True),
        also=("L06", "L02"),
    ),
    Class("a share above a hundred in a cell", "figures", ("D", "T05", "S", "V"), _share),
    Class("a row of totals that is wrong", "figures", ("T21", "D", "F05"), _total, also=("T20",)),
)
"""The classes of this subject."""
