"""The HTML of every block and inline feature."""

import pytest
from markupsafe import Markup

from imprimatur.blocks import (
    Block,
    Facts,
    Figure,
    Gap,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Table,
    runs,
)
from imprimatur.errors import UnsafeInput
from imprimatur.rendering.html_blocks import Writer

CONFIRM = Gap("to-confirm", "à confirmer", "À demander à Nadia.", missing=False)
MISSING = Gap("missing-field", "barème", "Il manque le barème.")

INLINES: dict[str, tuple[Inline, str]] = {
    "escaped": (runs("R&D <b>‹chargé·e›</b>"), "R&amp;D &lt;b&gt;‹chargé·e›&lt;/b&gt;"),
    "looks": ((Run("a", bold=True), Run("b", italic=True)), "<strong>a</strong><em>b</em>"),
    "both": (runs("a", bold=True, italic=True), "<strong><em>a</em></strong>"),
    "language": (runs("woning", lang="nl"), '<span lang="nl-BE">woning</span>'),
    "link": (runs("site", link="https://example.org/?a=1&b=2"), '<a href="https://example.org/?a=1&amp;b=2">site</a>'),
    "one link": (
        (Run("le ", link="mailto:a@b.be"), Run("site", bold=True, link="mailto:a@b.be")),
        '<a href="mailto:a@b.be">le <strong>site</strong></a>',
    ),
    "script link": (runs("clic", link="javascript:alert(1)"), "clic"),
    "file link": (runs("clic", link="file:///etc/passwd"), "clic"),
    "reference": (runs("plus bas", target="x-1"), '<a href="#x-1">plus bas</a>'),
    "note": (
        (Run("un", note=runs("bas", italic=True)), Run(" deux")),
        'un<span class="note" role="doc-footnote"><em>bas</em></span> deux',
    ),
    "linked note": (
        (Run("a", link="https://b.be", note=runs("n")), Run("c", link="https://b.be")),
        '<a href="https://b.be">ac</a><span class="note" role="doc-footnote">n</span>',
    ),
    "missing": (
        runs("à compléter", gap=MISSING),
        '<mark class="gap missing" data-label="barème" title="Il manque le barème.">à compléter</mark>',
    ),
    "to confirm": (
        runs("uur", gap=CONFIRM, lang="nl"),
        '<mark class="gap confirm" data-label="à confirmer" title="À demander à Nadia.">'
        '<span lang="nl-BE">uur</span></mark>',
    ),
    "empty": ((), ""),
}

ROW = (runs("a"), runs("b"))
BLOCKS: dict[str, tuple[Block, str]] = {
    "heading": (Heading(2, runs("T"), "t-1", "6.2"), '<h3 id="t-1"><span class="number">6.2</span> T</h3>'),
    "paragraph": (Paragraph(runs("p")), "<p>p</p>"),
    "role": (Paragraph(runs("p"), "lead"), '<p class="lead">p</p>'),
    "list": (
        List((Item(runs("a"), (List((Item(runs("b")),), ordered=True),)), Item(runs("c")))),
        "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
    ),
    "table": (
        Table(ROW, (ROW,), runs("C"), row_headers=True),
        '<div class="keep"><table><caption>C</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr>'
        '</thead><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table></div>',
    ),
    "facts": (Facts((ROW,)), '<dl class="facts"><div><dt>a</dt> <dd>b</dd></div></dl>'),
    "quotation": (
        Quotation(runs("q"), runs("s")),
        '<blockquote><p>q</p><p class="source">s</p></blockquote>',
    ),
}


@pytest.mark.parametrize(("inline", "html"), INLINES.values(), ids=INLINES)
def test_inline(inline: Inline, html: str) -> None:
    assert Writer().inline(inline) == Markup(html)


@pytest.mark.parametrize(("block", "html"), BLOCKS.values(), ids=BLOCKS)
def test_block(block: Block, html: str) -> None:
    assert Writer().blocks((block,)) == Markup(html)


def test_headings_skip_no_level() -> None:
    levels = (3, 4, 3, 6, 2, 3, 1, 2, 3, 4, 5, 6)
    html = Writer().part(tuple(Heading(level, runs("T")) for level in levels))
    tags = [int(line[2]) for line in html.splitlines()]
    assert tags == [3, 4, 3, 4, 3, 4, 2, 3, 4, 5, 6, 6]


def test_every_part_starts_anew() -> None:
    writer = Writer()
    deep = tuple(Heading(level, runs("T")) for level in (2, 3, 4))
    assert writer.part(deep) == writer.part(deep)


def test_a_figure_refers_to_its_picture_by_its_bytes() -> None:
    writer = Writer()
    html = writer.blocks((Figure(b"png", "image/png", 'Deux "barres"', runs("Légende")),) * 2)
    ((address, picture),) = writer.pictures.items()
    assert picture == (b"png", "image/png")
    figure = f'<figure class="keep"><img src="{address}" alt="Deux &#34;barres&#34;"><figcaption>Légende</figcaption>'
    assert html == f"{figure}</figure>\n{figure}</figure>"


def test_a_picture_of_another_type_is_refused() -> None:
    with pytest.raises(UnsafeInput) as refused:
        Writer().blocks((Figure(b"MZ", "application/x-msdownload", "x"),))
    assert refused.value.reason["nl"].startswith("een afbeelding van dit type")


def test_a_long_table_may_break() -> None:
    html = Writer().blocks((Table(ROW, (ROW,) * 16),))
    assert html.startswith('<div class="long">')
