"""The rules that a Word file is held against: a sound file passes, and each fault is found at its place."""

from pathlib import Path

import pytest

from imprimatur.core.blocks import Facts, Figure, Heading, Paragraph, Run, Table, runs
from imprimatur.rendering.docx.xml import NS
from imprimatur.rendering.package import pack
from scripts.word_access import RULES, check, main
from scripts.word_styles import WordFile, contrast
from tests.rendering.docx_reading import DOCUMENT, Word, render, with_parts
from tests.rendering.sample import picture

TABLE = Table((runs("Poste"), runs("Montant")), ((runs("Loyer"), runs("12")),), runs("Budget"), number="1", anchor="t1")
TEXT = Paragraph(
    (Run("voir le tableau "), Run("1", target="t1"), Run(" et le "), Run("site", link="https://a.example"))
)
NOTED = Paragraph((Run("mot", note=runs("note")),))
SOUND = with_parts(
    facts=(Facts(tuple((runs(f"l{n}"), runs(f"v{n}")) for n in range(6))),),
    conditions=(Facts(((runs("CP"), runs("319.02")),)),),
    context=(
        Heading(1, runs("Un"), "s1", "1."),
        Heading(2, runs("Sous")),
        TEXT,
        NOTED,
        TABLE,
        Figure(picture(), "image/png", "barres"),
    ),
)
STYLES = "word/styles.xml"


@pytest.fixture(scope="module")
def sound() -> Word:
    return render(SOUND)


