"""Short forms of a synthesis, partners by role, and a method as its authors count it."""

import pytest

from imprimatur.core.blocks import Facts, Figure, Table, plain
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.research_synthesis import write
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.findings.catalogue import finding
from imprimatur.language.parsing import Unreadable, parse_isbn, parse_legal_deposit
from tests.dossiers import assembled
from tests.sources.making_word import picture
from tests.validators.ground import Ground

NOTE = Ground("research_synthesis")
BRIEF = """
titre: {fr: Garder un médecin, nl: Een huisarts houden}
institution: Clairevoie
date de publication: 3 septembre 2026
écriture inclusive: épicène
"""


def found(form: str, more: str = "") -> set[str]:
    """What is missing of a dossier that says nothing but its form."""
    findings = NOTE.found({"synthese.yaml": f"{BRIEF}forme: {form}\n{more}"})
    return {one.path for one in findings if one.code in ("C01", "C02")}


@pytest.mark.parametrize("form", ["note de synthèse", "bref", "fiche", "résumé en une page"])
def test_a_short_form_is_not_asked_for_recommendations_and_references(form):
    assert found(form) == {"results", "contact", "responsible_publisher"}


def test_the_whole_form_is_asked_for_all():
    """By its name, as without any."""
    assert {"recommendations", "references", "method.approach", "partners", "context"} <= found("synthèse de recherche")


def test_on_one_page_a_summary_is_enough():
    assert "results" not in found("one-pager", "en bref: {fr: Tout est là., nl: Alles staat er.}\n")
    assert "results" in found("fiche", "en bref: {fr: Tout est là., nl: Alles staat er.}\n")


def composition(lang: str, method: str = "", partners: str = ""):
    """A brief in a language."""
    text = f"{BRIEF}forme: bref\nméthode:\n{method or '  entretiens: 28'}\npartenaires:\n{partners or '  - {nom: X}'}\n"
    job = assembled("research_synthesis", {"synthese.yaml": text})
    return write(job.document, job.provenance, job.labels, lang).composition


@pytest.mark.parametrize(
    ("typed", "french", "dutch"),
    [
        ("28", "28", "28"),
        ("1200", "1\u202f200", "1200"),
        ("n = 27", "n = 27", "n = 27"),
        ("{fr: une quinzaine, nl: een vijftiental}", "une quinzaine", "een vijftiental"),
    ],
)
def test_a_volume_is_printed_as_its_authors_say_it(typed, french, dutch):
    for lang, said in (("fr", french), ("nl", dutch)):
        (facts,) = [
            one for one in composition(lang, f"  entretiens: {typed}").parts["method"] if isinstance(one, Facts)
        ]
        assert plain(facts.rows[0][1]).replace("\u00a0", " ") in (said, said.replace("1200", "1.200"))


def test_the_steps_of_a_method_are_a_small_table():
    steps = """  récolte des données:
    - quoi: {fr: Questionnaire, nl: Vragenlijst}
      combien: {fr: "412, dont 38 sur papier", nl: "412, waarvan 38 op papier"}
      quand: mars 2026"""
    (table,) = [one for one in composition("nl", steps).parts["method"] if isinstance(one, Table)]
    assert [plain(cell) for cell in table.header] == ["Wat", "Hoeveel", "Wanneer"]
    assert [plain(cell) for cell in table.rows[0]] == ["Vragenlijst", "412, waarvan 38 op papier", "maart 2026"]


def test_the_map_of_the_territories_stands_below_them():
    """Their names in the line of the facts, sentence by sentence, the map as it is: nothing is lost."""
    job = assembled(
        "research_synthesis",
        {
            "synthese.yaml": f"{BRIEF}forme: bref\n",
            "recit.fr.md": "# Territoires\n\nDix-neuf communes.\n\nDeux zones\n\n- Nord\n\n![La carte.](carte.png)\n",
            "carte.png": picture().getvalue(),
        },
    )
    facts, map_, *_ = write(job.document, job.provenance, job.labels, "fr").composition.parts["method"]
    assert [plain(value) for _, value in facts.rows] == ["Dix-neuf communes. Deux zones, Nord"]
    assert isinstance(map_, Figure)
    assert map_.alt == "La carte."


@pytest.mark.parametrize(
    ("typed", "full"), [("note de politique", False), ("samenvatting op één bladzijde", False), ("synthèse", True)]
)
def test_a_form_is_known_by_the_names_that_people_give_it(typed, full):
    assert ("recommendations" in found(typed)) is full


def test_a_short_form_may_bear_a_title_of_its_own():
    """A whole synthesis is told of it (S07)."""
    report = "rapport complet: {titre du rapport: {fr: Un autre, nl: Een ander}}\n"
    codes = {
        form: {one.code for one in NOTE.found({"synthese.yaml": f"{BRIEF}forme: {form}\n{report}"})}
        for form in ("note brève", "synthèse de recherche")
    }
    assert "S07" not in codes["note brève"]
    assert "S07" in codes["synthèse de recherche"]


def test_partners_stand_by_their_role():
    """Of a register or not; one that only pays is a funder as before."""
    partners = """  - {organisation: Tisselande, apport: {fr: les locaux, nl: de lokalen}}
  - {nom: {fr: Fondation, nl: Stichting}, finance la recherche: oui}
  - {personne: Assia Benkhaloud, organisation: Tisselande, rôle: comité de pilotage}"""
    (facts,) = composition("nl", partners=partners).parts["about"]
    said = {plain(key): plain(value) for key, value in facts.rows}
    assert said["Partners"] == "Tisselande (de lokalen)"
    assert said["Financiering"] == "Stichting"
    assert said["Stuurgroep"] == "Assia Benkhaloud, Tisselande"


def test_numbers_of_a_publication():
    """Their form, and the check digit of an ISBN."""
    assert parse_isbn("ISBN 9782930000121") == "978-2-930000-12-1"
    assert parse_legal_deposit("Dépôt légal : D/2026/12.345/2") == "D/2026/12345/2"
    for parser, wrong in ((parse_isbn, "978-2-930000-12-2"), (parse_legal_deposit, "2026-12")):
        with pytest.raises(Unreadable):
            parser(wrong)


def test_a_definition_that_changed_since_its_approval_is_to_read_again_and_not_to_fill_in():
    job = assembled(
        "research_synthesis",
        {"synthese.yaml": f"{BRIEF}concepts:\n- {{terme: Guichet, définition: Lieu où l’on reçoit.}}\n"},
    )
    path = "concepts.0.definition"
    wording = job.document.concepts[0].definition.fr
    about = dict.fromkeys(("field", "language", "by", "on", "before", "now"), "x")
    lapsed = finding("C11", wording.location, about, path=path, lang="fr")
    written = write(job.document, job.provenance, job.labels, "fr", Gaps((lapsed,))).composition
    said = " ".join(text for part in written.parts.values() for text in plain_blocks(part))
    assert "[à relire] Lieu où l’on reçoit" in said
    assert "à compléter" not in said
