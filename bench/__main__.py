"""Speed, as ratios taken side by side in one run.

`python -m bench [RUNS] [KIND/SLUG …]`: three runs and the largest sample of each kind by default. Or a word: `growth`
measures how the work grows with what is given, `folder` the drop folder, `night` the night of a federation; `many`
makes one, `ways` spreads its night in each way, `pages` opens its pages in the browser. Only the ratios are to be
quoted: both sides are measured in the same run, on the same machine, one after the other.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bench import folder, growth, many, night, pages, ways
from bench.bare import bare_docx, bare_pdf
from bench.timing import seconds
from flows.side_by_side import at_once, sides
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Composition
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.job import Job
from imprimatur.pipeline import examined, render
from imprimatur.project import Project
from imprimatur.rendering.interface import Templates
from validators import check

ROOT = Path(__file__).parent.parent
OFFER = "tisselande-accueil-2027"


def largest(project: Project) -> dict[str, str]:
    """The largest dossier of each kind, by the bytes of its files."""
    sizes: dict[str, tuple[int, str]] = {}
    for kind, slug in project.dossiers():
        size = sum(path.stat().st_size for path in project.files(kind, slug))
        sizes[kind] = max(sizes.get(kind, (0, "")), (size, slug))
    return {kind: slug for kind, (_, slug) in sizes.items()}


def compositions(job: Job) -> list[Composition]:
    """Both languages of a draft, written."""
    write = load_kind(job.dossier.kind).write
    gaps = Gaps(job.blocking)
    return [write(job.document, job.provenance, job.labels, lang, gaps).composition for lang in LANGS]


def bare(job: Job, templates: Templates) -> None:
    """The four files of a dossier by the bare renderers, one after the other, composition included on both sides."""
    for composition in compositions(job):
        bare_pdf(composition, templates)
        bare_docx(composition, templates)


def in_turn(runs: int, one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    """The medians of two pieces of work done in turn, and the median of their ratios."""
    pairs = [(seconds(one), seconds(other)) for _ in range(runs)]
    return (
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def files(project: Project, wanted: Sequence[tuple[str, str]], runs: int) -> None:
    """The files of each dossier, its two languages at once, against the bare renderers one after the other."""
    print(f"{'dossier':45} {'ours':>8} {'bare':>8} {'ratio':>6}   seconds, median of {runs} runs in turn")
    for kind, slug in wanted:
        job = examined(project, Parameters(kind=kind, slug=slug), check)
        templates = Templates(project.templates)

        def ours(job: Job = job) -> None:
            shutil.rmtree(project.private / "rendered", ignore_errors=True)
            render(project, job, sides())

        def theirs(job: Job = job, templates: Templates = templates) -> None:
            bare(job, templates)

        ours()
        theirs()
        mine, bared, ratio = in_turn(runs, ours, theirs)
        print(f"{kind}/{slug:<33} {mine:8.2f} {bared:8.2f} {ratio:6.2f}", flush=True)


def again(project: Project, kind: str, slug: str, runs: int) -> None:
    """One language changed, against everything changed; and nothing changed. In one process: what work is saved."""
    job = examined(project, Parameters(kind=kind, slug=slug), check)
    kept = project.private / "rendered"

    french = replace(job, parameters=job.parameters.model_copy(update={"languages": ("fr",)}))

    def from_nothing() -> None:
        shutil.rmtree(kept, ignore_errors=True)

    def with_french() -> None:
        from_nothing()
        render(project, french)

    def timed(prepare: Callable[[], object]) -> list[float]:
        return [(prepare(), seconds(lambda: render(project, job)))[1] for _ in range(runs)]

    full, dutch, nothing = timed(from_nothing), timed(with_french), timed(lambda: None)
    whole = statistics.median(full)
    print(f"\n{kind}/{slug}: {whole:.2f} s for everything, of it")
    print(f"  a changed Dutch cell  {statistics.median(dutch) / whole:6.2f}")
    print(f"  nothing changed       {statistics.median(nothing) / whole:6.2f}", flush=True)


def cold(project: Project, runs: int) -> None:
    """A command in a new process, against a Python that only loads the bare renderers."""
    python = [sys.executable, "-c", "import weasyprint, docx, pandas"]
    for name in ("check", "build"):

        def command(name: str = name) -> None:
            shutil.rmtree(project.private / "rendered", ignore_errors=True)
            line = [sys.executable, "-m", "flows.cli.main", "--project", str(project.root), name, OFFER]
            subprocess.run(line, cwd=ROOT, capture_output=True, check=False)

        command()
        ours, bared, ratio = in_turn(runs, command, lambda: subprocess.run(python, check=True))
        print(f"cold {name:5} of an offer {ours:6.2f} s, {ratio:.2f} of loading the bare renderers ({bared:.2f} s)")


def main() -> None:
    """Measure and print, on a copy of the project: nothing that stands in outputs/ is touched."""
    named: dict[str, Callable[..., int | None]] = {
        "folder": lambda *given: folder.main(given),
        "growth": growth.main,
        "many": many.main,
        "night": night.main,
        "pages": pages.main,
        "ways": ways.main,
    }
    if sys.argv[1:] and sys.argv[1] in named:
        sys.exit(named[sys.argv[1]](*sys.argv[2:]))
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(temporary))
        for part in ("inputs", "templates"):
            shutil.copytree(ROOT / part, project.root / part)
        wanted = [tuple(name.split("/")) for name in sys.argv[2:]] or list(largest(project).items())
        with at_once():
            files(project, [(kind, slug) for kind, slug in wanted], runs)
            again(project, "annual_report", largest(project)["annual_report"], runs)
        print()
        cold(project, runs)


if __name__ == "__main__":
    main()
