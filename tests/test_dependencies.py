"""Every library that the project imports is declared: nothing is there only because another library needs it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.dossiers import ROOT

PACKAGES = ("imprimatur", "validators", "flows", "web")


def imported() -> set[str]:
    """The first names of all modules that the project imports, its own and Python's aside."""
    names: set[str] = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - set(PACKAGES)


def declared() -> set[str]:
    """The names of the distributions in pyproject.toml, as they are compared."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = project["dependencies"]
    return {_normal(re.split(r"[\[<>=!~; ]", line)[0]) for line in every}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_imported_is_declared():
    distributions = packages_distributions()
    lacking = {name for name in imported() if not {_normal(one) for one in distributions.get(name, [])} & declared()}
    assert lacking == set()


def test_what_is_declared_is_locked_with_its_hash():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(
        re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==[^ ]+(?: ;[^\\\n]*)? \\\n( +--hash=sha256:)", lock, re.M)
    )
    assert declared() <= {_normal(name) for name in locked}
    assert "://" not in lock
