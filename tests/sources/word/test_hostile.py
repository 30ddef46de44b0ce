"""Word packages made to take time, memory or text away: what they repeat is done once, what they hide is told."""

import pytest

from imprimatur.core.blocks import List, Paragraph, Run, plain
from imprimatur.core.dossier import Reading
from imprimatur.core.location import Location
from imprimatur.sources import read_any
from imprimatur.sources.word import parts
from imprimatur.sources.word.body import MAX_PARAGRAPHS
from imprimatur.sources.word.fields import Fields
from imprimatur.sources.word.flow import Piece, flow
from imprimatur.sources.word.opc import Package
from imprimatur.sources.word.styles import Look
from tests.sources.making import changed_package, codes, outline, source
from tests.sources.word.making_forms import Forms, paragraph, run

RELATIONS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def member(content: bytes, name: str) -> bytes:
    found = Package(content).read(name)
    assert found is not None
    return found


def related(content: bytes, relations: str, members: dict[str, bytes]) -> bytes:
    """The package with more relations of its document, and more members."""
    more = member(content, RELATIONS).replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    return changed_package(content, {RELATIONS: more, **members})


def read(content: bytes) -> Reading:
    return read_any(source("recit.fr.docx", content))


def test_however_many_relations_lead_to_a_part_it_is_one() -> None:
    two = "".join(f'<Relationship Id="x{i}" Type="{KIND}/image" Target="media/a.png"/>' for i in range(2))
    package = Package(related(Forms().document(paragraph(run("a"))), two, {"word/media/a.png": b"x"}))
    relations = package.main.relations
    assert relations["x0"].part is not None
    assert relations["x0"].part is relations["x1"].part


def test_a_header_that_many_sections_name_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    copied = parts._without_page_numbers
    monkeypatch.setattr(parts, "_without_page_numbers", lambda root: seen.append(root) or copied(root))
    sections = "".join(f'<w:headerReference r:id="x{i}"/><w:footerReference r:id="x{i}"/>' for i in range(3))
    named = "".join(f'<Relationship Id="x{i}" Type="{KIND}/header" Target="h.xml"/>' for i in range(3))
    edge = f"<w:hdr {W}>{paragraph(run('La Ruche'))}</w:hdr>".encode()
    content = Forms().document(paragraph(run("a")) + f"<w:sectPr>{sections}</w:sectPr>")
    told = read(related(content, named, {"word/h.xml": edge}))
    assert (codes(told), len(seen)) == ([("R25", "recit.fr.docx")], 2)


@pytest.mark.parametrize(("bases", "line"), [(50, "# Contexte"), (51, "Contexte")])
def test_a_chain_of_styles_is_followed_as_far_as_people_make_them(bases: int, line: str) -> None:
    content = Forms().document(paragraph(run("Contexte"), '<w:pStyle w:val="S0"/>') + paragraph(run("Un texte.")))
    style = '<w:style w:type="paragraph" w:styleId="S{0}"><w:name w:val="{2}"/><w:basedOn w:val="S{1}"/></w:style>'
    chain = "".join(style.format(i, i + 1, "heading 1" if i == bases else f"s{i}") for i in range(bases + 1))
    styles = member(content, "word/styles.xml").replace(b"</w:styles>", chain.encode() + b"</w:styles>")
    (narrative,) = read(changed_package(content, {"word/styles.xml": styles})).narratives
    assert outline(narrative.blocks) == [line, "Un texte."]


def test_a_part_that_declares_entities_is_refused_whatever_its_name() -> None:
    """What the entity stands for would be missing from the text, and nothing would say so."""
    content = Forms().document(paragraph(run("Avant &a; après.")))
    body = b'<!DOCTYPE d [<!ENTITY a "perdu">]>' + member(content, "word/document.xml").split(b"?>", 1)[-1]
    types = member(content, "[Content_Types].xml").replace(b"/word/document.xml", b"/word/document.bin")
    start = member(content, "_rels/.rels").replace(b"word/document.xml", b"word/document.bin")
    made = {"word/document.bin": body, "[Content_Types].xml": types, "_rels/.rels": start}
    told = read(changed_package(content, made))
    assert (codes(told), told.narratives) == ([("R01", "recit.fr.docx")], ())


def test_a_link_to_another_file_is_refused_whatever_the_capitals_of_its_relations() -> None:
    outside = f'<Relationship Id="x" Type="{KIND}/image" Target="file:///a.png" TargetMode="External"/>'
    content = Forms().document(paragraph(run("Un texte.")))
    more = member(content, RELATIONS).replace(b"</Relationships>", outside.encode() + b"</Relationships>")
    told = read(changed_package(content, {"word/_rels/DOCUMENT.XML.RELS": more}))
    assert codes(told) == [("R02", "recit.fr.docx")]


def test_a_file_is_included_once() -> None:
    chunk = '<w:altChunk r:id="x0"/><w:altChunk r:id="x1"/>'
    named = "".join(f'<Relationship Id="x{i}" Type="{KIND}/aFChunk" Target="n.htm"/>' for i in range(2))
    content = Forms().document(paragraph(run("Un texte.")) + chunk)
    types = member(content, "[Content_Types].xml").replace(
        b"</Types>", b'<Default Extension="htm" ContentType="text/html"/></Types>'
    )
    found = read(related(content, named, {"word/n.htm": b"<p>Inclus.</p>", "[Content_Types].xml": types}))
    assert [line for one in found.narratives for line in outline(one.blocks)] == ["Un texte.", "Inclus."]
    assert codes(found) == [("R12", "recit.fr.docx ¶1")]


def test_paragraphs_are_counted_before_the_whole_is_read() -> None:
    empty = read(Forms().document(paragraph(run("a")) + "<w:p/>" * (MAX_PARAGRAPHS - 1)))
    assert (codes(empty), MAX_PARAGRAPHS) == ([], 40_000)
    told = read(Forms().document(paragraph(run("a")) + "<w:p/>" * MAX_PARAGRAPHS))
    assert (codes(told), told.narratives) == ([("R01", "recit.fr.docx")], ())


def test_a_footnote_at_the_end_of_a_typed_line_is_kept() -> None:
    """The lines are cut in one pass, and the note goes with the words that call it."""
    text = (Run("Voici\n- un\n", note=(Run("Note."),)), Run("- deux", bold=True))
    first, made = flow([Piece(text, Look("body"), Location("a"))])
    assert isinstance(first, Paragraph)
    assert plain(first.text) == "Voici"
    assert isinstance(made, List)
    assert [(plain(item.text), [run.note for run in item.text]) for item in made.items] == [
        ("un", [(Run("Note."),)]),
        ("deux", [()]),
    ]


def test_of_fields_within_fields_the_innermost_are_open() -> None:
    fields = Fields()
    for place in range(51):
        fields.begin()
        fields.instruct(f"F{place}")
    assert [one.name for one in fields.open] == [f"F{place}" for place in range(1, 51)]
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    text = "".join(start + run(f"mot{i} ") for i in range(60))
    (narrative,) = read(Forms().document(f"<w:p>{text}</w:p>")).narratives
    assert outline(narrative.blocks) == [" ".join(f"mot{i}" for i in range(60))]
