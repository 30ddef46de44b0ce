"""Codes of posts: employment measures with their conditions of access, several places, statutes of public bodies."""

from tests.validators.dossiers import JOB
from tests.validators.faults import Fires, Silent, job, text

_SAID = str(JOB["offre.yaml"])
_ACCESS = _SAID[_SAID.index("\nconditions d’accès:") :]
_FR = _ACCESS[_ACCESS.index("    Le jour") : _ACCESS.index("  nl:")]
_NL = _ACCESS[_ACCESS.index("    Op de dag") :]
_MEASURE = "mesure d’emploi: ACS"
_DIPLOMA, _DIPLOMA_NL = "    Vous êtes porteur du diplôme demandé.\n", "    Je hebt het gevraagde diploma.\n"
_MARIBEL = "mesure d’emploi: Maribel social"
_PLACES = """  lieux de travail:
    - {lieu fr: Nord, lieu nl: Noord, postes: 1}
    - {lieu fr: Sud, lieu nl: Zuid, postes: 1}
"""
_START = "  entrée en fonction: 1er mars 2027\n  régime"
_TESTS = "\nsélection:\n  épreuves:\n    - {épreuve fr: Épreuve écrite, épreuve nl: Schriftelijke proef, date: %s}\n"
_YOUNG, _YOUNG_NL = "    Vous avez moins de 26 ans.\n", "    Je bent jonger dan 26 jaar.\n"


def _with(end: str) -> dict[str, str | bytes]:
    return job((_NL, _NL + end))


FIRES = [
    Fires("J40", job((_ACCESS, "\n")), ("offre.yaml",)),
    Fires("J41", job((_FR, _DIPLOMA)), ("offre.yaml:114",)),
    Fires("J41", job((_NL, _DIPLOMA_NL)), ("offre.yaml:117",), "Dutch"),
    Fires("J42", job((_MEASURE + "\n", ""), ("fr: du lundi au", "fr: contrat ACS, du lundi au")), ("offre.yaml:40",)),
    Fires("J42", text("de l’aide sociale", "de l’aide sociale et du Maribel social"), ("recit.fr.md:67",), "text"),
    Fires(
        "J43",
        job(
            ("fr: Rue du Merle de Papier 7, 1080 Molenbeek-Saint-Jean", "fr: Rue du Merle de Papier 7, 1300 Wavre"),
            ("nl: Papieren-Merelstraat 7, 1080 Sint-Jans-Molenbeek", "nl: Papieren-Merelstraat 7, 1300 Waver"),
        ),
        ("offre.yaml:71",),
    ),
    Fires("J44", job((_START, _PLACES + _START)), ("offre.yaml:11",)),
    Fires("J45", job((_START, "  statut: stagiaire\n" + _START)), ("offre.yaml:36",)),
    Fires("D12", _with(_TESTS % "14/01/2027"), ("offre.yaml:123",), "a test before the deadline"),
    Fires("D10", _with(_TESTS % "2/03/2027"), ("offre.yaml:123",), "a test after the start"),
    Fires(
        "J10",
        job((_MEASURE, _MARIBEL), (_FR, _FR + _YOUNG), (_NL, _NL + _YOUNG_NL)),
        ("offre.yaml:114", "offre.yaml:118"),
        "no law sets it",
    ),
    Fires("J46", job(("type: CDI", "type: engagement statutaire")), ("offre.yaml:35",)),
]
SILENT = [
    Silent("J40", job((_MEASURE, _MARIBEL), (_ACCESS, "\n")), "the social Maribel asks nothing of the person"),
    Silent("J41", job((_FR, _FR + _DIPLOMA)), "a condition more"),
    Silent("J41", job((_NL, "    Je bent werkloos.\n")), "other words"),
    Silent("J42", job(("fr: du lundi au", "fr: contrat ACS, du lundi au")), "a measure of the field"),
    Silent("J42", text("de l’aide sociale", "de l’aide sociale et des emplois aidés"), "no measure by name"),
    Silent("J43", job((_MEASURE, "mesure d’emploi: activa")), "Brussels jobseekers work anywhere"),
    Silent("D12", _with(_TESTS % "18/02/2027"), "a test between deadline and start"),
    Silent("J44", job(("nombre de postes: 1", "nombre de postes: 2"), (_START, _PLACES + _START)), "as many"),
    Silent(
        "J44",
        job((_START, _PLACES.replace(", postes: 1}\n    - {lieu fr: Sud", "}\n    - {lieu fr: Sud") + _START)),
        "one",
    ),
    Silent("J45", job((_START, "  statut: contractuel\n" + _START)), "a contract"),
    Silent("J45", job((_START, "  statut: contractuel, en vue d’une nomination\n" + _START)), "it may lead on"),
    Silent("J46", JOB, "a contract of an association"),
    Silent("J10", job((_FR, _FR + _YOUNG), (_NL, _NL + _YOUNG_NL)), "an age that a measure sets"),
]
"""And neighbours in which they keep silent."""
