"""The HTML of tables, captions and lists of contents."""

import re
from dataclasses import replace

from imprimatur.core.blocks import Contents, ContentsEntry, Gap, Run, Table, runs
from imprimatur.rendering.html.tables import caption_html, contents_html, table_html
from imprimatur.rendering.widths import widths_of

WORDS = {"table": "Tableau", "figure": "Figure"}
LONG = runs("un texte bien trop long pour une seule ligne")


def test_a_number_stands_before_its_caption_with_its_word() -> None:
    assert caption_html("figure", "2", runs("Publics"), WORDS) == '<span class="number">Figure\u00a02.</span> Publics'
    assert caption_html("table", "", runs("Publics"), WORDS) == "Publics"


def test_numbers_stand_right_and_totals_last() -> None:
    rows = ((LONG, runs("1")), (runs("Total"), runs("1")))
    table = Table((runs("Nom"), runs("ETP")), rows, runs("C"), True, (1,), True, "3", "table-3")
    assert table_html(table, WORDS) == (
        '<div class="keep" id="table-3"><table><caption><span class="number">Tableau\u00a03.</span> C</caption>'
        '<colgroup><col style="width: 93.9%"><col style="width: 6.1%"></colgroup>'
        '<thead><tr><th scope="col">Nom</th><th scope="col" class="numeric">ETP</th></tr></thead>'
        '<tbody><tr><th scope="row">un texte bien trop long pour une seule ligne</th><td class="numeric">1</td></tr>'
        '<tr class="total"><th scope="row">Total</th><td class="numeric">1</td></tr></tbody></table></div>'
    )


def test_a_marked_column_bears_its_mark_in_every_row() -> None:
    table = Table((runs("Point"), runs("A"), runs("B")), ((LONG, LONG, runs("2")),), marked=(2,))
    assert '<th scope="col" class="short marked">B</th>' in table_html(table, {})
    assert '<td class="short marked">2</td>' in table_html(table, {})
    assert table_html(table, {}).count("marked") == 2


def test_short_columns_stay_on_one_line_and_short_rows_are_filled_up() -> None:
    table = Table((runs("Date"), runs("Objet")), ((runs("9 septembre 2024"), LONG), (runs("2025"),)))
    assert table_html(table, {}) == (
        '<div class="keep"><table><colgroup><col style="width: 18.9%"><col style="width: 81.1%"></colgroup>'
        '<thead><tr><th scope="col" class="short">Date</th><th scope="col">Objet</th></tr>'
        '</thead><tbody><tr><td class="short"><span class="whole">9 septembre</span> 2024</td>'
        "<td>un texte bien trop long pour une seule ligne</td></tr>"
        '<tr><td class="short">2025</td><td></td></tr></tbody></table></div>'
    )


def test_short_columns_break_where_the_table_would_leave_the_page() -> None:
    """Five columns of durations stay whole beside a short word; beside a long one, there is room for three."""
    dates = tuple(runs("9 mois et 3 ans") for _ in range(5))
    for word, short in (("", 12), ("coordinatieverantwoordelijke", 6)):
        row = (*dates, runs(word))
        assert table_html(Table(row, (row,)), {}).count('class="short"') == short


def test_the_columns_are_those_of_word_at_the_size_and_on_the_page_of_the_table() -> None:
    rows = ((runs("9 septembre 2024"), LONG, LONG * 3),)
    table = Table((runs("Date"), runs("Objet"), runs("Suite")), rows)
    for wide, total, size in ((False, 9400, 9.5), (True, 14300, 9.5)):
        made = table_html(replace(table, wide=wide), {})
        shares = [100 * one / total for one in widths_of((table.header, *rows), total, size)]
        assert re.findall(r"<col style=\"width: ([0-9.]+)%\">", made) == [f"{one:.1f}" for one in shares]
    assert "<col" not in table_html(replace(table, close=True), {})


def test_a_heading_longer_than_the_short_texts_below_it_may_break() -> None:
    for heading, look in (("a" + " b" * 9 + "c", ' class="short"'), ("a" + " b" * 10, "")):
        made = table_html(Table((runs(heading), runs("Objet")), ((runs("2025"), LONG),)), {})
        assert f'<th scope="col"{look}>{heading}</th>' in made
        assert '<td class="short">2025</td>' in made


