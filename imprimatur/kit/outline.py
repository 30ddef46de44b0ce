"""In which order, under which headings and in which case the fields of a kind are asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.schema.document import ACCEPTED, ADDED, Document
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.kit.guidance import Chapter, Guidance
from imprimatur.kit.messages import say
from imprimatur.language.labels import Labels

_FOLLOW_UP = (
    "owner",
    "document_languages",
    "source_language",
    "other_source",
    "data_attached",
    "inclusive_mention",
    "inclusive_style",
)
"""What is asked of every document and says nothing in it."""
_APPROVALS = "approvals"
_ORDER = (Need.REQUIRED, Need.CONDITIONAL, Need.RECOMMENDED, Need.OPTIONAL)


class Place(StrEnum):
    """Where a sheet stands among the others: the required ones first."""

    REQUIRED = "required"
    IF_ANY = "if_any"
    RARE = "rare"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a kind is wanted: the `values` of the field that tells its case, and the `tables` it has a use for.

    Without values nothing is decided; of the tables that are optional those alone are asked, or all where none is told.
    Values that are not `announced` leave out what belongs to others, and neither give the field nor require anything.
    """

    values: tuple[str, ...] = ()
    tables: frozenset[str] | None = None
    announced: bool = True


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Part:
    """Fields under one heading, the required ones first; `case` says in which case alone they are asked, `rarely` that
    few need them.
    """

    heading: str
    fields: tuple[Spec, ...]
    case: str = ""
    rarely: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked: the parts of single fields, the tables, and the long texts, which are written in Word.

    `chaptered` is the table whose rows are `chapters`, written in Word too: its sheet is for what else is said of them.
    `rarely` are the tables that few need.
    """

    parts: tuple[Part, ...]
    tables: tuple[Spec, ...]
    texts: tuple[Spec, ...]
    chaptered: Spec | None = None
    chapters: tuple[Chapter, ...] = ()
    rarely: frozenset[str] = frozenset()

    def sheets(self) -> Iterator[tuple[Place, tuple[Spec, ...]]]:
        """The tables by their place, in the order of their sheets; those for what there is, though there be none."""
        for place in Place:
            found = tuple(one for one in self.tables if self._place(one) is place)
            if found or place is Place.IF_ANY:
                yield place, found

    def _place(self, table: Spec) -> Place:
        place = place_of(table)
        return Place.RARE if place is Place.IF_ANY and table.path in self.rarely else place


def place_of(table: Spec) -> Place:
    """Where the sheet of a table stands."""
    if table.path in (ADDED, ACCEPTED):
        return Place.FOLLOW_UP
    return Place.REQUIRED if table.need is Need.REQUIRED and not _is_chaptered(table) else Place.IF_ANY


def _is_chaptered(table: Spec) -> bool:
    """Whether each row of a table has a text of its own, which is written in Word."""
    return any(one.named_by for one in specs(table.type))


def outline(
    model: type[Document],
    guidance: Guidance,
    labels: Labels,
    lang: Lang,
    languages: Sequence[Lang] = LANGS,
    wanted: Wanted = ALL,
) -> Outline:
    """What is asked of a document that appears in the `languages`.

    What belongs to other cases than those `wanted` is left out, and what these need is required.
    """
    left_out = tuple(f"{_APPROVALS}.{side}." for side in LANGS if side not in languages)
    asked = [_decided(spec, model, guidance, wanted) for spec in specs(model)]
    kept = [one for one in asked if one and not one.path.startswith(left_out or ("\0",))]
    places = list(Place)
    tables = sorted(
        (one for one in kept if one.is_table), key=lambda one: (places.index(place_of(one)), one.path == ACCEPTED)
    )
    texts = tuple(one for one in kept if one.is_text and one.rich)
    fields = [one for one in kept if not one.is_table and one not in texts]
    chaptered = next((one for one in tables if guidance.chapters and _is_chaptered(one)), None)
    chapters = tuple(one for one in guidance.chapters if _holds(model, guidance, wanted.values, one.when) is not False)
    parts = _parts(model, fields, guidance, labels, lang, wanted)
    return Outline(tuple(parts), tuple(tables), texts, chaptered, chapters, guidance.rarely)


def _holds(model: type[Document], guidance: Guidance, choice: tuple[str, ...], when: str) -> bool | None:
    """Whether a condition holds in the case chosen; None where the choice alone does not decide."""
    if not choice or when not in guidance.decided:
        return None
    many = next(one.many for one in specs(model) if one.path == guidance.chosen)
    content: object = choice if many else choice[0]
    for name in reversed(guidance.chosen.split(".")):
        content = {name: content}
    return bool(getattr(model.model_validate(content), when))


def _decided(spec: Spec, model: type[Document], guidance: Guidance, wanted: Wanted) -> Spec | None:
    """A field as it is asked in the case wanted; None where it has no place in it."""
    if wanted.tables is not None and spec.is_table:
        if spec.path in wanted.tables:
            return spec
        if spec.need is Need.OPTIONAL and not guidance.case_of(spec.path) and place_of(spec) is Place.IF_ANY:
            return None
    asked = spec.need is Need.CONDITIONAL
    belongs = _holds(model, guidance, wanted.values, guidance.case_of(spec.path))
    holds = _holds(model, guidance, wanted.values, spec.when) if asked else belongs
    if False in (belongs, holds):
        return None
    return replace(spec, need=Need.REQUIRED, when="") if holds and asked and wanted.announced else spec


def _parts(
    model: type[Document], fields: list[Spec], guidance: Guidance, labels: Labels, lang: Lang, wanted: Wanted
) -> list[Part]:
    left = {spec.path: spec for spec in fields}

    def taken(*starts: str) -> tuple[Spec, ...]:
        found = [path for start in starts for path in list(left) if path == start or path.startswith(f"{start}.")]
        return tuple(left.pop(path) for path in dict.fromkeys(found))

    ends = [
        Part(say["part_follow_up"].of(lang), taken(*_FOLLOW_UP)),
        Part(say["part_approvals"].of(lang), taken(_APPROVALS)),
    ]
    always: list[Part] = []
    cases: list[Part] = []
    rare: list[Part] = []
    for group in guidance.groups:
        holds = _holds(model, guidance, wanted.values, group.when)
        found = taken(*group.fields)
        if holds is not False:
            case = because(group.when, labels, lang) if group.when and holds is None else ""
            parts = rare if group.rarely else cases if case else always
            parts.append(Part(group.heading.of(lang), found, case, group.rarely))
    others: dict[str, list[Spec]] = {}
    for path, spec in left.items():
        others.setdefault(path.partition(".")[0] if "." in path else "", []).append(spec)
    for top, found_ in others.items():
        heading = labels.field(top).of(lang) if top else say["part_document"].of(lang)
        always.append(Part(heading, tuple(found_)))
    return [replace(part, fields=_sorted(part)) for part in (*always, *cases, *rare, *ends) if part.fields]


def _sorted(part: Part) -> tuple[Spec, ...]:
    return tuple(sorted(part.fields, key=lambda spec: _ORDER.index(spec.need)))


def because(when: str, labels: Labels, lang: Lang) -> str:
    """In which case something is asked, in words; empty where no reason is known for it."""
    label = labels.words.get(f"because_{when}")
    if label is None:
        return ""
    # The reasons of findings (`parce que…`, `omdat…`) are conditions here.
    text = label.of(lang)
    for key, gap in (("if_he", ""), ("if_vowel", " "), ("if_other", "")):
        since, if_ = say[f"since_{key}"].of(lang), say[key].of(lang)
        if text.startswith(since):
            rest = text[len(since) :]
            return if_ + (rest if rest.startswith(" ") else gap + rest)
    return text
