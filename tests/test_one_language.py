"""A dossier in one language on purpose is judged, counted and printed in that one alone, whichever it is."""

import json
from pathlib import Path

import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownLanguage
from imprimatur.core.parameters import Parameters
from imprimatur.documents.schema.document import home_of, languages_of
from imprimatur.kinds import KINDS
from imprimatur.language.parsing import Unreadable, parse_document_languages
from imprimatur.project import Project
from tests.dossiers import ROOT, assembled, examined
from tests.one_language import WORDS, alone
from tests.validators.ground import Ground
from validators import check

BOTH = {"offre.yaml": "titre: {fr: Accueil, nl: Onthaal}\n"}


def project(folder: Path, files: dict[str, str | bytes]) -> Project:
    """A project with one offer, beside the registers and templates as committed."""
    for name in ("templates", "inputs/_shared"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    home = folder / "inputs" / "job_offer" / "seule"
    home.mkdir(parents=True)
    for name, content in files.items():
        (home / name).write_text(str(content), encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_complete_dossier_in_one_language_lacks_nothing(kind: str, lang: Lang) -> None:
    """No column, no file and no text of the other, and nothing that says in which language a text is."""
    job = examined(kind, alone(Ground(kind).files, lang))
    assert (job.languages, home_of(job.document)) == ((lang,), lang)
    assert [(one.code, str(one.location)) for one in job.reported] == []
    assert not job.stopped


@pytest.mark.parametrize("lang", LANGS)
def test_without_saying_so_the_other_language_is_missing(lang: Lang) -> None:
    job = examined("job_offer", alone(Ground("job_offer").files, lang, said=False))
    assert job.languages == LANGS
    assert {one.code for one in job.reported if one.lang == (other(lang) if lang == "fr" else "nl")} >= {"C03"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_final_in_one_language_is_published_and_counts_nothing(tmp_path: Path, lang: Lang) -> None:
    files = alone(Ground("job_offer").files, lang)
    parameters = Parameters(kind="job_offer", slug="seule", stage=Stage.FINAL, formats=("docx",))
    made = pipeline.run(project(tmp_path, files), parameters, check)
    assert made.refusal is None and made.folder is not None
    names = {path.name for path in made.folder.iterdir()}
    assert f"seule.{lang}.docx" in names and f"seule.{other(lang)}.docx" not in names
    record = json.loads((made.folder / "manifest.json").read_bytes())
    assert (record["parameters"]["languages"], record["blocking"], record["findings"]) == ([lang], 0, [])


@pytest.mark.parametrize("lang", LANGS)
def test_what_it_lacks_is_told_in_its_own_language_alone(lang: Lang) -> None:
    files = alone(Ground("job_offer").files, lang)
    del files[f"recit.{lang}.md"]
    job = examined("job_offer", files)
    assert {one.lang for one in job.reported} <= {lang, None}
    assert {one.code for one in job.blocking} == {"C01"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_language_that_the_dossier_has_not_is_refused_in_a_sentence(tmp_path: Path, lang: Lang) -> None:
    made = project(tmp_path, alone(Ground("job_offer").files, lang))
    asked = Parameters(kind="job_offer", slug="seule", languages=(other(lang),))
    with pytest.raises(UnknownLanguage) as fault:
        pipeline.read(made, asked)
    words = {"fr": "français", "nl": "néerlandais"}
    assert f"ne paraît qu’en {words[lang]} " in fault.value.message.fr
    assert f"rien à produire en {words[other(lang)]}" in fault.value.message.fr
    assert pipeline.read(made, Parameters(kind="job_offer", slug="seule", languages=(lang,))).languages == (lang,)


def test_both_is_what_a_dossier_says_by_saying_nothing() -> None:
    job = assembled("job_offer", BOTH)
    assert (languages_of(job.document), home_of(job.document)) == (LANGS, "fr")


@pytest.mark.parametrize("lang", LANGS)
def test_every_way_to_call_the_field(lang: Lang) -> None:
    field, word = WORDS[lang]
    for name in (field, field.capitalize(), "document_languages"):
        for value in (word, lang.upper(), f"[{lang}]"):
            job = assembled("job_offer", {"offre.yaml": f"{name}: {value}\ntitre: Accueil\n"})
            assert languages_of(job.document) == (lang,), (name, value)
            assert job.document.title.plain(lang) == "Accueil"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("FR", ("fr",)),
        ("français uniquement", ("fr",)),
        ("en français", ("fr",)),
        ("enkel Nederlands", ("nl",)),
        ("alleen in het Nederlands", ("nl",)),
        ("version néerlandaise", ("nl",)),
        ("NL/FR", LANGS),
        ("français et néerlandais", LANGS),
        ("Nederlands en Frans", LANGS),
        ("bilingue", LANGS),
        ("tweetalig", LANGS),
        ("les deux", LANGS),
    ],
)
def test_the_languages_of_a_document_as_people_write_them(typed: str, meant: tuple[Lang, ...]) -> None:
    assert parse_document_languages(typed) == meant


@pytest.mark.parametrize("typed", ["anglais", "FR, EN", "à voir", "et", "français ou rien"])
def test_what_is_none_of_the_two_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_document_languages(typed)
