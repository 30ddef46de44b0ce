"""Templates: what designers may do, what is refused, and in which words."""

from dataclasses import replace
from pathlib import Path

import pytest

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Heading, Paragraph, Run, runs
from imprimatur.core.composition import Stage
from imprimatur.core.errors import TemplateFault
from imprimatur.core.theme import Theme
from imprimatur.rendering.docx.renderer import DOCX
from imprimatur.rendering.docx.xml import NS, name
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.package import members, pack
from tests.dossiers import ROOT
from tests.rendering.docx_reading import Word, paragraph, render, template, text_of, with_lines, with_parts
from tests.rendering.sample import TEMPLATES, sample

RELATIONS = "word/_rels/document.xml.rels"


def refused(folder: Path) -> Bilingual:
    with pytest.raises(TemplateFault) as error:
        DOCX(sample("fr", Stage.FINAL), Templates(folder))
    return error.value.message


def test_an_unknown_name_is_told(tmp_path: Path) -> None:
    message = refused(template(tmp_path, paragraph("{{ label.salutation }}")))
    start = "Le modèle job_offer/template.docx ne peut pas être utilisé"
    assert message.fr == f"{start} : il demande « salutation », qui n’existe pas."
    assert message.nl == "Sjabloon job_offer/template.docx is onbruikbaar: het vraagt ‘salutation’, dat niet bestaat."


@pytest.mark.parametrize(
    "expression",
    [
        "{{ label.__class__ }}",
        "{{ lang.__class__.__mro__ }}",
        "{{ line.title.__init__.__globals__ }}",
        "{{ ''.join.__self__ }}",
        "{{ properties.__class__.__bases__ }}",
        "{{ '{0.__class__}'.format(lang) }}",
    ],
)
def test_python_is_out_of_reach(tmp_path: Path, expression: str) -> None:
    assert "interdit" in refused(template(tmp_path, paragraph(expression))).fr


@pytest.mark.parametrize("expression", ["{{ lipsum() }}", "{{ [1, 2]|random }}", "{% include 'x' %}", "{% if %}"])
def test_chance_files_and_broken_syntax_are_refused(tmp_path: Path, expression: str) -> None:
    assert "job_offer/template.docx" in refused(template(tmp_path, paragraph(expression))).nl


def test_a_broken_or_missing_file_is_refused(tmp_path: Path) -> None:
    assert "le fichier manque" in refused(tmp_path).fr
    (tmp_path / "job_offer").mkdir()
    (tmp_path / "job_offer" / "template.docx").write_bytes(b"no zip")
    assert "onleesbaar bestand" in refused(tmp_path).nl


def test_a_template_may_not_fetch(tmp_path: Path) -> None:
    remote = '<Relationship Id="rId99" Type="x/attachedTemplate" Target="https://example.org/a" TargetMode="External"/>'
    change = (RELATIONS, "</Relationships>", f"{remote}</Relationships>")
    message = refused(template(tmp_path, paragraph("x"), change))
    assert "il va chercher un fichier ailleurs (attachedTemplate)" in message.fr


def test_a_line_or_part_in_the_wrong_place_is_told(tmp_path: Path) -> None:
    assert "s’écrit {{r line.… }}" in refused(template(tmp_path, paragraph("{{ line.title }}"))).fr
    assert "{{p part.… }}" in refused(template(tmp_path, paragraph("{{ part.context }}"))).nl
    assert "sans r" in refused(template(tmp_path, paragraph("{{r label.context }}"))).fr


def test_a_missing_style_is_told(tmp_path: Path) -> None:
    change = ("word/styles.xml", 'w:name w:val="Quote"', 'w:name w:val="Other"')
    folder = template(tmp_path, paragraph("{{p part.context }}"), change)
    assert "le style « quote » y manque" in refused(folder).fr


