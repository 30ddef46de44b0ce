"""What the look of a run says: raised, hidden, struck, highlighted, drawn with a symbol font."""

import pytest

from imprimatur.core.blocks import Run
from tests.sources.making import codes
from tests.sources.word.making_forms import Forms, paragraph, read_body, run, texts, told

HIDING = (
    '<w:style w:type="paragraph" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:dstrike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>"
)


def test_raised_and_lowered_text_is_not_glued_to_the_line() -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    moved = '<w:position w:val="4"/>'
    base = '<w:vertAlign w:val="baseline"/>'
    body = run("10") + run("6", up) + run(" de CO") + run("2", down) + run(" par m", base) + run("3", moved)
    body += run("x", '<w:position w:val="3"/>') + run("i", '<w:position w:val="-4"/>')
    (narrative,) = read_body(paragraph(body)).narratives
    assert narrative.blocks[0].text == (  # type: ignore[union-attr]
        Run("10"),
        Run("6", raised="super"),
        Run(" de CO"),
        Run("2", raised="sub"),
        Run(" par m"),
        Run("3", raised="super"),
        Run("x"),
        Run("i", raised="sub"),
    )


@pytest.mark.parametrize(
    ("look", "what"),
    [
        ("<w:vanish/>", "texte masqué"),
        ("<w:strike/>", "texte barré"),
        ('<w:dstrike w:val="true"/>', "texte barré"),
    ],
)
def test_hidden_and_struck_text_is_left_out_and_told_once_a_paragraph(look: str, what: str) -> None:
    body = run("On garde ") + run("ceci ", look) + run("et cela ") + run("non plus", look) + run(".")
    reading = read_body(paragraph(body))
    assert texts(reading) == ["On garde et cela ."]
    assert codes(reading) == [("R21", "recit.fr.docx ¶1")]
    assert (reading.findings[0].values["what"], told(reading)) == (what, [("R21", "ceci non plus")])


@pytest.mark.parametrize("look", ['<w:vanish w:val="0"/>', '<w:strike w:val="false"/>', '<w:highlight w:val="none"/>'])
def test_what_is_switched_off_is_not_told(look: str) -> None:
    reading = read_body(paragraph(run("Tout paraît", look)))
    assert (texts(reading), reading.findings) == (["Tout paraît"], ())


def test_styles_hide_strike_and_raise_too() -> None:
    body = paragraph(run("caché"), '<w:pStyle w:val="Away"/>') + paragraph(
        run("vu ") + run("barré ", '<w:rStyle w:val="Out"/>') + run("1") + run("er", '<w:rStyle w:val="Up"/>')
    )
    reading = read_body(body, Forms(styles=HIDING))
    assert told(reading) == [("R21", "caché"), ("R21", "barré")]
    assert reading.narratives[0].blocks[0].text == (Run("vu 1"), Run("er", raised="super"))  # type: ignore[union-attr]


@pytest.mark.parametrize("look", ['<w:highlight w:val="yellow"/>', '<w:shd w:val="clear" w:fill="FFFF00"/>'])
def test_highlighted_text_is_printed_and_told_as_a_mark_of_review(look: str) -> None:
    reading = read_body(paragraph(run("Le poste compte ") + run("12 personnes", look) + run(".")))
    assert texts(reading) == ["Le poste compte 12 personnes."]
    assert [(one.code, str(one.severity), one.values["excerpt"]) for one in reading.findings] == [
        ("R22", "error", "12 personnes")
    ]


def test_signs_of_symbol_fonts_are_the_characters_that_they_show() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    body = (
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" permis B"))
        + paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" permis C"))
        + paragraph(run("fort") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run("équipe"))
        + paragraph(run("a ") + run("à", wingdings) + run(" b ") + run("\uf0b3 \uf061", symbol) + run(" \uf0b7 c"))
        + paragraph(run("\uf0a7", wingdings) + run(" un point"))
        + paragraph(run("oui ") + '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>')
    )
    reading = read_body(body)
    assert reading.findings == ()
    assert texts(reading) == [
        "☑ permis B",
        "☐ permis C",
        "fort→équipe",
        "a → b ≥ α • c",
        ("-", "un point", []),
        "oui ✓",
    ]


def test_ticks_are_bullets_and_beside_crosses_and_boxes_answers() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    tick = paragraph(run("ü", wingdings) + run(" permis B"))
    assert texts(read_body(tick)) == [("-", "permis B", [])]
    cross = paragraph(run("û", wingdings) + run(" permis C"))
    assert texts(read_body(tick + cross)) == ["✓ permis B", "✗ permis C"]


def test_a_sign_without_a_character_is_told_and_holds_its_place() -> None:
    reading = read_body(paragraph(run("un") + '<w:r><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>' + run("deux")))
    assert texts(reading) == ["un?deux"]
    assert told(reading) == [("R27", "Wingdings U+F0FF")]


def test_spaces_breaks_and_hyphens_never_glue_two_words() -> None:
    pieces = ('<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:tab/>", "<w:ptab/>", "<w:cr/>")
    body = "".join(f"<w:r><w:t>m{i}</w:t>{piece}</w:r>" for i, piece in enumerate(pieces))
    hyphens = "<w:r><w:t>porte</w:t><w:noBreakHyphen/><w:t>parole auto</w:t><w:softHyphen/><w:t>évaluation</w:t></w:r>"
    reading = read_body(paragraph(f"{body}{hyphens}"))
    assert texts(reading) == ["m0\nm1\nm2 m3 m4\nporte\u2011parole autoévaluation"]


def test_an_element_that_nobody_thought_of_is_told_and_its_text_kept() -> None:
    reading = read_body(f"<w:p>{run('avant ')}<x:halo>dedans <x:rim/>bord</x:halo>{run(' après')}</w:p>")
    assert texts(reading) == ["avant dedans bord après"]
    assert told(reading) == [
        ("R20", "un élément que ce lecteur ne connaît pas (« halo ») (« dedans bord »)"),
        ("R20", "un élément que ce lecteur ne connaît pas (« rim »)"),
    ]
    assert {str(one.severity) for one in reading.findings} == {"warning"}


BRIGHT = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
PALE = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/>'


def cells(*shades: str) -> str:
    """A row of cells on grounds of their own."""
    made = (f"<w:tc><w:tcPr>{shade}</w:tcPr>{paragraph(run(f'c{i}'))}</w:tc>" for i, shade in enumerate(shades))
    return f"<w:tr>{''.join(made)}</w:tr>"


def test_a_highlighter_goes_over_whole_paragraphs_and_cells_too() -> None:
    reading = read_body(paragraph(run("Ouvert "), BRIGHT) + paragraph(run("Fermé"), PALE))
    assert told(reading) == [("R22", "Ouvert")]
    table = read_body(f"<w:tbl>{cells(BRIGHT, BRIGHT)}{cells(PALE, BRIGHT)}</w:tbl>")
    assert (codes(table), told(table)) == ([("R22", "recit.fr.docx!T1 R2C2")], [("R22", "c1")])


@pytest.mark.parametrize("red", ["FF0000", "ee0000"])
def test_words_made_red_by_hand_are_told_and_printed(red: str) -> None:
    reading = read_body(paragraph(run("Ouvert ") + run("lundi", f'<w:color w:val="{red}"/>') + run(".")))
    assert (texts(reading), told(reading)) == (["Ouvert lundi."], [("R47", "lundi")])
    assert reading.findings[0].severity.value == "warning"
    assert read_body(paragraph(run("Ouvert", '<w:color w:val="1F497D"/>'))).findings == ()
