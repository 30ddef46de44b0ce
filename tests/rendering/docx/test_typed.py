"""What authors typed and drew, as Word is given it: sums among lines, rows of pictures, credits, columns, annexes."""

from dataclasses import replace

from imprimatur.core.blocks import Block, Figure, Heading, Item, List, Paragraph, Table, runs
from imprimatur.core.location import Location
from tests.rendering.docx_reading import Word, render, with_parts
from tests.rendering.sample import picture

CLOSING = "after_closing"


def written(*blocks: Block) -> Word:
    return render(with_parts(**{CLOSING: blocks}))


def figure(caption: str = "", row: int = 0) -> Figure:
    return Figure(picture(), "image/png", "barres", runs(caption), location=Location("a.docx", paragraph=1), row=row)


def test_a_sum_among_the_lines_has_a_rule_and_a_ground() -> None:
    rows = tuple((runs(label), runs("1")) for label in ("Loyer", "Total", "Eau", "Résultat"))
    table = Table((runs("Poste"), runs("€")), rows, row_headers=True, numeric=(1,), sums=(1, 3), total=True)
    word = written(table)
    cell = "//w:tc[.//w:t='{}']"
    assert word.values(f"{cell.format('Total')}/w:tcPr/w:tcBorders/w:top/@w:val") == ["single"]
    assert word.values(f"{cell.format('Total')}/w:tcPr/w:shd/@w:themeFill") == ["accent3"]
    # The last one has its looks from the style of the table.
    assert word.values(f"{cell.format('Résultat')}/w:tcPr/w:tcBorders/w:top/@w:val") == []
    assert word.values(f"{cell.format('Loyer')}/w:tcPr/w:tcBorders/w:top/@w:val") == []


def test_pictures_of_a_row_stand_in_one_paragraph_with_the_words_said_of_them_below() -> None:
    word = written(figure(row=2), replace(figure("Deux", 2), credit=runs("Photo : X")))
    drawn = "//w:p[count(.//wp:inline) = 2]"
    widths = [int(one) for one in word.values(f"{drawn}//wp:extent/@cx")]
    heights = word.values(f"{drawn}//wp:extent/@cy")
    assert len(widths) == 2 and len(set(heights)) == 1
    text = (11906 - 2 * 850) * 635
    assert 0.9 * text < sum(widths) <= 0.98 * text
    assert word.paragraphs("Caption")[-1] == "Deux Photo : X"
    assert word.values("//w:r[w:t='Photo : X']/w:rPr/w:b/@w:val") == ["0"]


def test_a_credit_alone_is_a_caption_and_a_map_takes_the_width() -> None:
    word = written(replace(figure(), credit=runs("© X"), wide=True))
    assert word.paragraphs("Caption")[-1] == "© X"
    assert int(word.values("//w:p[count(.//wp:inline) = 1]//wp:extent/@cx")[-1]) == (11906 - 2 * 850) * 635


def test_a_list_in_columns_has_a_section_of_its_own() -> None:
    names = tuple(Item(runs(f"Nom {rank}")) for rank in range(4))
    word = written(List(names, columns=2), Paragraph(runs("Ensuite.")))
    held = "//w:p[.//w:t='Nom 3']/following::w:sectPr[1]"
    assert word.values(f"{held}/w:cols/@w:num") == ["2"]
    assert word.values(f"{held}/w:type/@w:val") == ["continuous"]
    assert word.values("//w:p[.//w:t='Ensuite.']/following::w:sectPr[1]/w:type/@w:val") == ["continuous"]
    assert word.values("//w:p[.//w:t='Nom 0']/preceding::w:sectPr[1]/w:cols/@w:num") != ["2"]
    plain = written(List(names), Paragraph(runs("Ensuite.")))
    assert len(word.values("//w:sectPr/w:pgSz/@w:w")) == len(plain.values("//w:sectPr/w:pgSz/@w:w")) + 2


def test_an_annex_begins_a_page() -> None:
    word = written(Heading(1, runs("Annexe 1"), look="annex"), Heading(1, runs("Suite")))
    assert len(word.values("//w:p[starts-with(., 'Annexe')]/w:pPr/w:pageBreakBefore")) == 1
    assert word.values("//w:p[.//w:t='Suite']/w:pPr/w:pageBreakBefore") == []