def test_a_placeholder_that_word_has_cut_still_works_and_keeps_its_look(tmp_path: Path) -> None:
    bold = "<w:rPr><w:b/><w:color w:val='FF0000'/><w:lang w:val='en-US'/></w:rPr>"
    body = (
        f"<w:p><w:r>{bold}<w:t>Titre {{{{r</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t> line.ti</w:t></w:r>"
        "<w:r><w:t>tle }} !</w:t></w:r></w:p>"
    )
    word = render(with_lines(title=(Run("un "), Run("deux", italic=True))), template(tmp_path, body))
    assert word.paragraphs() == ["Titre un deux !"]
    looks = [[child.tag.rpartition("}")[2] for child in run[0]] for run in word.find("//w:r")]
    assert looks == [["b", "color"], ["b", "color"], ["b", "i", "iCs", "color"], ["b", "color"]]


def test_parts_and_conditions_in_any_order(tmp_path: Path) -> None:
    body = "".join(
        paragraph(text)
        for text in (
            "{%p if part.project %}",
            "jamais",
            "{%p endif %}",
            "{{p part.context }}",
            "{{ label.context|upper }} {{ tag }} {{ flag.draft }}",
        )
    )
    word = render(with_parts(context=(Heading(2, runs("Ici")),)), template(tmp_path, body))
    assert word.paragraphs() == ["Ici", "LE CONTEXTE fr-BE False"]


