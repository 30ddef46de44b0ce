"""What the kit of a kind says beside its labels: which fields stand together, examples, questions for its Word texts.

It stands in `templates/<kind>/kit.yaml`, where translators edit it; a kind without one has its fields under the names
of their groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.catalogues import parsed, wording
from imprimatur.core.errors import TemplateFault
from imprimatur.kit.messages import say


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under a heading, by the beginnings of their paths.

    `when` is the property of the document in which case alone they are asked; empty for always. What is needed `rarely`
    stands last.
    """

    heading: Bilingual
    fields: tuple[str, ...]
    when: str = ""
    rarely: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that the Word text proposes, and the question that it answers; `when` as for a group."""

    title: Bilingual
    question: Bilingual
    when: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the kit of a kind says; `examples` and `questions` by the path of their field.

    `purposes` say in a line what a table is for. `chosen` is the field that tells the case of the whole document (the
    contract of an offer, the modules of a report), `decided` the properties that it decides alone, `belongs` the
    properties without which a field that is asked for in no case of its own has no place either. `chapters` are those
    that are usual, for the table of which each row has a text of its own. `records` are the fields of organisations and
    persons that the kind prints or checks, beyond those that every kind does. `hints` open the Word text: what it may
    place beside words. `rarely` are the tables that few need, which stand last; `usual` the values of `chosen` that
    most have a use for: of a kind with these there is a short kit.
    """

    groups: tuple[Group, ...] = ()
    examples: Mapping[str, Bilingual] = field(default_factory=dict)
    questions: Mapping[str, Bilingual] = field(default_factory=dict)
    purposes: Mapping[str, Bilingual] = field(default_factory=dict)
    chosen: str = ""
    decided: frozenset[str] = frozenset()
    belongs: Mapping[str, str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    records: frozenset[str] = frozenset()
    hints: tuple[Bilingual, ...] = ()
    rarely: frozenset[str] = frozenset()
    usual: tuple[str, ...] = ()

    def case_of(self, path: str) -> str:
        """The property without which a field has no place, which may be that of its group; empty for none."""
        return self.belongs.get(path) or self.belongs.get(path.partition(".")[0], "")


def load_guidance(templates: Path, kind: str) -> Guidance:
    """The guidance of a kind; that of a kind without any is empty. Raises TemplateFault for a broken file."""
    path = templates / kind / "kit.yaml"
    if not path.exists():
        return Guidance()
    name = f"{kind}/kit.yaml"
    try:
        return _guidance(parsed(path.read_text(encoding="utf-8")), name)
    except (OSError, UnicodeDecodeError, YAMLError, ValueError, KeyError, AttributeError, TypeError) as fault:
        raise TemplateFault(say("guidance_unusable", name=name)) from fault


def _guidance(content: Mapping[str, Any], name: str) -> Guidance:
    groups = tuple(
        Group(wording(one, name), tuple(map(str, one["fields"])), str(one.get("when", "")), bool(one.get("rarely")))
        for one in content.get("groups", ())
    )
    examples, questions, purposes = (
        {str(key): wording(entry, f"{name}: {key}") for key, entry in content.get(part, {}).items()}
        for part in ("examples", "questions", "purposes")
    )
    case = content.get("case", {})
    decided = frozenset(map(str, case.get("decides", ())))
    belongs = {str(path): str(when) for when, paths in case.get("belongs", {}).items() for path in paths}
    chapters = tuple(
        Chapter(wording(one["title"], name), wording(one["question"], name), str(one.get("when", "")))
        for one in content.get("chapters", ())
    )
    return Guidance(
        groups,
        examples,
        questions,
        purposes,
        str(case.get("field", "")),
        decided,
        belongs,
        chapters,
        frozenset(map(str, content.get("records", ()))),
        tuple(wording(one, name) for one in content.get("hints", ())),
        frozenset(map(str, content.get("rarely", ()))),
        tuple(map(str, case.get("usual", ()))),
    )
