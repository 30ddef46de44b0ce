"""What a file's name says, by one rule for files as found and names as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.file_names import language_of, stem_of
from tests.dossiers import assembled

ENDINGS = ("docx", "md", "csv", "xlsx", "yaml", "yml", "bib", "json", "docm", "xlsm")


@pytest.mark.parametrize(
    ("name", "lang", "stem"),
    [
        ("recit.fr.md", "fr", "recit"),
        ("rapport/01-equipe_fr.docx", "fr", "01-equipe"),
        ("01-equipe-NL.DOCX", "nl", "01-equipe"),
        ("01 équipe  FR.docx", "fr", "01 équipe"),
        ("01-equipe.docx", None, "01-equipe"),
        ("01-equipe", None, "01-equipe"),
        ("01-equipe.fr", "fr", "01-equipe"),
        ("version 2.1 du texte.md", None, "version 2.1 du texte"),
        ("chef.csv", None, "chef"),
        ("personnel.csv", None, "personnel"),
        ("fr.md", None, "fr"),
        ("", None, ""),
    ],
)
def test_the_language_and_the_stem(name, lang, stem):
    assert (language_of(name), stem_of(name)) == (lang, stem)


@given(
    st.from_regex(r"[0-9a-zéè-]{0,8}[0-9aé]", fullmatch=True), st.sampled_from(["fr", "nl", "FR", "Nl"]),
    st.sampled_from("._- "), st.sampled_from(ENDINGS),
)  # fmt: skip
def test_a_language_and_an_ending_are_never_part_of_the_stem(stem, lang, mark, ending):
    assert stem_of(f"dossier/{stem}{mark}{lang}.{ending}") == stem
    assert language_of(f"dossier/{stem}{mark}{lang}.{ending}") == lang.lower()


REPORT = "chapitres:\n  - {titre: {fr: Équipe, nl: Team}, fichier: 01-equipe}\n"


@pytest.mark.parametrize("mark", ["_", "-", ".", " "])
def test_a_chapter_is_found_whatever_stands_before_its_language(mark):
    """`01-equipe_fr.docx` was lost: two rules read the same name."""
    files = {
        "rapport.yaml": REPORT,
        f"01-equipe{mark}fr.md": "Cinq personnes.",
        f"01-equipe{mark}nl.md": "Vijf mensen.",
    }
    job = assembled("annual_report", files)
    assert job.findings == ()
    (section,) = job.document.sections
    assert (section.body.plain("fr"), section.body.plain("nl")) == ("Cinq personnes.", "Vijf mensen.")
