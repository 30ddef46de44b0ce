"""Assembly: from a dossier to the frozen document of its kind, with the findings of what could not be understood."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, Lang, State
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.documents.assembly.binding import Gathering
from imprimatur.documents.assembly.cells import shown
from imprimatur.documents.assembly.coercion import Builder
from imprimatur.documents.assembly.material import Material, is_empty
from imprimatur.documents.kind import Kind
from imprimatur.documents.schema.document import AddedSection, Approvals, Document, Provenance
from imprimatur.documents.schema.records import Record
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, parse_document_languages

_PROVISIONAL = frozenset({"R46", "W01", "W02", "W03", "W04"})
"""What readers say of words that stand for others."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The document of a dossier, where it comes from, and the findings met on the way."""

    document: Document
    provenance: Provenance
    findings: tuple[Finding, ...]


def assemble(kind: Kind, dossier: Dossier, labels: Labels, registers: Registers) -> Assembled:
    """The document of a dossier. Reads no file and never raises for an input."""
    home = _home(kind, dossier, labels)
    material = Gathering(kind.model, labels, registers, home).gather(dossier)
    builder = Builder(material, labels, registers, home)
    document: Document = builder.make(kind.model, builder.fields(kind.model, material.values))
    document = document.model_copy(update={"added_sections": _anchored(document, material)})
    document = document.model_copy(update=_approved(document))
    document = document.model_copy(update=dict(kind.from_registers(document, registers)))
    places = {**_homes(dossier), **builder.places}
    settled = frozenset(builder.settled)
    owners, names = _owners(document, material), registers.names_of_one_language()
    provenance = Provenance(kind.stem, dossier.slug, places, owners, settled=settled, names=names)
    return Assembled(document, provenance, _once((*material.findings, *builder.findings)))


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings without those that say of a field's whole value, at its place, what `V17` says of the field."""
    provisional = {one.location for one in findings if one.code == "V17"}
    return tuple(one for one in findings if one.code not in _PROVISIONAL or one.location not in provisional)


def _home(kind: Kind, dossier: Dossier, labels: Labels) -> Lang:
    """The language of texts that say none: the one in which the dossier says that it appears, else French.

    Read ahead of all else, since every text is sorted by it.
    """
    names = vocabulary(kind.model, labels)
    for reading in dossier.readings:
        for entry in reading.entries:
            if names.resolve(entry.name) == "document_languages":
                cells = [cell for cell in entry.values.values() if not is_empty(cell)]
                with suppress(Unreadable):
                    return parse_document_languages(shown(cells[0]))[0] if cells else "fr"
    return "fr"


def _anchored(document: Document, material: Material) -> tuple[AddedSection, ...]:
    """The added sections, each knowing where its author put it."""
    anchors = [material.anchors.get(row) for row in range(len(document.added_sections))]
    return tuple(
        one.model_copy(update=dict(zip(("at", "position", "inner"), anchor, strict=True))) if anchor else one
        for one, anchor in zip(document.added_sections, anchors, strict=True)
    )


def _homes(dossier: Dossier) -> Mapping[str, Location]:
    """Where an absent field should be written: the entries sheet or file, else the first file of the dossier."""
    entries = [entry.location for reading in dossier.readings for entry in reading.entries]
    if entries:
        first = entries[0]
        return {"": Location(first.file, first.sheet)}
    return {"": Location(dossier.sources[0].name if dossier.sources else dossier.name)}


def _owners(document: Document, material: Material) -> Mapping[str, str]:
    general = {"": document.owner.full_name} if document.owner else {}
    return {**general, **material.owners}


def _approved(document: Document) -> dict[str, Any]:
    """Texts given become approved in a language that somebody approved on a date."""
    approvals: Approvals = document.approvals
    langs = [lang for lang in LANGS if approvals.of(lang).by and approvals.of(lang).on]
    return _promoted(document, langs) if langs else {}


def _promoted(model: Any, langs: Iterable[Lang]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Text):
            changed[name] = _approve(value, langs)
        elif isinstance(value, tuple):
            changed[name] = tuple(_copy(item, langs) for item in value)
        else:
            changed[name] = _copy(value, langs)
    return changed


def _copy(value: Any, langs: Iterable[Lang]) -> Any:
    if isinstance(value, BaseModel) and not isinstance(value, Record):
        return value.model_copy(update=_promoted(value, langs))
    return value


def _approve(text: Text, langs: Iterable[Lang]) -> Text:
    sides = {}
    for lang in LANGS:
        wording = text.wording(lang)
        if wording and lang in langs and wording.state is State.GIVEN:
            wording = replace(wording, state=State.APPROVED)
        sides[lang] = wording
    return Text(sides["fr"], sides["nl"])
