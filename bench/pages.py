"""The pages in the browser among many dossiers, and how soon somebody sees what is wrong with a file that they drop.

`python -m bench pages [N]`: a federation of N dossiers (1,000), of which everything was found that a check finds, none
rendered; then the first page, a search, a dossier, each asked for over and over, warm. And, on a small project with
`imprimatur up` itself, from the end of an upload until the page tells the first finding. Aimed at on a machine of one's
own: 200 ms and 1 s. Seconds hold for the machine that they were measured on alone.
"""

import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bench.many import ROOT, SAMPLES, federation
from flows.access.account import Account, Role
from flows.access.acts import Act
from flows.clock import today
from flows.runner import told
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import set_folder
from imprimatur.publishing.sets import CHECK, MANIFEST
from web.app import application
from web.dossier.files import hashes
from web.entered import cookie
from web.house import House
from web.standings import Standings

LOOKS = 30
DROPS = 5
SMALL = ("limpide-accueil-2027", "forum-ets-2021")
_PATIENCE = 600


class _Open:
    """One account, and nothing kept."""

    def account_of(self, token: str) -> Account | None:
        return Account(1, "bench@localhost", "Yasmina Tellouch", "fr", frozenset(Role))

    def record(self, act: Act) -> None:
        return None

    def begun_by(self, account: Account) -> frozenset[str]:
        return frozenset()

    def acts_of(self, dossier: str, most: int) -> Sequence[Act]:
        """What was done to a dossier: nothing."""
        return ()

    def may_upload(self, account: Account) -> bool:
        """Nothing is counted."""
        return True


def found_everywhere(project: Project) -> None:
    """Leave of each dossier what a check finds: of the samples by a check, of the others as of their sample."""
    manifests: dict[str, Any] = {}
    for name in SAMPLES:
        kind, slug = name.split("/")
        told(project, Parameters(kind=kind, slug=slug))
        manifests[name] = json.loads((set_folder(project, kind, slug, CHECK) / MANIFEST).read_text(encoding="utf-8"))
    for kind, slug in project.dossiers():
        name = f"{kind}/{re.sub(r'-[0-9]{5}$', '', slug)}"
        folder = set_folder(project, kind, slug, CHECK)
        if folder.exists() or name not in manifests:
            continue
        said = json.loads(json.dumps(manifests[name]).replace(name.split("/")[1], slug))
        shared = {one: sha256 for one, sha256 in said["inputs"].items() if not one.startswith(f"{kind}/{slug}")}
        said["inputs"] = shared | hashes(project, kind, slug)
        folder.mkdir(parents=True)
        (folder / MANIFEST).write_text(json.dumps(said), encoding="utf-8")


@contextmanager
def served(project: Project) -> Iterator[httpx.Client]:
    """The pages of a project behind a real socket, and somebody who looks at them."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        origin = f"http://127.0.0.1:{door.getsockname()[1]}"
        app = application(House(project, _Open(), (origin,), today, Standings(project)))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            with httpx.Client(base_url=origin, cookies={cookie(False): "bench"}, timeout=_PATIENCE) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


def looks(client: httpx.Client, address: str, times: int = LOOKS) -> list[float]:
    """The milliseconds of each look at a page, in their order."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        client.get(address).raise_for_status()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def among_many(count: int) -> None:
    """Print how long the pages take among many dossiers."""
    with tempfile.TemporaryDirectory() as temporary:
        project = federation(Path(temporary) / "federation", count)
        found_everywhere(project)
        dossiers = list(project.dossiers())
        slug = next(slug for kind, slug in reversed(dossiers) if kind == "job_offer")
        addresses = {
            "the first page": "/",
            "a search": "/?text=accueil",
            "its last list": f"/?page={len(dossiers)}",
            "a dossier": f"/dossiers/job_offer/{slug}",
            "what refreshes": f"/dossiers/job_offer/{slug}/live",
        }
        print(f"{len(dossiers)} dossiers, milliseconds of {LOOKS} looks{'':10} {'first':>8} {'median':>8} {'worst':>8}")
        with served(project) as client:
            for said, address in addresses.items():
                (first,), warm = looks(client, address, 1), looks(client, address)
                print(f"  {said:47} {first:8.0f} {statistics.median(warm):8.0f} {max(warm):8.0f}", flush=True)


@contextmanager
def running(folder: Path) -> Iterator[httpx.Client]:
    """`imprimatur up` on a small project, and whoever opened its link."""
    for part in ("templates", "inputs/_shared", *(f"inputs/job_offer/{slug}" for slug in SMALL)):
        shutil.copytree(ROOT / part, folder / part)
    command = [sys.executable, "-m", "flows.cli.main", "--project", str(folder), "--lang", "en", "up"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) as up:
        try:
            assert up.stdout
            link = next((one[0] for line in up.stdout if (one := re.search(r"http://\S+/enter/open/\S+", line))), "")
            with httpx.Client(base_url=link.partition("/enter")[0], follow_redirects=True, timeout=_PATIENCE) as client:
                client.get(link).raise_for_status()
                yield client
        finally:
            up.send_signal(signal.SIGINT)


def until_told(client: httpx.Client, number: int) -> float:
    """Seconds from the end of an upload until the page, looking each 150 ms as it does, tells of the file."""
    home, name = f"/dossiers/job_offer/{SMALL[1]}", f"inconnu-{number}.csv"
    mark = client.get(home).text.split('name="mark" value="')[1].split('"')[0]
    origin = str(client.base_url).rstrip("/")
    files = {"files": (name, f"colonne;autre\nun;{number}\n".encode())}
    headers = {"Origin": origin, "HX-Request": "true"}
    client.post(f"{home}/files", data={"mark": mark}, files=files, headers=headers).raise_for_status()
    began = time.perf_counter()
    while name not in client.get(f"{home}/live").text.partition("<aside>")[0]:
        time.sleep(0.15)
    return time.perf_counter() - began


def of_uploads() -> None:
    """Print how soon what is wrong with a file is shown."""
    with tempfile.TemporaryDirectory() as temporary, running(Path(temporary) / "project") as client:
        taken = [until_told(client, number) for number in range(DROPS)]
    print(
        f"seconds from an upload to its first finding: first {taken[0]:.2f}, "
        f"median {statistics.median(taken[1:]):.2f}, worst {max(taken[1:]):.2f}"
    )


def main(count: str = "1000") -> None:
    """Measure and print."""
    among_many(int(count))
    of_uploads()
