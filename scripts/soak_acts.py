"""What people do to the inputs of a project: `make soak` does one of these after the other (scripts/soak.py)."""

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import openpyxl

from imprimatur.core.exchanged import exchanged_at
from imprimatur.project import Project

MOST_DOSSIERS = 24
"""From how many dossiers on nobody begins another one."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something done: its name, to what, and the dossier that must be told of; with codes, by one of them."""

    name: str
    what: str
    dossier: tuple[str, str] | None = None
    codes: tuple[str, ...] = ()


def acts(project: Project, chance: random.Random) -> Act:
    """Do one thing, chosen by chance."""
    weights = {change: 8, drop: 3, break_: 2, mend: 3, rename: 2, remove: 1, litter: 2, slowly: 2, burst: 1, empty: 1}
    chosen: Callable[[Project, random.Random], Act] = chance.choices(list(weights), list(weights.values()))[0]
    return chosen(project, chance)


def _any(project: Project, chance: random.Random) -> tuple[str, str, Path]:
    """A dossier that is a folder, and one of its files."""
    found = [(kind, slug) for kind, slug in project.dossiers() if (project.inputs / kind / slug).is_dir()]
    chance.shuffle(found)
    for kind, slug in found:
        files = (
            [path for path in project.files(kind, slug) if path.is_file() and exchanged_at(path) is None]
            if any((project.inputs / kind / slug).iterdir())
            else []
        )
        if files:
            return kind, slug, chance.choice(files)
    raise SystemExit("no dossier is left")


def change(project: Project, chance: random.Random) -> Act:
    """Somebody saves a file in which something is otherwise, as Word and Excel save: beside it, then in its place."""
    kind, slug, path = _any(project, chance)
    content = _changed(path, chance)
    if content is None:
        return litter(project, chance)
    beside = path.with_name(f"~{path.stem[:3]}{chance.randrange(10**4)}.tmp")
    beside.write_bytes(content)
    beside.replace(path)
    return Act("change", f"{kind}/{slug}/{path.name}", (kind, slug))


def _changed(path: Path, chance: random.Random) -> bytes | None:
    try:
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row]
            said = [
                cell for cell in cells if isinstance(cell.value, str) and " " in cell.value and "{" not in cell.value
            ]
            one = chance.choice(said)
            one.value = f"{one.value} ({chance.randrange(100)})"
            out = BytesIO()
            book.save(out)
            return out.getvalue()
        if path.suffix == ".docx":
            text = docx.Document(str(path))
            text.add_paragraph(f"Une phrase de plus, la {chance.randrange(100)}e.")
            out = BytesIO()
            text.save(out)
            return out.getvalue()
    except Exception:
        return None  # a file that somebody broke before
    if path.suffix in (".md", ".txt", ".csv", ".yaml"):
        return path.read_bytes() + (b"\n" if path.suffix != ".md" else b"\n\nUne phrase de plus.\n")
    return None


def drop(project: Project, chance: random.Random) -> Act:
    """Somebody copies a former dossier under a new name."""
    known = list(project.dossiers())
    kind, slug, _ = _any(project, chance)
    if len(known) > MOST_DOSSIERS:
        return remove(project, chance)
    name = f"{slug.partition('-copie')[0]}-copie-{chance.randrange(1000)}"
    shutil.copytree(project.inputs / kind / slug, project.inputs / kind / name, dirs_exist_ok=True)
    return Act("drop", f"{kind}/{name}", (kind, name))


def break_(project: Project, chance: random.Random) -> Act:
    """A file is cut short; what it was stands elsewhere until somebody mends it."""
    kind, slug, path = _any(project, chance)
    if path.suffix not in (".xlsx", ".docx"):
        return change(project, chance)
    kept = project.root / "kept" / kind / slug / path.name
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)
    path.write_bytes(path.read_bytes()[: chance.randrange(10, 2000)])
    return Act("break", f"{kind}/{slug}/{path.name}", (kind, slug))


def mend(project: Project, chance: random.Random) -> Act:
    """Somebody puts back a file that was broken."""
    kept = [path for path in sorted((project.root / "kept").rglob("*.*")) if path.is_file()]
    for path in kept:
        kind, slug, name = path.relative_to(project.root / "kept").parts
        home = project.inputs / kind / slug
        if home.is_dir():
            shutil.move(path, home / name)
            return Act("mend", f"{kind}/{slug}/{name}", (kind, slug))
        path.unlink()
    return change(project, chance)


def rename(project: Project, chance: random.Random) -> Act:
    """A dossier, or one of its files, is given another name."""
    kind, slug, path = _any(project, chance)
    if "-copie" in slug and chance.random() < 0.5:
        name = f"{slug.partition('-copie')[0]}-copie-n{chance.randrange(1000)}"
        (project.inputs / kind / slug).rename(project.inputs / kind / name)
        return Act("rename", f"{kind}/{slug} → {name}", (kind, name))
    stem, dot, rest = path.name.partition(".")
    path.rename(path.with_name(f"{stem}-bis{dot}{rest}" if not stem.endswith("-bis") else f"{stem[:-4]}{dot}{rest}"))
    return Act("rename", f"{kind}/{slug}/{path.name}", (kind, slug))


def remove(project: Project, chance: random.Random) -> Act:
    """A copy of a dossier is removed, or a file of one."""
    kind, slug, path = _any(project, chance)
    if "-copie" not in slug:
        return change(project, chance)
    if chance.random() < 0.5:
        shutil.rmtree(project.inputs / kind / slug)
        return Act("remove", f"{kind}/{slug}")
    path.unlink()
    gone = not any(
        entry.is_file() and not entry.name.startswith("_") for entry in (project.inputs / kind / slug).rglob("*")
    )
    return Act("remove", f"{kind}/{slug}/{path.name}", None if gone else (kind, slug))


def litter(project: Project, chance: random.Random) -> Act:
    """Programs leave their marks: none of them is a file of the dossier."""
    kind, slug, path = _any(project, chance)
    name = chance.choice(["desktop.ini", "Thumbs.db", f"{path.name}.part", f".{path.name}.crdownload", ".DS_Store"])
    (path.parent / name).write_bytes(b"x" * chance.randrange(1, 5000))
    return Act("litter", f"{kind}/{slug}/{name}")


def slowly(project: Project, chance: random.Random) -> Act:
    """A file comes over a slow line, in pieces."""
    kind, slug, path = _any(project, chance)
    content = _changed(path, chance)
    if content is None or path.suffix not in (".xlsx", ".docx"):
        return litter(project, chance)
    with path.open("wb") as stream:
        step = len(content) // 8 + 1
        for start in range(0, len(content), step):
            stream.write(content[start : start + step])
            stream.flush()
            time.sleep(0.2)
    return Act("slowly", f"{kind}/{slug}/{path.name}", (kind, slug))


def burst(project: Project, chance: random.Random) -> Act:
    """Twenty files at once."""
    kind, slug, _ = _any(project, chance)
    folder = project.inputs / kind / slug
    for number in range(20):
        (folder / f"annexe-{number}-{chance.randrange(1000)}.txt").write_text(f"Annexe {number}.\n")
    time.sleep(0.1)
    for path in sorted(folder.glob("annexe-*.txt"))[:-2]:
        path.unlink()
    return Act("burst", f"{kind}/{slug}", (kind, slug))


def empty(project: Project, chance: random.Random) -> Act:
    """Somebody makes a folder, and goes to lunch."""
    name = f"vide-{chance.randrange(1000)}"
    (project.inputs / "job_offer" / name).mkdir(exist_ok=True)
    return Act("empty", f"job_offer/{name}")
