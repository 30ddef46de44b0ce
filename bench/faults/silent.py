"""Changes that are right: no class of this module may give any finding."""

from random import Random

from bench.faults.dates import day_of
from bench.faults.ground import Class, Ground, pick, planted, replace
from bench.faults.sentences import DAYS, MONTHS
from bench.faults.spots import Edit, Planted, Spot


def _weekday(ground: Ground, rng: Random) -> Planted | None:
    """The right weekday before a date of a cell."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text) and not one.lang and one.row < 0])
    day = day_of(spot.text) if spot else None
    if not spot or not day:
        return None
    text = f"{DAYS['fr'][day.weekday()]} {day.day} {MONTHS['fr'][day.month - 1]} {day.year}"
    return planted([replace(spot, text)], [spot], f"{spot.text} → {text}")


def _other_form(ground: Ground, rng: Random) -> Planted | None:
    """A date typed otherwise."""
    spot = pick(rng, [one for one in ground.cells if day_of(one.text) and not one.lang])
    day = day_of(spot.text) if spot else None
    if not spot or not day:
        return None
    text = rng.choice(
        (
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
            f"{day.day} {MONTHS['nl'][day.month - 1]} {day.year}",
            f"{day.year}-{day.month:02}-{day.day:02}",
        )
    )
    return planted([replace(spot, text)], [spot], f"{spot.text} → {text}")


def _two_punctuations(ground: Ground, rng: Random) -> Planted | None:
    """A list of a narrative without any punctuation, in both languages, where others have theirs."""
    found = [one for one in ground.items if one.lang == "fr" and one.form == "md" and ground.twin(one)]
    groups: dict[tuple[str, str], list[Spot]] = {}
    for one in found:
        groups.setdefault((one.file, one.heading), []).append(one)
    whole = [
        group
        for group in groups.values()
        if len(group) > 1 and all(not one.text.rstrip().endswith((":", "?")) for one in group)
    ]
    whole = [group for group in whole if all("," not in one.text[-2:] for one in group)]
    if not whole:
        return None
    group = rng.choice(whole)
    edits = []
    for one in group:
        for side in (one, ground.twin(one)):
            if side:
                edits.append(replace(side, side.text.rstrip(" ;.\u00a0\u202f")))
    return planted(edits, group, f"list below {group[0].heading!r} without punctuation")


def _totals(ground: Ground, rng: Random) -> Planted | None:
    """A row of totals that is right is only told, as advice: it is nothing wrong."""
    heads = [one for one in ground.spots if one.sort == "header" and one.form == "csv" and one.name == "Montant"]
    if not heads:
        return None
    head = rng.choice(heads)
    below = [one for one in ground.cells if one.file == head.file and one.name == "Montant"]
    total = sum(int("".join(filter(str.isdigit, one.text))) for one in below)
    width = sum(one.sort == "header" and one.file == head.file for one in ground.spots)
    row = ["Total", *[""] * (width - 1)]
    row[int(head.at[1])] = f"{total} €"
    return planted(
        [Edit(head.file, "row after", below[-1].at, "\t".join(row))], [head], f"total {total}", also=("T20",)
    )


CLASSES = (
    Class("two punctuations of lists", "silent", (), _two_punctuations, is_silent=True),
    Class("the right weekday in a cell", "silent", (), _weekday, is_silent=True),
    Class("a date typed otherwise", "silent", (), _other_form, is_silent=True),
    Class("a row of totals that is right", "silent", (), _totals, is_silent=True),
)
"""The classes of this subject."""
