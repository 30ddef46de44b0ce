"""What is asked of an offer follows its case: nothing is demanded that the case does not have, and why is said."""

import pytest

from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import LegalForm
from imprimatur.findings.blocking import concerning
from imprimatur.kinds import KINDS
from tests.dossiers import labels
from tests.validators.dossiers import JOB, MISSION, found

HEAD = """langues du document: FR
écriture inclusive: épicène
employeur: Tisselande
approbation: {texte français: {français approuvé par: Salomé Vandorenne, français approuvé le: 23/11/2026}}
"""
VOLUNTEER = (
    HEAD
    + """intitulé: Volontaires pour la permanence du vendredi
contrat: {type: volontariat, horaire: le vendredi, lieu de travail: "Rue du Merle de Papier 7"}
tâches: [accueillir les familles, servir le café]
candidature: {procédure: "Téléphonez à la permanence, ou passez sur place."}
"""
)
PUBLIC = (
    HEAD
    + """intitulé: Assistant social ou assistante sociale
mention de genre: H/F/X
contrat: {type: CDI, régime de travail: temps plein, entrée en fonction: mars 2027, lieu de travail: Bruxelles}
rémunération: {barème: BH1, brut mensuel minimum: 3 100 €}
tâches: [recevoir les personnes, mener les enquêtes sociales]
profil: {diplôme: bachelier d’assistant social, compétences: [{compétence: écoute}]}
candidature: {documents à envoyer: CV, date limite: 15/01/2027, procédure: "Par courrier, au service du personnel."}
"""
)
CALL = (
    HEAD
    + """intitulé: Évaluation du plan d’accueil
mention de genre: H/F/X
contrat: {type: mission, début: 01/03/2027, fin: 30/06/2027}
honoraires: {mode de paiement: forfait, montant: 8 000 €, TVA: TVAC}
prestataires admis: institution
missions: [évaluer le plan]
processus: [réunion de départ, enquête, rapport]
livrables: [{livrable: rapport final}]
profil: {compétences: [{compétence: évaluation de politiques}]}
candidature: {adresse d’envoi: offres@tisselande.example, date limite: 15/01/2027}
"""
)


def missing(offer: str, **employer: object) -> list[str]:
    """The fields that an offer is refused for, for want of them."""
    findings = concerning(found({"offre.yaml": offer}, employer), ("fr",))
    return sorted(one.path for one in findings if one.severity.value == "error" and one.code[0] in "CT")


def test_a_call_for_volunteers_lacks_nothing() -> None:
    """No pay, no committee, no diploma, no deadline, no mailbox: people phone or come by."""
    assert missing(VOLUNTEER) == []


def test_what_a_call_for_volunteers_must_say() -> None:
    """What there is to do, where, and how to come forward."""
    bare = VOLUNTEER.replace("tâches: [accueillir les familles, servir le café]\n", "")
    bare = bare.replace("Téléphonez à la permanence, ou passez sur place.", "Écrivez-nous.")
    bare = bare.replace(', lieu de travail: "Rue du Merle de Papier 7"', "")
    assert missing(bare) == ["application.email", "contract.workplace", "tasks"]


def test_a_public_body_has_no_joint_committee() -> None:
    assert missing(PUBLIC, legal_form=LegalForm.PUBLIC) == []
    assert missing(PUBLIC) == ["pay.joint_committee"]


def test_a_flat_fee_needs_no_volume_and_a_mission_no_place_nor_hours() -> None:
    assert missing(CALL) == []
    by_day = CALL.replace("mode de paiement: forfait", "mode de paiement: par jour")
    assert missing(by_day) == ["fee.minimum_hours"]
    assert missing(CALL.replace(", montant: 8 000 €", "")) == ["fee.amount"]


def test_a_call_to_organisations_asks_no_more_than_every_mission_needs() -> None:
    """No steps, no deliverables, no skills, no mention of gender; below a ceiling no fee either."""
    bare = CALL.replace("mention de genre: H/F/X\n", "").replace(
        "processus: [réunion de départ, enquête, rapport]\n", ""
    )
    bare = bare.replace("livrables: [{livrable: rapport final}]\n", "")
    bare = bare.replace("profil: {compétences: [{compétence: évaluation de politiques}]}\n", "")
    assert missing(bare) == []
    assert missing(bare.replace("admis: institution", "admis: [institution, indépendant]")) == ["inclusive_mention"]
    assert missing(bare.replace("mode de paiement: forfait, montant: 8 000 €", "montant: max. 8 000 €")) == []


