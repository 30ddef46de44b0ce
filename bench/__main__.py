"""Times the files of each dossier against the bare renderers on the same content, in turn, and prints the ratio.

`python -m bench [RUNS] [KIND/SLUG …]`: three runs and the largest sample of each kind by default. Only the ratio is
to be quoted: both sides are measured in the same run, on the same machine, one after the other.
"""

import statistics
import sys
import time
from pathlib import Path

from bench.bare import bare_docx, bare_pdf
from imprimatur.core.bilingual import LANGS
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.job import Job
from imprimatur.pipeline import examined, render
from imprimatur.project import Project
from imprimatur.rendering.interface import Templates
from validators import check

ROOT = Path(__file__).parent.parent


def largest(project: Project) -> dict[str, str]:
    """The largest dossier of each kind, by the bytes of its files."""
    sizes: dict[str, tuple[int, str]] = {}
    for kind, slug in project.dossiers():
        size = sum(path.stat().st_size for path in project.files(kind, slug))
        sizes[kind] = max(sizes.get(kind, (0, "")), (size, slug))
    return {kind: slug for kind, (_, slug) in sizes.items()}


def bare(job: Job, templates: Templates) -> None:
    """The four files of a dossier by the bare renderers, composition included on both sides."""
    kind = load_kind(job.dossier.kind)
    for lang in LANGS:
        composition = kind.write(job.document, job.provenance, job.labels, lang, Gaps(job.blocking)).composition
        bare_pdf(composition, templates)
        bare_docx(composition, templates)


def main() -> None:
    """Measure and print."""
    project = Project(ROOT)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    wanted = [tuple(name.split("/")) for name in sys.argv[2:]] or list(largest(project).items())
    print(f"{'dossier':45} {'ours':>8} {'bare':>8} {'ratio':>6}   seconds, median of {runs} runs in turn")
    for kind, slug in wanted:
        job = examined(project, Parameters(kind=kind, slug=slug), check)
        templates = Templates(project.templates)
        bare(job, templates)
        render(project, job)
        ours, theirs = [], []
        for _ in range(runs):
            started = time.perf_counter()
            render(project, job)
            between = time.perf_counter()
            bare(job, templates)
            ours.append(between - started)
            theirs.append(time.perf_counter() - between)
        ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
        print(f"{kind}/{slug:<33} {statistics.median(ours):8.2f} {statistics.median(theirs):8.2f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
