"""The dossiers that faults are planted in: complete ones, the same in the files of an office, realistic texts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from bench.faults.office import in_office
from bench.faults.spots import Files
from bench.fidelity.cases import FIELDS, KINDS, NARRATIVES, TEXTS, labels
from bench.fidelity.forms_of_fields import in_fields
from bench.fidelity.names import names_of
from bench.fidelity.units import units_of
from imprimatur.core.bilingual import LANGS
from imprimatur.project import RECORD

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Host:
    """A dossier: its kind, the name of its folder, its files, and the year that it tells of.

    Of one that is complete nothing may be found as long as it is untouched.
    """

    name: str
    kind: str
    slug: str
    year: int
    files: Files
    is_complete: bool = False


def _folder(*parts: str) -> Files:
    folder = ROOT.joinpath(*parts)
    found = [folder] if folder.is_file() else sorted(folder.iterdir())
    return {path.name: path.read_bytes() for path in found if path.name != RECORD}


def _complete(kind: str) -> Files:
    return _folder("tests", "validators", kind, "complete")


def _sample(kind: str, name: str) -> Files:
    return _folder("inputs", kind, name)


def _mission() -> Files:
    return _folder("bench", "faults", "mission")


def _text(text: str, form: str) -> Files:
    """A text of the fidelity harness in one of its forms."""
    names = names_of(KINDS[text], labels(KINDS[text]))
    units = {lang: units_of((TEXTS / f"{text}.{lang}.md").read_text("utf-8")) for lang in LANGS}
    if form in FIELDS:
        made = FIELDS[form]({lang: in_fields(one) for lang, one in units.items()}, names)
    else:
        make, headings = NARRATIVES[form]
        made = {name: one for lang in LANGS for name, one in make(headings(units[lang]), lang).items()}
    return {name: one.encode() if isinstance(one, str) else one for name, one in made.items()}


def _samples() -> dict[str, tuple[str, str, int, Callable[[], Files]]]:
    offer, synthesis, study, report = "job_offer", "research_synthesis", "feasibility_report", "annual_report"
    found: dict[str, tuple[str, str, int, Callable[[], Files]]] = {}
    complete = [(offer, 2027), (synthesis, 2026), (study, 2026), (report, 2026)]
    for kind, year in complete:
        found[f"complete {kind}"] = (kind, "complete", year, partial(_complete, kind))
    found["mission"] = (offer, "mission", 2027, _mission)
    real = [
        (offer, "tisselande-accueil-2027", 2027),
        (synthesis, "dernier-guichet", 2026),
        (study, "tisselande-horizon", 2026),
        (offer, "ama-recherche-action-2023", 2023),
        (offer, "forum-crebis-2019", 2019),
        (offer, "forum-ets-2021", 2021),
        (offer, "smes-connect-2022.xlsx", 2022),
        (synthesis, "volontariat-action-sociale", 2024),
        (study, "cbcs-forum-rapprochement", 2024),
        (report, "cbcs-2024", 2024),
    ]
    for kind, slug, year in real:
        name = slug.partition(".")[0]
        found[name] = (kind, name, year, partial(_sample, kind, slug))
    forms = {
        "animation": "Word, as written",
        "mission": "Markdown, as written",
        "permanence": "workbook",
        "synthese": "Word, numbered",
        "faisabilite": "Word, as written",
        "rapport": "Markdown, as written",
    }
    for text, form in forms.items():
        made = partial(_text, text, form)
        found[f"text {text}, {form}"] = (KINDS[text], f"text-{text}", 2026, made)
    return found


_FOUND = _samples()
_OFFICE = [name for name in _FOUND if name.startswith("complete ")] + [
    "mission",
    "tisselande-accueil-2027",
    "dernier-guichet",
    "tisselande-horizon",
]
NAMES = [*_FOUND, *(f"{name}, office" for name in _OFFICE)]
"""The names of all hosts; those that end with `, office` are the same dossiers in Word and Excel."""


@cache
def host(name: str) -> Host:
    """A host by its name."""
    plain = name.removesuffix(", office")
    kind, slug, year, files = _FOUND[plain]
    if plain != name:
        return Host(name, kind, slug, year, in_office(kind, files()), is_complete=True)
    return Host(name, kind, slug, year, files(), plain in _OFFICE)
