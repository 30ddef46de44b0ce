"""The catalogue of findings: for each code its severity, title, message, remedy and explanation, in YAML.

`general.yaml` beside this module holds the general ones; a kind's own stand in `validators/<kind>/findings.yaml`. A
file begins with the names of its families, by the letter of their codes. Messages have `{name}` places, filled with
values that may differ per language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.catalogues import filled, read_catalogue, wording
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.place import said
from imprimatur.findings.messages import say

Values = Mapping[str, "str | int | Bilingual | Location"]
"""What fills the places of a message; a value may differ per language, and a place is said as people say it."""

_PARTS = ("title", "message", "remedy", "explanation")
GENERAL = Path(__file__).with_name("general.yaml")
_FAMILIES = "families"


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
    return {
        code: Sort(
            code,
            Severity(entry["severity"]),
            *(wording(entry[part], f"{path.name}: {code} {part}") for part in _PARTS),
        )
        for code, entry in _content(path).items()
        if code != _FAMILIES
    }


def families(path: Path = GENERAL) -> Mapping[str, Bilingual]:
    """The names of the families of one catalogue file, by the letter with which their codes begin."""
    return {letter: wording(entry, f"{path.name}: {letter}") for letter, entry in _content(path)[_FAMILIES].items()}


def severity_title(severity: Severity) -> Bilingual:
    """What findings of a severity stop, as a heading above them."""
    return say[f"severity_{severity}"]


def accepted_title() -> Bilingual:
    """The heading above the findings that were accepted on purpose."""
    return say["accepted"]


@cache
def _content(path: Path) -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_catalogue(path)
    return content


_UNSAID = {"because": ""}
"""Places that a message fills only where there is something to say: why a field is asked of this document."""


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

    `about` takes the other fields of a Finding (path, lang, section, owner, due). `{place}` is always the location as
    people say it: a message does not repeat it, since every list of findings shows it beside.
    Raises KeyError for an unknown code or a value that the template asks for and nobody gave: a programming fault.
    """
    sort = catalogue(source)[code]
    told = {name: value for name, value in (values or {}).items() if not isinstance(value, Location)}
    places = {name: said(value) for name, value in (values or {}).items() if isinstance(value, Location)}
    given: dict[str, str | int | Bilingual] = {"place": said(location), **_UNSAID, **places, **told}
    return Finding(
        code,
        severity or sort.severity,
        location,
        filled(sort.message, given),
        filled(sort.remedy, given),
        values={name: value.fr if isinstance(value, Bilingual) else str(value) for name, value in told.items()},
        **about,
    )
