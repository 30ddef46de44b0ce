"""The house: no circle of imports, between modules or between rooms. The layers are held by `lint-imports`."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("imprimatur", "validators", "flows", "web")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES)


def circle(edges: dict[str, set[str]]) -> list[str]:
    """The names of one circle; nothing where there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as fault:
        return list(fault.args[1])
    return []


def test_no_module_imports_itself_by_a_detour(graph):
    assert circle({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []


@pytest.mark.parametrize("depth", [2, 3])
def test_no_circle_of_rooms(graph, depth):
    """Rooms are packages: of two, one stands below the other, whichever of their modules is looked at."""

    def room(module: str) -> str:
        parts = module.split(".")
        folder = parts if (ROOT / Path(*parts)).is_dir() else parts[:-1]
        return ".".join(folder[:depth])

    edges: dict[str, set[str]] = {}
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            one, other = room(module), room(imported)
            # What stands inside a room is part of it.
            if one != other and not one.startswith(f"{other}.") and not other.startswith(f"{one}."):
                edges.setdefault(one, set()).add(other)
    assert circle(edges) == []


def test_a_circle_would_be_seen():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()})


def test_the_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
