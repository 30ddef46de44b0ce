"""scripts/setup.sh on machines that have, and have not: what it installs, what it asks for, and when it stops."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.dossiers import ROOT

TOOLS = ("cat", "chmod", "cksum", "cp", "dirname", "env", "mkdir", "sh", "touch")
COMMAND = "\n    sudo apt-get update && sudo apt-get install --no-install-recommends {}\n"
PYTHON = """\
case "$1" in
-c) exit 0 ;;
-V) echo Python 3.11.0 ;;
-) cat >/dev/null; echo "$LACKING" ;;
-m) [ "$2" != venv ] || { mkdir -p .venv/bin; cp "$0" .venv/bin/python; } ;;
esac
"""
"""A Python with all it needs but what $LACKING names."""
APT_GET = """\
echo "$@" >>"$ASKED"
case "$*" in *install*) ;; *) exit 0 ;; esac
for package; do :; done
case " $KNOWN " in *" $package "*) ;; *) echo "E: Unable to locate package $package" >&2; exit 100 ;; esac
case "$package" in $BRINGS) touch "$HERE/$package"; chmod +x "$HERE/$package" ;; esac
"""
"""Installs what is known, and puts the program of $BRINGS there."""
APT_CACHE = 'case " $KNOWN " in *" $2 "*) exit 0 ;; *) exit 100 ;; esac\n'


@dataclass
class Machine:
    """A machine with few programs, and a project to be made ready on it."""

    folder: Path

    def has(self, name: str, script: str = "") -> None:
        """Put a program there."""
        program = self.folder / "bin" / name
        program.write_text(f"#!{shutil.which('sh')}\n{script}", encoding="utf-8")
        program.chmod(0o755)

    def setup(self, *words: str, lacking: str = "", known: str = "", brings: str = "nothing") -> tuple[int, str]:
        """Its exit code, and what it says."""
        ended = subprocess.run(
            [self.folder / "bin" / "sh", self.folder / "scripts" / "setup.sh", *words],
            env={
                "PATH": str(self.folder / "bin"),
                "PYTHON": "python3",
                "HERE": str(self.folder / "bin"),
                "ASKED": str(self.folder / "asked"),
                "LACKING": lacking,
                "KNOWN": known,
                "BRINGS": brings,
            },
            capture_output=True,
            text=True,
        )
        return ended.returncode, ended.stderr

    @property
    def installed(self) -> list[str]:
        """The packages that it asked for."""
        asked = self.folder / "asked"
        lines = asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []
        return [line.split()[-1] for line in lines if "install" in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian, by its administrator, with all that is needed but a browser."""
    made = Machine(tmp_path)
    for name in ("bin", "scripts", "package"):
        (tmp_path / name).mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    shutil.copy(ROOT / "scripts" / "setup.sh", tmp_path / "scripts")
    for name in ("requirements.lock", "pyproject.toml", "package/__init__.py"):
        (tmp_path / name).touch()
    made.has("id", "echo 0\n")
    made.has("python3", PYTHON)
    made.has("apt-get", APT_GET)
    made.has("apt-cache", APT_CACHE)
    return made


def test_a_machine_with_everything_is_asked_nothing(machine: Machine) -> None:
    machine.has("chromium")
    assert machine.setup("browser")[0] == 0
    assert machine.setup("browser") == (0, ""), "the second time there is nothing to do"
    assert machine.installed == []


def test_the_browser_is_installed_for_the_tests_that_need_it_alone(machine: Machine) -> None:
    assert machine.setup()[0] == 0
    assert machine.installed == []
    assert machine.setup("browser", known="chromium", brings="chromium")[0] == 0
    assert machine.installed == ["chromium"]


@pytest.mark.parametrize(
    ("known", "brings"), [("", "nothing"), ("chromium", "nothing")], ids=["unknown", "without the program"]
)
def test_without_a_browser_it_stops_with_the_command(machine: Machine, known: str, brings: str) -> None:
    code, said = machine.setup("browser", known=known, brings=brings)
    assert code == 2
    assert said.endswith(COMMAND.format("chromium") + "\n")
    assert len(re.findall(r": chromium\. ", said)) == 3, "in three languages"


def test_who_may_install_nothing_is_told_the_command(machine: Machine) -> None:
    machine.has("id", "echo 1000\n")
    machine.has("sudo", "exit 1\n")
    code, said = machine.setup("browser", lacking="libpango-1.0-0", known="chromium libpango-1.0-0")
    assert code == 2
    assert said.endswith(COMMAND.format("libpango-1.0-0 chromium") + "\n")
    assert machine.installed == []


def test_who_may_by_sudo_is_asked_nothing(machine: Machine) -> None:
    machine.has("id", "echo 1000\n")
    machine.has("sudo", 'shift\nexec "$@"\n')
    machine.has("true")
    assert machine.setup("browser", known="chromium", brings="chromium")[0] == 0
    assert machine.installed == ["chromium"]


def test_another_system_is_told_the_names(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    code, said = machine.setup("browser")
    assert code == 2
    assert len(re.findall(r"Debian ?: chromium\. ", said)) == 3


def test_only_the_subsetter_of_fonts_may_be_unknown(machine: Machine) -> None:
    subsetter, pango = "libharfbuzz-subset0", "libpango-1.0-0"
    assert machine.setup(lacking=f"{subsetter} {pango}", known=pango)[0] == 0
    assert machine.installed == [pango]
    code, said = machine.setup(lacking=pango)
    assert code == 2
    assert said.endswith(COMMAND.format(pango) + "\n")


@pytest.mark.parametrize(("target", "of"), [("browser", "browser and not long"), ("guides", "browser and long")])
def test_a_target_with_a_browser_stops_with_it(target: str, of: str) -> None:
    """`make` goes no further than a line that fails, unless told to."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(rf"^test-{target}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    first, second = recipe.splitlines()
    assert first == "\t@sh scripts/setup.sh browser"
    assert second == f'\t@$(BIN)/python -m pytest tests/web -m "{of}" $(ARGS)'


def test_the_browser_is_driven_before_a_change_is_taken() -> None:
    assert "\nmake test-browser </dev/null || status=1\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_test_with_a_browser_stands_where_the_target_looks() -> None:
    mark = "mark.brow" + "ser"
    marked = [path for path in (ROOT / "tests").rglob("*.py") if mark in path.read_text(encoding="utf-8")]
    assert marked
    assert [path for path in marked if ROOT / "tests" / "web" not in path.parents] == []
