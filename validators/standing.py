"""Where the texts stand: what changed since somebody approved it, or since it was translated (ADR 27)."""

from collections.abc import Iterator
from datetime import date

from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.place import shortened
from imprimatur.core.values import FlexDate
from imprimatur.documents.schema.document import languages_of
from imprimatur.findings.catalogue import Values
from imprimatur.translation.dossier import cells_of
from imprimatur.translation.record import Entry, Said, Signature
from imprimatur.translation.standing import Refusal, Stood
from imprimatur.translation.unit import Side, UnitState
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.messages import say
from validators.values import dated

_EXCERPT = 160
"""Characters of a text that a finding quotes, around where it changed."""
_BEFORE = 40
"""Characters quoted before the change."""
_REFUSALS = {Refusal.BEFORE_SOURCE: "C14", Refusal.BACKWARDS: "C16"}
"""The finding of each refusal; a day to come is told of its cell already."""


def check(examined: Examination) -> Iterator[Finding]:
    """What is not approved as it stands, and what is behind its source."""
    held = languages_of(examined.document)
    standing = examined.job.standing
    for lang, (reason, on) in standing.refused.items():
        if lang in held and reason in _REFUSALS:
            yield from _refused(examined, lang, reason, on)
    for one in standing.units:
        yield from _unit(examined, one, held)
    yield from _unapproved(examined, held)
    for entry in standing.removed:
        yield from _removed(examined, entry, held)


def _refused(examined: Examination, lang: Lang, reason: Refusal, on: date) -> Iterator[Finding]:
    path = f"approvals.{lang}.on"
    given = examined.document.approvals.of(lang).on
    if given:
        about: Values = {"language": LANGUAGE[lang], "value": dated(given), "other": dated(FlexDate(on))}
        yield examined.finding(_REFUSALS[reason], path, about, lang=lang)


def _unit(examined: Examination, one: Stood, held: tuple[Lang, ...]) -> Iterator[Finding]:
    """What holds back one unit, in each language that is published."""
    unit = one.unit
    for lang in held:
        side = unit.side(lang)
        if side is None:
            continue
        if lang == unit.target and one.state is UnitState.TO_REVISE:
            yield _behind(examined, one, lang, side)
        elif lang in one.lapsed and unit.origin:
            yield _lapsed(examined, one, lang, side, one.lapsed[lang])


def _unapproved(examined: Examination, held: tuple[Lang, ...]) -> Iterator[Finding]:
    """What nobody has approved in a language that somebody approved, once a text."""
    for lang in held:
        new: dict[str, list[Side]] = {}
        for one in examined.job.standing.units if _is_approved(examined, lang) else ():
            side = one.unit.side(lang)
            told = {*one.signed, *one.lapsed, *([one.unit.target] if one.state is UnitState.TO_REVISE else [])}
            if side and one.unit.origin and lang not in told:
                new.setdefault(one.unit.path, []).append(side)
        for path, sides in new.items():
            first, more = sides[0], len(sides) - 1
            about: Values = {"language": LANGUAGE[lang], "now": _excerpt(first.text), "more": _more(more)}
            yield examined.finding("C15", path, about, lang=lang, place=first.location)


def _more(count: int) -> Bilingual:
    """How many passages more wait, where any does."""
    if not count:
        return NOTHING
    return say("more_passages" if count == 1 else "more_passages_many", count=count).after_space()


def _is_approved(examined: Examination, lang: Lang) -> bool:
    """Whether the approval of a language was given and taken: what it does not sign came later, or was lost."""
    standing = examined.job.standing
    is_given = lang in cells_of(examined.document) or any(lang in one.signed for one in standing.units)
    return lang not in standing.refused and is_given


def _behind(examined: Examination, one: Stood, lang: Lang, side: Side) -> Finding:
    """The target of a source that has changed, or that a machine wrote."""
    source, unit = one.unit.source, one.unit
    now = unit.origin.text if unit.origin else ""
    if one.machine and one.former.of(source) == now:
        about: Values = {"language": LANGUAGE[lang], "now": _excerpt(side.text)}
        return examined.finding("C18", unit.path, about, lang=lang, place=side.location)
    before, after = changed(one.former.of(source), now)
    about = {
        "language": LANGUAGE[lang],
        "source": LANGUAGE[source],
        "before": before,
        "now": after,
        "target": _excerpt(side.text),
    }
    return examined.finding("C12", unit.path, about, lang=lang, place=side.location)


def _lapsed(examined: Examination, one: Stood, lang: Lang, side: Side, signature: Signature) -> Finding:
    """An approval of other words than today's."""
    was, moved = signature.said, lang
    if signature.digests.of(lang) == side.digest and one.unit.origin:
        moved = one.unit.source
    text = one.unit.side(moved)
    before, after = changed(was.of(moved), text.text if text else "")
    about: Values = {
        "language": LANGUAGE[lang],
        "by": signature.by,
        "on": dated(FlexDate(signature.on)),
        "before": before,
        "now": after,
    }
    return examined.finding("C11", one.unit.path, about, lang=lang, place=side.location)


def _removed(examined: Examination, entry: Entry, held: tuple[Lang, ...]) -> Iterator[Finding]:
    """A passage that somebody approved and that stands in the dossier no more."""
    langs = [lang for lang in held if lang in entry.signed]
    if langs:
        signature = entry.signed[langs[0]]
        text = _said(entry.said, langs[0])
        about: Values = {"by": signature.by, "on": dated(FlexDate(signature.on)), "before": _excerpt(text)}
        lang = langs[0] if len(langs) == 1 else None
        yield examined.finding("C13", entry.key, about, lang=lang, place=_where(examined, entry.key))


def _said(said: Said, lang: Lang) -> str:
    return said.of(lang) or next(filter(None, (said.of(one) for one in LANGS)), "")


def _where(examined: Examination, key: str) -> Location:
    """Where what is gone stood: the field, or the nearest place above it."""
    return examined.provenance.place(key.partition(".")[0])


def changed(before: str, now: str) -> tuple[str, str | Bilingual]:
    """Two texts from shortly before where they part, as a finding quotes them side by side.

    Where they have the same words, what changed is their bold, italics or links.
    """
    if before == now:
        said = _excerpt(now)
        look = say("look_changed")
        return said, Bilingual(f"{said} {look.fr}", f"{said} {look.nl}")
    start = next((at for at, (one, other) in enumerate(zip(before, now, strict=False)) if one != other), None)
    start = min(len(before), len(now)) if start is None else start
    first = max(0, start - _BEFORE)
    if first:
        space = before.find(" ", first, start)
        first = first if space < 0 else space + 1
    return _excerpt(before, first), _excerpt(now, first)


def _excerpt(text: str, start: int = 0) -> str:
    opening = "… " if start else ""
    return opening + shortened(" ".join(text[start:].split()), _EXCERPT)
