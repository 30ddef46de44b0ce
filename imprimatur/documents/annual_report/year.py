"""The year as a line in time: its moments in the order of their dates, real text in both formats."""

import re
from datetime import date

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Blocks, Facts, Inline, Run, runs
from imprimatur.core.values import FlexDate
from imprimatur.documents.annual_report.groups import Milestone, Section
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer
from imprimatur.language.formatting import format_date
from imprimatur.language.parsing import fold

_NUMBER = re.compile(r"(?:chapitre|hoofdstuk)? ?([1-9][0-9]?)\.?")
"""A chapter named by its number, once folded: "3", "3.", "chapitre 3", "hoofdstuk 3"."""


def year(writing: Writing, report: AnnualReport) -> Blocks:
    """Each moment, its date before its words; those without a date at the end. Nothing without moments."""
    order = sorted(enumerate(report.milestones), key=lambda one: _day(one[1].date))
    rows = tuple(_moment(writing.composer, report, place, one) for place, one in order)
    return (Facts(rows, look="timeline"),) if rows else ()


def _day(when: FlexDate | None) -> date:
    return (when.value if when else None) or date.max


def _moment(composer: Composer, report: AnnualReport, place: int, one: Milestone) -> tuple[Inline, Inline]:
    path = f"milestones.{place}"
    title = tuple(_strong(run) for run in composer.inline(one.title, f"{path}.title"))
    said = composer.inline(one.text, f"{path}.text")
    pointer = _pointer(composer, report, one.chapter, f"{path}.chapter")
    when = composer.value(_date(composer, one.date, report.year), f"{path}.date")
    return when, (*title, *((Run("\n"), *said) if said else ()), *pointer)


def _strong(run: Run) -> Run:
    return run if run.gap else Run(run.text, bold=True, italic=run.italic, lang=run.lang, verbatim=run.verbatim)


def _date(composer: Composer, when: FlexDate | None, current: int | None) -> Inline:
    """A date, its year left out where it is that of the report, which the page bears."""
    said = format_date(when, composer.lang) if when else ""
    return runs(said.removesuffix(f" {current}") if current else said)


def _pointer(composer: Composer, report: AnnualReport, name: str | None, path: str) -> Inline:
    """The chapter that tells more, by its number; the words given where no chapter is called so."""
    if not name:
        return composer.gap(path)
    section = chapter_called(report, name)
    title = (section.title.plain(composer.lang) if section else "") or name
    return (*runs(f" ({composer.word('milestone_chapter')} "), Run("", target=f"?{title}"), *runs(")"))


def chapter_called(report: AnnualReport, name: str) -> Section | None:
    """The chapter of that title, in either language, else of that number, which a report in one language has too."""
    titles = ({fold(one.title.plain(lang)) for lang in LANGS} for one in report.sections)
    called = next((one for one, said in zip(report.sections, titles, strict=True) if fold(name) in said), None)
    number = _NUMBER.fullmatch(fold(name))
    place = int(number[1]) if number else 0
    return called or (report.sections[place - 1] if 0 < place <= len(report.sections) else None)
