"""What an annual report says: cover lines, front matter, chapters, and what closes the book."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, Paragraph, Run, Table, plain, runs
from imprimatur.core.composition import Properties
from imprimatur.core.finding import Finding
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.annual_report.choices import ReportStatus
from imprimatur.documents.annual_report.edges import edges
from imprimatur.documents.annual_report.groups import Section
from imprimatur.documents.annual_report.homes import housed
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.money import money
from imprimatur.documents.annual_report.openers import opened, shortened
from imprimatur.documents.annual_report.placing import placed
from imprimatur.documents.annual_report.remaining import remaining
from imprimatur.documents.annual_report.year import year
from imprimatur.documents.schema.document import ADDED, Provenance
from imprimatur.documents.writing.additions import OPENING
from imprimatur.documents.writing.annexes import ANNEXES, as_annexes, is_annex
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.findings.grouping import grouped
from imprimatur.language.formatting import format_date, format_on
from imprimatur.language.labels import Labels
from imprimatur.language.stated import say_stated

_ACRONYM = re.compile(r"[^\W\d_][\w.-]*[^\W\d_.-]")
CHAPTERED = (OPENING, "chapters", ADDED, "remaining")
"""The parts that hold chapters, in their order."""
FEW = 20
"""Tables and figures from which a list of them serves the reader."""


def write(
    document: AnnualReport, about: Provenance, labels: Labels, lang: Lang, gaps: Gaps | None = None
) -> Manuscript:
    """One language of a report; with `gaps`, a draft that marks them."""
    composer = Composer(document, about, labels, lang, gaps)
    writing = _writing(document, composer)
    pages, around = {"figures": _figures(writing, document)}, edges(writing, document)
    parts = _chapters(writing, document)
    # The page of money, which prints what no chapter places, stands before them: it bears the first numbers.
    pages["money"] = writing.numbering.blocks(money(writing, document))
    chapters = _numbered(writing, document, parts)
    pages["year"] = writing.numbering.resolved(year(writing, document))
    said_lines, written = _lines(composer, document), _parts(writing, document, chapters, pages, around)
    lines, parts = composer.finished(said_lines, written, document.inclusive_style)
    organisation, adopted = document.organisation, document.colophon.assembly_approval
    title = f"{plain(lines['title'])} {document.year or ''}".strip()
    properties = Properties(
        title=f"{organisation.brief} – {title}" if organisation else title,
        author=organisation.printed(lang) if organisation else "",
        subject=composer.word("kind"),
        keywords=(str(document.year or ""), composer.word("kind")),
        date=adopted.value.isoformat() if adopted and adopted.value else "",
    )
    composition = replace(composer.composition(lines, parts, properties, organisation), chaptered=CHAPTERED)
    writing.left_out -= writing.tables.told
    return writing.manuscript(composition, said_lines, written)


def _writing(document: AnnualReport, composer: Composer) -> Writing:
    """What the texts of a report may say: figures from its tables, charts, publications and talks."""
    writing = Writing(composer)
    writing.evaluator.offer(placed(writing, document))
    return writing


def _chapters(writing: Writing, document: AnnualReport) -> dict[str, Blocks]:
    """The chapters; before and after them what authors wrote in no chapter; the annexes apart."""
    made = [tuple(_chapter(writing, document, place)) for place in range(len(document.sections))]
    annexes = [chapter for chapter in made if isinstance(chapter[0], Heading) and is_annex(chapter[0])]
    given = {
        "chapters": tuple(block for chapter in made if chapter not in annexes for block in chapter),
        ADDED: (),
        ANNEXES: tuple(block for chapter in annexes for block in chapter),
    }
    return writing.composer.additions.into(given, {"": ADDED, ANNEXES: ANNEXES}, {ADDED: ADDED})


def _numbered(writing: Writing, document: AnnualReport, parts: Mapping[str, Blocks]) -> dict[str, Blocks]:
    """The chapters with what they did not say in its place, numbered in their order, the annexes last."""
    told = {name: parts[name] for name in CHAPTERED[:-1]}
    told, own = housed(told, remaining(writing, document), writing.composer)
    ordered = {**told, "remaining": own, ANNEXES: as_annexes(parts[ANNEXES])}
    return {name: writing.numbering.blocks(blocks) for name, blocks in ordered.items()}


def _chapter(writing: Writing, document: AnnualReport, place: int) -> Iterable[Block]:
    section, path, composer = document.sections[place], f"sections.{place}", writing.composer
    yield Heading(1, composer.inline(section.title, f"{path}.title"))
    if section.contacts:
        key = "contact_many" if len(section.contacts) > 1 else "contact_one"
        names = composer.listed([runs(person.full_name) for person in section.contacts])
        yield Paragraph((*runs(f"{composer.word(key)} : "), *names), role="contact")
    elif unread := composer.gap(f"{path}.contacts"):
        yield Paragraph(unread, role="contact")
    body, place_of = f"{path}.body", composer.about.place(f"{path}.body", composer.lang)
    for block in writing.evaluator.blocks(composer.blocks(section.body, body), body, place_of):
        yield _lowered(block)


def _lowered(block: Block) -> Block:
    if isinstance(block, Heading):
        return Heading(min(block.level + 1, 6), block.text, block.anchor, block.number, block.location)
    return block


def _lines(composer: Composer, report: AnnualReport) -> dict[str, Inline]:
    organisation = report.organisation
    return {
        "title": composer.inline(report.title, "title"),
        "subtitle": composer.inline(report.subtitle, "subtitle"),
        "year": composer.value(str(report.year or ""), "year"),
        "organisation": runs(organisation.printed(composer.lang)) if organisation else composer.gap("organisation"),
        "footer": composer.footer(organisation),
        "status": _status(composer, report),
        "figures_title": runs(composer.word("year_in_figures", year=str(report.year or ""))),
        "notice": composer.notice(),
    }


def _status(composer: Composer, report: AnnualReport) -> Inline:
    """How far the report has come, as a line by itself: an adopted one says by whom and when."""
    if report.status is None:
        return composer.gap("status")
    said, adopted = composer.choice(report.status), report.colophon.assembly_approval
    if report.status is ReportStatus.ADOPTED and adopted:
        said = composer.word("adopted_by", status=said, date=format_on(adopted, composer.lang))
    return capitalised(runs(said))


def _parts(
    writing: Writing,
    report: AnnualReport,
    chapters: dict[str, Blocks],
    pages: dict[str, Blocks],
    around: dict[str, Blocks],
) -> dict[str, Blocks]:
    chapters = {name: writing.numbering.resolved(part) for name, part in chapters.items()}
    rest = (*chapters.pop("remaining"), *chapters.pop(ANNEXES))
    first = next((name for name, part in chapters.items() if part), "")
    ahead = (*around["foreword"], *pages["year"], *pages["money"])
    words = (*ahead, *(block for part in chapters.values() for block in part), *rest)
    before = {name: opened(part, name == first) for name, part in chapters.items()}
    return {
        "missing": _missing(writing.composer, report),
        **around,
        "contents": shortened(writing.contents()),
        "captions": _captions(writing),
        **pages,
        **before,
        "remaining": opened(rest, not first),
        "acronyms": _acronyms(writing, report, words),
    }


def _captions(writing: Writing) -> Blocks:
    """The list of tables and figures, where there are enough of them to look one up."""
    listed = writing.captions()
    return listed if len(writing.numbering.captions) >= FEW else ()


def _missing(composer: Composer, report: AnnualReport) -> Blocks:
    """What is missing, of whom, by when: the front page of a draft. The same lack in several cells is one line."""
    lines: list[tuple[Inline, ...]] = []
    for group in grouped(composer.gaps.findings):
        finding = group.first
        section = _section_of(report, finding)
        title = plain(section.title.inline(composer.lang)) if section else finding.section.of(composer.lang)
        owner = finding.owner or ((section.author or "") if section else "")
        due = format_date(section.due, composer.lang) if section and section.due else ""
        place = Run(f" ({group.place.of(composer.lang)})", verbatim=True)
        lines.append((runs(title), (*runs(finding.message.of(composer.lang)), place), runs(owner), runs(due)))
    header = tuple(runs(composer.word(f"missing_{key}")) for key in ("section", "what", "who", "when"))
    return (Table(header, tuple(lines)),) if lines else ()


def _section_of(report: AnnualReport, finding: Finding) -> Section | None:
    """The chapter that a finding belongs to: by its path, else by the title that it bears."""
    position = re.match(r"sections\.(\d+)", finding.path)
    if position:
        return report.sections[int(position[1])]
    return next((one for one in report.sections if one.title.plain("fr") == finding.section.fr != ""), None)


def _figures(writing: Writing, report: AnnualReport) -> Blocks:
    """The spread of the year in figures: each value, computed where it is an expression, above its words."""
    composer = writing.composer
    rows: list[tuple[Inline, Inline]] = []
    for place, figure in enumerate(report.key_figures):
        path = f"key_figures.{place}"
        stated = f"{path}.value"
        value = writing.evaluator.inline(
            runs(say_stated(figure.value or "", composer.lang)), stated, composer.about.place(stated)
        ) or composer.gap(f"{path}.value")
        caption = composer.inline(figure.caption, f"{path}.caption")
        when = f" ({format_date(figure.as_of, composer.lang)})" if figure.as_of else ""
        rows.append((joined([(*caption, *runs(when)), composer.missing(figure.as_of, f"{path}.as_of")]), value))
    return (Facts(tuple(rows)),) if rows else ()


def _acronyms(writing: Writing, report: AnnualReport, chapters: Blocks) -> Blocks:
    """The acronyms that the text really uses, in alphabetical order."""
    used = set(_ACRONYM.findall(" ".join(plain_blocks(chapters))))
    unused = {place for place, one in enumerate(report.acronyms) if one.acronym and one.acronym not in used}
    writing.left_out |= {f"acronyms.{place}" for place in unused}
    rows = [
        (
            (Run(one.acronym, bold=True),) if one.acronym else writing.composer.gap(f"acronyms.{place}.acronym"),
            writing.composer.inline(one.meaning, f"acronyms.{place}.meaning"),
        )
        for place, one in enumerate(report.acronyms)
        if place not in unused and (one.acronym or writing.composer.asks(f"acronyms.{place}.acronym"))
    ]
    rows.sort(key=lambda row: plain(row[0]).casefold())
    return (Facts(tuple(rows)),) if rows else ()
