from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from imprimatur.core.blocks import Heading, List, Paragraph, Quotation, Run, plain
from imprimatur.core.walking import walk
from tests.sources.making import outline
from tests.sources.making_word import W, add, blocks_of, item, numbered, read


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


def test_typed_bullets_and_numbers_make_lists_and_typed_headings_are_no_items() -> None:
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
    assert found[9] == "# 1. Contexte"


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
    assert [(one.code, one.values["excerpt"]) for one in read(document).findings if one.code == "P31"] == [
        ("P31", "file:///c:/x")
    ]
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


def test_a_line_behind_a_dash_says_who_is_quoted() -> None:
    document = Document()
    for line in ("– Une phrase.", "— Odile, du mardi", "– Une autre.", "Encore une."):
        document.add_paragraph(line, style="Quote")
    quoted = [("– Une phrase.", "Odile, du mardi"), ("– Une autre.", ""), ("Encore une.", "")]
    found = blocks_of(document)
    assert [(plain(one.text), plain(one.source)) for one in found if isinstance(one, Quotation)] == quoted


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
