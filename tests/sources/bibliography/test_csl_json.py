"""CSL-JSON as Zotero exports it to rows of publications: every record at its line, every fault a finding."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.sources import read_any
from imprimatur.sources.bibliography import csl_json
from imprimatur.sources.bibliography.publication_rows import COLUMNS
from tests.sources.making import codes, source

RECORDS: list[dict[str, Any]] = [
    {
        "id": "http://zotero.org/groups/1/items/A",
        "type": "article-journal",
        "title": "Devenir <i>invisible</i> aux yeux de l’État",
        "container-title": "Brussels Studies",
        "issue": 192,
        "DOI": "10.4000/abc",
        "URL": "https://journals.openedition.org/brussels/7510",
        "author": [{"family": "Moriau", "given": "Jacques"}, {"literal": "et al."}],
        "issued": {"date-parts": [["2024", 5, 26]]},
    },
    {
        "id": "b",
        "type": "chapter",
        "title": "Construire",
        "container-title": "Décloisonner",
        "publisher": "Éditions de l’ULB",
        "publisher-place": "Bruxelles",
        "volume": "3",
        "author": [{"family": "Muynck", "given": "Simon", "non-dropping-particle": "de"}],
        "editor": [{"literal": "Le Forum; Bruxelles"}, {"family": "Artois", "given": "Pierre"}],
        "issued": {"date-parts": [[2025]]},
    },
]
ROWS = [
    {
        "kind": "article-journal",
        "authors": "Jacques Moriau",
        "others": True,
        "year": 2024,
        "title": "Devenir invisible aux yeux de l’État",
        "container": "Brussels Studies",
        "issue": "192",
        "url": "https://doi.org/10.4000/abc",
        "online": "2024-05-26",
    },
    {
        "kind": "chapter",
        "authors": "Simon de Muynck",
        "year": 2025,
        "title": "Construire",
        "container": "Décloisonner",
        "editors": "Le Forum, Bruxelles; Pierre Artois",
        "volume": "3",
        "publisher": "Éditions de l’ULB",
        "place": "Bruxelles",
    },
]


def read(records: object) -> list[dict[str, Any]]:
    text = json.dumps(records)
    (table,) = read_any(source("publications.json", text)).tables
    return [{k: v for k, v in row.items() if v is not None} for row in table.frame.to_dict("records")]


@pytest.mark.parametrize("indent", [None, "\t"])
def test_records_are_rows_of_publications(indent: str | None) -> None:
    text = json.dumps(RECORDS, indent=indent, ensure_ascii=False)
    (table,) = read_any(source("cbcs/publications.json", "\ufeff" + text)).tables
    assert (table.name, tuple(table.frame.columns)) == ("publications", COLUMNS)
    found = [{k: v for k, v in row.items() if v is not None} for row in table.frame.to_dict("records")]
    assert found == ROWS


def test_records_stand_at_the_line_where_they_start() -> None:
    (table,) = read_any(source("p.json", json.dumps(RECORDS, indent=2))).tables
    assert [str(table.at(row, "title")) for row in (0, 1)] == ["p.json:2", "p.json:29"]


@pytest.mark.parametrize(
    ("record", "row"),
    [
        (
            {"type": "article-newspaper", "issued": {"date-parts": [[2024, 8, 2]]}},
            ("article-magazine", 2024, "2024-08-02"),
        ),
        ({"type": "article-journal", "issued": {"date-parts": [[2024, 8, 2]]}}, ("article-journal", 2024, None)),
        ({"type": "webpage", "issued": {"raw": "2024-08-02"}, "URL": "https://a.be"}, ("webpage", 2024, "2024-08-02")),
        ({"type": "book", "issued": {"date-parts": [[2024]]}, "status": "in press"}, ("book", None, None)),
        ({"type": "book", "issued": {"literal": "Forthcoming"}}, ("book", None, None)),
        ({"type": "book", "issued": {"literal": "vers 2020"}}, ("book", "vers 2020", None)),
        ({"type": "paper-conference"}, ("chapter", None, None)),
    ],
)
def test_kinds_years_and_days(record: dict[str, Any], row: tuple[object, ...]) -> None:
    (found,) = read([{"title": "T", **record}])
    assert tuple(found.get(column) for column in ("kind", "year", "online")) == row


def test_what_has_another_shape_counts_as_empty() -> None:
    record = {"type": "book", "title": ["a"], "author": "X", "editor": [1, {}], "issued": [2024], "volume": True}
    assert read([record]) == [{"kind": "book"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"name": "a package"}', [("R03", "p.json")]),
        ("[1, 2]", [("R03", "p.json")]),
        ("nothing", [("R03", "p.json")]),
        ("", [("R03", "p.json")]),
        ("[]", []),
        ('[\n{"type": "book"},\n{"id": 1}\n]', [("R13", "p.json:3")]),
        ('[\n{"type": "book"},\n{"type": "book"\n]', [("R13", "p.json:4")]),
        ('[\n{"type": "book"}\n{"type": "book"}]', [("R13", "p.json:3")]),
        ('[{"type": "book", "volume": ' + "9" * 5000 + "}]", [("R13", "p.json")]),
        ("[" * 100_000, [("R13", "p.json")]),
        ("[" + ",".join(['{"type": "book"}'] * 5001) + "]", [("R01", "p.json")]),
        (" " * 2_000_001, [("R01", "p.json")]),
    ],
)
def test_faults_are_findings_at_their_line(text: str, found: list[tuple[str, str]]) -> None:
    assert codes(read_any(source("p.json", text))) == found


def test_the_references_before_a_fault_are_read() -> None:
    (table,) = read_any(source("p.json", '[{"type": "book", "title": "Lu"}, {"type"')).tables
    assert list(table.frame["title"]) == ["Lu"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("type", "title", "author", "editor", "issued", "volume", "DOI", "status")


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=40),
        JSON.map(lambda value: json.dumps(value).encode()),
        st.dictionaries(st.sampled_from(FIELDS), JSON).map(lambda one: json.dumps([{**one, "type": "book"}]).encode()),
    )
)
def test_no_bytes_raise(content: bytes) -> None:
    csl_json.read(source("p.json", content))
