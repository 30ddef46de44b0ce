import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.sources import READERS, read_any
from tests.sources.making import changed_package, codes, saved, source, workbook

WORKBOOK = saved(workbook(Offre=[["Champ", "Valeur"], ["Titre", "a"]]))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'


def test_an_unknown_ending_is_a_finding() -> None:
    assert codes(read_any(source("a/notes.xyz", b"x"))) == [("R03", "a/notes.xyz")]


@pytest.mark.parametrize(
    ("name", "severity", "remedy"),
    [
        ("infos.ods", "error", "Ouvrez-le et choisissez Enregistrer sous → Classeur Excel (.xlsx)"),
        ("INFOS.XLS", "error", "Ouvrez-le et choisissez Enregistrer sous → Classeur Excel (.xlsx)"),
        ("recit.odt", "error", "Ouvrez-le et choisissez Enregistrer sous → Document Word (.docx)"),
        ("recit.rtf", "error", "Ouvrez-le et choisissez Enregistrer sous → Document Word (.docx)"),
        ("infos.numbers", "error", "Dans Numbers, choisissez Fichier → Exporter vers → Excel (.xlsx)"),
        ("recit.pages", "error", "Dans Pages, choisissez Fichier → Exporter vers → Word (.docx)"),
        ("offre.pdf", "warning", "Un PDF ne se relit pas sûrement : reprenez le document d’origine (.docx ou .xlsx)"),
    ],
)
def test_a_file_of_another_program_is_told_with_how_to_save_it(name: str, severity: str, remedy: str) -> None:
    (found,) = read_any(source(f"a/{name}", b"x")).findings
    assert (found.code, str(found.location), found.severity) == ("R34", f"a/{name}", severity)
    assert found.remedy.fr == f"{remedy} ; puis déposez ce nouveau fichier à la place de a/{name}."


@pytest.mark.parametrize("name", ["carte.png", "photo.JPG", "photo.jpeg", "logo.svg", "~$recit.docx", ".DS_Store"])
def test_pictures_and_leftovers_are_passed_over(name: str) -> None:
    assert codes(read_any(source(f"a/{name}", b"x"))) == []


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({"xl/media/a.bin": b"0" * 30_000_000}, "volumineux"),
        ({"xl/worksheets/sheet1.xml": LAUGHS}, "entités"),
        ({"xl/worksheets/sheet1.xml": LAUGHS.decode().encode("utf-16")}, "entités"),
        ({"xl/worksheets/sheet1.xml": LAUGHS.decode().encode("cp037")}, "entités"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "autres fichiers"),
        (
            {
                "xl/worksheets/_rels/sheet1.xml.rels": b'<Relationships><Relationship Type="http://x/image" '
                b'TargetMode="External" Target="http://x/y.png"/></Relationships>'
            },
            "autres fichiers",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "docx"])
def test_unsafe_office_files_are_refused(members: dict[str, bytes], words: str, ending: str) -> None:
    reading = read_any(source(f"a/offre.{ending}", changed_package(WORKBOOK, members)))
    assert codes(reading) == [("R02", f"a/offre.{ending}")]
    assert words in reading.findings[0].message.fr
    assert reading.entries == ()


def test_a_protected_workbook_is_refused() -> None:
    reading = read_any(source("offre.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
    assert codes(reading) == [("R02", "offre.xlsx")]
    assert "mot de passe" in reading.findings[0].message.fr


def test_a_workbook_that_may_hold_macros_but_holds_none_is_read() -> None:
    assert [entry.name for entry in read_any(source("offre.xlsm", WORKBOOK)).entries] == ["Titre"]


def test_a_template_of_excel_is_a_workbook() -> None:
    assert [entry.name for entry in read_any(source("offre.xltx", WORKBOOK)).entries] == ["Titre"]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("content", [b"", b"bonjour", WORKBOOK[:400], WORKBOOK[:-30]])
def test_a_damaged_file_is_a_finding_that_names_it(ending: str, content: bytes) -> None:
    reading = read_any(source(f"a/offre.{ending}", content))
    assert codes(reading) == [("R01", f"a/offre.{ending}")]
    assert "Traceback" not in reading.findings[0].message.fr


def test_a_workbook_named_as_a_word_document_is_a_finding() -> None:
    assert codes(read_any(source("offre.docx", WORKBOOK))) == [("R01", "offre.docx")]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(ending: str, content: bytes) -> None:
    read_any(source(f"a{ending}", content))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([".md", ".yaml", ".csv"]), st.text("-# \n\t:[]{}|*>!&;,'\"ab1é", max_size=120))
def test_arbitrary_text_never_raises(ending: str, text: str) -> None:
    read_any(source(f"a{ending}", text))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=4))
def test_a_workbook_with_changed_bytes_never_raises(at: int, change: bytes) -> None:
    read_any(source("a.xlsx", WORKBOOK[:at] + change + WORKBOOK[at + len(change) :]))
