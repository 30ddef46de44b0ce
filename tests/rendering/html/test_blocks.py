"""The HTML of every block and inline feature."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from markupsafe import Markup
from PIL import Image

from imprimatur.core.blocks import (
    Block,
    Chart,
    ChartSort,
    Facts,
    Figure,
    Gap,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Placing,
    Quotation,
    Run,
    Series,
    Table,
    runs,
)
from imprimatur.core.errors import UnsafeInput
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.html.blocks import Writer
from tests.rendering.sample import theme

CONFIRM = Gap("to-confirm", "à confirmer", "À demander à Nadia.", missing=False)
MISSING = Gap("missing-field", "barème", "Il manque le barème.")

INLINES: dict[str, tuple[Inline, str]] = {
    "what holds": (
        runs("Un rendez-vous, à Bruxelles-Capitale ; l\u2019e\u2011mail & x"),
        'Un <span class="whole">rendez-vous,</span> à Bruxelles-Capitale ; '
        '<span class="whole">l\u2019e-mail</span> &amp; x',
    ),
    "spoken": (
        (Run("chargé·e", bold=True, said='"a" ou "b"'),),
        '<strong><abbr class="said" title="&#34;a&#34; ou &#34;b&#34;">chargé·e</abbr></strong>',
    ),
    "in English": ((Run("The divide", lang="en"),), '<span lang="en-GB">The divide</span>'),
    "escaped": (runs("R&D <b>‹chargé·e›</b>"), "R&amp;D &lt;b&gt;‹chargé·e›&lt;/b&gt;"),
    "looks": ((Run("a", bold=True), Run("b", italic=True)), "<strong>a</strong><em>b</em>"),
    "raised": (
        (Run("10"), Run("6", raised="super"), Run("n", bold=True, raised="sub")),
        "10<sup>6</sup><strong><sub>n</sub></strong>",
    ),
    "both": (runs("a", bold=True, italic=True), "<strong><em>a</em></strong>"),
    "language": (runs("woning", lang="nl"), '<span lang="nl-BE">woning</span>'),
    "link": (runs("site", link="https://example.org/?a=1&b=2"), '<a href="https://example.org/?a=1&amp;b=2">site</a>'),
    "one link": (
        (Run("le ", link="mailto:a@b.be"), Run("site", bold=True, link="mailto:a@b.be")),
        '<a href="mailto:a@b.be">le <strong>site</strong></a>',
    ),
    "an address that a line holds is not broken": (
        runs("www.le-forum.org", link="https://www.le-forum.org"),
        '<a href="https://www.le-forum.org"><span class="whole">www.le-forum.org</span></a>',
    ),
    "an address of 28 signs is not broken": (
        runs("accueil-x@tisselande.example", link="mailto:a@b.be"),
        '<a href="mailto:a@b.be"><span class="whole">accueil-x@tisselande.example</span></a>',
    ),
    "a longer one breaks after its signs alone": (
        runs("www.le-tisselande.example/a-b//c", link="https://a.be"),
        '<a href="https://a.be"><span class="whole">www.</span><wbr><span class="whole">le-tisselande.</span><wbr>'
        '<span class="whole">example/</span><wbr><span class="whole">a-b//</span><wbr><span class="whole">c</span></a>',
    ),
    "and after the sign of a mailbox": (
        runs("accueil-xy@tisselande.example", link="mailto:a@b.be"),
        '<a href="mailto:a@b.be"><span class="whole">accueil-xy@</span><wbr><span class="whole">tisselande.</span><wbr>'
        '<span class="whole">example</span></a>',
    ),
    "words that lead to an address break as words": (
        runs("voir non-take-up", link="https://a.be"),
        '<a href="https://a.be">voir <span class="whole">non-take-up</span></a>',
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
        '<mark class="gap missing" title="Il manque le barème.">à compléter</mark>',
    ),
    "to confirm": (
        runs("uur", gap=CONFIRM, lang="nl"),
        '<mark class="gap confirm" title="À demander à Nadia."><span lang="nl-BE">uur</span></mark>',
    ),
    "empty": ((), ""),
}

ROW = (runs("a"), runs("b"))


def writer() -> Writer:
    return Writer(theme(), "fr", {"table": "Tableau", "figure": "Figure"})


BLOCKS: dict[str, tuple[Block, str]] = {
    "heading": (Heading(2, runs("T"), "t-1", "6.2"), '<h3 id="t-1"><span class="number">6.2</span> T</h3>'),
    "paragraph": (Paragraph(runs("p")), "<p>p</p>"),
    "role": (Paragraph(runs("p"), "lead"), '<p class="lead">p</p>'),
    "list": (
        List((Item(runs("a"), (List((Item(runs("b")),), ordered=True),)), Item(runs("c")))),
        "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
    ),
    "list that goes on": (
        List((Item(runs("a")),), ordered=True, start=3),
        '<ol start="3" style="counter-reset: list-item 2"><li>a</li></ol>',
    ),
    "bullets do not count": (List((Item(runs("a")),), start=3), "<ul><li>a</li></ul>"),
    "facts that ask for columns of their own": (
        Facts(((runs("a"), runs("mot " * 12 + "mot")), (runs("c"), runs("d")), (runs("e"), runs("f")))),
        '<dl class="facts of-3" style="--band: 22fr 9fr 9fr; --box: 24fr 8fr 8fr">'
        f"<div><dt>a</dt> <dd>{'mot ' * 12}mot</dd></div>"
        "<div><dt>c</dt> <dd>d</dd></div><div><dt>e</dt> <dd>f</dd></div></dl>",
    ),
    "facts of equal columns in the band alone": (
        Facts(((runs("a"), runs("x" * 30)), (runs("c"), runs("d")), (runs("e"), runs("f")))),
        '<dl class="facts of-3" style="--box: 14fr 13fr 13fr">'
        f"<div><dt>a</dt> <dd>{'x' * 30}</dd></div>"
        "<div><dt>c</dt> <dd>d</dd></div><div><dt>e</dt> <dd>f</dd></div></dl>",
    ),
    "facts": (Facts((ROW,)), '<dl class="facts of-1"><div><dt>a</dt> <dd>b</dd></div></dl>'),
    "quotation": (
        Quotation(runs("q"), runs("s")),
        '<blockquote><p>q</p><p class="source">s</p></blockquote>',
    ),
}


@pytest.mark.parametrize(("inline", "html"), INLINES.values(), ids=INLINES)
def test_inline(inline: Inline, html: str) -> None:
    assert writer().inline(inline) == Markup(html)


@pytest.mark.parametrize(("block", "html"), BLOCKS.values(), ids=BLOCKS)
def test_block(block: Block, html: str) -> None:
    assert writer().blocks((block,)) == Markup(html)


def test_headings_skip_no_level() -> None:
    levels = (3, 4, 3, 6, 2, 3, 1, 2, 3, 4, 5, 6)
    html = writer().part(tuple(Heading(level, runs("T")) for level in levels))
    tags = [int(line[2]) for line in html.splitlines()]
    assert tags == [3, 4, 3, 4, 3, 4, 2, 3, 4, 5, 6, 6]


def test_every_part_starts_anew() -> None:
    made = writer()
    deep = tuple(Heading(level, runs("T")) for level in (2, 3, 4))
    assert made.part(deep) == made.part(deep)


def test_a_figure_refers_to_its_picture_by_its_bytes() -> None:
    made = writer()
    html = made.blocks((Figure(b"png", "image/png", 'Deux "barres"', runs("Légende")),) * 2)
    ((address, picture),) = made.pictures.items()
    assert picture == (b"png", "image/png")
    figure = f'<figure class="keep"><img src="{address}" alt="Deux &#34;barres&#34;"><figcaption>Légende</figcaption>'
    assert html == f"{figure}</figure>\n{figure}</figure>"


@pytest.mark.parametrize("place", ["margin", "beside", "pull"])
def test_what_stands_out_of_the_flow_has_a_class(place: Placing) -> None:
    text = Paragraph(runs("mot " * 300))
    quotation, figure = Quotation(runs("q"), place=place), Figure(b"png", "image/png", "a", place=place)
    html = writer().blocks((quotation, text, figure, text))
    assert f'<blockquote class="{place}"><div><p>q</p></div></blockquote>' in html
    assert f'<figure class="keep {place}"><img ' in html


def test_what_has_no_text_beside_it_stands_in_the_flow() -> None:
    html = writer().blocks((Quotation(runs("q"), place="beside"), Facts((ROW,))))
    assert html.startswith("<blockquote><p>q</p></blockquote>")


def test_a_picture_of_another_type_is_refused() -> None:
    with pytest.raises(UnsafeInput) as refused:
        writer().blocks((Figure(b"MZ", "application/x-msdownload", "x"),))
    assert refused.value.reason.nl.startswith("een afbeelding van dit type")


def test_a_chart_is_a_picture_with_its_numbers_below() -> None:
    row = (runs("accueil"), runs("2"))
    chart = Chart(ChartSort.BARS, ("accueil",), (Series("ETP", (Decimal(2),)),), "Accueil 2.", Table(row, (row,)))
    made = writer()
    html = made.blocks((replace(chart, caption=runs("ETP"), number="4", anchor="figure-4"),))
    ((address, (svg, media)),) = made.pictures.items()
    assert (svg, media) == (draw(chart, theme(), "fr").svg, "image/svg+xml")
    head, body = (f'<{tag} class="short">' for tag in ('th scope="col"', "td"))
    assert html == (
        f'<figure class="keep chart" id="figure-4"><img src="{address}" alt="Accueil 2.">'
        '<figcaption><span class="number">Figure\u00a04.</span> ETP</figcaption><table class="data">'
        f"<thead><tr>{head}accueil</th>{head}2</th></tr></thead>"
        f"<tbody><tr>{body}accueil</td>{body}2</td></tr></tbody></table></figure>"
    )


def test_a_chart_whose_numbers_stand_elsewhere_has_no_table() -> None:
    chart = Chart(ChartSort.BARS, ("accueil",), (Series("ETP", (Decimal(2),)),), "Voir le tableau 3.")
    made = writer()
    html = made.blocks((chart,))
    (address,) = made.pictures
    assert html == f'<figure class="keep chart"><img src="{address}" alt="Voir le tableau 3."></figure>'


def test_moments_are_facts_along_a_line() -> None:
    moments = Facts(((runs("mai"), (Run("Le plan", bold=True), Run("\nAdopté."))),), look="timeline")
    assert writer().blocks((moments,)) == (
        '<dl class="facts timeline"><div><dt>mai</dt> <dd><strong>Le plan</strong>\nAdopté.</dd></div></dl>'
    )


def test_what_leads_in_a_list_or_a_table_stays_with_it() -> None:
    items = List((Item(runs("a")),))
    for follower, look in ((items, ' class="leading"'), (Table(ROW, (ROW,)), ' class="leading"'), (Facts((ROW,)), "")):
        html = writer().blocks((Paragraph(runs("En deux temps :")), follower))
        assert html.startswith(f"<p{look}>En deux temps :</p>\n")
    assert writer().blocks((Paragraph(runs("Deux temps."), "small"), items)).startswith('<p class="small">')


@pytest.mark.parametrize(
    ("place", "size", "look"),
    [
        ("cover", (3, 4), "keep cover tall"),
        ("back", (3, 4), "keep back tall"),
        ("opener", (3, 4), "keep opener"),
        ("cover", (4, 4), "keep cover"),
    ],
)
def test_a_picture_higher_than_wide_is_not_cut_for_a_cover(place: Placing, size: tuple[int, int], look: str) -> None:
    stream = BytesIO()
    Image.new("RGB", size).save(stream, "PNG")
    html = writer().blocks((Figure(stream.getvalue(), "image/png", "porte", place=place),))
    assert html.startswith(f'<figure class="{look}"><img ')
