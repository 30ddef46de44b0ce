"""In which sections the fields of a form stand: those of the kit, with the long texts and tables that go with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.documents.schema.document import ACCEPTED, ADDED
from imprimatur.documents.schema.fields import Spec
from imprimatur.kit.guidance import Guidance
from imprimatur.kit.outline import Outline, Part
from imprimatur.language.labels import Labels
from web.forms.messages import say


@dataclass(frozen=True, slots=True)
class Planned:
    """A section: its heading, in which case alone it is asked, what stands in it."""

    heading: str
    case: str
    specs: tuple[Spec, ...]


def planned(asked: Outline, guidance: Guidance, labels: Labels, lang: Lang, given: Sequence[Spec]) -> list[Planned]:
    """The sections in order. What has no place in the case of the document, and is `given` all the same, stands last:
    nothing that is filled in is hidden."""
    found = list(_planned(asked, guidance, labels, lang))
    shown = {spec.path for one in found for spec in one.specs}
    others = tuple(one for one in given if one.path not in shown)
    return [one for one in (*found, Planned(say["others"].of(lang), "", others)) if one.specs]


def _planned(asked: Outline, guidance: Guidance, labels: Labels, lang: Lang) -> Iterator[Planned]:
    beside: dict[str, list[Spec]] = {}
    for spec in (*asked.texts, *asked.tables):
        if spec.path != ACCEPTED:
            beside.setdefault(_heading_of(spec.path, guidance, lang), []).append(spec)
    alone = beside.pop("", [])
    first, *parts = [one for one in asked.parts if not one.fields[0].path.startswith("approvals.")]
    ends = [one for one in parts if _is_end(one)]
    yield _whole(first, beside, lang)
    yield Planned(say["texts"].of(lang), "", tuple(one for one in alone if one.is_text))
    yield from (_whole(one, beside, lang) for one in parts if one not in ends)
    for heading in list(beside):
        yield Planned(heading, "", tuple(beside.pop(heading)))
    tables = [one for one in alone if not one.is_text and one.path != ADDED]
    yield from (Planned(labels.field(one.path).of(lang), "", (one,)) for one in tables)
    yield from (_whole(one, beside, lang) for one in ends)
    yield from (Planned(labels.field(one.path).of(lang), "", (one,)) for one in alone if one.path == ADDED)


def _whole(part: Part, beside: dict[str, list[Spec]], lang: Lang) -> Planned:
    """A part with the long texts and the tables that go with it."""
    return Planned(part.heading, part.case, (*part.fields, *beside.pop(part.heading, ())))


def _is_end(part: Part) -> bool:
    """Whether a part is about the document itself: its languages, who looks after it."""
    return any(one.path == "document_languages" for one in part.fields)


def _heading_of(path: str, guidance: Guidance, lang: Lang) -> str:
    """The heading of the group that a table or a long text belongs to, by the longest beginning of its path."""
    starts = [
        (len(start), group.heading.of(lang))
        for group in guidance.groups
        for start in group.fields
        if path == start or path.startswith(f"{start}.")
    ]
    return max(starts, default=(0, ""))[1]
