"""A manuscript: one language of one document written once, for the checks to read and the renderers to print."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.blocks import Blocks, Inline
from imprimatur.core.composition import Composition
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, with_notes
from imprimatur.language.parsing import fold


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a draft marks: the findings that stand between the document and its final version in some languages.

    `langs` are the languages counted; the number of findings is the one told everywhere (`findings.blocking`).
    """

    findings: tuple[Finding, ...] = ()
    langs: tuple[Lang, ...] = LANGS


@dataclass(frozen=True, slots=True)
class Fault:
    """An expression that cannot be carried out: the path of its text, where it stands, its words shortened, and why."""

    path: str
    location: Location
    expression: str
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a heading, a table or a figure by its words: the path of its text, and where it stands."""

    path: str
    location: Location
    title: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What one language says, and what was met while writing it.

    `composition` is what is printed; `lines` and `parts` are the same before typography, as the checks of wording read
    them. `evaluated` are the paths of the texts whose expressions were carried out; `targets` the folded words that a
    reference may name. `left_out` are the paths of rows and cells that the kind does not print in this language, on
    purpose.
    """

    composition: Composition
    lines: Mapping[str, Inline] = field(repr=False)
    parts: Mapping[str, Blocks] = field(repr=False)
    faults: tuple[Fault, ...] = ()
    references: tuple[Reference, ...] = ()
    targets: frozenset[str] = frozenset()
    evaluated: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    def inlines(self) -> Iterator[Inline]:
        """Every inline as printed, footnotes after the inline that calls them."""
        yield from _inlines(self.composition.lines.values(), self.composition.parts.values())

    def astray(self) -> Iterator[Reference]:
        """The references that lead nowhere, or that stand where nothing gives them a number."""
        pending = {fold(run.target[1:]) for inline in self.inlines() for run in inline if run.target.startswith("?")}
        for reference in self.references:
            title = fold(reference.title)
            if title not in self.targets or title in pending:
                yield reference


def _inlines(lines: Iterable[Inline], parts: Iterable[Blocks]) -> Iterator[Inline]:
    for line in lines:
        yield from with_notes(line)
    for part in parts:
        for inline, _ in inlines(part):
            yield from with_notes(inline)
