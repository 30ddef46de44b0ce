"""The documents of every kind as redlines: what the template places, numbers, notes, tables, pictures and charts."""

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Block, Blocks, List, Paragraph, Table, plain, runs
from imprimatur.core.composition import Composition
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.redline.word import redlined
from tests.rendering.redline.carried_out import W, accepted, rejected, root_of, rows, texts

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = {
    "annual_report": "tournecuiller-2025",
    "feasibility_report": "tisselande-horizon",
    "job_offer": "limpide-accueil-2027",
    "research_synthesis": "dernier-guichet",
}
EVERY = [(kind, lang) for kind in SAMPLES for lang in LANGS]
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATED = (f"{R}id", f"{R}embed", f"{R}link")
NEW = "Cet alinéa est tout neuf et personne ne l’avait lu."


@cache
def compositions(kind: str) -> dict[Lang, Composition]:
    """What a sample says; its size and its openings are those that it is given, for no layout is at stake."""
    job = pipeline.write(pipeline.read(Project(ROOT), Parameters(kind=kind, slug=SAMPLES[kind])))
    return {lang: replace(one.composition, sizes=(), chaptered=()) for lang, one in job.manuscripts.items()}


@cache
def both(kind: str, lang: Lang) -> tuple[bytes, bytes, bytes]:
    """A document, the same changed, and the redline."""
    before = compositions(kind)[lang]
    after = replace(before, parts={name: changed(part) for name, part in before.parts.items()})
    one, two = (DOCX(each, Templates(ROOT / "templates")).content for each in (before, after))
    return one, two, redlined(one, two)


def changed(blocks: Blocks) -> Blocks:
    """Blocks with a word changed in each long paragraph, one paragraph gone, one new, an item and a row gone."""
    made: list[Block] = []
    for place, block in enumerate(blocks):
        match block:
            case Paragraph() if place % 5 == 3:
                continue
            case Paragraph() if len(plain(block.text)) > 80:
                first = block.text[0]
                head, _, rest = first.text.partition(" ")
                made.append(replace(block, text=(replace(first, text=f"{head} AUTREMENT {rest}"), *block.text[1:])))
                if place % 3 == 0:
                    made.append(Paragraph(runs(NEW)))
            case List() if len(block.items) > 2:
                made.append(replace(block, items=block.items[1:]))
            case Table() if len(block.rows) > 2:
                made.append(replace(block, rows=(block.rows[0], *block.rows[2:]), sums=(), total=False))
            case _:
                made.append(block)
    return tuple(made)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_accepting_gives_the_draft_and_rejecting_the_version(kind: str, lang: Lang):
    before, after, made = both(kind, lang)
    document = root_of(made)
    for done, wanted in ((accepted(document), root_of(after)), (rejected(document), root_of(before))):
        assert texts(done) == texts(wanted)
        assert rows(done) == rows(wanted)


@pytest.mark.parametrize("kind", SAMPLES)
def test_it_marks_what_changed_and_leaves_the_rest_alone(kind: str):
    before, _, made = both(kind, "fr")
    document = root_of(made)
    assert "AUTREMENT" in {"".join(one.itertext(f"{W}t")).strip() for one in document.iter(f"{W}ins")}
    untouched = [p for p in document.iter(f"{W}p") if next(p.iter(f"{W}ins", f"{W}del"), None) is None]
    assert len(untouched) > len(list(root_of(before).iter(f"{W}p"))) / 2


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_relation_and_part_that_it_needs_is_there(kind: str, tmp_path: Path):
    made = tmp_path / "redline.docx"
    made.write_bytes(both(kind, "nl")[2])
    with ZipFile(made) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        document = root_of(made.read_bytes())
        used = {value for node in document.iter() for key, value in node.attrib.items() if key in RELATED}
        assert all(f'Id="{identity}"' in relations for identity in used)
        notes = {note.get(f"{W}id") for note in root_of(made.read_bytes(), "word/footnotes.xml")}
        assert {one.get(f"{W}id") for one in document.iter(f"{W}footnoteReference")} <= notes
        assert archive.testzip() is None


def test_a_picture_and_a_note_of_the_version_alone_are_brought_along():
    before = compositions("feasibility_report")["fr"]
    noted = Paragraph(
        (*runs("Une phrase qui appelle une note"), replace(runs(".")[0], note=runs("Le texte de la note.")))
    )
    pictured = next(
        one for part in compositions("annual_report")["fr"].parts.values() for one in part if hasattr(one, "image")
    )
    name = next(name for name, part in before.parts.items() if any(isinstance(one, Paragraph) for one in part))
    richer = replace(before, parts={**before.parts, name: (noted, pictured, *before.parts[name])})
    one, two = (DOCX(each, Templates(ROOT / "templates")).content for each in (richer, before))
    made = redlined(one, two)
    gone = "".join(root_of(made, "word/footnotes.xml").itertext(f"{W}delText"))
    assert "Le texte de la note." in gone
    document = root_of(made)
    assert any(next(one.iter(f"{W}drawing"), None) is not None for one in document.iter(f"{W}del"))
    assert texts(rejected(document)) == texts(root_of(one)) and texts(accepted(document)) == texts(root_of(two))


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice reads the redlines")
def test_libreoffice_reads_tracked_changes_and_lays_them_out(tmp_path: Path):
    for kind in SAMPLES:
        (tmp_path / f"{kind}.docx").write_bytes(both(kind, "fr")[2])
    for target in ("odt", "pdf"):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        files = map(str, sorted(tmp_path.glob("*.docx")))
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    for kind in SAMPLES:
        with ZipFile(tmp_path / f"{kind}.odt") as archive:
            content = archive.read("content.xml").decode()
        assert content.count("<text:insertion>") > 2 and content.count("<text:deletion>") > 2
        assert (tmp_path / f"{kind}.pdf").stat().st_size > 10_000
