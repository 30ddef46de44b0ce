"""XLIFF 1.2: what OmegaT, Trados, memoQ and Weblate all read (version 2 is read by none of them as well; ADR 28).

A segment is a `trans-unit` whose marks are inline codes that hold their code (`bpt`, `ept`, `ph`): what a tool keeps
whatever it does, and shows. Notes say where a text stands, how its source read before, and its terms.
Schema: OASIS, xliff-core-1.2-strict.xsd, 1 February 2008.
"""

from typing import Any

from lxml import etree

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.core.blocks import plain
from imprimatur.translation.exchange.answering import answer, dossier_of, is_ours, language, not_ours
from imprimatur.translation.exchange.codes import Look, Part, Sort
from imprimatur.translation.exchange.inline_codes import pieces_in
from imprimatur.translation.exchange.interface import Answer, Parcel, Returned, Segment
from imprimatur.translation.exchange.marks import Mark, Pieces, as_text, pieces_of
from imprimatur.translation.exchange.notes import notes_of
from imprimatur.translation.exchange.xml import XML, append, clean, local, spread, tree, written
from imprimatur.translation.messages import say
from imprimatur.translation.unit import UnitState

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_TOOL = "Imprimatur"
_STATES = {
    UnitState.MISSING: "needs-translation",
    UnitState.TO_TRANSLATE: "needs-translation",
    UnitState.TO_REVISE: "needs-review-translation",
    UnitState.TRANSLATED: "translated",
    UnitState.APPROVED: "final",
}
_TYPES = {Sort.BOLD: "bold", Sort.ITALIC: "italic", Sort.LINK: "link"}
_NEW = ("new", "needs-translation")
# What says that a person has not finished: states of XLIFF, of Trados (conf) and of memoQ (status).
_UNSURE = ("needs-review-translation", "needs-review-adaptation", "needs-review-l10n", "needs-adaptation", "needs-l10n")
_UNSURE_CONF = ("Draft", "RejectedTranslation", "RejectedSignOff")
_UNSURE_STATUS = ("PartiallyEdited", "Rejected", "MachineTranslated")


def write(parcel: Parcel) -> bytes:
    """A parcel as a file of XLIFF 1.2."""
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    about = {
        "original": clean(parcel.dossier),
        "source-language": TAGS[parcel.source],
        "target-language": TAGS[parcel.target],
        "datatype": "x-imprimatur",
        "product-name": clean(parcel.dossier),
        "tool-id": _TOOL.lower(),
    }
    file = _add(root, "file", **about)
    header = _add(file, "header")
    _add(header, "tool", **{"tool-id": _TOOL.lower(), "tool-name": _TOOL})
    _note(header, parcel.title)
    body = _add(file, "body")
    for segment in parcel.segments:
        _unit(body, segment, parcel)
    spread(root, ("source", "target", "note"))
    return written(root)


def read(content: bytes, name: str) -> Returned:
    """A file of XLIFF 1.2 that came back, also as Trados (sdlxliff) and memoQ (mqxliff) write it.

    Raises ImprimaturError for one that is not ours, UnsafeInput for one that is too large or declares entities.
    """
    root = tree(content, name)
    files = [one for one in root.iter(etree.Element) if local(one) == "file"]
    about = next((one for one in files if any(_id(unit) for unit in _units(one))), None)
    target = language(about.get("target-language")) if about is not None else None
    source = language(about.get("source-language")) if about is not None else None
    if about is None or target is None or source in (None, target):
        raise not_ours()
    dossier = about.get("product-name") or dossier_of(about.get("original", ""))
    answers = [_answer(unit, target, name) for one in files for unit in _units(one) if _id(unit)]
    return Returned(dossier, source, target, tuple(answers))


