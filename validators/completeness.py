"""Completeness: what the final document needs and the dossier does not give, language by language.

How much each field is needed stands in the model (schemas.md, column need). The required cells of rows are left to
the tables (validators/tables.py).
"""

from collections.abc import Iterator
from typing import Any

from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang, State, other
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import ADDED, Document, Position, Provenance, languages_of
from imprimatur.documents.schema.fields import Need, Spec, specs, value_at
from imprimatur.documents.schema.records import Organisation
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, texts
from validators.messages import say

LANGUAGE: dict[Lang, Bilingual] = {"fr": say("language_fr"), "nl": say("language_nl")}
_LOOKED_AFTER = ("owner", "approvals.")
"""Fields that are no content: who is in charge, and the approvals, which have their own check."""


def is_empty(document: Document) -> bool:
    """Whether nothing at all was understood of a dossier."""
    return not any(value_at(document, spec.path) for spec in specs(type(document)))


def empty(examined: Examination) -> Iterator[Finding]:
    """The one finding about an empty dossier."""
    yield examined.finding("C06", "")


def check(examined: Examination) -> Iterator[Finding]:
    """What is missing, unconfirmed or not approved."""
    for spec in specs(type(examined.document)):
        if not spec.path.startswith(_LOOKED_AFTER):
            yield from _field(examined, spec)
    sided = _one_sided(examined.document)
    for path, spec, text in texts(examined.document):
        left = [
            lang for lang in LANGS if (_table(path), lang) not in sided and not _headed(examined.document, path, lang)
        ]
        yield from _languages(examined, path, spec, text, left)
    for path, lang in sorted(sided):
        if not examined.is_known(path, lang):
            yield _one_language(examined, path, lang)
    yield from _approvals(examined)
    yield from _publisher(examined)
    yield from _not_published(examined)


def _one_language(examined: Examination, path: str, lang: Lang) -> Finding:
    """A table that a language lacks as a whole; sections of an author's own are named, at the first of them."""
    about: dict[str, str | Bilingual] = {"language": LANGUAGE[lang]}
    if path != ADDED:
        return examined.finding("C03", path, about, lang=lang)
    first, *_ = rows = [f"{ADDED}.{row}.body" for row in range(len(examined.document.added_sections))]
    names = [examined.label(row) for row in rows]
    about["field"] = Bilingual(*(", ".join(dict.fromkeys(one.of(side) for one in names)) for side in LANGS))
    return examined.finding("C03", path, about, lang=lang, place=examined.provenance.place(first))


def _headed(document: Document, path: str, lang: Lang) -> bool:
    """Whether a path is the heading of an added section of which the language lacks the text as well: one fault."""
    table, _, rest = path.partition(".")
    number, _, name = rest.partition(".")
    return table == ADDED and name == "title" and not document.added_sections[int(number)].body.wording(lang)


def need_of(document: Document, spec: Spec) -> Need:
    """How much a field is needed in this document; a condition without a name stands in the checks of the kind."""
    if spec.when:
        holds = bool(getattr(document, spec.when))
        return (Need.REQUIRED if spec.need is Need.CONDITIONAL else spec.need) if holds else Need.OPTIONAL
    return Need.OPTIONAL if spec.need is Need.CONDITIONAL else spec.need


def _field(examined: Examination, spec: Spec) -> Iterator[Finding]:
    value = value_at(examined.document, spec.path)
    if value not in (None, ()) and not (isinstance(value, Text) and not value):
        return
    told = _is_told(examined.document, spec)
    if told and spec.says_all:
        return
    need = need_of(examined.document, spec)
    if need is Need.REQUIRED and not examined.is_known(spec.path):
        yield examined.finding("C07", spec.path) if told else _lacking(examined, "C01", spec)
    elif need is Need.RECOMMENDED and not told and not examined.is_known(spec.path, also=[Severity.WARNING]):
        yield _lacking(examined, "C02", spec)


def _lacking(examined: Examination, code: str, spec: Spec) -> Finding:
    """A field that is asked for, with the reason in words where it is not asked of every document."""
    word = examined.labels.words.get(f"because_{spec.when}")
    because = say("because", reason=word.both) if word else NOTHING
    # What is asked for by another field is told at that field, unless it has a place of its own.
    asked = spec.asked_by if spec.path not in examined.provenance.places else ""
    place = examined.provenance.place(asked) if asked else None
    return examined.finding(code, spec.path, {"because": because}, place=place)


def _is_told(document: Document, spec: Spec) -> bool:
    """Whether an author says in running text what a table would say: it is printed in its place.

    For a table of texts that is enough; what others are made for, such as totals, still needs their columns.
    """
    told = any((one.at, one.position) == (spec.path, Position.INSTEAD) for one in document.added_sections)
    return told and spec.is_table


