"""The pieces of work that are killed. Each has two forms, so that every round has something to change."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows import digest
from flows.cli.main import run
from flows.drop_folder.checking import check_one
from flows.mail.letter import Letter
from flows.mail.outbox import deliver, put
from flows.messages import Words
from flows.nightly import compare
from flows.parallel import run_all
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.sets import REDLINE
from scripts.killed.numbers import newest, numbered
from scripts.killed.post import PORT_FILE, start_post, taken

ROOT = Path(__file__).resolve().parents[2]
OFFER = "tisselande-accueil-2027"
FRENCH = (
    "Une porte ouverte, une équipe soudée, deux quartiers à écouter.",
    "Une porte ouverte, une équipe soudée, 3 quartiers à écouter.",
)
DUTCH = (
    "Een open deur, een hecht team, twee wijken om naar te luisteren.",
    "Een open deur, een hecht team, 3 wijken om naar te luisteren.",
)
LETTERS = 12
TODAY = date(2026, 11, 27)
Faults = Callable[[Project], Iterable[str]]


def nothing(_: Project) -> Iterable[str]:
    """Nothing more to look at than what must hold of every project."""
    return ()


@dataclass(frozen=True)
class Work:
    """One piece of work: the project it is done in, how a round begins, what it does, and what must hold of it alone,
    once killed (`held`) and once done again (`finished`). `share` of all rounds are its own, in hundredths.
    """

    name: str
    project: Callable[[Path], Project]
    begin: Callable[[Project, int], None]
    act: Callable[[Project], int]
    share: int
    held: Faults = nothing
    finished: Faults = nothing


def samples(*dossiers: str) -> Callable[[Path], Project]:
    """A project with the registers, the templates, and these of the samples (`kind/slug`)."""

    def made(folder: Path) -> Project:
        shutil.copytree(ROOT / "templates", folder / "templates")
        shutil.copytree(ROOT / "inputs" / "_shared", folder / "inputs" / "_shared")
        for name in dossiers:
            shutil.copytree(ROOT / "inputs" / name, folder / "inputs" / name)
        return Project(folder)

    return made


def command(project: Project, *words: str) -> int:
    """A command as a person types it, in one process."""
    os.cpu_count = lambda: 1  # a second process would take longer to start than the work itself
    return run(Words("fr"), ["--project", str(project.root), *words])


def of_offer(project: Project, form: int) -> None:
    """The offer in one of its two forms, its record as it was approved in the first."""
    folder = project.inputs / "job_offer" / OFFER
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "inputs" / "job_offer" / OFFER, folder)
    if form:
        path = folder / "offre.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(FRENCH[0], FRENCH[1]).replace(DUTCH[0], DUTCH[1]), encoding="utf-8")


def of_register(project: Project, form: int) -> None:
    """A register in one of two forms: every document is made anew."""
    path = project.inputs / "_shared" / "communes.csv"
    text = (ROOT / "inputs" / "_shared" / "communes.csv").read_text(encoding="utf-8")
    path.write_text(text + ("9999;Nulle-Part;Nergens\n" if form else ""), encoding="utf-8")


def night(project: Project) -> int:
    """What the night does, without its server: compare, build side by side, tell what became of it, remember that."""
    changes = compare.fn(project, TODAY)
    outcomes = run_all(project, [Parameters(kind=kind, slug=slug) for kind, slug in changes])
    told = digest.gathered(project, changes, outcomes, TODAY)
    digest.publish(project, told)
    digest.remember(project, told)
    return 1 if any(one.broken for one in outcomes) else 0


def remembered(project: Project) -> Iterator[str]:
    """What the last digest told is there, whole."""
    path = project.private / "night" / "memory.json"
    try:
        if path.exists():
            json.loads(path.read_bytes())
    except ValueError as fault:
        yield f"memory of the digest: {fault!r}"


def exported(folder: Path) -> Project:
    """The offer with its French changed, and the file of a translator that has the Dutch."""
    project = samples(f"job_offer/{OFFER}")(folder)
    to_translate(project, 0)
    command(project, "translate", "export", OFFER, "--to", "nl", "--as", "po", "--out", str(folder / "sent"))
    (file,) = (folder / "sent").glob("*.po")
    text = file.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    assert f'msgstr "{DUTCH[0]}"' in text
    (folder / "back").mkdir()
    for form, words in enumerate((DUTCH[1], DUTCH[1].replace("hecht", "sterk"))):
        back = folder / "back" / str(form)
        back.mkdir()
        (back / file.name).write_text(text.replace(f'msgstr "{DUTCH[0]}"', f'msgstr "{words}"'), encoding="utf-8")
    return project


def to_translate(project: Project, form: int) -> None:
    """The offer approved, then its French changed; which of the translations comes back stands in `form`."""
    of_offer(project, 0)
    path = project.inputs / "job_offer" / OFFER / "offre.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(FRENCH[0], FRENCH[1]), encoding="utf-8")
    (project.root / "form").write_text(str(form))


def brought_back(project: Project) -> int:
    """The translator's file put into the dossier."""
    (file,) = (project.root / "back" / (project.root / "form").read_text()).glob("*.po")
    return command(project, "translate", "import", str(file))


