"""Packages that Word opens: Strict Open XML, parts of other names, relations without a mode, parts that are absent."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from imprimatur.sources import read_any
from tests.sources.making import outline, source
from tests.sources.word.making_forms import Forms, paragraph, run

BODY = (
    paragraph(run("Contexte"), '<w:pStyle w:val="Heading1"/>')
    + paragraph(
        run("Un ") + run("mot", "<w:b/>") + run(" et H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O")
    )
    + paragraph(run("un"), '<w:pStyle w:val="ListNumber"/>')
    + paragraph(
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    )
)
READ = ["# Contexte", "Un mot et H2O", ("1.", "un", []), "a/b"]


def rewritten(
    content: bytes, change: dict[str, tuple[str, str]], dropped: str = "", renamed: tuple[str, str] = ("", "")
) -> bytes:
    """The package with texts replaced in its members, members dropped or renamed."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for pattern, (before, after) in change.items():
                if re.fullmatch(pattern, name):
                    data = re.sub(before.encode(), after.encode(), data)
            if name != dropped:
                new.writestr(renamed[1] if name == renamed[0] else name, data)
    return stream.getvalue()


def lines(content: bytes) -> list[object]:
    reading = read_any(source("recit.fr.docx", content))
    assert reading.findings == ()
    return [line for narrative in reading.narratives for line in outline(narrative.blocks)]


def test_strict_open_xml_reads_as_the_usual_one() -> None:
    before, after = (
        r"http://schemas\.openxmlformats\.org/(\w+)/2006/(?!content|metadata)",
        r"http://purl.oclc.org/ooxml/\1/",
    )
    usual = r"http://purl\.oclc\.org/ooxml/(package)/"
    forms = Forms()
    content = rewritten(forms.document(BODY), {r".*\.(xml|rels)": (before, after)})
    content = rewritten(content, {r".*\.(xml|rels)": (usual, r"http://schemas.openxmlformats.org/\1/2006/")})
    with ZipFile(BytesIO(content)) as archive:
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in archive.read("word/document.xml")
        assert b"purl.oclc.org/ooxml/officeDocument/relationships/styles" in archive.read(
            "word/_rels/document.xml.rels"
        )
    assert lines(content) == READ


def test_a_relation_to_a_bookmark_without_a_mode_is_no_damage() -> None:
    link = (
        '<Relationship Id="rIdL" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
    )
    more = {r"word/_rels/document\.xml\.rels": ("</Relationships>", f'{link} Target="#signet"/></Relationships>')}
    body = BODY + paragraph(f'<w:hyperlink r:id="rIdL">{run("plus bas")}</w:hyperlink>')
    assert lines(rewritten(Forms().document(body), more)) == [*READ, "plus bas"]


def test_a_relation_to_an_absent_part_is_no_damage() -> None:
    lost = '<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    more = {
        r"word/_rels/document\.xml\.rels": ("</Relationships>", f'{lost} Target="media/absent.png"/></Relationships>')
    }
    assert lines(rewritten(Forms().document(BODY), more)) == READ


@pytest.mark.parametrize("member", ["word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml"])
def test_parts_may_be_absent(member: str) -> None:
    assert lines(rewritten(Forms().document(BODY), {}, dropped=member)) == READ


def test_without_styles_the_text_is_read() -> None:
    content = rewritten(Forms().document(paragraph(run("Un texte."))), {}, dropped="word/styles.xml")
    assert lines(content) == ["Un texte."]


def test_the_document_may_have_another_name() -> None:
    content = Forms().document(BODY)
    for old, new in (
        ("word/document.xml", "word/document2.xml"),
        ("word/_rels/document.xml.rels", "word/_rels/document2.xml.rels"),
    ):
        change = {r"_rels/\.rels": ("word/document.xml", "word/document2.xml")}
        change[r"\[Content_Types\]\.xml"] = ("/word/document.xml", "/word/document2.xml")
        content = rewritten(content, change, renamed=(old, new))
    assert lines(content) == READ


def test_without_relations_of_the_package_the_document_is_known_by_its_type() -> None:
    assert lines(rewritten(Forms().document(BODY), {}, dropped="_rels/.rels")) == READ


def test_names_of_members_compare_without_case() -> None:
    content = rewritten(Forms().document(BODY), {}, renamed=("word/document.xml", "Word/Document.xml"))
    assert lines(content) == READ


def test_a_package_without_a_document_is_told() -> None:
    content = rewritten(
        Forms().document(BODY), {r"\[Content_Types\]\.xml": ("document.main", "other")}, dropped="_rels/.rels"
    )
    reading = read_any(source("recit.fr.docx", content))
    assert [one.code for one in reading.findings] == ["R01"]


def test_a_template_is_read_as_the_document_that_it_would_make() -> None:
    """A .dotx differs by one word in the list of its types."""
    types = {re.escape("[Content_Types].xml"): (r"document\.main\+xml", "template.main+xml")}
    reading = read_any(source("recit.fr.dotx", rewritten(Forms().document(BODY), types)))
    assert (outline(reading.narratives[0].blocks), reading.findings) == (READ, ())