def found(word: Word, folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """What is found in the file after changes: a member, a text in it, and what stands there instead, once."""
    members = dict(word.members)
    for member, old, new in changes:
        assert old.encode() in members[member], old
        members[member] = members[member].replace(old.encode(), new.encode(), 1)
    path = folder / "a.docx"
    path.write_bytes(pack(members))
    return list(check(path))


def body(old: str, new: str) -> tuple[str, str, str]:
    return DOCUMENT, old, new


def put(xml: str) -> tuple[str, str, str]:
    """The XML before the last section of the body."""
    return body("</w:body>", f"{xml}</w:body>")


def paragraph(xml: str, style: str = "BodyText") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{xml}</w:p>'


def said(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def cells(*texts: str, grid: str = "", look: str = 'w:firstRow="0" w:firstColumn="0"', more: str = "") -> str:
    row = "".join(f"<w:tc><w:tcPr>{grid}</w:tcPr>{paragraph(said(text) if text else '')}</w:tc>" for text in texts)
    about = '<w:tblDescription w:val="d"/>' if more else ""
    return f"<w:tbl><w:tblPr><w:tblLook {look}/>{about}</w:tblPr><w:tr>{row}</w:tr></w:tbl>" + paragraph(said("fin"))


HEADED = 'w:firstRow="0" w:firstColumn="1"'
COLOUR = '<w:color w:val="{}"/>'

FAULTS = [
    ("language", (STYLES, 'w:val="fr-BE"', 'w:val=""'), "styles: the document says no language"),
    ("language", ("docProps/core.xml", "fr-BE", ""), "properties: they name no language"),
    ("language", put(paragraph(said("x", '<w:lang w:val="français"/>'))), "document: 'français' is no language"),
    ("picture", body('descr="barres"', 'descr=" "'), "the picture 'Figure 1' has no description"),
    ("picture", put(paragraph("<w:r><w:pict/></w:r>")), "a drawing of an older sort (pict) has no description"),
    (
        "box",
        put(paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph('')}</w:txbxContent></w:pict></w:r>")),
        "a text box",
    ),
    ("table", put(cells("a", "b", more="d")), "the table has neither a header row nor a header column"),
    ("table", body("<w:tblHeader/>", ""), "the table has neither a header row nor a header column"),
    ("table", put(cells("a", "b", look=HEADED)), "“a”: the table has no description"),
    ("table", put(cells("a", "b", look=HEADED, more="d", grid='<w:gridSpan w:val="2"/>')), "merged cells"),
    ("table", put(cells("a", "b", look=HEADED, more="d", grid="<w:vMerge/>")), "merged cells"),
    ("heading", put(paragraph(said(" "), "Heading1")), "“ ”: the heading is empty"),
    ("heading", put(paragraph(said("Bas"), "Heading4")), "“Bas”: a heading of level 4 follows one of level 1"),
    ("link", put(paragraph('<w:hyperlink w:anchor="_t1"/>' + said("x"))), "the link has no words"),
    ("bookmark", body(" REF _t1 ", " REF _t9 "), "nothing is marked _t9"),
    ("bookmark", put(paragraph(f'<w:hyperlink w:anchor="no">{said("x")}</w:hyperlink>')), "nothing is marked no"),
    ("bookmark", put(paragraph('<w:bookmarkStart w:id="99" w:name="_t1"/>' + said("x"))), "_t1 stands more than once"),
    (
        "contrast",
        put(paragraph(said("x", COLOUR.format("777777")))),
        "777777 on FFFFFF has a contrast of 4.48, not 4.5",
    ),
    (
        "contrast",
        put(paragraph(said("x", COLOUR.format("FFFFFF")))),
        "FFFFFF on FFFFFF has a contrast of 1.00, not 4.5",
    ),
    ("blank", put(paragraph("")), "the paragraph is empty"),
    ("list", put(paragraph(said("1. Premier"))), "“1. Premier”: its number or bullet is typed"),
    ("list", put(paragraph("<w:r><w:t>2.1</w:t><w:tab/><w:t>Deux</w:t></w:r>")), "its number or bullet is typed"),
    ("list", put(paragraph(said("– un tiret"))), "its number or bullet is typed"),
]


def test_a_sound_file_passes(sound: Word, tmp_path: Path) -> None:
    assert found(sound, tmp_path) == []


@pytest.mark.parametrize(("rule", "change", "wrong"), FAULTS)
def test_a_fault_is_found_once_under_its_rule(
    sound: Word, tmp_path: Path, rule: str, change: tuple[str, str, str], wrong: str
) -> None:
    lines = [line for line in found(sound, tmp_path, change) if wrong in line]
    assert len(lines) == 1 and f"[{rule}: " in lines[0]


def test_the_title_is_asked_for(sound: Word, tmp_path: Path) -> None:
    (title,) = sound.values("//*[local-name()='title']/text()", "docProps/core.xml")
    (line,) = found(sound, tmp_path, ("docProps/core.xml", title, " "))
    assert line == "properties: there is no title [title: WCAG 2.1, 2.4.2; EN 301 549, 10.2.4.2]"


def test_every_rule_has_a_fault_that_shows_it_and_a_source() -> None:
    assert {rule.name for rule in RULES} == {"title", *(rule for rule, _, _ in FAULTS)}
    assert all("EN 301 549, 10." in rule.source for rule in RULES)


SHADED = '<w:shd w:val="clear" w:fill="777777"/>'
RIGHT = [
    put(cells("", "a", "")),
    put(cells("a", "b", look=HEADED, more="d", grid='<w:gridSpan w:val="1"/>')),
    put(paragraph(said("grand", COLOUR.format("777777") + '<w:sz w:val="36"/>'))),
    put(paragraph(said("gras", "<w:b/>" + COLOUR.format("777777") + '<w:sz w:val="28"/>'))),
    put(paragraph(said("caché", "<w:vanish/>" + COLOUR.format("FFFFFF")))),
    put(paragraph(said("sombre", COLOUR.format("FFFFFF") + '<w:shd w:val="clear" w:fill="27455C"/>'))),
    put(paragraph(said("auto", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'))),
    put(paragraph("").replace("</w:pPr>", "<w:pBdr/></w:pPr>")),
    put(paragraph(said("1.234 personnes"))),
    put(paragraph(said("-5 degrés"))),
]


@pytest.mark.parametrize("change", RIGHT)
def test_what_is_right_is_silent(sound: Word, tmp_path: Path, change: tuple[str, str, str]) -> None:
    assert found(sound, tmp_path, change) == []


@pytest.mark.parametrize(
    ("look", "fails"),
    [('<w:sz w:val="35"/>', True), ('<w:b/><w:sz w:val="27"/>', True), ('<w:b w:val="0"/><w:sz w:val="28"/>', True)],
)
def test_large_begins_at_eighteen_points_and_bold_at_fourteen(
    sound: Word, tmp_path: Path, look: str, fails: bool
) -> None:
    assert bool(found(sound, tmp_path, put(paragraph(said("x", COLOUR.format("777777") + look))))) is fails


def test_text_is_held_against_the_nearest_shade(sound: Word, tmp_path: Path) -> None:
    """That of its run, else its paragraph, its cell, the place of the cell in its table, the table."""
    white = said("x", COLOUR.format("FFFFFF"))
    dark, light = (f'<w:shd w:val="clear" w:fill="{fill}"/>' for fill in ("27455C", "EEEEEE"))
    shaded = paragraph(white).replace("</w:pPr>", f"{dark}</w:pPr>")
    assert found(sound, tmp_path, put(shaded)) == []
    inside = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr>{light}</w:tcPr>{{}}</w:tc></w:tr></w:tbl>" + paragraph(said("f"))
    assert found(sound, tmp_path, put(inside.format(shaded))) == []
    (line,) = found(sound, tmp_path, put(inside.format(paragraph(white))))
    assert "FFFFFF on EEEEEE" in line
    head = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow"><w:tcPr>{dark}'
    styled = (STYLES, "</w:styles>", f"{head}</w:tcPr></w:tblStylePr></w:style></w:styles>")
    row = f"<w:tr><w:tc>{paragraph(white)}</w:tc></w:tr>"
    look = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="{}"/></w:tblPr>'
    table = f"<w:tbl>{look}{row}</w:tbl>" + paragraph(said("f"))
    assert found(sound, tmp_path, styled, put(table.format(1))) == []
    assert len(found(sound, tmp_path, styled, put(table.format(0)))) == 1


def test_what_a_header_paints_may_be_behind_the_text(sound: Word, tmp_path: Path) -> None:
    fill = '<a:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:spPr>'
    anchor = '<wp:anchor behindDoc="{}"><wp:docPr id="90" name="Fond" descr="fond"/>' + fill + "</wp:anchor>"
    shape = paragraph(f"<w:r><w:drawing>{anchor}</w:drawing></w:r>")
    white = put(paragraph(said("x", COLOUR.format("FFFFFF"))))
    headers = [name for name in sound.members if name.startswith("word/header")]
    painted = [(name, "</w:hdr>", shape.format(1) + "</w:hdr>") for name in headers]
    assert found(sound, tmp_path, white, *painted) == []
    before = [(name, "</w:hdr>", shape.format(0) + "</w:hdr>") for name in headers]
    assert len(found(sound, tmp_path, white, *before)) == 1


def test_contrasts_are_those_of_wcag() -> None:
    assert round(contrast("FFFFFF", "000000"), 2) == 21
    assert (round(contrast("777777", "FFFFFF"), 2), round(contrast("FFFFFF", "767676"), 2)) == (4.48, 4.54)


def test_the_command_counts_what_it_finds(sound: Word, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(sound, tmp_path) == [] and main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Accessibility of Word: 1 files, 0 findings.\n"
    found(sound, tmp_path, put(paragraph("")))
    (tmp_path / "annotated").mkdir()
    (tmp_path / "annotated" / "b.docx").write_bytes((tmp_path / "a.docx").read_bytes())
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Accessibility of Word: 1 files, 1 findings."


def test_a_style_that_goes_in_circles_ends(sound: Word, tmp_path: Path) -> None:
    circle = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    found(sound, tmp_path, (STYLES, "</w:styles>", f"{circle}</w:styles>"))
    assert len(list(WordFile(tmp_path / "a.docx").chain("A"))) == 2


LEVELS = {
    "Titre": '<w:outlineLvl w:val="0"/>',
    "Texte": '<w:outlineLvl w:val="9"/>',
    "Neuf": '<w:outlineLvl w:val="8"/>',
}


@pytest.mark.parametrize(
    ("first", "own", "level"),
    [
        ("Titre", "", 1),
        ("Enfant", "", 1),
        ("Texte", "", 0),
        ("Rien", "", 0),
        ("Neuf", "", 9),
        ("Rien", LEVELS["Titre"], 1),
        ("Titre", LEVELS["Texte"], 0),
    ],
)
def test_a_heading_is_known_by_its_outline_level_its_own_or_that_of_its_styles(
    sound: Word, tmp_path: Path, first: str, own: str, level: int
) -> None:
    made = {"Enfant": '<w:basedOn w:val="Titre"/>', "Rien": '<w:name w:val="Title"/>'}
    made |= {key: f"<w:pPr>{value}</w:pPr>" for key, value in LEVELS.items()}
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{key}">{value}</w:style>' for key, value in made.items())
    heads = paragraph(said("Un"), first).replace("</w:pPr>", f"{own}</w:pPr>")
    heads += paragraph(said("Trois")).replace("</w:pPr>", '<w:outlineLvl w:val="2"/></w:pPr>')
    document = f'<w:document xmlns:w="{NS["w"]}"><w:body>{heads}</w:body></w:document>'
    members = {**sound.members, DOCUMENT: document.encode()}
    members[STYLES] = members[STYLES].replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    path = tmp_path / "a.docx"
    path.write_bytes(pack(members))
    wrong = [
        int(line[-1]) for line in (one.partition(" [")[0] for one in check(path)) if "a heading of level 3" in line
    ]
    # The second is of level 3: that skips one after a heading of level 1, and is no skip below one of level 9.
    assert wrong == ([level] if level < 2 else [])


@pytest.mark.parametrize(
    ("columns", "wrong"), [('<w:cols w:num="2"/>', False), ('<w:cols w:num="1"/>', True), ("", True)]
)
def test_a_thin_paragraph_may_follow_a_table_that_ends_columns_only(
    sound: Word, tmp_path: Path, columns: str, wrong: bool
) -> None:
    end = f"<w:p><w:pPr><w:sectPr>{columns}</w:sectPr></w:pPr></w:p>" + paragraph(said("suite"))
    table = cells("a", "", "").replace(paragraph(said("fin")), paragraph(""))
    lines = found(sound, tmp_path, put(table + end))
    assert [line for line in lines if "the paragraph is empty" in line] == lines
    assert bool(lines) is wrong
