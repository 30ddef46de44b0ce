"""Versions in words: a number and a day, who asked, who approved, what is wrong, what changed since."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from flows.clock import ZONE
from flows.versions.messages import Words, worded
from imprimatur.core.asked import How
from imprimatur.core.values import FlexDate
from imprimatur.language.formatting import format_date
from imprimatur.project import RECORD
from imprimatur.publishing.changes import Change
from imprimatur.publishing.versions.shelf import Fault
from imprimatur.publishing.versions.version import Version

SHOWN = 5
"""How many names of files are told; the rest is counted."""


def day(moment: date, words: Words) -> str:
    """A day as it is read: 12 mars 2027; in English as ISO writes it."""
    only = moment.date() if isinstance(moment, datetime) else moment
    return format_date(FlexDate(only), words.lang) if words.tongue != "en" else only.isoformat()


def title(version: Version, words: Words) -> str:
    """A version by its number and, where it is known, its day."""
    words = worded(words)
    if version.day is None:
        return words("version_undated", number=version.number)
    return words("version_of", number=version.number, day=day(version.day, words))


def untitled(number: int, words: Words) -> str:
    """A version of which nothing but its number is known."""
    return worded(words)("version_undated", number=number)


def lost(missing: Iterable[str], words: Words) -> Iterator[str]:
    """The inputs of a version that can no longer be had."""
    found = sorted(set(missing))
    if found:
        yield worded(words)("lost", names=names(found, words))


def short(version: Version, words: Words) -> str:
    """The same for a table, where its column says that it is a final."""
    words = worded(words)
    if version.day is None:
        return words("number", number=version.number)
    return words("number_of", number=version.number, day=day(version.day, words))


def asked(version: Version, words: Words) -> str:
    """Who asked for a version, when, and by what way."""
    words, one = worded(words), version.asked
    if one.moment is None:
        return words("asked_unknown")
    here = one.moment.astimezone(ZONE)
    time = words("time", hour=here.hour, minute=f"{here:%M}")
    if one.how is How.DROP_FOLDER:
        return words("asked_by_itself", day=day(here, words), time=time)
    how = words(f"how_{one.how.value or 'unknown'}")
    if one.by:
        return words("asked_by", by=one.by, how=how, day=day(here, words), time=time)
    return words("asked_by_nobody", how=how, day=day(here, words), time=time)


def approvals(version: Version, words: Words) -> Iterator[str]:
    """Who approved each language: one line a person and a day."""
    words = worded(words)
    for one in version.approvals:
        key = "approved_one" if one.texts == 1 else "approved"
        yield words(key, language=one.lang.upper(), by=one.by, day=day(one.on, words), count=one.texts)


def faults(found: Iterable[Fault], words: Words) -> Iterator[str]:
    """What somebody did to a version since it was published."""
    words = worded(words)
    for one in found:
        yield words(f"fault_{one.sort.value}", name=one.name)


def names(found: Iterable[str], words: Words) -> str:
    """Names of files in a row, the first few; the record of the texts, which nobody wrote, by what it stands for."""
    given = list(found)
    every = [name for name in given if not name.endswith(RECORD)]
    if len(every) < len(given):
        every.append(worded(words)("record"))
    more = len(every) - SHOWN
    shown = ", ".join(every[:SHOWN])
    return f"{shown} {worded(words)('and_more', count=more)}" if more > 0 else shown


def since(change: Change | None, words: Words) -> Iterator[str]:
    """What changed since a set was made."""
    words = worded(words)
    if change is None:
        yield words("since_unknown")
    elif not change:
        yield words("since_nothing")
    else:
        if change.inputs:
            yield words("since_inputs", names=names(change.inputs, words))
        if change.templates:
            yield words("since_templates", names=names(change.templates, words))
        if change.program:
            yield words("since_program")


def as_data(version: Version) -> dict[str, Any]:
    """A version as JSON tells it: its record."""
    return version.model_dump(mode="json")
