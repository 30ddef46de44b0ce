"""The folders that fonts stand in while a document is laid out: none is left for good, none is taken too early."""

import os
import tempfile
from pathlib import Path

import pytest

from imprimatur.rendering.pdf.fonts import FOLDER, ProjectFonts


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def folders(scratch: Path) -> list[Path]:
    return sorted(scratch.glob(f"{FOLDER}*"))


def ended_at_once() -> None:
    """A process that makes a configuration and ends as a killed one does: nothing more is called."""
    pid = os.fork()
    if not pid:
        try:
            kept = ProjectFonts()
            (kept._folder / "font").write_bytes(b"glyphs")
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def test_the_folder_goes_with_its_configuration(scratch: Path) -> None:
    fonts = ProjectFonts()
    assert folders(scratch) == [fonts._folder]
    del fonts
    assert not folders(scratch)


def test_what_an_ended_process_left_is_removed_by_the_next(scratch: Path) -> None:
    ended_at_once()
    assert len(folders(scratch)) == 1
    fonts = ProjectFonts()
    assert folders(scratch) == [fonts._folder]


def test_what_another_process_needs_stays(scratch: Path) -> None:
    fonts = ProjectFonts()
    ended_at_once()
    assert fonts._folder in folders(scratch)


def test_a_copy_that_is_done_with_it_takes_nothing_from_its_maker(scratch: Path) -> None:
    fonts = ProjectFonts()
    pid = os.fork()
    if not pid:
        try:
            fonts.__del__()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    assert folders(scratch) == [fonts._folder]


def test_a_link_of_that_name_is_left_alone(scratch: Path) -> None:
    elsewhere = scratch / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (scratch / f"{FOLDER}link").symlink_to(elsewhere)
    kept = ProjectFonts()
    assert (elsewhere / "kept").exists()
    assert kept._folder


def test_a_folder_that_another_process_removed_before_it_was_held_is_made_anew(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Seen in a night of a thousand dossiers on four processes: one in fifty was not made.
    make, made = tempfile.mkdtemp, list[str]()

    def swept(prefix: str) -> str:
        made.append(make(prefix=prefix))
        if len(made) == 1:
            Path(made[0]).rmdir()
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", swept)
    fonts = ProjectFonts()
    assert folders(scratch) == [fonts._folder] == [Path(made[1])]
