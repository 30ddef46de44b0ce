"""The package: complete, consistent, in schema order, the same bytes every time, readable by others."""

import os
import posixpath
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from imprimatur.core.composition import Stage
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, RUN_ORDER, name
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.package import members, pack
from tests.rendering.docx_reading import DOCUMENT, Word, offer
from tests.rendering.sample import TEMPLATES, sample

# ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.69 and 17.4.81: the sequences of the transitional schema.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": RUN_ORDER,
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "zoom embedTrueTypeFonts saveSubsetFonts defaultTabStop autoHyphenation characterSpacingControl "
    "footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
}
BOTH = pytest.mark.parametrize("word", [offer("fr", Stage.DRAFT), offer("nl", Stage.FINAL)], ids=["draft", "final"])


@BOTH
def test_children_stand_in_the_order_of_the_schema(word: Word) -> None:
    for part in word.members:
        if part.startswith("word/") and part.endswith(".xml"):
            for element in word.root(part).iter(*(name(tag) for tag in SEQUENCES)):
                order = SEQUENCES[etree.QName(element).localname].split()
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), (part, etree.tostring(element)[:300])


@BOTH
def test_every_relationship_leads_somewhere(word: Word) -> None:
    for part in [item for item in word.members if item.endswith(".rels")]:
        folder, file = posixpath.split(part)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        relations = etree.fromstring(word.members[part])
        identities = [relation.get("Id") for relation in relations]
        assert len(identities) == len(set(identities))
        for relation in relations:
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(folder), relation.get("Target", "")))
                assert target.lstrip("/") in word.members
        if source in word.members:
            assert set(word.values("//@r:id | //@r:embed", source)) <= set(identities)


@BOTH
def test_every_part_has_a_content_type(word: Word) -> None:
    types = etree.fromstring(word.members["[Content_Types].xml"])
    known = {item.get("PartName") for item in types if item.get("PartName")}
    assert {f"/{part}" for part in word.members if not part.endswith(".rels")} - {"/[Content_Types].xml"} == known


@BOTH
def test_every_style_and_list_exists(word: Word) -> None:
    styles = set(word.values("//w:style/@w:styleId", "word/styles.xml"))
    numbers = set(word.values("//w:num/@w:numId", "word/numbering.xml"))
    lists = set(word.values("//w:abstractNum/@w:abstractNumId", "word/numbering.xml"))
    assert set(word.values("//w:num/w:abstractNumId/@w:val", "word/numbering.xml")) <= lists
    for part in [item for item in word.members if item.startswith("word/") and item.endswith(".xml")]:
        used = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val | //w:next/@w:val"
        assert set(word.values(used, part)) <= styles
        # A heading that is out of their list has the number 0.
        assert set(word.values("//w:numPr/w:numId/@w:val", part)) <= numbers | {"0"}


@BOTH
def test_identifiers_are_unique(word: Word) -> None:
    for path in (
        "//wp:docPr/@id",
        "//w:bookmarkStart/@w:id",
        "//w:bookmarkStart/@w:name",
        "//w:footnoteReference/@w:id",
    ):
        found = word.values(path)
        assert len(found) == len(set(found)), path


@BOTH
def test_cells_and_stories_end_with_a_paragraph(word: Word) -> None:
    for holder in word.find("//w:tc | //w:body"):
        last = [child for child in holder if child.tag != name("sectPr")][-1]
        assert last.tag == name("p")


@BOTH
def test_nothing_of_the_template_remains(word: Word) -> None:
    text = b"".join(content for part, content in word.members.items() if part.endswith((".xml", ".rels")))
    for remnant in (
        b"{{",
        b"{%",
        b"w:slot",
        b"python-docx",
        b"docxtpl",
        b"rsid",
        b"w:dirty",
        b"updateFields",
        b"w:date=",
    ):
        assert remnant not in text
    assert word.values("//w:r[not(*)]") == []


def test_properties() -> None:
    core = etree.fromstring(offer("nl", Stage.FINAL).members["docProps/core.xml"])
    assert {etree.QName(item).localname: item.text for item in core} == {
        "title": "Projectmedewerker ‘Hart van de wijk’",
        "subject": "Vacature",
        "creator": "Le Passage asbl",
        "keywords": "vacature, huisvesting",
        "language": "nl-BE",
        "created": "2024-10-03T00:00:00Z",
        "modified": "2024-10-03T00:00:00Z",
    }


def test_the_package_opens_elsewhere() -> None:
    content = DOCX(sample("fr", Stage.DRAFT), Templates(TEMPLATES)).content
    document = docx.Document(BytesIO(content))
    assert document.core_properties.title == "Chargé·e de projet «\u00a0Cœur de quartier\u00a0»"
    assert [comment.author for comment in document.comments] == ["Imprimatur"] * 4


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    (tmp_path / "offre.docx").write_bytes(DOCX(sample("fr", Stage.FINAL), Templates(TEMPLATES)).content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), "offre.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "offre.txt").read_text("utf-8-sig")
    assert "Chargé·e de projet « Cœur de quartier » (H/F/X)" in text.replace("\u00a0", " ")
    assert text.endswith("Le Passage asbl · N° d’entreprise 0123.456.749\n")


SCRIPT = """
import hashlib
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.interface import Templates
from tests.rendering.sample import TEMPLATES, sample
print(hashlib.sha256(DOCX(sample("fr"), Templates(TEMPLATES)).content).hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    seen = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=TEMPLATES.parent, env=environment, check=True, capture_output=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_pack_fixes_order_dates_and_attributes() -> None:
    packed = pack({"b.xml": b"2", "[Content_Types].xml": b"0", "a/a.xml": b"1", "_rels/.rels": b"3"})
    with ZipFile(BytesIO(packed)) as archive:
        seen = [(info.filename, info.date_time, info.create_system) for info in archive.infolist()]
    names = ["[Content_Types].xml", "_rels/.rels", "a/a.xml", "b.xml"]
    assert seen == [(item, (1980, 1, 1, 0, 0, 0), 0) for item in names]
    assert pack(members(packed)) == packed


def test_the_name_and_type_of_the_file() -> None:
    made = DOCX(sample("nl", Stage.FINAL), Templates(TEMPLATES))
    assert (made.name, made.media.rpartition(".")[2]) == ("sample.nl.docx", "document")
    assert NS["w"] in Word(made.content).members[DOCUMENT].decode()
