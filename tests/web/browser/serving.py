"""`imprimatur up` on a project of two sample offers, as somebody starts it at their own computer."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from flows.embedded import processes
from imprimatur.project import Project
from tests.dossiers import ROOT

COMPLETE, DRAFT = "limpide-accueil-2027", "forum-ets-2021"
"""An offer that lacks nothing, and one that does."""
SETTINGS = "imprimatur.toml"
BROKEN = 1800
"""Seconds after which what was told to stop is taken not to."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def copied(folder: Path, *slugs: str) -> Project:
    """A project with everything that a new document may need, and offers."""
    project = Project(folder)
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copytree(ROOT / "inputs" / "_shared", project.inputs / "_shared")
    for slug in slugs:
        shutil.copytree(ROOT / "inputs" / "job_offer" / slug, project.inputs / "job_offer" / slug)
    return project


class Up:
    """One installation: started, stopped, started again at the same address."""

    def __init__(self, project: Project, settings: str = "") -> None:
        """Choose an address; nothing is started yet. `settings` are further lines of the section `[web]`."""
        self.project = project
        self.origin = f"http://127.0.0.1:{(port := free_port())}"
        (project.root / SETTINGS).write_text(f"[web]\nport = {port}\n{settings}", encoding="utf-8")
        self.link = ""
        self._running: subprocess.Popen[str] | None = None

    def command(self, *words: str) -> list[str]:
        """A command line on this project."""
        return [sys.executable, "-m", "flows.cli.main", "--project", str(self.project.root), "--lang", "fr", *words]

    @property
    def environ(self) -> dict[str, str]:
        """What its processes find in their environment."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}

    def start(self) -> None:
        """Start everything, and read the address that is printed once it is ready."""
        self._running = subprocess.Popen(
            self.command("up"), env=self.environ, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._running.stdout
        said = ""
        while "Ctrl-C" not in said:
            line = self._running.stdout.readline()
            assert line, said + self.logs()
            said += line
        found = re.search(re.escape(self.origin) + r"\S*", said)
        assert found, said
        self.link = found[0]

    def stop(self) -> None:
        """Stop it as Ctrl-C does; nothing of it is left."""
        if self._running is None:
            return
        up, self._running = self._running, None
        up.send_signal(signal.SIGINT)
        up.communicate(timeout=BROKEN)
        assert up.returncode == 0, self.logs()
        assert processes.marked(str(self.project.root.resolve())) == []

    def invited(self, address: str, name: str, role: str) -> str:
        """The link by which somebody whom the operator invites chooses a password."""
        command = self.command("account", "invite", address, "--name", name, "--new", "--role", role)
        ended = subprocess.run(command, env=self.environ, cwd=ROOT, capture_output=True, text=True, check=True)
        link = re.search(r"http://\S+/enter/invitation/\S+", ended.stdout)
        assert link, ended.stdout
        return link[0]

    def has_draft(self, slug: str) -> bool:
        """Whether the draft of an offer stands in the outputs."""
        return (self.project.outputs / "job_offer" / slug / "draft" / "manifest.json").exists()

    def logs(self) -> str:
        """The last lines that its processes wrote."""
        found = sorted((self.project.root / ".imprimatur" / "log").glob("*.log"))
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-2000:]}" for path in found)
