"""Headings made by hand: taken where a document has no others, told at their place."""

import pytest

from tests.sources.making import codes
from tests.sources.word.making_forms import Forms, field, paragraph, read_body, run, texts, told

BOLD, LARGE = "<w:b/>", '<w:sz w:val="32"/>'
TEXT = paragraph(run("Une phrase de texte, assez longue pour être le corps du document."))


def test_lines_in_bold_in_capitals_or_larger_are_headings_and_told() -> None:
    body = paragraph(run("Offre", LARGE)) + TEXT
    body += paragraph(run("Contexte", BOLD)) + TEXT + paragraph(run("MISSIONS :")) + TEXT
    reading = read_body(body)
    assert [line for line in texts(reading) if str(line).startswith("#")] == [
        "# Offre",
        "### Contexte",
        "## MISSIONS :",
    ]
    assert codes(reading) == [("R26", f"recit.fr.docx ¶{n}") for n in (1, 3, 5)]
    assert {str(one.severity) for one in reading.findings} == {"info"}
    assert reading.findings[1].message.fr == "« Contexte » ressemble à un titre et est pris comme tel."


def test_numbers_say_the_level() -> None:
    body = (
        paragraph(run("1. Projet", BOLD))
        + TEXT
        + paragraph(run("1.2 Lieu", BOLD))
        + TEXT
        + paragraph(run("1.2.1 Salle", BOLD))
        + TEXT
    )
    assert [line for line in texts(read_body(body)) if str(line).startswith("#")] == [
        "# 1. Projet",
        "## 1.2 Lieu",
        "### 1.2.1 Salle",
    ]


@pytest.mark.parametrize(
    "line",
    [
        paragraph(run("Attention", BOLD) + run(" : le service ferme.")),
        paragraph(run("Le service ferme en mai.", BOLD)),
        paragraph(run("Une phrase en gras de plus de douze mots qui ne peut pas être un titre ici", BOLD)),
        paragraph(run("un, deux,", BOLD)),
        paragraph(run("2027", BOLD)),
        paragraph(run("ONU")),
        paragraph(run("un peu plus grand", '<w:sz w:val="22"/>')),
    ],
)
def test_what_only_looks_a_little_like_a_heading_is_a_paragraph(line: str) -> None:
    reading = read_body(TEXT + line + TEXT)
    assert (len(texts(reading)), reading.findings) == (3, ())
    assert not any(str(one).startswith("#") for one in texts(reading))


def test_a_bold_line_in_a_text_with_real_headings_stays_a_paragraph() -> None:
    body = paragraph(run("Contexte"), '<w:pStyle w:val="Heading1"/>') + TEXT + paragraph(run("À noter", BOLD)) + TEXT
    reading = read_body(body)
    assert texts(reading)[2] == "À noter"
    assert reading.findings == ()


def test_a_house_style_whose_name_says_heading_is_one_beside_real_ones() -> None:
    house = '<w:style w:type="paragraph" w:styleId="Maison"><w:name w:val="Titre maison"/></w:style>'
    body = paragraph(run("Contexte"), '<w:pStyle w:val="Heading1"/>') + TEXT
    body += paragraph(run("Équipe"), '<w:pStyle w:val="Maison"/>') + TEXT
    reading = read_body(body, Forms(styles=house))
    assert (texts(reading)[2], codes(reading)) == ("# Équipe", [("R26", "recit.fr.docx ¶3")])


def test_a_document_all_in_bold_has_no_headings() -> None:
    body = paragraph(run("Une ligne", BOLD)) + paragraph(run("Une autre", BOLD))
    assert (texts(read_body(body)), told(read_body(body))) == (["Une ligne", "Une autre"], [])


def test_a_bold_line_with_a_number_of_its_own_is_a_heading_and_a_bold_list_is_none() -> None:
    numbered = '<w:pStyle w:val="ListNumber"/>'
    alone = paragraph(run("Contexte", BOLD), numbered) + TEXT + paragraph(run("Missions", BOLD), numbered) + TEXT
    assert [line for line in texts(read_body(alone)) if str(line).startswith("#")] == ["# Contexte", "# Missions"]
    together = TEXT + paragraph(run("un", BOLD), numbered) + paragraph(run("deux", BOLD), numbered)
    assert texts(read_body(together))[1:] == [("1.", "un", []), ("1.", "deux", [])]


def test_a_heading_stands_on_one_line() -> None:
    body = "<w:r><w:t>Une équipe</w:t><w:br/><w:t>qui grandit</w:t></w:r>"
    assert texts(read_body(paragraph(body, '<w:pStyle w:val="Heading2"/>'))) == ["## Une équipe qui grandit"]


def test_a_dropped_first_letter_is_put_back_before_its_word() -> None:
    initial = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    body = paragraph(run("L", BOLD), initial) + paragraph(run("e service ouvre."))
    body += paragraph(run("À"), initial) + paragraph(run(" partir de mai.")) + paragraph(run("Z"), initial)
    assert texts(read_body(body)) == ["Le service ouvre.", "À partir de mai.", "Z"]


def test_a_field_in_a_heading_is_no_harm() -> None:
    assert texts(read_body(paragraph(run("Point ") + field("SEQ x", run("3")), '<w:pStyle w:val="Heading1"/>'))) == [
        "# Point 3"
    ]
