"""The catalogue of findings: for each code its severity, title, message, remedy and explanation, in YAML.

`imprimatur/findings.yaml` holds the general ones; a kind's own stand in `validators/<kind>.yaml`. Messages are
templates with `{name}` places, filled with values that may differ per language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location

Values = Mapping[str, str | Bilingual]
"""What fills the places of a message; a value may differ per language."""

GENERAL = Path(__file__).with_name("general.yaml")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of finding, as the catalogue describes it."""

    code: str
    severity: Severity
    title: Bilingual
    message: Bilingual
    remedy: Bilingual
    explanation: Bilingual


@cache
def catalogue(path: Path = GENERAL) -> Mapping[str, Sort]:
    """The sorts of finding of one catalogue file, by code, in the file's order."""
    content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return {
        code: Sort(
            code,
            Severity(entry["severity"]),
            *(
                Bilingual(entry[part]["fr"], entry[part]["nl"])
                for part in ("title", "message", "remedy", "explanation")
            ),
        )
        for code, entry in content.items()
    }


def finding(
    code: str,
    location: Location,
    values: Values | None = None,
    *,
    source: Path = GENERAL,
    severity: Severity | None = None,
    **about: Any,
) -> Finding:
    """A finding of a sort, its message and remedy filled with `values`.

    `about` takes the other fields of a Finding (path, lang, section, owner). `{place}` is always the location.
    Raises KeyError for an unknown code or a value that the template asks for and nobody gave: a programming fault.
    """
    sort = catalogue(source)[code]
    given: dict[str, str | Bilingual] = {"place": str(location), **(values or {})}

    def fill(template: Bilingual) -> Bilingual:
        return Bilingual(_filled(template.fr, given, "fr"), _filled(template.nl, given, "nl"))

    return Finding(
        code,
        severity or sort.severity,
        location,
        fill(sort.message),
        fill(sort.remedy),
        values={name: value.fr if isinstance(value, Bilingual) else value for name, value in given.items()},
        **about,
    )


def _filled(template: str, values: Mapping[str, str | Bilingual], lang: Lang) -> str:
    return template.format_map(
        {name: value.of(lang) if isinstance(value, Bilingual) else value for name, value in values.items()}
    )
