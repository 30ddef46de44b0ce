"""How the work grows with what is given: larger against smaller, in the same run. 1.0 means: as fast a unit as before.

`python -m bench growth`. Patterns are tried on texts made to mislead them, readers and checks on ordinary prose and
rows. The largest growth of each is held against a bound; the exit code tells whether all kept to theirs.
"""

import pkgutil
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from bench.timing import seconds
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.pipeline import examined
from imprimatur.project import Project
from imprimatur.sources import read_any
from validators import check

ROOT = Path(__file__).parent.parent
PACKAGES = ("imprimatur", "validators", "flows", "web")
WHOLE = frozenset(
    "_CALL _ARGUMENT _MONTH _QUARTER _EMAIL _HOST _LINK_FIELD _HIDDEN_FIELD _TYPED_NUMBER _NAME _LEFTOVER _COPY "
    "_CONFLICT _UNIT".split()
)
"""Patterns that only ever match from the first character of a value, most of them of bounded length."""
UNITS = (
    "a@ a. a@b. {{ }} a- ·e a·e ·a - -- « «x » ( ) (a [ ]( ![ < <a 1 12 1. 1, 00 +32 1/ http:// http://a. www. "
    "' d' ’ “ ” ‘ A É _ * / : ; , . .. € % h 10h 8h30 I IV = \" | # {% {# \\"
).split()
SPACES = (" ", "  \t", "\xa0", "\u202f", "\n", "a ", "a  ", "1 ", "12 ", "A ", "« ", ", ", ": ", "; ", "– ", "de 1 à ")
LENGTH = 20_000
"""Characters of the shorter of the misleading texts: a quadratic pattern takes seconds on the longer."""
NOTICED = 0.004
"""Seconds below which the clock says nothing about growth."""
PATTERN_BOUND, WORK_BOUND = 3.0, 1.6
"""Time on twice the text; time a unit on twenty times the text or ten times the rows."""
FR = "Les membres de l’équipe ont reçu des personnes en mars, dans deux quartiers, et « personne ne repart seul ».\n\n"
NL = "De leden van het team ontvingen in maart mensen in twee wijken, en ‘niemand vertrekt alleen’.\n\n"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that modules keep, each once, with its name."""
    seen: set[re.Pattern[str]] = set()
    for package in map(import_module, PACKAGES):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__") or ".skeleton" in module.name:
                continue
            for name, value in vars(import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str) and one not in seen:
                        seen.add(one)
                        yield f"{module.name}.{name}", one


def growth(pattern: re.Pattern[str], whole: bool) -> tuple[float, str]:
    """The largest ratio of the time on twice a misleading text to the time on it, and the text's unit."""

    def work(text: str) -> Callable[[], object]:
        if whole:
            return lambda: (pattern.match(text[:500]), pattern.fullmatch(text[:500]))
        return lambda: sum(1 for _ in pattern.finditer(text))

    worst = (0.0, "")
    for unit in (*UNITS, *SPACES):
        shorter, longer = (unit * (length // len(unit)) + "!" for length in (LENGTH, 2 * LENGTH))
        once = seconds(work(shorter))
        if once > NOTICED:
            worst = max(worst, (min(seconds(work(longer)) for _ in range(2)) / once, unit))
    return worst


def _per_unit(name: str, small: Callable[[], object], large: Callable[[], object], times: float) -> bool:
    """Print how much dearer a unit is in the large than in the small, and tell whether that keeps to the bound."""
    before, after = min(seconds(small) for _ in range(2)), seconds(large)
    ratio = after / before / times
    print(f"{name:44} {before:8.2f} {after:8.2f} {ratio:6.2f}", flush=True)
    return ratio <= WORK_BOUND


def _read(name: str, text: str) -> Callable[[], object]:
    source = Source(f"annual_report/growth/{name}", text.encode(), "")
    return lambda: read_any(source)


def readers() -> Iterator[bool]:
    """Prose in Markdown, one line of it, and rows in CSV."""
    text = FR * (100_000 // len(FR))
    yield _per_unit("reading Markdown, 100 KB and 2 MB", _read("a.fr.md", text), _read("a.fr.md", text * 19), 19)
    line = text.replace("\n", " ")
    yield _per_unit("reading one line, 100 KB and 2 MB", _read("a.fr.md", line), _read("a.fr.md", line * 19), 19)
    rows = [f"S{number};Sens {number};Betekenis {number}\n" for number in range(10_000)]
    few, many = ("Sigle;Signification FR;Signification NL\n" + "".join(rows[:count]) for count in (1_000, 10_000))
    yield _per_unit("reading CSV, 1 000 and 10 000 rows", _read("sigles.csv", few), _read("sigles.csv", many), 10)


def _dossier(folder: Path, prose: int, rows: int) -> Callable[[], object]:
    """Checking the annual report of the samples with that many more paragraphs in each language, and rows."""
    project = Project(folder / f"{prose}-{rows}")
    shutil.copytree(ROOT / "inputs" / "_shared", project.inputs / "_shared")
    home = project.inputs / "annual_report" / "cbcs-2024"
    shutil.copytree(ROOT / "inputs" / "annual_report" / "cbcs-2024", home)
    project.templates.symlink_to(ROOT / "templates")
    for name, text in (("08-publications.fr.md", FR * prose), ("08-publications.nl.md", NL * prose)):
        path = home / name
        path.write_text(path.read_text(encoding="utf-8") + "\n\n" + text, encoding="utf-8")
    with (home / "sigles.csv").open("a", encoding="utf-8") as table:
        table.writelines(f"S{number};Sens {number};Betekenis {number}\n" for number in range(rows))
    return lambda: examined(project, Parameters(kind="annual_report", slug="cbcs-2024"), check)


def checks(folder: Path) -> Iterator[bool]:
    """A whole check, what the sample itself takes left in: it makes the small one dearer, never the large."""
    small, large = (_dossier(folder, size // len(FR), 0) for size in (100_000, 1_900_000))
    yield _per_unit("checking prose, 100 KB and 1.9 MB", small, large, 19)
    small, large = (_dossier(folder, 0, rows) for rows in (1_000, 10_000))
    yield _per_unit("checking 1 000 and 10 000 rows", small, large, 10)


def main() -> int:
    """Measure and print. The exit code is 1 where something grows faster than its bound."""
    kept = True
    for name, pattern in patterns():
        ratio, unit = growth(pattern, name.rpartition(".")[2] in WHOLE)
        if ratio > PATTERN_BOUND:
            kept = False
            print(f"{name}: {ratio:.1f} times as long on twice {unit!r}")
    print(f"{'':44} {'small':>8} {'large':>8} {'a unit':>6}   seconds")
    with tempfile.TemporaryDirectory() as folder:
        kept = all([*readers(), *checks(Path(folder)), kept])
    return 0 if kept else 1
