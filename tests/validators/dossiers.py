"""Two complete dossiers, the faults planted in them, and what the checks then say."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from imprimatur import pipeline
from imprimatur.core.finding import Finding
from imprimatur.documents.job_offer import JobOffer
from tests.dossiers import ROOT, assembled, told
from validators import check

IN_STEP = tuple(f"L{number}" for number in range(20, 35))
"""What one language says and the other does not: words planted in one language alone are told so too."""

_OFFER = ROOT / "tests" / "validators" / "job_offer" / "complete"
JOB: dict[str, str | bytes] = {path.name: path.read_text(encoding="utf-8") for path in sorted(_OFFER.iterdir())}
"""A complete offer of employment, in YAML, Markdown and CSV."""

MISSION: dict[str, str | bytes] = {
    "livrables.csv": """Livrable FR;Livrable NL;Longueur FR;Longueur NL;Échéance
carte des services;kaart van de diensten;2 pages;2 pagina’s;30/04/2027
rapport final;eindrapport;20 pages;20 pagina’s;15/06/2027
""",
    "offre.yaml": """responsable du dossier: Salomé Vandorenne
approbation:
  texte français: {français approuvé par: Salomé Vandorenne, français approuvé le: 23/11/2026}
  texte néerlandais: {néerlandais approuvé par: Bram Oosterwijck, néerlandais approuvé le: 24/11/2026}
intitulé: {fr: Enquête sur l’accueil social, nl: Onderzoek naar sociaal onthaal}
mention de genre: H/F/X
écriture inclusive: épicène
employeur: Tisselande
date de publication: 1er décembre 2026
contexte: {fr: L’accueil change de quartier., nl: Het onthaal verhuist naar een andere wijk.}
mission principale: {fr: Vous enquêtez pendant 75 heures., nl: Je voert 75 uur onderzoek.}
encadrement: {fr: un comité de 4 personnes, nl: een comité van vier mensen}
objectifs: {fr: [comprendre, proposer], nl: [begrijpen, voorstellen]}
missions: {fr: [écouter le quartier, écrire], nl: [naar de wijk luisteren, schrijven]}
tâches: {fr: [mener 10 entretiens, lire, rédiger], nl: [10 gesprekken voeren, lezen, schrijven]}
processus: {fr: [rencontre, enquête, remise], nl: [ontmoeting, onderzoek, oplevering]}
prestataires admis: [indépendant, institution]
contrat:
  type: mission
  début: 1er mars 2027
  fin: 30 juin 2027
  horaire: {fr: à convenir, nl: af te spreken}
  lieu de travail: {fr: "Merle de Papier 7, 1080 Molenbeek-Saint-Jean", nl: "Papieren-Merelstraat 7, 1080 Brussel"}
honoraires: {mode de paiement: forfait, montant: 8 000 €, TVA: TVAC, volume minimum: 75 h}
profil:
  diplôme: {fr: bachelier en sciences sociales, nl: bachelor in de sociale wetenschappen}
  expérience équivalente admise: oui
  années d’expérience: 3 ans
  domaine d’expérience: {fr: enquête de terrain, nl: veldonderzoek}
  langues: [{langue: français, niveau: maîtrise}, {langue: néerlandais, niveau: bon}]
  compétences:
    - {compétence fr: écoute, compétence nl: luisterbereidheid}
    - {compétence fr: rédaction, compétence nl: schrijven}
candidature:
  documents à envoyer: {fr: [CV, offre de prix], nl: [cv, prijsofferte]}
  adresse d’envoi: emploi@tisselande.example
  date limite: 15 janvier 2027
  personne de contact: Yasmina Tellouch
soutiens: [{organisation: COCOF, type de soutien: structurel}]
""",
}
"""A complete mission of our own, in YAML and CSV."""


def changed(base: Mapping[str, str | bytes], *changes: tuple[str, str, str]) -> dict[str, str | bytes]:
    """A dossier with texts replaced: file, what stood there (which must), what stands there now."""
    files = dict(base)
    for name, old, new in changes:
        before = files[name]
        assert isinstance(before, str)
        assert old in before, old
        files[name] = before.replace(old, new, 1)
    return files


def found(files: Mapping[str, str | bytes], employer: Mapping[str, object] | None = None) -> list[Finding]:
    """Everything found about a dossier, while reading and by the checks, in order and each once.

    `employer` replaces what the register says of the employer.
    """
    if not employer:
        return list(told("job_offer", files))
    job = assembled("job_offer", files)
    offer = cast(JobOffer, job.document)
    assert offer.employer
    other = offer.model_copy(update={"employer": offer.employer.model_copy(update=employer)})
    return list(pipeline.examine(pipeline.write(replace(job, document=other)), check).findings)


def places(findings: list[Finding]) -> list[tuple[str, str]]:
    """The code and the place of each finding, its dossier aside."""
    return [(one.code, str(one.location).removeprefix("job_offer/test/")) for one in findings]


def first_of_each(cases: Iterable[Any], *names: str) -> list[Any]:
    """Cases as parameters: the first of each code among the tests of every day, its others among those that take long.

    `names` are what else of a case sets it apart from others of its code.
    """
    seen: set[Hashable] = set()
    found = []
    for case in cases:
        sort = (case.code, *(getattr(case, name) for name in names))
        marks = [pytest.mark.long] if sort in seen else []
        found.append(pytest.param(case, id=f"{case.code} {case.name}".strip(), marks=marks))
        seen.add(sort)
    return found
