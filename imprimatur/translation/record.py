"""What is kept beside the inputs of a dossier: each unit's texts when they were last in step, and who approved them.

One JSON file a dossier, a line a value so that it is read and merged like any text; nobody ever needs to write in it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.translation.messages import say

VERSION = 1
"""The form of the file; another one is not read."""
MAX_CHARACTERS = 20_000_000
"""The longest record taken: that of the longest report stays below a million."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says in each language, as characters; empty where it says nothing."""

    fr: str = ""
    nl: str = ""

    def of(self, lang: Lang) -> str:
        """What a language says."""
        return self.fr if lang == "fr" else self.nl


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approved a language of a unit, on what day, and the hashes of both texts on that day.

    `said` are the texts approved, kept once they are no longer those of the unit. `cell` tells an approval that a cell
    of the dossier gave: it is withdrawn with it.
    """

    by: str
    on: date
    digests: Said
    said: Said = Said()
    cell: bool = False

    @property
    def name(self) -> tuple[str, date]:
        """Who and when."""
        return self.by, self.on


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as recorded: its texts when the target last said what the source says, with their hashes.

    `machine` tells that nobody has read the target since a machine wrote it. `gone` is one that stands in the
    dossier no more, and that somebody had approved.
    """

    key: str
    said: Said
    digests: Said
    signed: Mapping[Lang, Signature] = field(default_factory=dict)
    machine: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """The file: the approvals of the cells as last taken, and the entries in the order of the document.

    `withdrawn` are the languages whose cell has lost its approval since: put back, it signs what it had signed.
    """

    cells: Mapping[Lang, tuple[str, date]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    withdrawn: frozenset[Lang] = frozenset()

    @property
    def known(self) -> frozenset[tuple[str, str]]:
        """The hashes of the texts that were in step, French and Dutch."""
        return frozenset((one.digests.fr, one.digests.nl) for one in self.entries if one.digests.fr and one.digests.nl)


class Unreadable(ValueError):
    """A file that is no record: damaged, or of another version."""


def dumped(record: Record) -> bytes:
    """The file of a record; same record, same bytes."""
    about = say("record_about")
    content = {
        "about": f"{about.fr} / {about.nl}",
        "version": VERSION,
        "cells": {lang: _of_cell(record, lang) for lang in sorted(record.cells)},
        "units": [_of_entry(one) for one in record.entries],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _of_cell(record: Record, lang: Lang) -> dict[str, Any]:
    by, on = record.cells[lang]
    return {"by": by, "on": on.isoformat(), **({"withdrawn": True} if lang in record.withdrawn else {})}


def _of_entry(entry: Entry) -> dict[str, Any]:
    flags = {name: True for name in ("machine", "gone") if getattr(entry, name)}
    signed = {lang: _of_signature(entry.signed[lang], entry) for lang in LANGS if lang in entry.signed}
    pair = {"said": _of_said(entry.said), "hash": _of_said(entry.digests)}
    return {"field": entry.key, **pair, **({"approved": signed} if signed else {}), **flags}


def _of_signature(signature: Signature, entry: Entry) -> dict[str, Any]:
    """An approval; its hashes are told where they are not those of the unit."""
    digests = {"hash": _of_said(signature.digests)} if signature.digests != entry.digests else {}
    said = {"said": _of_said(signature.said)} if signature.said != Said() else {}
    cell = {"cell": True} if signature.cell else {}
    return {"by": signature.by, "on": signature.on.isoformat(), **cell, **digests, **said}


def _of_said(said: Said) -> dict[str, str]:
    return {lang: said.of(lang) for lang in LANGS if said.of(lang)}


def loaded(content: bytes) -> Record:
    """The record of a file. Raises Unreadable."""
    if len(content) > MAX_CHARACTERS:
        raise Unreadable("too long")
    try:
        whole = json.loads(content)
        if whole["version"] != VERSION:
            raise Unreadable("another version")
        cells = {lang: _name(whole["cells"][lang]) for lang in LANGS if lang in whole["cells"]}
        withdrawn = frozenset(lang for lang in cells if whole["cells"][lang].get("withdrawn", False) is True)
        return Record(cells, tuple(_entries(whole["units"])), withdrawn)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable(str(fault)) from fault


def _entries(units: list[Any]) -> Iterable[Entry]:
    for one in units:
        digests, approved = _said(one["hash"]), one.get("approved", {})
        signed = {lang: _signature(approved[lang], digests) for lang in LANGS if lang in approved}
        flags = (one.get("machine", False) is True, one.get("gone", False) is True)
        yield Entry(_text(one["field"]), _said(one["said"]), digests, signed, *flags)


def _signature(one: Any, digests: Said) -> Signature:
    signed = _said(one["hash"]) if "hash" in one else digests
    return Signature(*_name(one), signed, _said(one.get("said", {})), one.get("cell", False) is True)


def _name(one: Any) -> tuple[str, date]:
    return _text(one["by"]), date.fromisoformat(_text(one["on"]))


def _said(one: Any) -> Said:
    return Said(**{lang: _text(one[lang]) for lang in LANGS if lang in one})


def _text(one: Any) -> str:
    if not isinstance(one, str):
        raise Unreadable("no text")
    one.encode()  # A half of a pair of characters could be read, and never written again.
    return one