def test_a_group_of_rows_has_a_body_of_its_own_below_its_head() -> None:
    rows = ((runs("A"),), (runs("un"), runs("1")), (runs("B"),), (runs("deux"), runs("2")))
    table = Table((runs("Poste"), runs("Total")), rows, row_headers=True, grouped=True)
    head = '<tr class="group"><th scope="rowgroup" colspan="2">{}</th></tr>'
    row = '<tr><th scope="row" class="short">{}</th><td class="short">{}</td></tr>'
    body = "</tbody><tbody>".join(
        head.format(one) + row.format(*two) for one, two in (("A", ("un", 1)), ("B", ("deux", 2)))
    )
    assert table_html(table, {}).endswith(f"</thead><tbody>{body}</tbody></table></div>")
    assert "colspan" not in table_html(replace(table, grouped=False), {})


def test_a_table_is_kept_whole_as_long_as_it_is_short() -> None:
    row = (runs("a"), runs("b"))
    assert table_html(Table(row, (row,) * 10), {}).startswith('<div class="keep">')
    assert table_html(Table(row, (row,) * 11), {}).startswith('<div class="long">')
    assert table_html(Table(row, ((LONG * 5, LONG),) * 5), {}).startswith('<div class="long">')
    assert table_html(Table(row, (row,), wide=True), {}).startswith('<div class="keep wide">')
    assert table_html(Table(row, (row,) * 32, whole=True), {}).startswith('<div class="keep">')
    assert table_html(Table(row, (row,) * 33, whole=True), {}).startswith('<div class="long">')


def test_what_heads_a_group_counts_for_no_column() -> None:
    rows = ((runs("P1"), LONG), (runs("P2"), LONG))
    table = Table((runs("Code"), runs("Condition")), rows)
    above = replace(table, rows=((runs("Conseil d’administration"),), *rows), grouped=True)
    columns = re.search("<colgroup>.*</colgroup>", table_html(table, {}))
    assert columns is not None and columns[0] in table_html(above, {})
    assert '<th scope="col" class="short">Code</th>' in table_html(above, {})
    assert columns[0] not in table_html(replace(above, grouped=False), {})


def test_contents_nest_by_level() -> None:
    entries = (
        ContentsEntry(1, "1", runs("A"), "s1"),
        ContentsEntry(2, "1.1", runs("B"), "s1-1"),
        ContentsEntry(3, "1.1.1", runs("C"), "s1-1-1"),
        ContentsEntry(2, "1.2", runs("D"), "s1-2"),
        ContentsEntry(1, "", (Run("E", note=runs("note"), link="https://a.be", gap=Gap("x", "y", "z")),), "s2"),
    )
    line = '<a href="#{}"><span class="number">{}</span> {}</a>'
    deepest = f"<ol><li>{line.format('s1-1-1', '1.1.1', 'C')}</li></ol>"
    middle = f"<ol><li>{line.format('s1-1', '1.1', 'B')}{deepest}</li><li>{line.format('s1-2', '1.2', 'D')}</li></ol>"
    assert contents_html(Contents(entries), {}) == (
        f'<nav class="contents" role="doc-toc"><ol><li>{line.format("s1", "1", "A")}{middle}</li>'
        '<li><a href="#s2">E</a></li></ol></nav>'
    )


def test_tables_are_listed_before_figures() -> None:
    entries = (
        ContentsEntry(2, "1", runs("Vue"), "figure-1"),
        ContentsEntry(1, "1", runs("Salles"), "table-1"),
    )
    assert contents_html(Contents(entries, "captions"), WORDS) == (
        '<nav class="contents captions" role="doc-toc">'
        '<ol><li><a href="#table-1"><span class="number">Tableau\u00a01.</span> Salles</a></li></ol>'
        '<ol><li><a href="#figure-1"><span class="number">Figure\u00a01.</span> Vue</a></li></ol></nav>'
    )
