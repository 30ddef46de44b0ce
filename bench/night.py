"""The night of a federation, as ratios: `python -m bench night [N] [ROUNDS]`, twenty dossiers, three rounds by default.

A full night on two processes against the bare renderers of the same documents on two; a night in which nothing changed
against a full one, and how it grows; and what one change renders. Both sides of a ratio are measured in one run.
"""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from bench.bare import bare_docx, bare_pdf
from bench.many import federation
from bench.timing import seconds
from flows.parallel import run_all
from imprimatur.core.bilingual import LANGS
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.pipeline import examined
from imprimatur.project import Project
from imprimatur.publishing.changes import Comparison
from imprimatur.rendering.interface import Templates
from validators import check

DAY = date(2026, 11, 27)
AT_ONCE = 2
"""Processes on both sides."""


def bare(project: Project, parameters: Parameters) -> None:
    """Both languages of a dossier by the bare renderers, its reading, checking and writing included."""
    job = examined(project, parameters, check)
    write, templates = load_kind(parameters.kind).write, Templates(project.templates)
    for lang in LANGS:
        gaps = Gaps(job.blocking)
        composition = write(job.document, job.provenance, job.labels, lang, gaps).composition
        bare_pdf(composition, templates)
        bare_docx(composition, templates)


def bare_night(project: Project, wanted: Sequence[Parameters]) -> None:
    """The bare renderers side by side, as a night is."""
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        for run in [pool.submit(bare, project, parameters) for parameters in wanted]:
            run.result()


def compared(project: Project) -> list[Parameters]:
    """What a night would make anew."""
    comparison = Comparison(project, DAY)
    dossiers = list(comparison.project.dossiers())
    return [Parameters(kind=kind, slug=slug, today=DAY) for kind, slug in dossiers if comparison.changed(kind, slug)]


def emptied(project: Project) -> None:
    """The project as before its first night."""
    for folder in (project.outputs, project.private):
        shutil.rmtree(folder, ignore_errors=True)


def main(count: str = "20", rounds: str = "3") -> None:
    """Measure and print, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        project = federation(Path(folder) / "federation", int(count))
        ratios, full, unchanged = [], 0.0, 0.0
        for _ in range(int(rounds)):
            emptied(project)
            wanted = compared(project)
            ours = seconds(lambda wanted=wanted: _night(project, wanted))  # type: ignore[misc]
            unchanged = seconds(lambda: _none_left(project))
            theirs = seconds(lambda wanted=wanted: bare_night(project, wanted))  # type: ignore[misc]
            ratios.append(ours / theirs)
            full = ours
            print(f"{len(wanted)} dossiers on {AT_ONCE}: {ours:.1f} s, bare {theirs:.1f} s, ratio {ratios[-1]:.2f}")
        print(f"full night against the bare renderers, median: {statistics.median(ratios):.2f} (aim: at most 1.10)")
        print(f"unchanged night against a full one: {unchanged / full:.2%} (aim: at most 1 % of a thousand)")
        _one_change(project)


def _night(project: Project, wanted: Sequence[Parameters]) -> None:
    outcomes = run_all(project, wanted, AT_ONCE)
    broken = [one.dossier for one in outcomes if one.broken]
    if broken:
        raise SystemExit(f"not made: {', '.join(broken)}")


def _none_left(project: Project) -> None:
    if left := compared(project):
        raise SystemExit(f"made, and still to be made: {left}")


def _one_change(project: Project) -> None:
    kind, slug = "job_offer", "tisselande-accueil-2027"
    text = project.inputs / kind / slug / "recit.fr.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    wanted = compared(project)
    print("one sentence changed renders:", ", ".join(f"{one.kind}/{one.slug}" for one in wanted))
    rendered: Callable[[], int] = lambda: len(list((project.private / "rendered").glob("[0-9a-f]*")))  # noqa: E731
    before = rendered()
    _night(project, wanted)
    print(f"files rendered for it: {rendered() - before}")