def _unit(body: Any, segment: Segment, parcel: Parcel) -> None:
    source = pieces_of(segment.source)
    approved = segment.state is UnitState.APPROVED
    id_ = clean(segment.id)
    unit = _add(body, "trans-unit", id=id_, resname=id_, approved="yes" if approved else "no")
    unit.set(f"{XML}space", "preserve")
    _fill(_add(unit, "source"), source)
    target = pieces_of(segment.target, source)
    # OmegaT translates what stands in the target: without a translation that is the source, as tools know it.
    _fill(_add(unit, "target", state=_STATES[segment.state]), target or source)
    revised = target and segment.state is UnitState.TO_REVISE
    where, *more = notes_of(segment, parcel.target) or ("",)
    # OmegaT 3 shows what stands in the target and the notes, never the source.
    now = say("note_now", text=plain(segment.source)).of(parcel.target) if revised else ""
    for words in (where, now, *more):
        _note(unit, words)
    if revised:
        before = _add(unit, "alt-trans", alttranstype="previous-version", origin=_TOOL)
        former = pieces_of(segment.former or segment.source)
        # Former texts are plain: codes would be taken for those of the segment.
        append(_add(before, "source"), as_text(former))
        append(_add(before, "target"), as_text(target))


def _add(parent: Any, name: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _note(parent: Any, words: str) -> None:
    if words:
        append(_add(parent, "note", **{"from": _TOOL}), words)


def _fill(parent: Any, pieces: Pieces) -> None:
    """Put words and marks into a source or a target."""
    for piece in pieces:
        if isinstance(piece, str):
            append(parent, piece)
        else:
            append(_code(parent, piece), piece.code)


def _code(parent: Any, mark: Mark) -> Any:
    number = str(mark.number)
    match mark.part:
        case Part.LONE:
            return _add(parent, "ph", id=number, ctype=_type(mark.look))
        case Part.OPEN:
            return _add(parent, "bpt", id=number, rid=number, ctype=_type(mark.look))
        case Part.CLOSE:
            return _add(parent, "ept", id=number, rid=number)


def _type(look: Look) -> str:
    return _TYPES.get(look.sort, f"x-{look.sort.value}")


def _units(file: Any) -> list[Any]:
    return [one for one in file.iter(etree.Element) if local(one) == "trans-unit"]


def _id(unit: Any) -> str:
    """The id of our unit, under whichever attribute a tool has kept it; empty for a unit that is not ours."""
    return next((str(name) for name in (unit.get("resname"), unit.get("id")) if is_ours(name)), "")


def _child(unit: Any, name: str) -> Any:
    return next((one for one in unit.iterchildren(etree.Element) if local(one) == name), None)


def _answer(unit: Any, target: Lang, name: str) -> Answer:
    source = pieces_in(_child(unit, "source")).pieces
    into = _child(unit, "target")
    back = pieces_in(into, source, _child(unit, "seg-source"))
    given = () if _untouched(into, source, back.pieces) else back.pieces
    unsure = back.partial or _unsure(unit, into, source)
    return answer(_id(unit), source, given, target, f"{name}:{unit.sourceline}", unsure)


def _untouched(target: Any, source: Pieces, back: Pieces) -> bool:
    """Whether a target is still the source that was put there for want of a translation."""
    return target is not None and target.get("state") in _NEW and as_text(back).strip() == as_text(source).strip()


def _unsure(unit: Any, target: Any, source: Pieces) -> bool:
    """Whether its translator marked a segment as not finished. A state that we wrote ourselves tells nothing once the
    target is another than the one that was sent: not every tool changes states."""
    marks = [one for one in unit.iter(etree.Element) if local(one) == "seg" and one.get("conf") in _UNSURE_CONF]
    status = {value for key, value in unit.attrib.items() if etree.QName(key).localname == "status"}
    state = target.get("state") if target is not None else None
    return bool(marks) or bool(status & set(_UNSURE_STATUS)) or (state in _UNSURE and _as_sent(unit, target, source))


def _as_sent(unit: Any, target: Any, source: Pieces) -> bool:
    """Whether the target is the one that was sent, or none is known to have been."""
    before = _child(unit, "alt-trans")
    sent = _child(before, "target") if before is not None and before.get("origin") == _TOOL else None
    return sent is None or "".join(sent.itertext()) == as_text(pieces_in(target, source).pieces)
