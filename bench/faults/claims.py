"""What passages say of the values of a dossier (`said/claims.yaml`): rightly, or with another figure."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from bench.faults.figures import WORDS, mistyped, value_of
from bench.faults.ground import Class, Ground, Make, pick, planted, replace
from bench.faults.sentences import added
from bench.faults.spots import Planted, Spot

_CLAIMS: list[Mapping[str, Any]] = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "said" / "claims.yaml").read_text("utf-8")
)
_VALUE = re.compile(r"(\d[\d .\u202f\u00a0]*\d|\d)(?: ?(?:€|h|h/semaine))?")


def _told(ground: Ground) -> Iterator[tuple[Mapping[str, Any], Spot]]:
    """The claims that a dossier can make, with the cell that holds the value."""
    for claim in _CLAIMS:
        if claim["kind"] != ground.host.kind:
            continue
        for one in ground.cells:
            is_column = one.name.casefold() == claim["column"] and one.form != "docx" and not one.lang.strip("fr")
            is_table = one.table.casefold() == claim.get("table", "") and (one.row >= 0) == ("table" in claim)
            if is_column and is_table and _VALUE.fullmatch(one.text):
                yield claim, one


def _claimed(is_right: bool, in_words: bool = False) -> Make:
    """A claim added to a passage and its translation; a wrong one is of another figure than the cell's."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [(claim, cell) for claim, cell in _told(ground) if not in_words or 2 < _whole(cell) < 15]
        if not found:
            return None
        claim, cell = rng.choice(found)
        spot = pick(rng, ground.prose)
        twin = ground.twin(spot) if spot else None
        if spot is None or twin is None:
            return None
        value = _whole(cell) if is_right else mistyped(_whole(cell), rng)
        row = {one.name.casefold(): one.text for one in ground.cells if (one.file, one.table, one.row) == _row(cell)}
        edits = [replace(one, added(one, _sentence(claim, one.lang, value, row, in_words))) for one in (spot, twin)]
        shown = f"{_sentence(claim, spot.lang, value, row, in_words)} against {cell.place} ({cell.text})"
        return planted(edits, [spot, twin, cell], shown)

    return make


def _row(cell: Spot) -> tuple[str, str, int]:
    return (cell.file, cell.table, cell.row)


def _whole(cell: Spot) -> int:
    match = _VALUE.fullmatch(cell.text)
    return value_of(match[1]) if match else 0


def _sentence(claim: Mapping[str, Any], lang: str, value: int, row: Mapping[str, str], in_words: bool) -> str:
    mark = "\u202f" if lang == "fr" else "."
    number = WORDS[lang][value - 1] if in_words and value <= len(WORDS[lang]) else f"{value:,}".replace(",", mark)
    text: str = claim["says"][0 if lang == "fr" else 1]
    return text.format_map({**row, "n": number})


CLASSES = (
    Class("a claim that the data contradict", "figures", ("D", "A25", "A03"), _claimed(False)),
    Class("a claim in words that the data contradict", "figures", ("D", "A25", "A03"), _claimed(False, True)),
    Class("a claim that the data bear out", "silent", (), _claimed(True), is_silent=True),
    Class("a claim in words that the data bear out", "silent", (), _claimed(True, True), is_silent=True),
)
"""The classes of this subject."""