def test_volunteers_telephone_the_person_named() -> None:
    """A person whose name may be printed, with a telephone or a mailbox, is a way to come forward."""
    procedure = 'procédure: "Téléphonez à la permanence, ou passez sur place."'
    assert missing(VOLUNTEER.replace(procedure, "personne de contact: Yasmina Tellouch")) == []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Par courrier, au service du personnel.", []),
        ("Per post, aan de personeelsdienst.", []),
        ("Bel ons op 02 511 89 59.", []),
        ("Envoyez votre candidature.", ["application.email"]),
        ("Le libellé du poste figure au site.", ["application.email"]),
    ],
)
def test_other_ways_to_apply_need_no_mailbox(said: str, asked: list[str]) -> None:
    offer = PUBLIC.replace("Par courrier, au service du personnel.", said)
    assert missing(offer, legal_form=LegalForm.PUBLIC) == asked


def test_hours_say_the_working_time_and_full_time_says_its_hours() -> None:
    """Either of the two, and both for a part of full time."""
    base = PUBLIC.replace("barème: BH1", "commission paritaire: CP 332, barème: BH1")
    assert missing(base) == []
    assert missing(base.replace("régime de travail: temps plein", "heures par semaine: 38 h")) == []
    assert missing(base.replace("régime de travail: temps plein", "régime de travail: 4/5")) == ["contract.hours_week"]
    assert missing(base.replace("régime de travail: temps plein, ", "")) == ["contract.hours_week", "contract.regime"]


def test_an_amount_stands_for_a_scale() -> None:
    base = PUBLIC.replace("barème: BH1", "commission paritaire: CP 332")
    assert missing(base) == []
    assert missing(base.replace(", brut mensuel minimum: 3 100 €", "")) == ["pay.scale"]


def test_a_profile_in_running_text_is_a_profile() -> None:
    """It is printed as it is written: no diploma and no list of skills is asked for beside it."""
    told = {"offre.yaml": PUBLIC.split("profil:")[0] + "candidature:" + PUBLIC.split("candidature:")[1]}
    told["recit.fr.md"] = "# Profil\n\nUne personne diplômée en travail social, qui aime les dossiers bien tenus.\n"
    paths = {one.path for one in found(told, {"legal_form": LegalForm.PUBLIC}) if one.code == "C01"}
    assert paths == set()
    del told["recit.fr.md"]
    paths = {one.path for one in found(told, {"legal_form": LegalForm.PUBLIC}) if one.code == "C01"}
    assert paths == {"profile.diploma", "profile.skills"}


def test_either_tasks_or_missions_say_what_there_is_to_do() -> None:
    assert missing(PUBLIC.replace("tâches:", "missions:"), legal_form=LegalForm.PUBLIC) == []
    bare = PUBLIC.replace("tâches: [recevoir les personnes, mener les enquêtes sociales]\n", "")
    assert missing(bare, legal_form=LegalForm.PUBLIC) == ["tasks"]


def test_an_employer_whom_no_register_knows_is_asked_for_nothing_as_an_association() -> None:
    """It may be a public centre: that it is unknown is told, and nothing that would only follow."""
    unknown = PUBLIC.replace("employeur: Tisselande", "employeur: CPAS de Bruxelles")
    findings = concerning(found({"offre.yaml": unknown}), ("fr",))
    assert [one.code for one in findings if one.path == "employer"] == ["G01"]
    asked = {"pay.joint_committee", "contract.hours_week", "funders", "context", "missions", "main_mission"}
    assert not asked & {one.path for one in findings}


def test_a_duration_is_no_text_in_the_other_language() -> None:
    """One cell is read in both languages: nothing was written in the one that does not appear."""
    offer = PUBLIC.replace("type: CDI", "type: CDD de 12 mois renouvelable")
    assert "C08" not in [one.code for one in found({"offre.yaml": offer})]


def test_the_reason_is_said_in_words() -> None:
    offer = str(JOB["offre.yaml"]).replace("type: CDI", "type: CDD")
    (one,) = [one for one in found({**JOB, "offre.yaml": offer}) if one.path == "contract.end"]
    assert one.message.fr == (
        "Il manque : Fin du contrat, parce que le contrat a un terme et qu’aucune durée n’est donnée."
    )
    assert one.message.nl.endswith(", omdat het contract een einde heeft en geen duur wordt gegeven.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_condition_has_its_words(kind: str) -> None:
    model = load_kind(kind).model
    for spec in specs(model):
        if spec.when:
            assert hasattr(model, spec.when), spec.path
            assert f"because_{spec.when}" in labels(kind).words, spec.path


def test_a_complete_mission_by_the_day_needs_its_volume() -> None:
    offer = str(MISSION["offre.yaml"]).replace("forfait", "par jour").replace(", volume minimum: 75 h", "")
    # The price of a day that it asks about is that of the whole mission.
    told = [(one.code, one.path) for one in found({**MISSION, "offre.yaml": offer})]
    assert told == [("C01", "fee.minimum_hours"), ("D21", "fee.amount")]


def test_paid_work_has_a_deadline() -> None:
    assert missing(CALL.replace("date limite: 15/01/2027", "date limite:")) == ["application.deadline"]
