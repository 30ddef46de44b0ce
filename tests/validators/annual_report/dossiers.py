"""A complete annual report, made faulty by single changes, and what is then found."""

from collections.abc import Mapping
from functools import cache

from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.documents.annual_report import AnnualReport
from imprimatur.documents.assembly import assemble
from imprimatur.language.labels import Labels, load_labels
from imprimatur.sources import read_any
from tests.dossiers import ROOT, registers, source
from tests.validators.dossiers import changed
from validators import check

Files = Mapping[str, str | bytes]

_FOLDER = ROOT / "tests" / "validators" / "annual_report" / "complete"
REPORT: dict[str, str | bytes] = {path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.iterdir())}
"""A complete report of two chapters, in YAML, CSV and Markdown."""


@cache
def labels() -> Labels:
    """The labels of the reports, as committed."""
    return load_labels(ROOT / "templates", "annual_report")


def report(*changes: tuple[str, str], file: str = "rapport.yaml") -> Files:
    """The complete report, its tables and fields changed."""
    return changed(REPORT, *((file, old, new) for old, new in changes))


def chapter(old: str, new: str, lang: str = "fr", *, number: int = 1) -> Files:
    """The complete report with a text changed: its first chapter or its second, in one language."""
    stem = {1: "01-association", 2: "02-journee"}[number]
    return changed(REPORT, (f"{stem}.{lang}.md", old, new))


def both(french: tuple[str, str], dutch: tuple[str, str], *, number: int = 1) -> Files:
    """The complete report with both languages of a chapter changed alike."""
    stem = {1: "01-association", 2: "02-journee"}[number]
    return changed(REPORT, (f"{stem}.fr.md", *french), (f"{stem}.nl.md", *dutch))


def found(files: Files, slug: str = "test") -> list[Finding]:
    """Everything found about a report, while reading and by the checks, in order and each once."""
    sources = tuple(source(f"annual_report/{slug}/{name}", content) for name, content in sorted(files.items()))
    dossier = Dossier("annual_report", slug, sources, tuple(read_any(one) for one in sources))
    document, read = assemble(AnnualReport, dossier, labels(), registers())
    findings = [*read, *check(document, registers(), labels(), read)]
    return sorted(dict.fromkeys(findings), key=lambda one: one.order)


def places(findings: list[Finding], slug: str = "test") -> list[tuple[str, str]]:
    """The code and the place of each finding, its dossier aside."""
    return [(one.code, str(one.location).removeprefix(f"annual_report/{slug}/")) for one in findings]
