"""What is missing, and from whom: person, document, file, section, as the page of findings groups it, urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import quote

from flows.digest.messages import Words
from flows.digest.model import Digest, Dossier, Point
from flows.digest.said import counted, day_said, deadline_said, is_near, left_said
from imprimatur.language.folding import fold


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is missing, what to do, where, since when and by what day. `soon` marks a day near or past.

    `reference` is that of the finding on the page of its dossier.
    """

    what: str
    remedy: str
    where: str
    since: str
    due: str
    soon: bool
    fresh: bool
    places: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one section of a file."""

    section: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class File:
    """The sections of one file that has something to be mended."""

    name: str
    parts: tuple[Part, ...]

    @property
    def remedies(self) -> tuple[tuple[str, tuple[tuple[str, Line], ...]], ...]:
        """What to do, each once, with the lines that it mends, each after its section unless it names that itself."""
        found: dict[str, list[tuple[str, Line]]] = {}
        for part in self.parts:
            for line in part.lines:
                section = "" if part.section in line.what else part.section
                found.setdefault(line.remedy, []).append((section, line))
        return tuple((remedy, tuple(lines)) for remedy, lines in found.items())


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has to settle in one document; `page` is where its page of findings stands,
    `href` the address of it from the page of the digest, `name` the kind and slug of the document. `since` is said
    where all of it waits since one day.
    """

    title: str
    sort: str
    page: str
    href: str
    deadline: str
    soon: bool
    since: str
    count: int
    files: tuple[File, ...]
    more: int = 0
    name: str = ""

    def shortened(self, most: int) -> "Share":
        """The same with no more than `most` lines; `more` counts those left out."""
        left, files = most, []
        for file in self.files:
            parts = []
            for part in file.parts:
                if kept := part.lines[: max(left, 0)]:
                    parts.append(replace(part, lines=kept))
                left -= len(part.lines)
            if parts:
                files.append(replace(file, parts=tuple(parts)))
        return replace(self, files=tuple(files), more=max(-left, 0))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and what waits for them; the name is said in words where nobody is named."""

    name: str
    count: int
    shares: tuple[Share, ...]


Names = tuple[str, ...]
"""The names by which dossiers call one person."""


def held(digest: Digest, owners: Names | None = None) -> dict[str, list[tuple[Dossier, list[Point]]]]:
    """The points by owner, then by document, what is nobody's last; under one name, those of one person's names."""
    found: dict[str, list[tuple[Dossier, list[Point]]]] = {}
    asked = owners or ()
    names = {fold(owner): asked[0] for owner in asked}
    for dossier in digest.dossiers:
        mine: dict[str, list[Point]] = {}
        for point in dossier.points:
            if owners is None or fold(point.owner) in names:
                mine.setdefault(names.setdefault(fold(point.owner), point.owner), []).append(point)
        for name, points in mine.items():
            found.setdefault(name, []).append((dossier, points))
    return {name: found[name] for name in sorted(found, key=lambda name: (not name, fold(name), name))}


def people(digest: Digest, words: Words, owners: Names | None = None) -> tuple[Person, ...]:
    """Everybody who has something to settle, with their documents, the most urgent first."""
    return tuple(_person(name, shares, digest, words) for name, shares in held(digest, owners).items())


def _person(name: str, shares: list[tuple[Dossier, list[Point]]], digest: Digest, words: Words) -> Person:
    ordered = sorted(shares, key=lambda one: urgency(*one))
    made = tuple(_share(dossier, points, digest, words) for dossier, points in ordered)
    return Person(name or words("nobody"), sum(one.count for one in made), made)


def urgency(dossier: Dossier, points: Iterable[Point]) -> tuple[date, date, str]:
    """How urgent the points of a document are: by the first day asked for, then by how long they wait."""
    held = list(points)
    return (first_day(dossier, held) or date.max, min(one.since for one in held), dossier.name)


def first_day(dossier: Dossier, points: Iterable[Point]) -> date | None:
    """The first day by which some points of a document are asked for: their own, or that of the document."""
    days = [one.due for one in points if one.due] + ([dossier.deadline.day] if dossier.deadline else [])
    return min(days, default=None)


def _share(dossier: Dossier, points: list[Point], digest: Digest, words: Words) -> Share:
    days = {one.since for one in points}
    since = _since(days.pop(), digest, words) if len(days) == 1 else ""
    by_file = sorted(points, key=lambda one: (one.file.of(words.lang),))
    files = [
        File(words.of(name), tuple(_parts(list(group), not since, digest, words)))
        for name, group in groupby(by_file, key=lambda one: one.file)
    ]
    return Share(
        words.of(dossier.title),
        words.of(dossier.sort),
        dossier.page and f"outputs/{dossier.page}.{words.lang}.html",
        dossier.page and f"../{quote(dossier.page)}.{words.lang}.html",
        deadline_said(dossier.deadline, digest.today, words),
        is_near(dossier.deadline.day if dossier.deadline else None, digest.today),
        since,
        sum(one.count for one in points),
        tuple(files),
        name=dossier.name,
    )


def _parts(points: list[Point], dated: bool, digest: Digest, words: Words) -> Iterable[Part]:
    order = list(dict.fromkeys(one.section for one in points))
    ordered = sorted(points, key=lambda one: (order.index(one.section), one.due or date.max))
    for section, group in groupby(ordered, key=lambda one: one.section):
        yield Part(words.of(section), tuple(_line(one, dated, digest, words) for one in group))


def _since(day: date, digest: Digest, words: Words) -> str:
    """Since when something waits; nothing of what is told for the first time."""
    return "" if day == digest.today else words("since", date=day_said(day, words.lang))


def _line(one: Point, dated: bool, digest: Digest, words: Words) -> Line:
    due = (
        words("due", date=day_said(one.due, words.lang), left=left_said(one.due, digest.today, words))
        if one.due
        else ""
    )
    what = words.of(one.what, one.quoted)
    return Line(
        f"{what} {words(f'also_{one.also}')}" if one.also else what,
        words.of(one.remedy, one.quoted),
        words.of(one.place),
        _since(one.since, digest, words) if dated else "",
        due,
        is_near(one.due, digest.today),
        one.fresh,
        "" if one.count == 1 or one.also else counted(words, "places", one.count),
        one.reference,
    )
