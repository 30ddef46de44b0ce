"""Rows, cells and blocks: twice, empty, in one language only."""

import re
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.spots import Edit, Place, Planted, Spot

_COLUMNS = ("", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def row_of(spot: Spot, by: int = 0) -> Place:
    """The whole row of a cell, or one below it."""
    if spot.form == "csv":
        return Place(spot.file, lines=(spot.place.lines[0] + by,) * 2)
    if spot.form == "xlsx":
        row = int(spot.at[1]) + by
        return Place(spot.file, sheet=str(spot.at[0]), cells=tuple(f"{letter}{row}" for letter in _COLUMNS))
    return spot.place


def _tables(ground: Ground) -> list[Spot]:
    """The first cell of every row of a table in a workbook or a CSV."""
    seen: set[tuple[str, str, int]] = set()
    found = []
    for one in ground.cells:
        key = (one.file, one.place.sheet, one.row)
        if one.form in ("csv", "xlsx") and one.table and key not in seen:
            seen.add(key)
            found.append(one)
    return found


def _row_twice(ground: Ground, rng: Random) -> Planted | None:
    """A row pasted twice."""
    spot = pick(rng, _tables(ground))
    if spot is None:
        return None
    shift = (spot.file, spot.place.sheet, int(spot.at[1 if spot.form == "xlsx" else 0]) + (spot.form == "csv"), 1)
    return Planted(
        (Edit(spot.file, "row after", spot.at),),
        (row_of(spot), row_of(spot, 1)),
        f"row of {spot.text[:40]!r} twice",
        shift=shift,
        form=f"{spot.form} row",
        lang=spot.lang,
    )


def _one_side(ground: Ground, rng: Random) -> Planted | None:
    """A row or a field with one of its languages emptied."""
    found = [
        one
        for one in ground.cells
        if one.lang and (twin := ground.twin(one)) and twin.text.strip() and one.form in ("csv", "xlsx")
    ]
    spot = pick(rng, found)
    return _emptied(spot) if spot else None


def _emptied(spot: Spot) -> Planted:
    place = spot.place if spot.form == "xlsx" else row_of(spot)
    return Planted(
        (replace(spot, ""),),
        (place,),
        f"{spot.name} {spot.lang}: {spot.text[:50]!r} → empty",
        form=f"{spot.form} {spot.sort}",
        lang=spot.lang,
    )


def _text_gone(ground: Ground, rng: Random) -> Planted | None:
    """A text of a YAML file emptied in one language."""
    found = [one for one in ground.cells if one.form == "yaml" and one.lang and ground.twin(one) and len(one.text) > 10]
    spot = pick(rng, found)
    return swapped(spot, "") if spot else None


def _part_gone(ground: Ground, rng: Random) -> Planted | None:
    """The text below a heading removed in one language."""
    spots = [one for one in ground.spots if one.form in ("md", "docx") and one.lang]
    found = []
    for before, one, after in zip(spots, spots[1:], [*spots[2:], None], strict=False):
        alone = before.sort == "heading" and one.sort == "paragraph" and (after is None or after.sort == "heading")
        if alone and before.file == one.file:
            found.append((before, one))
    if not found:
        return None
    heading, spot = rng.choice(found)
    twin = ground.twin(heading)
    at = [heading, spot, *([twin] if twin else [])]
    return planted(
        [Edit(spot.file, "replace", spot.at, "") if spot.form == "docx" else Edit(spot.file, "remove", spot.at)],
        at,
        f"text below {heading.text!r} gone",
        also=("L02", "L01", "C03", "S"),
    )


def _item_gone(ground: Ground, rng: Random) -> Planted | None:
    """An item of a list in one language only."""
    found = [one for one in ground.items if one.lang and ground.twin(one)]
    spot = pick(rng, found)
    if spot is None:
        return None
    by = (spot.file, "", spot.place.paragraph or spot.place.lines[0], -1)
    near = [
        one
        for one in ground.spots
        if one.file == spot.file and one.sort in ("item", "heading", "paragraph") and one.heading == spot.heading
    ]
    twins = [twin for one in near if (twin := ground.twin(one))]
    return planted(
        [Edit(spot.file, "remove", spot.at)], [*near, *twins], f"item {spot.text[:50]!r} gone", shift=by, also=("L02",)
    )


def _chapter_gone(ground: Ground, rng: Random) -> Planted | None:
    """A whole narrative missing in one language."""
    files = [name for name in ground.host.files if re.search(r"\.(fr|nl)\.(md|docx)$", name)]
    if not files:
        return None
    file = rng.choice(files)
    lang = "nl" if ".nl." in file else "fr"
    other = file.replace(f".{lang}.", f".{'fr' if lang == 'nl' else 'nl'}.")
    return Planted(
        (Edit(file, "remove file"),),
        (Place(other), Place(file), Place(path="chapters")),
        f"{file} missing",
        also=("C", "L", "A", "S", "F", "J"),
        form="file",
        lang=lang,
    )


CLASSES = (
    Class("row twice", "structure", ("T04", "A12", "F", "S01", "J12", "T02"), _row_twice, also=("A", "F", "S", "T")),
    Class("cell of one language empty", "structure", ("C", "T03"), _one_side),
    Class("text of one language empty", "structure", ("C", "T03"), _text_gone),
    Class("text below a heading gone", "structure", ("T07", "C03", "L01", "C01"), _part_gone),
    Class("item in one language only", "structure", ("L01", "L02"), _item_gone, also=("A16",)),
    Class("narrative of one language missing", "structure", ("C03", "C01", "A28", "C07"), _chapter_gone),
)
"""The classes of this subject."""
