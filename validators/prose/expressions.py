"""Expressions over the data in the texts of a document: those that cannot be carried out, and references to nothing.

A kind gives the way its texts are written in a language, and the codes under which it reports.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.blocks import Run, plain
from imprimatur.core.composition import Composition
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Wording
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.expressions import Fault
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.examination import Examination, texts
from validators.prose.pieces import EXPRESSION, expressions, inlines

_NOT_HERE = Bilingual("rien n’est calculé à cet endroit", "op deze plaats wordt niets berekend")


@dataclass(frozen=True, slots=True)
class Trial:
    """How a kind writes a document in a language: the writing, once everything is numbered, and what is printed."""

    writing: Writing
    printed: Composition


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an expression that cannot be carried out and of a reference to nothing, and their catalogue."""

    fault: str
    reference: str
    source: Path


def check(
    examined: Examination, trial_of: Callable[[Lang], Trial], codes: Codes, known: frozenset[Location] = frozenset()
) -> Iterator[Finding]:
    """Every expression without result and every reference without target; places `known` were reported already."""
    for lang in LANGS:
        trial = trial_of(lang)
        left, pending = _left(trial.printed)
        for path, spec, text in texts(examined.document):
            wording = text.wording(lang)
            if wording is None:
                continue
            faults, targets = _tried(wording, trial.writing)
            faults += [] if spec.rich else _raw(wording, left, faults)
            for fault in faults:
                if fault.location not in known:
                    about: Values = {"value": f"{{{{ {fault.expression} }}}}", "reason": fault.reason}
                    yield examined.finding(
                        codes.fault, path, about, lang=lang, place=fault.location, source=codes.source
                    )
            for title, place in targets:
                if fold(title) not in trial.writing.numbering.targets or fold(title) in pending:
                    yield examined.finding(
                        codes.reference, path, {"value": title}, lang=lang, place=place, source=codes.source
                    )


def _tried(wording: Wording, writing: Writing) -> tuple[list[Fault], list[tuple[str, Location]]]:
    """The faults of one wording, and the titles that it refers to, each with its place."""
    if not any(expressions(wording.blocks, wording.location)):
        return [], []
    before = len(writing.evaluator.faults)
    made = writing.evaluator.blocks(wording.blocks)
    faults = [
        fault if fault.location.file else Fault(wording.location, fault.expression, fault.reason)
        for fault in writing.evaluator.faults[before:]
    ]
    targets = [
        (run.target[1:], place)
        for inline, place in inlines(made, wording.location)
        for run in inline
        if run.target.startswith("?")
    ]
    return faults, targets


def _raw(wording: Wording, left: frozenset[str], faults: list[Fault]) -> list[Fault]:
    """The expressions of a short text that are printed as typed, though nothing is wrong with them."""
    known = {fault.expression for fault in faults}
    return [
        Fault(piece.location, piece.text, _NOT_HERE)
        for piece in expressions(wording.blocks, wording.location)
        if piece.text not in known and fold(piece.text) in left
    ]


def _left(printed: Composition) -> tuple[frozenset[str], frozenset[str]]:
    """The folded expressions that stand in print as they were typed, and the folded titles still to be numbered."""
    found = list(_inlines((tuple(printed.lines.values()), tuple(printed.parts.values()))))
    raw = (fold(match[0]) for inline in found for match in EXPRESSION.finditer(plain(inline)))
    pending = (fold(run.target[1:]) for inline in found for run in inline if run.target.startswith("?"))
    return frozenset(raw), frozenset(pending)


def _inlines(value: Any) -> Iterator[tuple[Run, ...]]:
    """Every inline of composed blocks, whatever holds it."""
    if isinstance(value, tuple) and value and all(isinstance(run, Run) for run in value):
        yield value
        for run in value:
            yield from _inlines(run.note)
    elif isinstance(value, tuple):
        for one in value:
            yield from _inlines(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inlines(getattr(value, field.name))
