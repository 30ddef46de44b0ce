"""What a passage of a text gives to a table: rows, what stands around them, and what the table has no room for."""

import pytest

from imprimatur.core.blocks import Table
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.assembly.passages import LONGEST_LINE, LONGEST_PIECE
from tests.dossiers import examined

DELIVERABLES = (
    "# Livrables\n\nDans l’ordre :\n\n| Livrable | Longueur |\n|---|---|\n| note | 2 pages |\n| carte | 1 page |\n"
)


def rows(text: str) -> list[tuple[str, str]]:
    job = examined("job_offer", {"texte.fr.md": text})
    return [(one.title.plain("fr"), one.length.plain("fr")) for one in job.document.deliverables]


def said(text: str, part: str) -> list[str]:
    job = examined("job_offer", {"texte.fr.md": text})
    return list(plain_blocks(job.manuscripts["fr"].parts[part]))


def told(text: str) -> list[tuple[str, int, str]]:
    findings = examined("job_offer", {"texte.fr.md": text}).findings
    return [
        (one.code, one.location.line, one.values.get("value", ""))
        for one in findings
        if one.code in ("T01", "T09", "N01")
    ]


def test_a_table_gives_its_rows_and_keeps_what_is_said_around_it():
    text = f"{DELIVERABLES}\nEt rien d’autre.\n"
    assert rows(text) == [("note", "2 pages"), ("carte", "1 page")]
    whole = said(text, "deliverables")
    assert (whole[0], whole[-1]) == ("Dans l’ordre :", "Et rien d’autre.")
    assert told(text) == []


def test_two_tables_of_one_field_give_the_rows_of_both():
    text = f"{DELIVERABLES}\n| Longueur | Livrable |\n|---|---|\n| 3 pages | bilan |\n"
    assert rows(text) == [("note", "2 pages"), ("carte", "1 page"), ("bilan", "3 pages")]


def test_a_column_that_means_nothing_is_told_at_its_header_with_what_stands_below():
    text = "# Livrables\n\n| Livrable | Couleur |\n|---|---|\n| note | bleu |\n"
    assert rows(text) == [("note", "")]
    assert told(text) == [("T01", 3, "Couleur")]


def test_a_column_without_header_is_told_by_its_first_value():
    assert told("# Livrables\n\n| Livrable | |\n|---|---|\n| note | bleu |\n") == [("T01", 3, "bleu")]


@pytest.mark.parametrize(
    "more",
    [
        "| Lieu | Heure |\n|---|---|\n| gare | midi |\n",
        "Puis :\n\n| Livrable | Longueur |\n|---|---|\n| bilan | 3 pages |\n",
    ],
    ids=["a table that means nothing", "a sentence between two tables"],
)
def test_tables_that_the_field_cannot_hold_are_printed_as_they_stand(more):
    text = f"{DELIVERABLES}\n{more}"
    assert rows(text) == []
    job = examined("job_offer", {"texte.fr.md": text})
    assert sum(isinstance(block, Table) for block in job.manuscripts["fr"].parts["deliverables"]) == 2
    assert told(text) == [("T09", 1, "")]


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Français : maîtrise", True),
        ("Français : maîtrise, oui", True),
        ("Français : maîtrise, oui, encore", False),
        ("Français parlé et écrit, avec aisance devant un public", False),
    ],
)
def test_a_line_of_values_is_a_row_where_all_of_them_are_understood(line, understood):
    job = examined("job_offer", {"texte.fr.md": f"# Langues\n\n- {line}\n"})
    assert bool(job.document.profile.languages) is understood
    assert [one.code for one in job.findings if one.code in ("T09", "V01", "V03")] == ([] if understood else ["T09"])


def test_a_long_value_is_prose():
    """However well it would be understood."""
    assert LONGEST_PIECE == 60
    spaces = " " * 2
    assert examined(
        "job_offer", {"texte.fr.md": f"# Langues\n\n- Français{spaces}: maîtrise\n"}
    ).document.profile.languages


@pytest.mark.parametrize(("length", "count"), [(LONGEST_LINE, 2), (LONGEST_LINE + 1, 0)])
def test_a_long_paragraph_is_prose_and_no_row(length, count):
    assert LONGEST_LINE == 200
    text = f"# Profil\n\n## Compétences\n\n{'a' * length}\n\nLire.\n"
    assert len(examined("job_offer", {"texte.fr.md": text}).document.profile.skills) == count


@pytest.mark.parametrize(("length", "code"), [(80, "V01"), (81, "T09")])
def test_a_long_text_is_prose_and_no_value(length, code):
    """Under the name of a date: eighty characters may be a slip, one more is a sentence."""
    text = f"# Postuler\n\n## Date limite\n\n{'a' * length}\n"
    codes = {one.code for one in examined("job_offer", {"texte.fr.md": text}).findings}
    assert code in codes & {"V01", "T09"}
    assert len(codes & {"V01", "T09"}) == 1


def test_lines_announced_by_a_colon_are_rows_and_their_announcement_is_none():
    text = "# Profil\n\n## Compétences\n\nVous savez :\n\nLire.\n\nÉcrire.\n"
    job = examined("job_offer", {"texte.fr.md": text})
    assert [one.text.plain("fr") for one in job.document.profile.skills] == ["Lire.", "Écrire."]
    assert list(plain_blocks(job.manuscripts["fr"].parts["profile"]))[1] == "Vous savez :"


def test_a_single_line_with_a_colon_is_a_row():
    job = examined("job_offer", {"texte.fr.md": "# Profil\n\n## Compétences\n\nVous savez :\n"})
    assert [one.text.plain("fr") for one in job.document.profile.skills] == ["Vous savez :"]


@pytest.mark.parametrize(
    ("body", "is_kept"),
    [("Une phrase.\n\n- un\n- deux\n", True), ("- un\n  - dedans\n", False), ("> une citation\n", False)],
)
def test_a_short_text_holds_lines_and_plain_lists_alone(body, is_kept):
    """What it has no room for is a section of its author's own."""
    job = examined("job_offer", {"texte.fr.md": f"# Encadrement\n\n{body}"})
    assert bool(job.document.supervision) is is_kept
    assert [one.code for one in job.findings if one.code in ("T09", "N01")] == ([] if is_kept else ["T09"])


def test_a_section_after_a_part_that_says_nothing_follows_the_last_one_that_does():
    text = "# Contexte\n\nUn quartier.\n\n# Missions\n\n- agir\n\n# Tâches\n\n# Nos voisins\n\nDeux rues.\n"
    job = examined("job_offer", {"texte.fr.md": text})
    assert list(plain_blocks(job.manuscripts["fr"].parts["missions"])) == ["agir", "Nos voisins", "Deux rues."]
