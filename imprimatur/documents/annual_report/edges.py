"""The edges of an annual report: cover, foreword, back cover and colophon."""

from collections.abc import Iterable
from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Facts, Figure, Inline, Paragraph, Placing, Quotation, Run, runs
from imprimatur.documents.annual_report.groups import Colophon
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.records import Person
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.documents.writing.identity import identity
from imprimatur.language.formatting import format_on


def edges(writing: Writing, report: AnnualReport) -> dict[str, Blocks]:
    """The parts before and after the chapters that are made of texts with pictures, by their names."""
    cover, credits_ = _picture(writing.text(report.cover, "cover"), "cover")
    back, closing = _picture(writing.text(report.back_cover, "back_cover"), "back")
    portrait, foreword = _picture(writing.text(report.foreword.text, "foreword.text"), "portrait")
    return {
        "cover": cover,
        "back_picture": back,
        "back": closing,
        "portrait": portrait,
        "foreword": pulled(foreword),
        "signature": _signature(writing.composer, report),
        "colophon": _colophon(writing.composer, report, credits_),
    }


def pulled(blocks: Blocks) -> Blocks:
    """The blocks, their quotations set large: what the author wants read first."""
    return tuple(replace(block, place="pull") if isinstance(block, Quotation) else block for block in blocks)


def _picture(blocks: Blocks, place: Placing) -> tuple[Blocks, Blocks]:
    """The first picture of a text, for that place, and the rest; the words under that of a cover are its credit."""
    first = next((block for block in blocks if isinstance(block, Figure)), None)
    if first is None:
        return (), blocks
    rest = tuple(block for block in blocks if block is not first)
    if place == "portrait":
        return (replace(first, place=place),), rest
    credit = (Paragraph(first.caption, role="small", location=first.location),) if first.caption else ()
    return (replace(first, place=place, caption=()),), (*credit, *rest)


def _signature(composer: Composer, report: AnnualReport) -> Blocks:
    """Who signs the foreword: a line for each, or the mark of who is missing."""
    signed = tuple(Paragraph(_signed(person, composer), role="signature") for person in report.foreword.signatories)
    missing = composer.gap("foreword.signatories") if report.has_foreword and not signed else ()
    return signed or ((Paragraph(missing, role="signature"),) if missing else ())


def _signed(person: Person, composer: Composer) -> Inline:
    role = person.role.plain(composer.lang)
    return (Run(person.full_name, bold=True), *runs(f", {role}" if role else ""))


def _colophon(composer: Composer, report: AnnualReport, credits_: Blocks) -> Blocks:
    """Who publishes, which bodies approved, who supports; and what the text of the cover says beside its picture."""
    colophon, organisation = report.colophon, report.organisation
    publisher = colophon.publisher
    name = composer.value(publisher.full_name if publisher else "", "colophon.publisher")
    seat = runs(composer.address(organisation)) if organisation else ()
    address = composer.inline(colophon.address, "colophon.address") or seat
    rows: list[tuple[Inline, Inline]] = [(runs(composer.word("responsible")), joined([name, address]) if name else ())]
    rows += [(runs(composer.word(key)), value) for key, value in identity(composer, organisation)]
    rows += [(runs(composer.word(key)), value) for key, value in _registered(composer, colophon)]
    filled = tuple(row for row in rows if row[1])
    blocks: list[Block] = [Facts(filled)] if filled else []
    blocks += [Paragraph(said, role="small") for said in _adopted(composer, colophon) if said]
    funders = dict.fromkeys(row.funder.printed(composer.lang) for row in report.funding if row.funder)
    if funders:
        names = composer.listed([runs(name) for name in funders])
        blocks.append(Paragraph((*runs(f"{composer.word('with_support')} "), *names), role="small"))
    makers = composer.inline(colophon.makers, "colophon.makers")
    if makers:
        blocks.append(Paragraph((*runs(f"{composer.word('made_by')} "), *makers), role="small"))
    thanks = composer.inline(colophon.thanks, "colophon.thanks")
    small = (replace(block, role="small") if isinstance(block, Paragraph) else block for block in credits_)
    return (*blocks, *((Paragraph(thanks, role="small"),) if thanks else ()), *small)


def _registered(composer: Composer, colophon: Colophon) -> Iterable[tuple[str, Inline]]:
    """The numbers under which employer and publication are registered: words of the labels, and values."""
    for key in ("social_security", "legal_deposit", "issn"):
        number = getattr(colophon, key)
        yield key, runs(number, verbatim=True) if number else composer.gap(f"colophon.{key}")


def _adopted(composer: Composer, colophon: Colophon) -> Iterable[Inline]:
    """Which bodies adopted the report and when, or the mark of what is missing."""
    for key in ("board_approval", "assembly_approval"):
        date = getattr(colophon, key)
        yield runs(composer.word(key, date=format_on(date, composer.lang))) if date else composer.gap(f"colophon.{key}")
    if body := composer.inline(colophon.adopted_by, "colophon.adopted_by"):
        date = colophon.adopted_on
        when = runs(format_on(date, composer.lang)) if date else composer.gap("colophon.adopted_on")
        yield (*runs(f"{composer.word('adopted_by_body')} "), *body, *runs(" " if when else ""), *when)
    elif colophon.adopted_on:
        yield runs(composer.word("adopted_on_day", date=format_on(colophon.adopted_on, composer.lang)))
