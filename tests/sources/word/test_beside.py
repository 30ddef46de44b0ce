"""What a Word file says beside its text: edges of pages, watermarks, notes, included files, drawings."""

import pytest

from imprimatur.core.blocks import Paragraph, Run
from imprimatur.sources import read_any
from tests.sources.making import changed_package, codes, source
from tests.sources.word.making_forms import NAMESPACES, Forms, field, paragraph, read_body, run, texts, told

SECTION = '<w:sectPr><w:{sort}Reference w:type="{which}" r:id="{identity}"/></w:sectPr>'


def with_edge(sort: str, content: str, which: str = "default") -> tuple[str, Forms]:
    forms = Forms()
    tag = "hdr" if sort == "header" else "ftr"
    identity = forms.part(sort, f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")
    return paragraph(run("Un texte.")) + SECTION.format(sort=sort, which=which, identity=identity), forms


@pytest.mark.parametrize(("sort", "what"), [("header", "en-tête de page"), ("footer", "pied de page")])
@pytest.mark.parametrize("which", ["default", "first", "even"])
def test_an_edge_of_the_page_that_says_something_is_told(sort: str, what: str, which: str) -> None:
    reading = read_body(*with_edge(sort, paragraph(run("Rapport de la Ruche")), which))
    assert told(reading) == [("R25", "Rapport de la Ruche")]
    assert codes(reading) == [("R25", "recit.fr.docx")]
    assert (reading.findings[0].values["what"], str(reading.findings[0].severity)) == (what, "warning")


@pytest.mark.parametrize(("sort", "what"), [("header", "en-tête de page"), ("footer", "pied de page")])
def test_an_edge_that_says_that_the_text_is_not_public_stops_the_final(sort: str, what: str) -> None:
    reading = read_body(*with_edge(sort, paragraph(run("La Ruche, document confidentiel – ne pas diffuser"))))
    assert codes(reading) == [("W03", "recit.fr.docx")]
    found = reading.findings[0]
    value = "document confidentiel – ne pas diffuser"
    assert (found.values["what"], found.values["value"], str(found.severity)) == (what, value, "error")


@pytest.mark.parametrize(
    "content",
    [
        field("PAGE", run("12")),
        run("Page ")
        + "<w:fldSimple w:instr=' PAGE '><w:r><w:t>xii</w:t></w:r></w:fldSimple>"
        + run(" sur ")
        + field("NUMPAGES", run("9")),
        run("– 4 –"),
        run("pagina ") + field("PAGE", run("iv")) + run(" van ") + field("NUMPAGES \\* roman", run("ix")),
        "",
    ],
)
def test_numbers_of_pages_are_not_told(content: str) -> None:
    assert told(read_body(*with_edge("footer", paragraph(content)))) == []


def test_a_watermark_is_told_with_its_words() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="PROJET"/></v:shape></w:pict></w:r>'
    reading = read_body(*with_edge("header", paragraph(mark)))
    assert (told(reading), str(reading.findings[0].values["what"])) == ([("R25", "PROJET")], "filigrane")


def noted(*notes: str) -> Forms:
    return Forms(notes=list(notes))


CALL = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_a_note_without_a_text_is_told() -> None:
    for forms in (noted(""), Forms()):
        reading = read_body(paragraph(run("Un mot") + CALL.format(1)), forms)
        assert (texts(reading), [one.code for one in reading.findings]) == (["Un mot"], ["R28"])


def test_a_note_in_a_note_is_told_with_its_words() -> None:
    reading = read_body(paragraph(run("Un mot") + CALL.format(1)), noted(run("dehors") + CALL.format(2), run("dedans")))
    (block,) = reading.narratives[0].blocks
    assert block.text == (Run("Un mot", note=(Run("dehors"),)),)  # type: ignore[union-attr]
    assert told(reading) == [("R12", "une note appelée dans une note (« dedans »)")]


def test_a_note_that_nothing_calls_is_told() -> None:
    assert told(read_body(paragraph(run("Un mot")), noted(run("oubliée")))) == [("R25", "oubliée")]


@pytest.mark.parametrize(
    ("media", "content", "found"),
    [
        ("text/plain", "Un texte.\n\n- un\n- deux", ["Un texte.", ("-", "un", []), ("-", "deux", [])]),
        (
            "text/html",
            "<html><head><title>non</title></head><body><h2>Titre</h2><p>Un <b>texte</b> été<br>suite</p>"
            "<ul><li>un</ul><table><tr><td>a</td><td>b</td></tr></table><script>non</script></body></html>",
            ["## Titre", "Un texte été", "suite", ("-", "un", []), "a", "b"],
        ),
    ],
)
def test_an_included_text_or_page_gives_its_text(media: str, content: str, found: list[object]) -> None:
    forms = Forms()
    identity = forms.part("aFChunk", content, media)
    reading = read_body(paragraph(run("Avant")) + f'<w:altChunk r:id="{identity}"/>' + paragraph(run("Après")), forms)
    assert (texts(reading), told(reading)) == (["Avant", *found, "Après"], [])
    assert {block.location.paragraph for block in reading.narratives[0].blocks[1:-1]} == {1}


def test_an_included_word_document_is_read_like_this_one() -> None:
    inside = Forms().document(paragraph(run("Dedans ") + run("barré", "<w:strike/>")))
    forms = Forms()
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    identity = forms.part("aFChunk", inside, media)
    reading = read_body(paragraph(run("Avant")) + f'<w:altChunk r:id="{identity}"/>', forms)
    assert (texts(reading), codes(reading)) == (["Avant", "Dedans"], [("R21", "recit.fr.docx ¶1")])


@pytest.mark.parametrize("media", ["application/rtf", "message/rfc822"])
def test_another_included_file_is_told(media: str) -> None:
    forms = Forms()
    identity = forms.part("aFChunk", "{\\rtf1 texte}", media)
    for body in (f'<w:altChunk r:id="{identity}"/>', '<w:altChunk r:id="rIdNone"/>'):
        reading = read_body(paragraph(run("Avant")) + body, forms)
        assert told(reading) == [("R12", "un fichier inséré comme texte")]


def drawing(content: str, described: str = "") -> str:
    graphic = f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{described}{graphic}</wp:inline></w:drawing>"


def either(choice: str, fallback: str) -> str:
    branches = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


BOX = "<w:txbxContent><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_in_two_forms_is_read_once() -> None:
    choice = drawing(f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
    fallback = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
    body = paragraph(f"{run('Avant')}<w:r>{either(choice, fallback)}</w:r>")
    assert texts(read_body(body)) == ["Avant", "Encadré"]
    block = either(paragraph(run("un")), paragraph(run("un")))
    assert texts(read_body(block + paragraph(run("deux")))) == ["un", "deux"]


def test_words_set_as_a_picture_are_a_paragraph() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Journée portes ouvertes"/></v:shape></w:pict></w:r>'
    (narrative,) = read_body(paragraph(art)).narratives
    assert narrative.blocks == (Paragraph((Run("Journée portes ouvertes"),)),)


@pytest.mark.parametrize(
    ("shape", "findings"),
    [
        ('<a:prstGeom prst="ellipse"/>', [("R20", "une forme dessinée")]),
        ("<a:custGeom/>", [("R20", "une forme dessinée")]),
        ('<a:prstGeom prst="line"/>', []),
        ('<a:prstGeom prst="rect"/>', []),
    ],
)
def test_a_drawn_shape_without_words_is_told_and_a_line_is_not(shape: str, findings: list[tuple[str, str]]) -> None:
    drawn = drawing(f"<wps:wsp><wps:spPr>{shape}</wps:spPr></wps:wsp>")
    assert told(read_body(paragraph(f"{run('Texte')}<w:r>{drawn}</w:r>"))) == findings


def test_a_picture_that_cannot_be_used_is_told_with_its_words() -> None:
    picture = '<pic:pic><pic:blipFill><a:blip r:embed="rIdNone"/></pic:blipFill></pic:pic>'
    drawn = drawing(picture, '<wp:docPr id="1" name="x" descr="Organigramme"/>')
    reading = read_body(paragraph(f"{run('Voir')}<w:r>{drawn}</w:r>"))
    assert told(reading) == [("R12", "une image d’un autre format que PNG, JPEG ou GIF (« Organigramme »)")]


def test_an_embedded_object_names_its_program() -> None:
    reading = read_body(paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'))
    assert told(reading) == [("R12", "un objet incorporé (« Excel.Sheet.12 »)")]


def test_a_link_in_a_note_is_a_relation_of_the_notes() -> None:
    """The document may have another relation under the same name."""
    forms = noted(f'<w:hyperlink r:id="rId1">{run("le décret")}</w:hyperlink>')
    content = forms.document(paragraph(run("Un mot") + CALL.format(1)))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="rId1" Type="{kind}" Target="https://exemple.example/decret" TargetMode="External"/>'
    rels = f'<Relationships xmlns="{package}">{link}</Relationships>'
    content = changed_package(content, {"word/_rels/made0.xml.rels": rels.encode()})
    (block,) = read_any(source("a.fr.docx", content)).narratives[0].blocks
    assert block.text[0].note == (Run("le décret", link="https://exemple.example/decret"),)  # type: ignore[union-attr]
