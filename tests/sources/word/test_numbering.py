"""Numbered lists count as Word counts them, whatever stands between their items."""

import pytest

from imprimatur.core.blocks import List, plain
from imprimatur.core.dossier import Reading
from tests.sources.word.making_forms import Forms, paragraph, read_body, run

LEVELS = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/></w:lvl>'
    for depth, start in enumerate((1, 1, 4))
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="900">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="900"><w:abstractNumId w:val="900"/></w:num>'
    '<w:num w:numId="901"><w:abstractNumId w:val="900"/></w:num>'
    '<w:num w:numId="902"><w:abstractNumId w:val="900"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int = 900, depth: int = 0) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def lines(reading: Reading) -> list[str]:
    (narrative,) = reading.narratives
    return [line for block in narrative.blocks for line in _lines(block, "")]


def _lines(block: object, above: str) -> list[str]:
    if not isinstance(block, List):
        return [plain(block.text)]  # type: ignore[attr-defined]
    found = []
    for rank, one in enumerate(block.items, block.start):
        found.append(f"{above}{rank} {plain(one.text)}")
        found += [line for child in one.children for line in _lines(child, f"{above}{rank}.")]
    return found


def read_items(*items: str) -> list[str]:
    return lines(read_body("".join(items), Forms(numbering=NUMBERING)))


def test_a_list_goes_on_after_a_paragraph() -> None:
    between = paragraph(run("Une remarque."))
    assert read_items(item("a"), between, item("b"), item("c")) == ["1 a", "Une remarque.", "2 b", "3 c"]


def test_a_style_of_numbers_goes_on_too() -> None:
    styled = [paragraph(run(text), '<w:pStyle w:val="ListNumber"/>') for text in "ab"]
    assert read_items(styled[0], paragraph(run("Une remarque.")), styled[1]) == ["1 a", "Une remarque.", "2 b"]


def test_lists_on_one_definition_count_together_until_one_starts_anew() -> None:
    assert read_items(item("a"), item("b", 901), item("c", 902), item("d", 902), item("e")) == [
        *("1 a", "2 b", "7 c", "8 d", "9 e")
    ]


def test_a_deeper_level_starts_where_its_definition_says_and_anew_under_the_next_item() -> None:
    found = read_items(
        item("a"), item("b", depth=1), item("c", depth=2), item("d", depth=1), item("e"), item("f", depth=1)
    )
    assert found == ["1 a", "1.1 b", "1.1.4 c", "1.2 d", "2 e", "2.1 f"]


def test_without_a_numbering_part_a_list_counts_from_one() -> None:
    styled = [
        paragraph(run(text), '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="55"/></w:numPr>') for text in "ab"
    ]
    assert read_items(*styled) == ["1 a", "2 b"]


def lettered(shape: str) -> Forms:
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/></w:lvl>'
    return Forms(
        numbering=f'<w:abstractNum w:abstractNumId="900">{levels}</w:abstractNum>'
        '<w:num w:numId="900"><w:abstractNumId w:val="900"/></w:num>'
    )


@pytest.mark.parametrize("shape", ["lowerLetter", "upperLetter", "lowerRoman", "upperRoman"])
def test_letters_and_roman_figures_are_told_once_a_list(shape: str) -> None:
    """They are printed as figures, and a sentence may speak of point b."""
    reading = read_body(item("un") + item("deux"), lettered(shape))
    assert lines(reading) == ["1 un", "2 deux"]
    assert [(one.code, str(one.location), one.values["excerpt"]) for one in reading.findings] == [
        ("R29", "recit.fr.docx ¶1", "un")
    ]


def test_figures_are_not_told() -> None:
    assert read_body(item("un"), lettered("decimal")).findings == ()
