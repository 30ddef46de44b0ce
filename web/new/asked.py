"""What is asked to begin a dossier of a kind, and what somebody answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.documents.schema.records import Organisation
from imprimatur.kit.next_year import KIND as YEARLY


class Way(StrEnum):
    """How a dossier begins."""

    FORM = "form"
    KIT = "kit"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered. `case` is that of the document, `former` the slug of the dossier that it follows."""

    way: str = Way.FORM
    title: str = ""
    organisation: str = ""
    case: str = ""
    name: str = ""
    former: str = ""
    year: str = ""

    def year_told(self) -> int | None:
        """The year, where it is one."""
        return int(self.year) if self.year.isascii() and self.year.isdecimal() and len(self.year) == 4 else None


def has_title(kind: str) -> bool:
    """Whether documents of a kind have a title of their own to begin with; a report is known by its year."""
    return kind != YEARLY and any(one.path == "title" and one.is_text for one in specs(load_kind(kind).model))


def publisher_of(kind: str) -> Spec | None:
    """The field that says whose the document is: the organisation that every document of the kind needs."""
    found = (one for one in specs(load_kind(kind).model) if one.type is Organisation and not one.many)
    return next((one for one in found if one.need is Need.REQUIRED), None)


def first_fields(kind: str, answer: Answer, chosen: str, label: str, lang: Lang, original: str) -> dict[str, str]:
    """What is typed first in a form: the title in the language of who begins, the case, whose it is, the year.

    `original` names the language that the texts are written in first, where it is not the usual one.
    """
    publisher = publisher_of(kind)
    fields = {
        f"title:{lang}": answer.title if has_title(kind) else "",
        chosen: label,
        publisher.path if publisher else "": answer.organisation,
        "year": answer.year if kind == YEARLY else "",
        "source_language": original,
    }
    return {key: text for key, text in fields.items() if key and text}


def ways(scope: Sequence[str] | frozenset[str], has_former: bool) -> tuple[Way, ...]:
    """The ways open to somebody: a kit says of no association that it is theirs."""
    return tuple(one for one in Way if not (one is Way.KIT and scope) and not (one is Way.FORMER and not has_former))
