"""A checker that npm brings is run only where its program is the one expected."""

import hashlib
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts import pinned
from scripts.pinned import CannotCheck, Pinned

PROGRAM = b"a program"
CHECKER = Pinned("checker", "@scope/checker", "1.2.3", "bin/run.js", hashlib.sha256(PROGRAM).hexdigest())


class Npm:
    """Stands in for npm: brings a program, or fails."""

    def __init__(self, content: bytes | None, code: int = 0) -> None:
        self.content, self.code = content, code
        self.asked: list[str] = []

    def __call__(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        self.asked = command
        if self.content is not None:
            folder = Path(command[command.index("--prefix") + 1]) / "node_modules" / "@scope" / "checker" / "bin"
            folder.mkdir(parents=True)
            (folder / "run.js").write_bytes(self.content)
        return subprocess.CompletedProcess(command, self.code, "said", " and why")


def fetched(monkeypatch: pytest.MonkeyPatch, folder: Path, npm: Npm) -> Path:
    monkeypatch.setattr(pinned, "ROOT", folder)
    monkeypatch.setattr(subprocess, "run", npm)
    return CHECKER.fetch()


def test_it_is_fetched_once_in_its_version_and_runs_no_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = Npm(PROGRAM)
    program = fetched(monkeypatch, tmp_path, npm)
    assert program == tmp_path / ".cache/checker/node_modules/@scope/checker/bin/run.js"
    assert npm.asked[:2] == ["npm", "install"] and npm.asked[-1] == "@scope/checker@1.2.3"
    assert "--ignore-scripts" in npm.asked
    again = Npm(None, 1)
    assert fetched(monkeypatch, tmp_path, again) == program and again.asked == []


@pytest.mark.parametrize("npm", [Npm(PROGRAM, 1), Npm(None)])
def test_what_npm_does_not_bring_is_said(npm: Npm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotCheck, match=r"npm could not fetch @scope/checker@1\.2\.3\.\nsaid and why"):
        fetched(monkeypatch, tmp_path, npm)


def test_another_program_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotCheck, match=r"^run\.js has the hash [0-9a-f]{64}, not [0-9a-f]{64}; remove it"):
        fetched(monkeypatch, tmp_path, Npm(b"another"))
