"""A complete annual report, made faulty by single changes, and what is then found."""

from collections.abc import Mapping

from imprimatur.core.finding import Finding
from tests.dossiers import ROOT, told
from tests.validators.dossiers import changed

Files = Mapping[str, str | bytes]

_FOLDER = ROOT / "tests" / "validators" / "annual_report" / "complete"
REPORT: dict[str, str | bytes] = {path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.iterdir())}
"""A complete report of two chapters, in YAML, CSV and Markdown."""


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
    return list(told("annual_report", files, slug))


def places(findings: list[Finding], slug: str = "test") -> list[tuple[str, str]]:
    """The code and the place of each finding, its dossier aside."""
    return [(one.code, str(one.location).removeprefix(f"annual_report/{slug}/")) for one in findings]
