"""What a translation that came back changes in a dossier, in words: for the command line and for the drop folder."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from flows.messages import Words
from flows.translating import Import
from imprimatur.translation.reasons import reason_said
from imprimatur.translation.receiving import Turned
from imprimatur.translation.sending import alone_in, where

_SHOWN = 72
"""Characters of a text that are shown of each change."""


def changes_said(words: Words, brought: Import) -> Iterator[str]:
    """Every text that changes, under the name of its file."""
    by_file: dict[str, list[str]] = defaultdict(list)
    alone = alone_in(brought.job.standing)
    for file, one in brought.taken:
        unit = one.stood.unit
        said = where(unit, brought.job.labels, words.lang, alone=unit.path in alone)
        text = "".join(run.text for run in one.edit.text)
        by_file[file].append(f"  {said}: {text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}")
    for file, lines in by_file.items():
        yield file.rpartition("/")[2]
        yield from lines


def refusals_said(words: Words, brought: Import) -> Iterator[str]:
    """Every text that is refused, with why."""
    alone = alone_in(brought.job.standing)
    for one in brought.refused:
        yield words("import_refused", **_refusal(words, brought, one, alone))


def left_said(words: Words, brought: Import) -> Iterator[str]:
    """How many texts came back as they stand in the dossier, and how many empty."""
    for key, count in (("import_same", brought.same), ("import_empty", brought.empty)):
        if count:
            yield words(f"{key}_one" if count == 1 else key, count=count)


def _refusal(words: Words, brought: Import, one: Turned, alone: Collection[str]) -> dict[str, str]:
    labels = brought.job.labels
    place = one.answer.id.partition("~")[0]
    if one.unit:
        place = where(one.unit, labels, words.lang, alone=one.unit.path in alone)
    elif place in labels.fields:
        place = labels.field(place).of(words.lang)
    reason = reason_said(one.reason, one.detail or one.answer.mark)
    at = f" ({one.answer.place})" if one.answer.place else ""
    return {"where": f"{place}{at}", "reason": words.of(reason)}
