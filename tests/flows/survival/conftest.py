"""File systems that refuse, for real: small, full, or closed to writing. Only root may mount them."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imprimatur.project import Project
from tests.flows.projects import COMPLETE, copy_project
from tests.flows.translations import FORMER_NL, NAME, NEW_NL, replace_in, sent_out

Fill = Callable[[], Callable[[], None]]


def _mounted(*arguments: str) -> bool:
    return not subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen megabytes."""
    if os.geteuid() or not _mounted("-t", "tmpfs", "-o", "size=16m", "tmpfs", str(tmp_path)):
        pytest.skip("asks for the right to mount")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.fixture
def project(small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An offer on that disk, its draft made, its French changed since; the translation waits elsewhere."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setenv("COLUMNS", "400")
    return copy_project(small / "project", COMPLETE)


@pytest.fixture
def translation(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a translator sends back for it."""
    folder = tmp_path_factory.mktemp("sent")
    sent_out(project, folder, "po")
    file = folder / f"{NAME}.po"
    replace_in(file, "#, fuzzy\n", "")
    replace_in(file, f'msgstr "{FORMER_NL}"', f'msgstr "{NEW_NL}"')
    return file


@pytest.fixture
def full(small: Path) -> Fill:
    """Fill the disk to its last byte; what is given back empties it again."""

    def fill() -> Callable[[], None]:
        for name, size in (("large", 1 << 16), ("small", 512)):
            with (small / name).open("wb", buffering=0) as stream:
                try:
                    while True:
                        stream.write(bytes(size))
                except OSError:
                    continue

        def empty() -> None:
            for name in ("large", "small"):
                (small / name).unlink()

        return empty

    return fill


@pytest.fixture
def closed(project: Project) -> Iterator[Callable[[str], Callable[[], None]]]:
    """Close a folder of the project to writing, as a share may be; what is given back opens it again."""
    held: list[Path] = []

    def close(name: str) -> Callable[[], None]:
        folder = project.root / name
        folder.mkdir(exist_ok=True)
        assert _mounted("--bind", str(folder), str(folder))
        held.append(folder)
        assert _mounted("-o", "remount,ro,bind", str(folder))

        def open_() -> None:
            held.remove(folder)
            subprocess.run(["umount", "-l", str(folder)], check=True)

        return open_

    yield close
    for folder in held:
        subprocess.run(["umount", "-l", str(folder)], check=True)
