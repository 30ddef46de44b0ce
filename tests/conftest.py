"""How the tests are shared out among the workers: what reads or renders the same documents runs on the same one.

pytest-xdist has marks for it (`xdist_group`), which pytest 9.2 silently leaves without effect
(https://github.com/pytest-dev/pytest-xdist/issues/1386); the place of a test says as much, and needs no mark.
"""

import gc
import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.scheduler.protocol import Scheduling

SERVER = ("tests/flows/embedded/", "tests/flows/cli/test_up.py")
"""Tests that start servers, which must not meet: they find each other's processes."""
BY_DOSSIER = "tests/test_both_formats.py"
"""Tests over every dossier: those of one dossier, in both languages, share its reading and its files."""
BROWSER = "tests/web/browser/"
OFFICE = (f"{BROWSER}test_everybody.py", f"{BROWSER}test_together.py")
"""Tests that look at an office's pages too: they share a second installation."""
VERSIONS = tuple(f"{BROWSER}test_{name}.py" for name in ("versions", "texts", "mornings"))
"""Tests that look at an offer in several versions, which takes long to make."""
GUIDES = f"{BROWSER}test_guides.py"
"""The guides of the pages: those of a language on one worker."""
FIRST = (*SERVER, "tests/flows/cli/", BY_DOSSIER, GUIDES, *OFFICE, *VERSIONS)
"""What takes longest starts first, so that both workers end together."""
LAST = f"{BROWSER}test_again.py"
"""What gives an installation so much to do that tests after it would wait."""


def group(nodeid: str) -> str:
    """The group of a test: what starts servers, a dossier, or else the folder that the test stands in."""
    path = nodeid.partition("::")[0]
    if path.startswith(SERVER):
        return "server"
    if path == GUIDES:
        return "guides in " + nodeid.partition("[")[2][:2]
    if path in OFFICE:
        return "office"
    if path in VERSIONS:
        return "versions"
    if path == BY_DOSSIER:
        return re.sub(r"^[^[]*\[(.+?)(-fr|-nl)?\]$", r"\1", nodeid)
    folder = path.rpartition("/")[0]
    return path if path == LAST or folder in ("tests", "tests/flows") else folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, the rest as collected."""
    ranks = dict(zip(FIRST, range(len(FIRST)), strict=True)) | {LAST: 100}
    items.sort(key=lambda item: next((rank for start, rank in ranks.items() if item.nodeid.startswith(start)), 99))


def pytest_collection_finish() -> None:
    """Leave what is loaded to itself: going through half a million objects that stay, again and again, is a twentieth
    of the time of these tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class Groups(LoadScopeScheduling):
    """A group of tests goes to one worker, in the order of their collection."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """The scheduler that the workers get their tests from."""
    return Groups(config, log)
