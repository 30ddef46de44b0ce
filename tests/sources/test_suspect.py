"""Characters that are not what their author meant: decoded right where sure, told where not, whatever the format."""

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.file_names import stem_of
from imprimatur.sources import read_any
from imprimatur.sources.plain_text.characters import clean, decoding, encoded_twice
from tests.sources.making import codes, saved, source, xlsx

TEXT = "Échéance : « à l’accueil », dès février, où l’été est là. Eén huis, reünie, 5 €"


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", ""),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_the_encodings_of_offices_are_decoded(encoding: str, guessed: str) -> None:
    found = decoding(TEXT.encode(encoding))
    assert (found.text, found.guessed) == (TEXT, guessed)


def test_the_encoding_of_dos_is_decoded() -> None:
    text = "Échéance à l'accueil, dès février, où l'été est là. Eén huis, reünie"
    found = decoding(text.encode("cp850"))
    assert (found.text, found.guessed) == (text, "CP850")


def test_a_sign_that_no_text_has_makes_the_encoding_doubtful() -> None:
    assert decoding("été ¤".encode("cp1252")).guessed == "Windows-1252"


def test_a_guess_is_told_with_a_line_to_look_at() -> None:
    reading = read_any(source("langues.csv", "Langue;Niveau\nfrançais;maîtrisé\n".encode("mac_roman")))
    assert list(reading.tables[0].frame["Langue"]) == ["français"]
    (found,) = reading.findings
    assert (found.code, found.severity, found.values["encoding"]) == ("T29", "warning", "Mac Roman")
    assert found.values["excerpt"] == "français;maîtrisé"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ã©tÃ© compris, Ã\xa0 lâ€™accueil", "été compris, à l’accueil"),
        ("Ã‰chÃ©ance â€“ 5 â‚¬", "Échéance – 5 €"),
        ("Å“uvre, 20Â\xa0%", "œuvre, 20\xa0%"),
    ],
)
def test_a_text_encoded_twice_is_known(text: str, meant: str) -> None:
    assert encoded_twice(text) == meant


@given(st.text(st.sampled_from("abc éèàùçôïüœÉÀ’«»€–—…ÂÃâ° -."), max_size=30))
def test_a_text_encoded_twice_is_given_back_and_a_sound_one_is_left(text: str) -> None:
    twice = "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252") for byte in text.encode()
    )
    if "Ã" not in text and "Â" not in text and "â" not in text:
        assert encoded_twice(text) == ""
        assert encoded_twice(twice) == ("" if text.isascii() else text)


DOUBLE = "dÃ©jÃ\xa0"


def test_it_is_told_at_its_place_in_every_format() -> None:
    word = Document()
    word.add_paragraph(DOUBLE)
    found = {
        "d.xlsx": codes(read_any(xlsx("d.xlsx", Offre=[["Champ", "Valeur"], ["Titre", DOUBLE]]))),
        "d.csv": codes(read_any(source("d.csv", f"Poste;Note\nx;{DOUBLE}\n"))),
        "d.yaml": codes(read_any(source("d.yaml", f"a: b\ntitre: {DOUBLE} vu\n"))),
        "d.md": codes(read_any(source("d.md", f"# Contexte\n\n{DOUBLE}\n"))),
        "d.docx": codes(read_any(source("d.docx", saved(word)))),
    }
    assert found == {
        "d.xlsx": [("R36", "d.xlsx!Offre!B2")],
        "d.csv": [("R36", "d.csv:2")],
        "d.yaml": [("R36", "d.yaml:2")],
        "d.md": [("R36", "d.md:3")],
        "d.docx": [("R36", "d.docx ¶1")],
    }


def test_marks_of_direction_are_removed_and_told_once_a_file() -> None:
    assert clean("a\u200e\u202bb\u202c\u2066c\u2069") == "abc"
    word = Document()
    word.add_paragraph("a\u200eb")
    assert codes(read_any(source("d.docx", saved(word)))) == [("R38", "d.docx")]
    assert codes(read_any(source("d.yaml", "a: b\nc: d\u200e\ne: f\u200e\n"))) == [("R38", "d.yaml:2")]
    (narrative,) = read_any(source("d.md", "# a\u200eb\n")).narratives
    assert narrative.blocks[0].text[0].text == "ab"  # type: ignore[union-attr]


def test_accents_are_composed_in_every_format_and_in_names_of_files() -> None:
    apart = "e\u0301te\u0301"
    word = Document()
    word.add_paragraph(apart)
    assert read_any(source("d.docx", saved(word))).narratives[0].blocks[0].text[0].text == "été"  # type: ignore[union-attr]
    assert read_any(source("d.yaml", f"titre: {apart}\n")).entries[0].values[""].value == "été"
    assert read_any(source("d.csv", f"Poste;Note\n{apart};y\n")).tables[0].frame.iloc[0, 0] == "été"
    assert read_any(source("d.md", f"{apart}\n")).narratives[0].blocks[0].text[0].text == "été"  # type: ignore[union-attr]
    assert stem_of(f"a/{apart}_fr.csv") == "été"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Ouvert <!-- demander à Rachida --> le lundi", "<!-- demander à Rachida -->"),
        ("Un<br>deux", "<br>"),
        ('Le <span style="color:red">jeudi</span>', '<span style="color:red">'),
        ("Fermé ~~le lundi~~ le mardi", "~~le lundi~~"),
        ("Fermé ==le mardi==", "==le mardi=="),
        ("Une salle de 80 m^2^", "^2^"),
        ("Du CO~2~ en moins", "~2~"),
        ("Dupont &amp; fils", "&amp;"),
    ],
)
def test_marks_of_other_programs_are_told_wherever_they_would_be_printed(text: str, mark: str) -> None:
    reading = read_any(xlsx("d.xlsx", Offre=[["Champ", "Valeur"], ["Contexte", text]]))
    assert [(one.code, str(one.location), one.values["value"]) for one in reading.findings] == [
        ("R45", "d.xlsx!Offre!B2", mark)
    ]


def test_markdown_has_no_more_marks_than_those_it_carries() -> None:
    text = "# Titre\n\nLe ~~lundi~~, avec une note[^n].\n\n[^n]: Voir <b>ici</b>, page XXX.\n"
    found = read_any(source("d.md", text)).findings
    assert [(one.code, str(one.location), one.values["value"]) for one in found] == [
        ("R45", "d.md:3", "~~lundi~~"),
        ("R45", "d.md:3", "<b>"),
        ("R46", "d.md:3", "page XXX"),
    ]


@pytest.mark.parametrize("text", ["`<br>` et `m^2^`", "5 < 6 et a > b", "===== fin =====", "R&D ; x = y == z", "~~~"])
def test_what_is_meant_to_the_letter_is_not_told(text: str) -> None:
    assert read_any(source("d.md", f"Voir {text}\n")).findings == ()