def _languages(examined: Examination, path: str, spec: Spec, text: Text, langs: list[Lang]) -> Iterator[Finding]:
    """What is wrong with one language of a text that exists in some language."""
    required_cell = path != spec.path and need_of(examined.document, spec) is Need.REQUIRED
    for lang in langs if text else ():
        state = text.state(lang)
        about: dict[str, str | Bilingual] = {"language": LANGUAGE[lang]}
        if examined.is_known(path, lang):
            continue
        if state is State.MISSING and not required_cell:
            yield examined.finding(
                "C03", path, about, lang=lang, place=_empty_place(examined.provenance, path, lang, text)
            )
        elif state is State.DRAFT:
            yield examined.finding("C05", path, about, lang=lang)


def _empty_place(about: Provenance, path: str, lang: Lang, text: Text) -> Location:
    """Where the missing language should be written: its empty cell, else beside the other language."""
    if f"{path}:{lang}" in about.places:
        return about.places[f"{path}:{lang}"]
    beside = text.wording(other(lang))
    known = any(key in about.places for key in (path, f"{path}:{other(lang)}"))
    return beside.location if beside and not known else about.place(path, lang)


def _table(path: str) -> str:
    """The table that a cell's path belongs to; nothing for a field outside any table."""
    parts = path.split(".")
    rows = [place for place, part in enumerate(parts) if part.isdigit()]
    return ".".join(parts[: rows[0]]) if rows else ""


def _one_sided(document: Document) -> set[tuple[str, Lang]]:
    """The tables of which no row is written in a language: that language lacks once, not at every cell."""
    tables = [spec for spec in specs(type(document)) if spec.is_table]
    return {(spec.path, lang) for spec in tables for lang in missing_languages(value_at(document, spec.path))}


def missing_languages(rows: tuple[Any, ...]) -> list[Lang]:
    """The languages in which no row of a table of several says anything while the other language is there."""
    written = [text for row in rows for _, _, text in texts(row)]
    if len(rows) < 2 or not any(written):
        return []
    return [lang for lang in LANGS if not any(text.wording(lang) for text in written)]


def _approvals(examined: Examination) -> Iterator[Finding]:
    """Each language whose texts still wait for somebody's approval. Texts of the registers are nobody's draft."""
    given: set[Lang] = set()
    for _, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            if wording and wording.state is State.GIVEN and not wording.location.file.startswith("_shared/"):
                given.add(lang)
    for lang in LANGS:
        approval = examined.document.approvals.of(lang)
        path = f"approvals.{lang}"
        parts = {"by": approval.by, "on": approval.on}
        missing = [name for name, value in parts.items() if value is None]
        # Approved by the command, text by text: what it does not sign is told text by text too.
        is_signed = any(lang in one.signed for one in examined.job.standing.units)
        if (
            lang not in given
            or not missing
            or is_signed
            or any(examined.is_known(f"{path}.{name}") for name in missing)
        ):
            continue
        about = {"language": LANGUAGE[lang], **{name: examined.label(f"{path}.{name}") for name in parts}}
        place = examined.provenance.place(f"{path}.{missing[0]}")
        yield examined.finding("C04", path, about, lang=lang, place=place)


def _not_published(examined: Examination) -> Iterator[Finding]:
    """What is written in a language in which the dossier does not appear: told once, at the first of it."""
    held = languages_of(examined.document)
    for lang in (lang for lang in LANGS if lang not in held):
        left = [
            (path, one)
            for path, _, text in texts(examined.document)
            if (one := text.wording(lang)) and not one.location.file.startswith("_shared/") and not text.is_worked_out
        ]
        if left:
            (path, first), count = left[0], len(left)
            about: Values = {"language": LANGUAGE[lang], "count": str(count), "held": LANGUAGE[held[0]]}
            yield examined.finding("C08", path, about, place=first.location)


def _publisher(examined: Examination) -> Iterator[Finding]:
    """What the register lacks about the organisation in whose name the document appears (schemas.md, section 0).

    Its house texts are not looked at here: the document may bring its own.
    """
    publisher = load_kind(examined.job.dossier.kind).publisher(examined.document)
    if publisher is None:
        return
    address_given = any(value_at(publisher.address, spec.path) for spec in specs(type(publisher.address)))
    number = next((at for at, one in enumerate(examined.registers.organisations) if one.code == publisher.code), -1)
    reported = False
    for spec in specs(Organisation):
        if spec.need is not Need.REQUIRED or spec.rich or value_at(publisher, spec.path):
            continue
        # What the register gives and nobody understands is told where it stands.
        if any(one.path == f"organisations.{number}.{spec.path}" for one in examined.findings):
            continue
        path, place = f"organisations.{spec.path}", examined.registers.place(publisher, spec.path)
        if spec.path.startswith("address.") and not address_given:
            if reported:
                continue
            path, reported = "organisations.address", True
        field = examined.label(path)
        name = say("of_organisation", field=field, name=publisher.brief)
        yield examined.finding("C01", path, {"field": name}, place=place)
