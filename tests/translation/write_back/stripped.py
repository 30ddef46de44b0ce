"""A sample without one of its languages, and that language put back as a translator would send it.

Run for every committed sample: `python -m tests.translation.write_back.stripped [slug…]`.
"""

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml.nodes import MappingNode, ScalarNode

from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.blocks import Inline, plain
from imprimatur.core.file_names import language_of
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.schema.vocabulary import split_language, vocabulary
from imprimatur.job import Job
from imprimatur.language.folding import fold_words
from imprimatur.project import Project
from imprimatur.sources import read_any
from imprimatur.sources.tables.csv import delimiter_of
from imprimatur.sources.tables.excel.package import opened
from imprimatur.sources.tables.excel.sheet import place_of
from imprimatur.sources.tables.grid import role
from imprimatur.sources.word.opc import Package
from imprimatur.sources.word.xml import child
from imprimatur.sources.word.xml import kind as kind_of
from imprimatur.sources.yaml.shapes import VALUES
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.receiving import Taken, receive
from imprimatur.translation.standing import Standing, Stood
from imprimatur.translation.unit import Sort, Unit, UnitState, digest
from imprimatur.translation.units import units_of
from imprimatur.translation.write_back.csv import records_of
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.files import prepare
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.sheet_cells import cell_at
from imprimatur.translation.write_back.word_passages import _tops
from imprimatur.translation.write_back.yaml_leaves import composed
from imprimatur.translation.write_back.yaml_scalars import span

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a sample: how many units it has, those that differ afterwards, the answers not taken with why."""

    units: int
    missing: tuple[str, ...]
    other: tuple[str, ...]
    refused: tuple[str, ...]
    folder: Path
    before: tuple[str, ...] = ()


def proof(folder: Path, kind: str, slug: str, lang: Lang, *, half: bool = False) -> Proof:
    """Take a language out of a copy of a sample that stands in `folder`, put it back, and compare the units.

    By `half`, every second passage of its running texts goes, and all else stays.
    """
    project = Project(folder)
    whole = _job(project, kind, slug)
    before = _units(whole, lang)
    for path in sorted((folder / "inputs" / kind).rglob("*")):
        if path.is_file():
            (_thin if half else _strip)(path, lang)
    bare = _job(project, kind, slug)
    wanted = {_key(one, lang): side.inline for one in before if (side := one.side(lang))}
    answers = tuple(
        Answer(one.id, side.inline, wanted.get(_key(one, lang)))
        for one in _units(bare, lang)
        if (side := one.side(other(lang)))
    )
    standing = Standing(tuple(Stood(one, UnitState.TO_TRANSLATE) for one in _units(bare, lang)))
    receipt = receive(
        Returned(bare.dossier.name, other(lang), lang, answers), standing, bare.provenance, _nothing, bare.labels
    )
    fields = vocabulary(type(bare.document), bare.labels)

    def headed(said: str, to: Lang) -> str:
        path = fields.heading(said)
        return bare.labels.field(path).of(to) if path and path in bare.labels.fields else ""

    outcome = prepare(bare.dossier.sources, [one.edit for one in receipt.taken], headed)
    for one in outcome.files:
        (project.inputs / one.name).parent.mkdir(parents=True, exist_ok=True)
        (project.inputs / one.name).write_bytes(one.after)
    after = _units(_job(project, kind, slug), lang)
    ours, theirs = (Counter(_said(one, lang) for one in units) for units in (before, after))
    refused = [f"{one.reason}: {one.unit.path if one.unit else one.answer.id}" for one in receipt.turned]
    by_edit = {id(one.edit): one for one in receipt.taken}
    refused += [_refusal(by_edit[id(one.edit)], one.reason) for one in outcome.refused]
    return Proof(
        len(before), tuple((ours - theirs).elements()), tuple((theirs - ours).elements()), tuple(refused), folder
    )


def _refusal(taken: Taken, reason: str) -> str:
    unit = taken.stood.unit
    return f"{reason}: {unit.path} {unit.place} {unit.sort}: {plain(taken.edit.text)[:50]}"


def _nothing(_source: Inline, _target: Inline, _lang: Lang) -> tuple[str, str]:
    return "", ""


def _job(project: Project, kind: str, slug: str) -> Job:
    return pipeline.write(pipeline.read(project, Parameters(kind=kind, slug=slug)))


def _units(job: Job, lang: Lang) -> list[Unit]:
    """The units that are translated into a language."""
    files = frozenset(one.name for one in job.dossier.sources)
    return list(units_of(job.document, files, lambda _: other(lang)))


def _key(unit: Unit, lang: Lang) -> tuple[str, str, str]:
    side = unit.side(other(lang))
    return unit.path, unit.sort, f"{side.order} {digest(side.inline)}" if side else ""


def _said(unit: Unit, lang: Lang) -> str:
    sides = [f"{digest(side.inline)} {plain(side.inline)[:40]!r}" if (side := unit.side(one)) else "—" for one in LANGS]
    return f"{unit.path} {unit.sort} {unit.level} {unit.ordered} {' | '.join(sides)}"


def _strip(path: Path, lang: Lang) -> None:
    """Take a language out of a file, or the file away."""
    ending = path.suffix.lower()
    if language_of(path.name) == lang and ending in (".md", ".docx"):
        path.unlink()
    elif ending in (".yaml", ".yml") and "textes-teksten" not in path.name:
        file = Text.of(path.read_bytes())
        path.write_bytes(file.encoded(_without_keys(file.text, lang)))
    elif ending == ".xlsx":
        path.write_bytes(_without_cells(path, lang))
    elif ending == ".csv":
        path.write_bytes(_without_columns(path.read_bytes(), lang))
    elif "textes-teksten" in path.name:
        path.unlink()


def _thin(path: Path, lang: Lang) -> None:
    """Take every second passage (a heading of the upper level and what stands under it) out of a running text."""
    if "textes-teksten" in path.name:
        path.unlink()
    if language_of(path.name) != lang or path.suffix not in (".md", ".docx"):
        return
    content = path.read_bytes()
    heads = [one for one in contents(path.name, content).texts if one.sort is Sort.HEADING]
    heads = [one for one in heads if one.level == min(head.level for head in heads)]
    edges = [*(one.location for one in heads), None]
    gone = list(pairwise(edges))[1::2]
    path.write_bytes(_thinned(path.suffix, content, gone))


def _thinned(ending: str, content: bytes, gone: list[tuple[Any, Any]]) -> bytes:
    if ending == ".md":
        lines = content.decode().split("\n")
        notes = min((at for at, line in enumerate(lines) if line.startswith("[^")), default=len(lines))
        called = set()
        for start, end in reversed(gone):
            stop = end.line - 1 if end else notes
            called |= set(re.findall(r"\[\^[^\]]+\](?!:)", "\n".join(lines[start.line - 1 : stop])))
            del lines[start.line - 1 : stop]
        return "\n".join(one for one in lines if not any(one.startswith(f"{call}:") for call in called)).encode()
    main = Package(content).main
    tops = _tops("t.docx", content, main)
    body = child(main.root, "w:body")
    inside = list(body)
    for start, end in gone:
        last = inside.index(tops[end.paragraph, end.cell]) if end else len(inside)
        for node in inside[inside.index(tops[start.paragraph, start.cell]) : last]:
            if kind_of(node) != "w:sectPr":
                body.remove(node)
    return with_members(content, {main.name: xml_bytes(main.root)})


def _without_keys(text: str, lang: Lang) -> str:
    """A YAML text without the keys of a language that stand beside those of the other."""
    cuts = sorted(_cuts(text, composed(text), lang), reverse=True)
    for start, end in cuts:
        text = text[:start] + text[end:]
    return text


def _cuts(text: str, node: Any, lang: Lang) -> Iterator[tuple[int, int]]:
    if not isinstance(node, MappingNode):
        for one in getattr(node, "value", ()) if node is not None and not isinstance(node, ScalarNode) else ():
            yield from _cuts(text, one, lang)
        return
    pairs = [(key, value, *_named(key.value)) for key, value in node.value]
    for at, (key, value, base, said) in enumerate(pairs):
        if said == lang and any(one[2:] == (base, other(lang)) for one in pairs):
            start, end = key.start_mark.index, _end(text, key, value)
            if node.flow_style:
                start, end = (
                    (pairs[at - 1][1].end_mark.index, end) if at else (start, pairs[at + 1][0].start_mark.index)
                )
            else:
                start = (
                    text.rfind("\n", 0, start) + 1
                    if not text[text.rfind("\n", 0, start) + 1 : start].strip()
                    else start
                )
                end = text.find("\n", end) + 1 or len(text)
            yield start, end
        else:
            yield from _cuts(text, value, lang)


def _end(text: str, key: Any, value: Any) -> int:
    if isinstance(value, ScalarNode):
        return span(text, value, key.start_mark.column)[1]
    if value.flow_style or not value.value:
        return int(value.end_mark.index)
    last = value.value[-1]
    return _end(text, *last) if isinstance(last, tuple) else _end(text, value, last)


def _named(name: str) -> tuple[str, str]:
    if said := VALUES.get(fold_words(name)):
        return "", said
    base, lang = split_language(name)
    return fold_words(base), lang or ""


def _without_cells(path: Path, lang: Lang) -> bytes:
    """A workbook without what stands in a language beside the other, and without the names of its columns."""
    content = path.read_bytes()
    reading = read_any(Source(path.name, content, ""))
    places = {
        cell.location for one in reading.entries if other(lang) in one.values for cell in [one.values.get(lang)] if cell
    }
    for table in reading.tables:
        names = {header: split_language(header) for header in table.headers}
        for header, (base, said) in names.items():
            if said == lang and (base, other(lang)) in names.values():
                places |= {table.headers[header], *(at for (_, name), at in table.cells.items() if name == header)}
    package = opened(content)
    trees = {}
    for place in places:
        tab = next(one for one in package.tabs if one.title == place.sheet)
        root = trees.setdefault(tab.part, package.tree(tab.part))
        at = place_of(place.cell)
        cell = cell_at(root, at) if at else None
        for one in list(cell if cell is not None else ()):
            cell.remove(one)
    return with_members(content, {part: xml_bytes(root) for part, root in trees.items()})


def _without_columns(content: bytes, lang: Lang) -> bytes:
    file = Text.of(content)
    delimiter = delimiter_of(file.text)
    records = records_of(file.text, delimiter)
    names = [records[0].value(at) for at in range(len(records[0].fields))]
    said = [
        (found[0], found[1]) if (found := role(name)) and found[0] == "value" else split_language(name)
        for name in names
    ]
    gone = [at for at, (base, one) in enumerate(said) if one == lang and (base, other(lang)) in said]
    for record in records:
        record.fields = [one for at, one in enumerate(record.fields) if at not in gone]
    return file.encoded("".join(one.text(delimiter) for one in records))


def copied(folder: Path, kind: str, slug: str) -> None:
    """A project with one sample."""
    for part in ("inputs/_shared", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    home = folder / "inputs" / kind
    home.mkdir(parents=True)
    path = ROOT / "inputs" / kind / slug
    if path.is_dir():
        shutil.copytree(path, home / slug)
    else:
        shutil.copy(path.with_name(f"{slug}.xlsx"), home)


def samples() -> list[tuple[str, str]]:
    """Every committed sample, by kind and slug."""
    found = {
        (path.parent.name, path.stem if path.is_file() else path.name)
        for path in (ROOT / "inputs").glob("*/*")
        if not path.parent.name.startswith("_") and (path.is_dir() or path.suffix == ".xlsx")
    }
    return sorted(found)


def main(wanted: list[str]) -> None:
    """Tell what became of every sample, in each language."""
    half = "--half" in wanted
    wanted = [one for one in wanted if one != "--half"]
    for kind, slug in samples():
        for lang in LANGS:
            if wanted and slug not in wanted:
                continue
            with tempfile.TemporaryDirectory() as folder:
                copied(Path(folder), kind, slug)
                done = proof(Path(folder), kind, slug, lang, half=half)
            counts = f"{len(done.missing)} lost, {len(done.other)} other, {len(done.refused)} refused"
            print(f"{kind}/{slug} {lang}: {done.units} units, {counts}", flush=True)
            if wanted:
                for name, rows in (("-", done.missing), ("+", done.other), ("!", done.refused)):
                    for row in rows:
                        print(f"  {name} {row}")


if __name__ == "__main__":
    main(sys.argv[1:])
