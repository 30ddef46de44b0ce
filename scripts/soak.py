"""`make soak`: `imprimatur up` under the hands of people: files dropped, changed, broken, renamed, removed.

Works on a copy of the samples in a folder of its own, which is kept. Every act is written down in `soak.jsonl` with
how long its feedback (`check/`) and its draft took from the moment that the last file was written; memory is written
down too. In the end everything must be told as it stands: each dossier's sets vouch for its present files and are
whole. The exit code is 0 then, else 1. With `--night` a first night comes before all of it, dated a day back, and
another one in the end: its digest tells of all that was done, for somebody to read.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flows.deployments import named
from flows.embedded import processes
from imprimatur.project import Project
from scripts.soak_acts import Act, acts

ROOT = Path(__file__).resolve().parents[1]
FEEDBACK_SECONDS, DRAFT_SECONDS = 120, 900
"""What takes longer has failed: many times what a busy machine needs."""
PAUSE_SECONDS = (2, 25)
"""How long people leave between two acts."""


def main() -> int:
    """Let people work for so many minutes; 0 when everything was told in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--night", action="store_true")
    given = parser.parse_args()
    folder: Path = given.folder or Path(tempfile.mkdtemp(prefix="imprimatur-soak-"))
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    project = Project(folder)
    print(f"{folder}, seed {given.seed}", flush=True)
    with (folder / "up.log").open("w") as said:
        command = [sys.executable, "-m", "flows.cli.main", "--project", str(folder), "--lang", "fr", "up"]
        up = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            _wait_ready(folder, up)
            soak, faults = Soak(project, up, random.Random(given.seed)), []
            if given.night:
                faults += [*soak.rest(), *_night(folder)]
                _yesterday(folder)
            soak.work(given.minutes * 60)
            faults += soak.ending()
            if given.night:
                faults += _night(folder)
        finally:
            up.send_signal(signal.SIGINT)
            up.wait(timeout=120)
    left = processes.marked(str(folder.resolve()))
    faults += [f"left running: {left}"] if left else []
    print("\n".join([*soak.summary(), *faults]), flush=True)
    return 1 if faults else 0