def written(project: Project) -> Iterator[str]:
    """The file that the translation is written into: as it was, or as it is to be, nothing in between."""
    text = (project.inputs / "job_offer" / OFFER / "offre.yaml").read_text(encoding="utf-8")
    if sum(text.count(words) for words in (*DUTCH, DUTCH[1].replace("hecht", "sterk"))) != 1:
        yield "offre.yaml: neither as it was nor as it is to be"


def with_post(folder: Path) -> Project:
    """A project that sends its letters to a server of our own, which takes some of them only the second time."""
    (folder / "inputs").mkdir(parents=True)
    (folder / "templates").mkdir()
    port = start_post(folder)
    text = f'[mail]\nhost = "localhost"\nport = {port}\nsecurity = "none"\nfrom = "imprimatur@asso.example"\n'
    (folder / "imprimatur.toml").write_text(text, encoding="utf-8")
    return Project(folder)


def new_letters(project: Project, _: int) -> None:
    """Another round of letters: what went before is forgotten."""
    shutil.rmtree(project.private / "mail", ignore_errors=True)
    (project.root / PORT_FILE).with_name("taken").write_text("")


def posted(project: Project) -> int:
    """Letters put into the outbox, and delivered until none waits."""
    put(project, [Letter(f"p{number}@asso.example", "fr", "s", "t", "h") for number in range(LETTERS)])
    while (done := deliver(project)).waiting:
        if done.fault:
            return done.fault.exit_code
    return 0


def arrived(project: Project) -> Iterator[str]:
    """Each letter arrived, one at most twice: that which the process was killed with."""
    counts = taken(project.root)
    missing = [number for number in range(LETTERS) if f"p{number}@asso.example" not in counts]
    if missing:
        yield f"letters lost: {missing}"
    if sum(counts.values()) > LETTERS + 1:
        yield f"letters twice: {counts}"


def with_final(folder: Path) -> Project:
    """The offer with a final that it is compared with."""
    project = samples(f"job_offer/{OFFER}")(folder)
    words = ["--project", str(folder), "build", OFFER, "--stage", "final"]
    subprocess.run([sys.executable, "-m", "flows.cli.main", *words], cwd=ROOT, check=True, capture_output=True)
    return project


def compared(project: Project, form: int) -> None:
    """The offer in one of its two forms, which is taken down: that of the final, or another."""
    of_offer(project, form)
    (project.root / "form").write_text(str(form))


def shown(project: Project) -> Iterator[str]:
    """The redline is there where the draft says something else than the final, and only there."""
    is_there = (project.outputs / "job_offer" / OFFER / REDLINE).is_dir()
    if is_there != bool(int((project.root / "form").read_text())):
        yield f"redline: {'left' if is_there else 'missing'}"


def told(project: Project) -> int:
    """What the drop folder does first for a file: check, and publish what was found."""
    _, outcome = check_one(lambda _: None, project, ("job_offer", OFFER), "fr", {}, True)
    return outcome.exit_code


_OTHERS = ("job_offer/limpide-accueil-2027", "job_offer/forum-ets-2021", "research_synthesis", "feasibility_report")
WORKS = {
    one.name: one
    for one in (
        Work("draft", samples(f"job_offer/{OFFER}"), of_offer, lambda project: command(project, "build", OFFER), 14),
        Work(
            "final",
            samples(f"job_offer/{OFFER}"),
            of_register,
            lambda project: command(project, "build", OFFER, "--stage", "final"),
            24,
            numbered,
            newest,
        ),
        Work("check", samples(f"job_offer/{OFFER}"), of_offer, told, 12),
        Work("redline", with_final, compared, lambda project: command(project, "build", OFFER), 6, numbered, shown),
        Work("import", exported, to_translate, brought_back, 18, written, written),
        Work("letters", with_post, new_letters, posted, 20, finished=arrived),
        Work("night", samples(f"job_offer/{OFFER}", *_OTHERS[:2]), of_register, night, 4, remembered, remembered),
        Work("kits", samples(), of_register, lambda project: command(project, "new", "kits"), 2),
    )
}
"""Every piece of work, by its name."""
