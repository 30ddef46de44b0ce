"""Checks of research syntheses: figures, recommendations, references, length (schemas.md, section 4)."""

from collections.abc import Iterator, Mapping
from typing import cast

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.documents.research_synthesis.choices import SynthesisForm
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.language.parsing import fold
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.prose import expressions
from validators.prose.expressions import Codes
from validators.research_synthesis import references
from validators.research_synthesis.note import CATALOGUE, Note
from validators.values import counted, dated, precedes

_CODES = Codes("S12", "S13", CATALOGUE)
WORDS: Mapping[SynthesisForm, tuple[int, int]] = {
    SynthesisForm.SYNTHESIS: (1200, 3500),
    SynthesisForm.NOTE: (500, 3500),
    SynthesisForm.BRIEF: (250, 2200),
    SynthesisForm.SHEET: (150, 1100),
    SynthesisForm.ONE_PAGE: (80, 520),
}
"""Printed words of each form: with figures, boxes and headings a page holds 300 to 440, and four to eight are a whole
synthesis, up to four a brief, one or two a sheet.
"""


def check(examined: Examination) -> Iterator[Finding]:
    """Everything in a synthesis that contradicts itself or lacks its source."""
    synthesis = cast(ResearchSynthesis, examined.document)
    note = Note(examined, synthesis)
    yield from _numbers(note)
    yield from _dates(note)
    yield from _credits(note)
    yield from _partners(note)
    yield from _titles(note)
    yield from _length(note)
    citations = list(references.check(note))
    yield from citations
    known = frozenset(one.location for one in citations if one.code == "S02")
    yield from expressions.check(examined, _CODES, known)


def _numbers(note: Note) -> Iterator[Finding]:
    """Recommendations count from one up; the same number twice is the tables' to report (T04).

    Where one row alone does not bear the number of its place, the fault is there; else it is where the count breaks.
    """
    numbers = [one.number for one in note.synthesis.recommendations]
    given = sorted({number for number in numbers if number is not None})
    if None in numbers or given == list(range(1, len(given) + 1)):
        return
    misplaced = [row for row, number in enumerate(numbers) if number != row + 1]
    if len(misplaced) == 1:
        row, wanted = misplaced[0], misplaced[0] + 1
    else:
        wanted, found = next((rank, number) for rank, number in enumerate(given, 1) if number != rank)
        row = numbers.index(found)
    if numbers[row] in numbers[:row]:
        return
    about = {"value": counted(numbers[row] or 0), "expected": counted(wanted)}
    yield note.finding("S01", f"recommendations.{row}.number", about)


def _dates(note: Note) -> Iterator[Finding]:
    synthesis = note.synthesis
    start, end, today = synthesis.research_start, synthesis.research_end, synthesis.date
    if start and end and precedes(end, start):
        yield note.finding("S08", "research_end", {"start": dated(start), "end": dated(end)})
    if end and today and precedes(today, end):
        yield note.finding("S09", "date", {"end": dated(end), "date": dated(today)})


def _credits(note: Note) -> Iterator[Finding]:
    """Whoever reads the other language must know from what it was translated, by whom, and who answers for it."""
    translation = note.synthesis.translation
    given = any((translation.source_language, translation.translator, translation.validated_by, translation.date))
    if not note.is_bilingual() or not (note.synthesis.is_full or given):
        return
    for name in ("source_language", "translator", "validated_by", "date"):
        path = f"translation.{name}"
        if not getattr(translation, name) and not note.examined.is_known(path):
            yield note.finding("S10", path)


def _partners(note: Note) -> Iterator[Finding]:
    for place, one in enumerate(note.synthesis.partners):
        path = f"partners.{place}.organisation"
        if one.organisation is None and not one.name and not one.person and not note.examined.is_known(path):
            yield note.finding("S15", path)


def _titles(note: Note) -> Iterator[Finding]:
    """A whole synthesis bears the title of its report, and any says how to cite it by its title and year."""
    synthesis = note.synthesis
    for lang in LANGS:
        title, subtitle, report = (
            text.plain(lang) for text in (synthesis.title, synthesis.subtitle, synthesis.full_report.title)
        )
        if synthesis.is_full and title and report and titles_differ(title, subtitle, report):
            yield note.finding("S07", "full_report.title", {"title": title, "report": report}, lang=lang)
        said = fold(" ".join(note.printed(lang, "how_to_cite")))
        year = str(synthesis.date.value.year) if synthesis.date and synthesis.date.value else ""
        if synthesis.how_to_cite.plain(lang) and title and (fold(title) not in said or year not in said):
            about = {"title": title, "year": year or "–"}
            yield note.finding("S11", "how_to_cite", about, lang=lang)


def titles_differ(title: str, subtitle: str, other: str) -> bool:
    """Whether a title is another than that of the report, case, accents and punctuation aside.

    Either of the two may bear its subtitle.
    """
    ours, whole, theirs = fold(title), fold(title + subtitle), fold(other)
    return not (theirs in (ours, whole) or theirs.startswith(ours) or whole.startswith(theirs))


def _length(note: Note) -> Iterator[Finding]:
    low, high = WORDS[note.synthesis.form or SynthesisForm.SYNTHESIS]
    # What is short because a chapter is missing is reported as missing.
    told = note.synthesis.results or not note.synthesis.tells_results
    whole = bool(told and (note.synthesis.recommendations or not note.synthesis.is_full))
    for lang in LANGS:
        if not whole or not note.is_written(lang):
            continue
        count = sum(len(text.split()) for text in note.printed(lang))
        if not low <= count <= high:
            about = {"language": LANGUAGE[lang], "count": counted(count), "low": counted(low), "high": counted(high)}
            yield note.finding("S04", "title", about, lang=lang)


__all__ = ["CATALOGUE", "check", "titles_differ"]
