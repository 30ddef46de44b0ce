"""BibTeX and BibLaTeX to rows of publications: every value at its line, every fault a finding."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.dossier import DataTable
from imprimatur.sources import read_any
from imprimatur.sources.bibliography.publication_rows import COLUMNS
from tests.sources.making import codes, source

FILE = """% Exported from Zotero
@string{bis = "Bruxelles Informations Sociales"}

@article{moriau2024,
  author = {Moriau, Jacques and others},
  title = {Devenir invisible aux yeux de l'{\\'E}tat},
  subtitle = {Une premi{\\`e}re estimation},
  journaltitle = {Brussels Studies},
  number = {192},
  date = {2024-05-26},
  url = {https://journals.openedition.org/brussels/a\\_b%20c},
}
@article{boussart, author="Boussart, Karine and Rosenzweig, Matthias", title={La mutualisation -- 50 % ?},
  journal = bis, volume = 12, number=181, year=2023}
@incollection{lelubre,
  author = {Marjorie Lelubre},
  editor = {{Le Forum -- Bruxelles contre les in{\\'e}galit{\\'e}s} and de Muynck, Simon},
  title = {Construire}, booktitle = {D\\'ecloisonner},
  publisher = {{\\'E}ditions de l'ULB}, address = {Bruxelles}, year = {forthcoming},
  doi = {10.1000/x\\_1}
}
"""


def rows(table: DataTable) -> list[dict[str, Any]]:
    """What the rows hold, empty places left out."""
    return [{k: v for k, v in row.items() if v is not None} for row in table.frame.to_dict("records")]


def read(text: str | bytes) -> list[dict[str, Any]]:
    (table,) = read_any(source("publications.bib", text)).tables
    return rows(table)


def test_entries_are_rows_of_publications() -> None:
    (table,) = read_any(source("cbcs/publications.bib", FILE)).tables
    assert (table.name, tuple(table.frame.columns)) == ("publications", COLUMNS)
    assert rows(table) == [
        {
            "kind": "article-journal",
            "authors": "Jacques Moriau",
            "others": True,
            "year": 2024,
            "title": "Devenir invisible aux yeux de l'État. Une première estimation",
            "container": "Brussels Studies",
            "issue": "192",
            "url": "https://journals.openedition.org/brussels/a_b%20c",
            "online": "2024-05-26",
        },
        {
            "kind": "article-journal",
            "authors": "Karine Boussart; Matthias Rosenzweig",
            "year": 2023,
            "title": "La mutualisation – 50 % ?",
            "container": "Bruxelles Informations Sociales",
            "volume": "12",
            "issue": "181",
        },
        {
            "kind": "chapter",
            "authors": "Marjorie Lelubre",
            "title": "Construire",
            "container": "Décloisonner",
            "editors": "Le Forum – Bruxelles contre les inégalités; Simon de Muynck",
            "publisher": "Éditions de l'ULB",
            "place": "Bruxelles",
            "url": "https://doi.org/10.1000/x_1",
        },
    ]


def test_values_stand_at_their_line_and_missing_ones_at_that_of_the_entry() -> None:
    (table,) = read_any(source("publications.bib", FILE.replace("\n", "\r\n"))).tables
    places = {column: str(table.at(0, column)) for column in ("kind", "authors", "title", "online", "url", "place")}
    assert places == {
        "kind": "publications.bib:4",
        "authors": "publications.bib:5",
        "title": "publications.bib:6",
        "online": "publications.bib:10",
        "url": "publications.bib:11",
        "place": "publications.bib:4",
    }
    assert [str(table.at(row, "title")) for row in (1, 2)] == ["publications.bib:13", "publications.bib:18"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_in_the_encodings_of_programs(encoding: str) -> None:
    assert read("@book{a, title = {Été}, year = 2020}".encode(encoding)) == [
        {"kind": "book", "year": 2020, "title": "Été"}
    ]


@pytest.mark.parametrize(
    ("latex", "letters"),
    [
        (r"{\c C}a va, {\OE}uvre, na\"{\i}f, \~n, {\ss}", "Ça va, Œuvre, naïf, ñ, ß"),
        (r"L'\'etat \& le \emph{social} \% \_", "L'état & le social % _"),
        ("``Drifting'' minors --- 2024", "“Drifting” minors — 2024"),
        (r"a~b $x$ {{CREBIS}}", "a b x CREBIS"),
        (r"a \input{/etc/passwd} b", "a b"),
    ],
)
def test_latex_becomes_letters(latex: str, letters: str) -> None:
    assert read(f"@book{{a, title = {{{latex}}}}}")[0]["title"] == letters


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("book", "book"),
        ("Collection", "book"),
        ("inproceedings", "chapter"),
        ("techreport", "report"),
        ("online", "online"),
        ("phdthesis", "phdthesis"),
    ],
)
def test_kinds_are_those_of_csl_and_others_keep_their_name(entry: str, kind: str) -> None:
    assert read(f"@{entry}{{a, title = {{T}}}}")[0]["kind"] == kind


def test_an_article_of_a_magazine_keeps_its_day_without_an_address() -> None:
    magazine = "@article{a, title={T}, entrysubtype={magazine}, date={2024-08-12}}"
    assert read(magazine) == [
        {"kind": "article-magazine", "year": 2024, "title": "T", "online": "2024-08-12"},
    ]


def test_the_number_of_a_book_is_no_issue() -> None:
    assert read("@book{a, title={T}, number={3}}") == [{"kind": "book", "title": "T"}]


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("year = {2024}", 2024),
        ("date = {2024-05}", 2024),
        ("date = {2023/2024}", 2023),
        ("year = {in press}", None),
        ("year = {à paraître}", None),
        ("year = 2025, pubstate = {forthcoming}", None),
        ("year = {vers 2020}", "vers 2020"),
        ("year = {20245}", "20245"),
    ],
)
def test_years_and_what_is_forthcoming(fields: str, year: object) -> None:
    assert read(f"@book{{a, title = {{T}}, {fields}}}")[0].get("year") == year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\n@book{a, title = {Oups\n@book{b, title = {T}}\n", [("R13", "p.bib:2")]),
        ("@book{a, title = {T}}\n@book{a, title = {U}}\n", [("R13", "p.bib:2")]),
        ("@book{a, title = {T}, title = {U}}\n", [("R13", "p.bib:1")]),
        ('@book{a,\n title = "T" # "U"}\n', [("R13", "p.bib:2")]),
        ("@book{a,\n title = {" + "x" * 5000 + "}}", [("R13", "p.bib:2")]),
        ("@book{a, title = {" + "{" * 50 + "}" * 50 + "}}", [("R13", "p.bib:1")]),
        ("Une liste de titres.\n", [("R01", "p.bib")]),
        ("@" * 10_000, [("R01", "p.bib")]),
        ("".join(f"@book{{k{n}, title = {{T}}}}\n" for n in range(2001)), [("R01", "p.bib")]),
        ("".join(f"@book{{k{n}, title = {{\\'e{n}{'x' * 3000}}}}}\n" for n in range(40)), [("R01", "p.bib")]),
        (" " * 1_000_001, [("R01", "p.bib")]),
        ("", []),
    ],
)
def test_faults_are_findings_at_their_line(text: str, found: list[tuple[str, str]]) -> None:
    assert codes(read_any(source("p.bib", text))) == found


def test_the_rest_of_a_file_is_read() -> None:
    assert read("@book{a, title = {Oups\n@book{b, title = {Lu}}\n") == [{"kind": "book", "title": "Lu"}]


PIECES = st.lists(
    st.sampled_from(
        ["@book", "@string", "{", "}", '"', ",", "=", "title", "author", " and ", "\n", "\\'", "e", "#", "~"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=60), PIECES.map(str.encode), PIECES.map(lambda t: f"@book{{a, {t}}}".encode())))
def test_no_bytes_raise(content: bytes) -> None:
    from imprimatur.sources.bibliography.bibtex import read

    read(source("p.bib", content))