class Soak:
    """People at work on one project, and what was seen of it."""

    def __init__(self, project: Project, up: "subprocess.Popen[bytes]", chance: random.Random) -> None:
        """Begin with nothing done."""
        self.project, self.up, self.chance = project, up, chance
        self.seen: list[dict[str, Any]] = []
        self.memory: list[tuple[float, int]] = []
        self.log = project.root / "soak.jsonl"

    def work(self, seconds: float) -> None:
        """Do one thing after another until the time is up."""
        began = time.monotonic()
        while (now := time.monotonic()) - began < seconds:
            if self.up.poll() is not None:
                raise SystemExit(f"up has ended with {self.up.returncode}")
            self.memory.append((now - began, _memory(self.project.root)))
            act = acts(self.project, self.chance)
            self.note(act, began)
            time.sleep(self.chance.uniform(*PAUSE_SECONDS))

    def note(self, act: Act, began: float) -> None:
        """Wait for the feedback that an act asks for, and write down how long it took."""
        still = time.monotonic()
        line: dict[str, Any] = {"at": round(still - began, 1), "act": act.name, "what": act.what}
        if act.dossier:
            line["feedback"] = _until(lambda: told(self.project, act, "check"), FEEDBACK_SECONDS, still)
        if act.dossier and self.chance.random() < 0.3:
            line["draft"] = _until(lambda: told(self.project, act, "draft"), DRAFT_SECONDS, still)
        line["memory"] = self.memory[-1][1]
        self.seen.append(line)
        with self.log.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")

    def ending(self) -> list[str]:
        """What is not as it should be once everything has come to rest."""
        untold = self.rest()
        late = [f"never told: {one}" for one in self.seen if None in (one.get("feedback", 0), one.get("draft", 0))]
        return [*untold, *late, *torn(self.project)]

    def rest(self) -> list[str]:
        """What is not told once everything had the time to come to rest."""
        deadline = time.monotonic() + DRAFT_SECONDS
        while (untold := self.untold()) and time.monotonic() < deadline:
            time.sleep(1)
        return untold

    def untold(self) -> list[str]:
        """The dossiers whose sets do not say what their files say, though they could."""
        found = []
        for kind, slug in self.project.dossiers():
            act = Act("end", f"{kind}/{slug}", (kind, slug))
            found += [f"{kind}/{slug}: {stage}" for stage in ("check", "draft") if not told(self.project, act, stage)]
        return found

    def summary(self) -> list[str]:
        """What was done, and how long it took."""
        lines = [f"{len(self.seen)} acts"]
        for kind in ("feedback", "draft"):
            took = sorted(one[kind] for one in self.seen if isinstance(one.get(kind), float))
            if took:
                high = took[int(len(took) * 0.95)]
                lines.append(
                    f"{kind}: {len(took)}, median {statistics.median(took):.2f}, 95 % {high:.2f}, max {took[-1]:.2f} s"
                )
        if self.memory:
            lines.append(
                "memory, MB: "
                + " ".join(f"{at / 60:.0f}':{kb // 1024}" for at, kb in self.memory[:: max(1, len(self.memory) // 12)])
            )
        return lines


def told(project: Project, act: Act, stage: str) -> bool:
    """Whether the set of a dossier says what its present files say; of one that cannot be read, that it is told of."""
    assert act.dossier
    kind, slug = act.dossier
    try:
        manifest = json.loads((project.outputs / kind / slug / stage / "manifest.json").read_bytes())
        sources, _ = project.sources(kind, slug)
    except Exception:
        return act.dossier not in set(project.dossiers()) or not _readable(project, kind, slug)
    if stage == "draft" and _no_draft_can_be(project, kind, slug):
        return True  # its feedback says why
    own = {source.name: source.sha256 for source in sources}
    known = {name: value for name, value in manifest["inputs"].items() if name.startswith(f"{kind}/{slug}")}
    return own == known and (not act.codes or any(one["code"] in act.codes for one in manifest["findings"]))


def _no_draft_can_be(project: Project, kind: str, slug: str) -> bool:
    """Whether the feedback tells of a fault that lets no draft be made."""
    try:
        content = json.loads((project.outputs / kind / slug / "check" / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return False
    return any(one["severity"] == "fatal" for one in content["findings"])


def _readable(project: Project, kind: str, slug: str) -> bool:
    try:
        return bool(project.sources(kind, slug)[0])
    except Exception:
        return False


def torn(project: Project) -> list[str]:
    """The files of published sets that are not what their manifest says."""
    found = []
    for path in sorted(project.outputs.rglob("manifest.json")):
        content = json.loads(path.read_bytes())
        for name, sha in content["outputs"].items():
            file = path.parent / name
            if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sha:
                found.append(f"torn: {file.relative_to(project.outputs)}")
    return found


def _until(holds: Any, seconds: float, since: float) -> float | None:
    while time.monotonic() - since < seconds:
        if holds():
            return round(time.monotonic() - since, 2)
        time.sleep(0.05)
    return None


def _memory(root: Path) -> int:
    """The memory of the drop folder's process and its copies, in KB, shared pages counted once (PSS)."""
    total = 0
    for pid in processes.marked(str(root.resolve())):
        try:
            if b"flows.drop_folder" in Path(f"/proc/{pid}/cmdline").read_bytes():
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total


def _wait_ready(folder: Path, up: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 300
    while "Ctrl-C" not in (folder / "up.log").read_text():
        if up.poll() is not None or time.monotonic() > deadline:
            raise SystemExit((folder / "up.log").read_text())
        time.sleep(0.5)


def _yesterday(folder: Path) -> None:
    """Date back what the digest told a day, so that the next one is of another morning."""
    path = folder / ".imprimatur" / "night" / "memory.json"
    memory = json.loads(path.read_bytes())
    (day,) = memory["days"]
    day["on"] = (date.fromisoformat(day["on"]) - timedelta(days=1)).isoformat()
    path.write_text(json.dumps(memory, ensure_ascii=False), encoding="utf-8")


def _night(folder: Path) -> list[str]:
    """Ask for the night as an operator does, and wait for it; what is wrong with it. People read its digest."""
    secret = (folder / ".imprimatur" / "secret").read_text().strip()
    told = [word for word in (folder / "up.log").read_text().split() if word.startswith("http://127.0.0.1")]
    url = next(word for word in told if "/enter/" not in word)  # the link of the pages comes first
    environ = {
        **os.environ,
        "PREFECT_API_URL": f"{url.rstrip('.,')}/api",
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_HOME": str(folder / ".imprimatur" / "client"),
    }
    prefect = str(Path(sys.executable).with_name("prefect"))
    command = [prefect, "--no-prompt", "deployment", "run", named("nightly"), "--watch"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=1800, check=False)
    print(*done.stdout.splitlines()[-2:], done.stderr[-500:], sep="\n", flush=True)
    digests = [folder / "outputs" / "_digest" / f"latest.{lang}.html" for lang in ("fr", "nl")]
    print(*digests, sep="\n", flush=True)
    failed = [f"the night ended with {done.returncode}"] if done.returncode else []
    return failed + [f"no digest: {one}" for one in digests if not one.is_file()]


if __name__ == "__main__":
    sys.exit(main())
