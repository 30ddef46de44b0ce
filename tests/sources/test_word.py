from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from imprimatur.blocks import Figure, Heading, List, Paragraph, Quotation, Run, Table, walk
from imprimatur.dossier import Reading
from imprimatur.sources import read_any
from tests.sources.making import codes, outline, saved, source, values

W = nsdecls("w")


def read(document: Any, name: str = "recit.fr.docx") -> Reading:
    return read_any(source(name, saved(document)))


def blocks_of(document: Any) -> Any:
    (narrative,) = read(document).narratives
    return narrative.blocks


def add(document: Any, xml: str, text: str = "") -> Any:
    """A paragraph with some XML after its text."""
    paragraph = document.add_paragraph(text)
    for node in parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>"):
        paragraph._p.append(node)
    return paragraph


def picture() -> BytesIO:
    stream = BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG")
    stream.seek(0)
    return stream


def numbered(document: Any, number: int, formats: list[str]) -> None:
    """Define a list of Word with a format for each level."""
    levels = "".join(f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{f}"/></w:lvl>' for i, f in enumerate(formats))
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{900 + number}">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{900 + number}"/></w:num>'))


def item(document: Any, text: str, number: int, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_headings_paragraphs_and_their_numbers() -> None:
    document = Document()
    document.add_heading("Offre", 0)
    document.add_heading("Contexte", 1)
    document.add_paragraph("")
    document.add_paragraph("Un texte.\u00a0")
    document.add_heading("Projet", 2)
    (narrative,) = read(document).narratives
    assert narrative.lang == "fr"
    assert outline(narrative.blocks) == ["# Offre", "# Contexte", "Un texte.", "## Projet"]
    assert [str(block.location) for block in narrative.blocks] == [f"recit.fr.docx ¶{n}" for n in (1, 2, 4, 5)]


def test_a_heading_is_known_by_its_outline_level_and_through_the_style_it_is_based_on() -> None:
    document = Document()
    own = document.styles.add_style("Titre maison", 1)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("Par le style", style="Titre maison")
    level = document.add_paragraph("Par le plan")
    level._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
    assert outline(blocks_of(document)) == ["## Par le style", "### Par le plan"]


def test_lists_of_word_nest_by_level_and_restart_by_number() -> None:
    document = Document()
    numbered(document, 71, ["bullet", "decimal", "bullet"])
    numbered(document, 72, ["decimal"])
    numbered(document, 73, ["decimal"])
    for text, number, depth in [("a", 71, 0), ("b", 71, 1), ("c", 71, 2), ("d", 71, 1), ("e", 71, 0)]:
        item(document, text, number, depth)
    item(document, "un", 72, 0)
    item(document, "encore un", 73, 0)
    found = blocks_of(document)
    assert outline(found) == [
        ("-", "a", [("1.", "b", [("-", "c", [])]), ("1.", "d", [])]),
        ("-", "e", []),
        ("1.", "un", []),
        ("1.", "encore un", []),
    ]
    assert len(found) == 3
    places = [one.location.paragraph for block in walk(found) if isinstance(block, List) for one in block.items]
    assert sorted(places) == [1, 2, 3, 4, 5, 6, 7]


def test_list_styles_nest_by_their_name_and_continuations_stay_with_their_item() -> None:
    document = Document()
    for text, style in [
        ("a", "List Bullet"),
        ("b", "List Bullet 2"),
        ("c", "List Bullet 3"),
        ("suite", "List Continue"),
    ]:
        document.add_paragraph(text, style=style)
    document.add_paragraph("un", style="List Number")
    assert outline(blocks_of(document)) == [
        ("-", "a", [("-", "b", [("-", "c", ["suite"])])]),
        ("1.", "un", []),
    ]


def test_typed_bullets_and_numbers_make_lists_and_typed_headings_stay_paragraphs() -> None:
    document = Document()
    for text in ("• un", "o\tdessous", "• deux", "Texte", "1. x", "2. y", "2027. Une année", "Avant :\n- p\n- q"):
        document.add_paragraph(text)
    document.add_paragraph().add_run("1. Contexte").bold = True
    document.add_paragraph("o combien")
    found = outline(blocks_of(document))
    assert found[:9] == [
        ("-", "un", [("-", "dessous", [])]),
        ("-", "deux", []),
        "Texte",
        ("1.", "x", []),
        ("1.", "y", []),
        "2027. Une année",
        "Avant :",
        ("-", "p", []),
        ("-", "q", []),
    ]
    assert found[9] == "1. Contexte"


def test_runs_keep_bold_italic_breaks_and_links() -> None:
    document = Document()
    target = document.part.relate_to("https://exemple.be/page", RT.HYPERLINK, is_external=True)
    unsafe = document.part.relate_to("file:///c:/x", RT.HYPERLINK, is_external=True)
    paragraph = add(
        document,
        f'<w:r><w:rPr><w:b/></w:rPr><w:t>gras</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>penché</w:t>'
        f"</w:r><w:r><w:br/><w:t>ligne</w:t><w:noBreakHyphen/></w:r>"
        f'<w:hyperlink r:id="{target}"><w:r><w:t>ici</w:t></w:r></w:hyperlink>'
        f'<w:hyperlink r:id="{unsafe}"><w:r><w:t> là</w:t></w:r></w:hyperlink>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>",
    )
    strong = paragraph.add_run(" fort")
    strong.style = document.styles["Strong"]
    (found,) = blocks_of(document)
    assert found == Paragraph(
        (
            Run("gras", bold=True),
            Run("penché", italic=True),
            Run("\nligne\u2011"),
            Run("ici", link="https://exemple.be/page"),
            Run(" là"),
            Run(" fort", bold=True),
        )
    )


def test_fields_show_their_result_and_the_contents_list_is_left_out() -> None:
    document = Document()
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    add(document, f"{begin}{code.format(' DATE ')}{separate}<w:r><w:t>1er mars</w:t></w:r>{end}")
    link = code.format(' HYPERLINK "https://exemple.be" ')
    add(document, f"{begin}{link}{separate}<w:r><w:t>site</w:t></w:r>{end}")
    add(document, f"{begin}{code.format(' TOC ')}{separate}<w:r><w:t>Contexte 3</w:t></w:r>")
    add(document, f"<w:r><w:t>Projet 4</w:t></w:r>{end}")
    document.add_paragraph("Après")
    found = blocks_of(document)
    assert outline(found) == ["1er mars", "site", "Après"]
    assert found[1].text == (Run("site", link="https://exemple.be"),)
    assert found[2].location.paragraph == 5


def test_footnotes_hang_on_the_run_that_calls_them() -> None:
    document = Document()
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> La </w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    sort = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), sort, notes.encode(), document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    add(document, '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> ensuite.</w:t></w:r>', "Un mot")
    (found,) = blocks_of(document)
    assert found.text == (Run("Un mot", note=(Run("La "), Run("note", italic=True))), Run(" ensuite."))


def test_tracked_changes_are_findings_and_the_original_text_is_kept() -> None:
    document = Document()
    document.add_paragraph("Rien")
    add(
        document,
        '<w:ins w:id="1" w:author="A"><w:r><w:t>neuf </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>ancien</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="A"><w:r><w:t> bougé</w:t></w:r></w:moveFrom>',
        "Texte ",
    )
    reading = read(document)
    assert outline(reading.narratives[0].blocks) == ["Rien", "Texte ancien bougé"]
    assert [(f.code, f.location.paragraph, f.values["what"], f.values["excerpt"]) for f in reading.findings] == [
        ("R06", 2, "ajout suivi", "neuf"),
        ("R06", 2, "retrait suivi", "ancien"),
        ("R06", 2, "déplacement suivi", "bougé"),
    ]


def test_a_comment_is_a_finding_at_its_paragraph() -> None:
    document = Document()
    paragraph = document.add_paragraph("À relire")
    document.add_comment(paragraph.runs, text="Vraiment ? " + "x" * 100, author="A")
    reading = read(document)
    assert codes(reading) == [("R06", "recit.fr.docx ¶1")]
    assert reading.findings[0].values["excerpt"] == "Vraiment ? " + "x" * 49 + "…"
    assert outline(reading.narratives[0].blocks) == ["À relire"]


def table(document: Any, rows: list[list[str]]) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made.cell(r, c).text = text
    return made


def test_a_table_of_fields_gives_entries_placed_after_their_paragraph() -> None:
    document = Document()
    document.add_paragraph("Fiche")
    table(
        document,
        [["Rubriek", "Waarde FR", "Waarde NL", "Status"], ["Titre", " a ", "b", "à confirmer"], ["Fin", "", "", ""]],
    )
    reading = read(document, "fiche.docx")
    assert values(reading) == {
        "Titre": {"fr": ("a", "fiche.docx!T1 R2C2 ¶1"), "nl": ("b", "fiche.docx!T1 R2C3 ¶1")},
        "Fin": {"fr": (None, "fiche.docx!T1 R3C2 ¶1"), "nl": (None, "fiche.docx!T1 R3C3 ¶1")},
    }
    assert reading.entries[0].state == "à confirmer"
    assert outline(reading.narratives[0].blocks) == ["Fiche"]


def test_a_list_in_a_cell_of_an_entry_is_kept() -> None:
    document = Document()
    made = table(document, [["Champ", "Valeur"], ["Tâches", ""]])
    cell = made.cell(1, 1)
    cell.paragraphs[0].text = "Vous allez :"
    cell.add_paragraph("un", style="List Bullet")
    cell.add_paragraph("deux", style="List Bullet")
    (entry,) = read(document).entries
    assert entry.values[""].value == "Vous allez :\n- un\n- deux"
    assert outline(entry.values[""].blocks) == ["Vous allez :", ("-", "un", []), ("-", "deux", [])]


def test_other_tables_stay_in_the_text_with_their_captions_and_merged_cells() -> None:
    document = Document()
    document.add_paragraph("Tableau 1 : Les équipes", style="Caption")
    made = table(document, [["Équipe", "Nom", "Rôle"], ["A", "x", "r"], ["", "y", "s"]])
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(1, 1).merge(made.cell(1, 2)).text = "x et r"
    found = blocks_of(document)
    assert found == (
        Table(
            ((Run("Équipe"),), (Run("Nom"),), (Run("Rôle"),)),
            (((Run("A"),), (Run("x et r"),), ()), ((), (Run("y"),), (Run("s"),))),
            (Run("Tableau 1 : Les équipes"),),
        ),
    )
    assert str(found[0].location) == "recit.fr.docx!T1 ¶1"


def test_a_table_of_one_cell_only_arranges_the_page() -> None:
    document = Document()
    table(document, [["Un encadré"]])
    assert outline(blocks_of(document)) == ["Un encadré"]


def test_pictures_carry_their_alternative_text_and_their_caption() -> None:
    document = Document()
    document.add_picture(picture())
    document.add_paragraph("Figure 1 : Le quartier", style="Caption")
    document.add_picture(picture())
    shape = document.inline_shapes[0]._inline
    shape.docPr.set("descr", "Carte du quartier")
    reading = read(document)
    first, second = reading.narratives[0].blocks
    assert isinstance(first, Figure) and isinstance(second, Figure)
    assert (first.media, first.alt, first.caption) == (
        "image/png",
        "Carte du quartier",
        (Run("Figure 1 : Le quartier"),),
    )
    assert first.image.startswith(b"\x89PNG")
    assert codes(reading) == [("R09", "recit.fr.docx ¶3")]


def test_quotations_and_text_boxes_are_read_in_place() -> None:
    document = Document()
    document.add_paragraph("Une phrase.", style="Quote")
    add(
        document,
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Encadré'
        "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        "Avant",
    )
    found = blocks_of(document)
    assert found[0] == Quotation((Run("Une phrase."),))
    assert outline(found[1:]) == ["Avant", "Encadré"]


@pytest.mark.parametrize(
    ("xml", "words"), [("<w:object/>", "objet"), ("<w:drawing><c:chart xmlns:c='c'/></w:drawing>", "graphique")]
)
def test_what_only_word_can_draw_is_a_finding(xml: str, words: str) -> None:
    document = Document()
    add(document, f"<w:r>{xml}</w:r>", "Texte")
    reading = read(document)
    assert codes(reading) == [("R12", "recit.fr.docx ¶1")]
    assert words in reading.findings[0].message.fr


def test_prompts_of_empty_form_fields_are_left_out_and_answers_kept() -> None:
    document = Document()
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Cliquez ici</w:t></w:r></w:sdtContent>"
    answer = "<w:sdtPr/><w:sdtContent><w:r><w:t> réponse</w:t></w:r></w:sdtContent>"
    add(document, f"<w:sdt>{prompt}</w:sdt><w:sdt>{answer}</w:sdt>", "Votre")
    block = parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Bloc</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(1, block)
    found = blocks_of(document)
    assert outline(found) == ["Votre réponse", "Bloc"]
    assert found[1].location.paragraph == 2


def test_headings_lose_the_bold_typed_on_them() -> None:
    document = Document()
    heading = document.add_heading("", 1)
    heading.add_run("Contexte").bold = True
    assert blocks_of(document) == (Heading(1, (Run("Contexte"),)),)


def test_a_style_based_on_itself_does_no_harm() -> None:
    document = Document()
    style = document.styles["Heading 3"].element
    style.find(qn("w:basedOn")).set(qn("w:val"), "Heading3")
    document.add_heading("Titre", 3)
    assert outline(blocks_of(document)) == ["### Titre"]
