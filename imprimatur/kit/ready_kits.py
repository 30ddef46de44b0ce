"""Empty kits in `inputs/_kits`, always up to date, for those who copy a folder rather than type a command.

One folder a language; in it one folder a kind (a contract, for offers) and one for the workbooks of the registers. What
somebody wrote in a kit instead of in a copy is never written over: a file that is not as we left it stays, and is told.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from imprimatur import __version__
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.errors import UnsafeInput
from imprimatur.core.found_files import named
from imprimatur.core.writing import write_file
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.kinds import KINDS
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.messages import say
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.outline import ALL, Wanted
from imprimatur.kit.registers import REGISTERS, register_workbook
from imprimatur.kit.wanted import wishes
from imprimatur.language.labels import load_labels
from imprimatur.project import Project

KITS = "_kits"
"""The folder of the kits, beside those of the dossiers: no dossier, like all whose name begins so."""
_RECORD = "kits.json"
"""What `.imprimatur` keeps of them: what they were made of, and the hash of each file as it was written."""


def ready_kits(templates: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of every kit with its path below the folder of kits. Raises TemplateFault."""
    for lang in LANGS:
        home = say[f"kits_{lang}"].of(lang)
        for register in REGISTERS:
            content = register_workbook(templates, register, lang)
            yield f"{home}/{say['kits_registers'].of(lang)}/{register}.xlsx", content
        for kind in KINDS:
            for name, wanted in _kits(templates, kind, lang):
                for file, content in new_dossier(templates, kind, lang, LANGS, wanted).items():
                    yield f"{home}/{name}/{file}", content


def _kits(templates: Path, kind: str, lang: Lang) -> Iterator[tuple[str, Wanted]]:
    """The kits of a kind by name: one a contract, or a short one before the whole where few need all of it."""
    for choice in wishes(templates, kind).contracts:
        yield _name(templates, kind, choice, lang), Wanted((choice,))
    if not wishes(templates, kind).contracts:
        name, usual = _name(templates, kind, "", lang), load_guidance(templates, kind).usual
        if usual:
            yield name, Wanted(usual, frozenset(), announced=False)
        yield say("kit_whole", name=name).of(lang) if usual else name, ALL


def _name(templates: Path, kind: str, choice: str, lang: Lang) -> str:
    """The name of a kit: its kind, and the case that it is for; without what a file system may not bear."""
    labels = load_labels(templates, kind)
    words = labels.word("kind", lang)
    if choice:
        chosen = load_guidance(templates, kind).chosen
        field = next(one for one in specs(load_kind(kind).model) if one.path == chosen)
        words = f"{words} – {labels.choice(field.type.__name__, choice, lang)}"
    return words.replace("\u00a0", " ").replace("/", "-")


def renew_kits(project: Project, again: bool = False) -> tuple[UnsafeInput, ...]:
    """Write the kits where what they are made of has changed, or `again`; returns what was left as it is, and why.

    A kit is written whole or not at all: half of one would be taken for somebody's work. Raises TemplateFault and
    NotWritten.
    """
    folder, record = project.inputs / KITS, project.private / _RECORD
    made_of, known = _made_of(project.templates), _recorded(record)
    before: Mapping[str, str] = known.get("files", {})
    if not again and known.get("of") == made_of and all((folder / name).is_file() for name in before):
        return ()
    files: dict[str, str] = {}
    left = []
    for name, content in ready_kits(project.templates):
        files[name] = _hash(content)
        if not _may_write(project, folder / name, {files[name], before.get(name, "")}):
            left.append(UnsafeInput(named(folder / name, project.inputs), say("kit_left")))
            continue
        write_file(folder / name, content)
    project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(record, json.dumps({"of": made_of, "files": files}, ensure_ascii=False).encode())
    return tuple(left)


def _may_write(project: Project, target: Path, ours: set[str]) -> bool:
    """Whether a file is not there, or is as we left it; never where a link leads out of the inputs."""
    if not target.resolve().is_relative_to(project.inputs.resolve()):
        return False
    return not target.exists() or _hash(target.read_bytes()) in ours


def _recorded(record: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(record.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    return content if isinstance(files, dict) else {}


def _made_of(templates: Path) -> str:
    """What the kits depend on: the program, and the words and guidance of its templates."""
    words = sorted(templates.rglob("*.yaml"))
    parts = [f"{path.relative_to(templates).as_posix()} {_hash(path.read_bytes())}" for path in words]
    return _hash("\n".join([__version__, *parts]).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