def test_an_empty_cell_gets_a_paragraph(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>' + paragraph("{{p part.context }}") + "</w:tc>"
    body = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    word = render(with_parts(), template(tmp_path, body))
    assert len(word.find("//w:tc/w:p")) == len(word.find("//w:body/w:p")) == 1


def test_a_template_without_footnotes_gets_them(tmp_path: Path) -> None:
    changes = (
        (RELATIONS, "relationships/footnotes", "relationships/customXml"),
        (RELATIONS, 'Target="footnotes.xml"', 'Target="other.xml"'),
        ("[Content_Types].xml", "/word/footnotes.xml", "/word/other.xml"),
    )
    folder = template(tmp_path, paragraph("{{p part.context }}"), *changes)
    content = members((folder / "job_offer" / "template.docx").read_bytes())
    content["word/other.xml"] = content.pop("word/footnotes.xml")
    (folder / "job_offer" / "template.docx").write_bytes(pack(content))
    word = render(sample("fr", Stage.FINAL), folder)
    assert word.values("//w:footnote/@w:id", "word/footnotes.xml") == ["-1", "0", "1"]


THEMES = [
    Theme("blue", "#1F3A6E", "#20304F", "#EAF0FA", "#D98A00"),
    Theme("plum", "#6B2350", "#5A1D43", "#F8ECF3", "#2E8B7A"),
]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_colours_come_from_the_theme(theme: Theme) -> None:
    word = render(replace(sample("fr", Stage.FINAL), theme=theme))
    wanted = {"accent1": theme.primary, "accent2": theme.dark, "accent3": theme.tint, "accent4": theme.accent}
    for accent, colour in wanted.items():
        value = colour.lstrip("#").upper()
        assert word.values(f"//a:{accent}/a:srgbClr/@val", "word/theme/theme1.xml") == [value]
        for part in (
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/header2.xml",
            "word/footer1.xml",
        ):
            fills = word.values(f"//*[@w:themeFill='{accent}']/@w:fill", part)
            inks = word.values(f"//w:color[@w:themeColor='{accent}']/@w:val", part)
            edges = word.values(f"//*[@w:themeColor='{accent}' and not(self::w:color)]/@w:color", part)
            assert {*fills, *inks, *edges} <= {value}
    assert word.values("//w:style[@w:styleId='Heading1']//w:color/@w:val", "word/styles.xml") == [
        theme.dark.lstrip("#")
    ]


def test_a_lighter_or_darker_colour_is_worked_out(tmp_path: Path) -> None:
    tinted = '<w:color w:val="000000" w:themeColor="accent1" w:themeTint="99"/>'
    shaded = '<w:color w:val="000000" w:themeColor="accent1" w:themeShade="80"/>'
    both = tinted.replace("/>", ' w:themeShade="80"/>')
    body = "".join(f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>x</w:t></w:r></w:p>" for look in (tinted, shaded, both))
    for primary, made in (("#808080", ["B3B3B3", "404040", "5A5A5A"]), ("#204080", ["5781D5", "102040", "1E3C78"])):
        theme = Theme("x", primary, "#333333", "#EEEEEE", "#555555")
        word = render(replace(sample("fr", Stage.FINAL), theme=theme), template(tmp_path, body))
        assert word.values("//w:color/@w:val") == made


def test_the_wordmark_keeps_its_proportions_and_its_words() -> None:
    word = render(sample("fr", Stage.FINAL))
    (drawing,) = word.find("//wp:anchor[wp:docPr/@name='wordmark']")
    sizes = drawing.xpath("wp:extent | .//a:xfrm/a:ext", namespaces=NS)
    # As high as the box of the template, 12 mm; it is four times as wide.
    assert [(one.get("cx"), one.get("cy")) for one in sizes] == [("1728000", "432000")] * 2
    assert drawing.xpath("wp:docPr/@descr", namespaces=NS) == ["Le Passage"]
    assert sum(part.startswith("word/media/") for part in word.members) == 2


def test_without_a_wordmark_the_picture_goes() -> None:
    made = sample("fr", Stage.FINAL)
    word = render(replace(made, theme=replace(made.theme, wordmark_png=b"")))
    assert word.find("//wp:docPr[@name='wordmark']") == []
    assert "wordmark" not in "".join(word.members)


def test_the_draft_says_so_on_every_page_and_the_final_nowhere() -> None:
    for stage, count in ((Stage.DRAFT, 1), (Stage.FINAL, 0)):
        word = render(sample("nl", stage))
        for header in ("word/header1.xml", "word/header2.xml"):
            assert word.values("//w:t/text()", header).count("Ontwerp – niet verspreiden") == count


def test_the_template_travels_with_its_fonts() -> None:
    content = members((TEMPLATES / "job_offer" / "template.docx").read_bytes())
    fonts = [name for name in content if name.endswith(".odttf")]
    assert len(fonts) == 6
    assert sum(map(len, content.values())) < 400_000


def test_small_print_is_a_filter_of_the_template(tmp_path: Path) -> None:
    made = with_parts(privacy=(Paragraph(runs("a")), Paragraph(runs("b"), "lead")))
    word = render(made, template(tmp_path, paragraph("{{p part.privacy|small }}")))
    assert (word.paragraphs("SmallText"), word.paragraphs("Lead"), word.paragraphs("BodyText")) == (["a"], ["b"], [])


def test_a_synthesis_has_a_band_of_one_cell_and_footers_without_tables() -> None:
    word = Word((ROOT / "templates" / "research_synthesis" / "template.docx").read_bytes())
    assert len(word.find("//w:body/w:tbl[1]//w:tc")) == 1
    boxes = [one for one in word.find("//w:body/w:tbl") if any(p in text_of(one) for p in ("concepts", "method"))]
    assert [len(one.findall(f"{name('tr')}/{name('trPr')}/{name('cantSplit')}")) for one in boxes] == [1, 1]
    # The wordmark says the institution; long figures stand in a band; text begins as far below with figures or none.
    said = [text_of(one) for one in word.find("//w:body//w:p")]
    names = said.index("{% if line.authors %}{{r line.authors }} · {% endif %}{{r line.institution }}")
    assert (said[names - 1], said[names + 1]) == ("{%p if line.authors or not flag.wordmark %}", "{%p endif %}")
    assert "{{p part.key_figures|wide_band }}" in said
    notice = said.index("{%p if line.notice %}")
    assert said[notice - 2 : notice] == ["{%p endif %}", ""]
    for part in ("word/footer1.xml", "word/footer2.xml"):
        assert word.values("//w:tbl/@*", part) == [] and len(word.find("//w:p", part)) == 1
        assert word.values("//w:p/w:pPr/w:tabs/w:tab/@*", part) == ["right", "7030"]
        assert len(word.find("//w:r/w:tab", part)) == 1
