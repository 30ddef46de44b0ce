"""Sentences put into a complete dossier of each kind: those that cannot be right, and their neighbours."""

from collections.abc import Callable
from dataclasses import dataclass

from imprimatur.core.finding import Finding
from tests.dossiers import examined
from tests.validators.annual_report.dossiers import REPORT
from tests.validators.dossiers import JOB, changed
from tests.validators.ground import Ground

_STUDY, _NOTE = Ground("feasibility_report"), Ground("research_synthesis")
Found = list[Finding]


@dataclass(frozen=True)
class Case:
    """A sentence in a kind of document, the code that it gives (none: it is right), and the words quoted."""

    kind: Callable[[str, str], Found]
    lang: str
    text: str
    code: str = ""
    value: str = ""

    @property
    def name(self) -> str:
        """What pytest calls it, after its code."""
        return f"{self.kind.__name__} {self.text[:60]}"


def offer(text: str, lang: str) -> Found:
    """What is found about an offer with a text at line 3 of its context."""
    title = "# Contexte\n" if lang == "fr" else "# Context\n"
    name = f"recit.{lang}.md"
    return list(examined("job_offer", changed(JOB, (name, title, f"{title}\n{text}\n"))).findings)


def study(text: str, lang: str) -> Found:
    """The same, in the summary of a feasibility report."""
    old = {"fr": "Deux équipes, trois chemins.", "nl": "Twee teams, drie wegen."}[lang]
    return _STUDY.found(_STUDY.with_("rapport.yaml", (old, f"{old} {text}")))


def note(text: str, lang: str) -> Found:
    """The same, in the context of a synthesis."""
    old = {"fr": "On y vient aussi", "nl": "Mensen komen er ook"}[lang]
    return _NOTE.found(_NOTE.with_(f"recit.{lang}.md", (old, f"{text} {old}")))


def report(text: str, lang: str) -> Found:
    """The same, in the first chapter of an annual report."""
    old = {"fr": "Trois principes", "nl": "Drie principes"}[lang]
    files = changed(REPORT, (f"01-association.{lang}.md", old, f"{text}\n\n{old}"))
    return list(examined("annual_report", files).findings)


CALENDAR = [
    Case(offer, "fr", "La séance a lieu le lundi 12 mars 2027.", "D01", "lundi 12 mars 2027"),
    Case(offer, "fr", "La séance a lieu le vendredi 12 mars 2027."),
    Case(offer, "nl", "De sessie is op maandag 12/3/2027.", "D01", "maandag 12/3/2027"),
    Case(offer, "nl", "Op ma 13/03/2027 om 10 uur.", "D01", "ma 13/03/2027"),
    Case(offer, "fr", "Rendez-vous du lundi 8 au jeudi 12 mars 2027.", "D01", "jeudi 12 mars 2027"),
    Case(offer, "fr", "Rendez-vous du lundi 8 au vendredi 12 mars 2027."),
    Case(offer, "fr", "Le lundi 15 janvier, tout est clos.", "D01", "lundi 15 janvier"),
    Case(offer, "fr", "Le vendredi 15 janvier, tout est clos."),
    Case(report, "fr", "Le lundi 4 mai, la porte s’ouvre; en 2026.", ""),
    Case(report, "fr", "Le mardi 4 mai, la porte s’ouvre.", "D02", "mardi 4 mai"),
    Case(report, "fr", "En 2027, le mardi 4 mai, la porte s’ouvrira."),
    Case(offer, "fr", "Au plus tard le 31 avril.", "D03", "le 31 avril"),
    Case(offer, "nl", "Uiterlijk op 31 april 2027.", "D03", "31 april 2027"),
    Case(offer, "fr", "Voir le n° 45 décembre 2024."),
    Case(offer, "fr", "Rendez-vous à 25h30.", "D03", "25h30"),
    Case(offer, "fr", "Un temps plein à 37h30 par semaine."),
    Case(offer, "fr", "Du 15 au 3 mars 2027.", "D04", "15 au 3 mars 2027"),
    Case(offer, "nl", "Open van 14 u tot 12 u.", "D04", "van 14 u tot 12 u"),
    Case(offer, "nl", "Open van 9 tot 17 uur."),
    Case(offer, "fr", "Du 15 mars au 2 février 2027.", "D05", "15 mars au 2 février 2027"),
    Case(offer, "fr", "Du 15 décembre au 2 février 2027."),
    Case(offer, "fr", "L’association a été fondée en 2042.", "D27", "fondée en 2042"),
    Case(offer, "nl", "De vereniging werd opgericht in 2042.", "D27", "opgericht in 2042"),
    Case(offer, "fr", "L’association a été fondée en 2009."),
]
SHARES = [
    Case(offer, "fr", "Elle compte 45 % de femmes et 60 % d’hommes.", "D06", "45 % de femmes et 60 % d’hommes"),
    Case(offer, "nl", "Er zijn 45 % vrouwen en 60 % mannen.", "D06", "45 % vrouwen en 60 % mannen"),
    Case(offer, "fr", "Ont répondu 45 % des femmes et 60 % des hommes."),
    Case(
        offer,
        "fr",
        "Parmi elles, 60 % sont des femmes et 50 % des hommes.",
        "D06",
        "60 % sont des femmes et 50 % des hommes",
    ),
    Case(offer, "fr", "Parmi elles, 60 % sont des femmes et 40 % des hommes."),
    Case(offer, "nl", "Van hen is 60 % vrouw en 50 % man.", "D06", "60 % vrouw en 50 % man"),
    Case(offer, "nl", "Van hen is 60 % vrouw en 40 % man."),
    Case(offer, "fr", "Elle compte 41 % de femmes et 60 % d’hommes."),
    Case(
        offer,
        "fr",
        "Ils se répartissent ainsi : 40 % ici, 35 % là, 35 % au loin.",
        "D06",
        "40 % ici, 35 % là, 35 % au loin",
    ),
    Case(offer, "fr", "Ils se répartissent ainsi : 40 % ici, 35 % là, 25 % au loin."),
    Case(offer, "fr", "Ils se répartissent surtout ainsi : 40 % ici, 35 % là."),
    Case(offer, "fr", "Au total, 157 % des répondants le disent.", "D07", "157 % des répondants"),
    Case(offer, "nl", "Zo’n 157 % van de respondenten zegt dat.", "D07", "157 % van de respondenten"),
    Case(offer, "fr", "Une hausse de 157 % des demandes."),
    Case(offer, "fr", "Atteint 110 % des objectifs."),
    Case(offer, "fr", "Cela touche 23 des 19 communes.", "D08", "23 des 19 communes"),
    Case(offer, "fr", "Vingt-trois des dix-neuf communes.", "D08", "Vingt-trois des dix-neuf communes"),
    Case(offer, "nl", "Dat geldt voor 23 van de 19 gemeenten.", "D08", "23 van de 19 gemeenten"),
    Case(offer, "fr", "Cela concerne 14 personnes sur 12.", "D08", "14 personnes sur 12"),
    Case(offer, "nl", "Dat vinden 14 op 12 deelnemers.", "D08", "14 op 12 deelnemers"),
    Case(
        offer,
        "fr",
        "Sur 120 personnes interrogées, 134 ont répondu.",
        "D08",
        "120 personnes interrogées, 134 ont répondu",
    ),
    Case(offer, "fr", "Sur 134 personnes interrogées, 120 ont répondu."),
    Case(offer, "fr", "L’atelier a réuni 14 personnes sur 3 jours."),
    Case(offer, "fr", "Le rapport 2024 des 19 communes."),
    Case(offer, "fr", "C’est ouvert 24 heures sur 24, 7 jours sur 7."),
]
ANNOUNCED = [
    Case(offer, "fr", "Nous suivons quatre thématiques :\n\n- a ;\n- b ;\n- c.\n", "D09", "quatre thématiques"),
    Case(offer, "fr", "Nous suivons trois thématiques :\n\n- a ;\n- b ;\n- c.\n"),
    Case(offer, "fr", "Ce projet a 4 grands objectifs :\n\n- a\n- b\n- c\n", "D09", "4 grands objectifs"),
    Case(offer, "fr", "Les trois missions suivantes :\n\n1. a ;\n2. b ;\n3. c ;\n4. d.\n", "D09", "trois missions"),
    Case(offer, "nl", "De volgende drie taken:\n\n- a\n- b\n", "D09", "drie taken"),
    Case(offer, "fr", "Au moins quatre thématiques :\n\n- a ;\n- b ;\n- c.\n"),
    Case(offer, "fr", "Les trois partenaires ont mené :\n\n- a ;\n- b.\n"),
    Case(offer, "fr", "Deux objectifs :\n\n- a\n- b\n- autres\n"),
    Case(offer, "fr", "Cinq objectifs :\n\n- x\n  - a\n  - b\n- y\n  - c\n- z\n- t\n"),
    Case(offer, "fr", "Quatre objectifs :\n\n- a\n- b\n\nEt puis :\n\n- c\n- d\n"),
    Case(
        offer,
        "fr",
        "Quatre mesures, relevées chaque trimestre, diront si l’aide tient :\n\n- a ;\n- b ;\n- c.",
        "D09",
        "Quatre mesures",
    ),
    Case(offer, "fr", "Trois mesures, relevées chaque trimestre, diront si l’aide tient :\n\n- a ;\n- b ;\n- c."),
    Case(offer, "fr", "Deux mesures ont touché quatre rues :\n\n- a ;\n- b ;\n- c."),
    Case(offer, "fr", "Deux objectifs.\n\n- a\n- b\n- c\n", "D22", "Deux objectifs"),
    Case(
        report,
        "fr",
        "Trois axes nous guident :\n\n## L’accueil\n\nIci.\n\n## L’aide\n\nLà.\n\n# Après",
        "D22",
        "Trois axes",
    ),
    Case(report, "fr", "Deux axes nous guident :\n\n## L’accueil\n\nIci.\n\n## L’aide\n\nLà.\n\n# Après"),
    Case(offer, "fr", "Trois axes : l’accueil, l’aide, le suivi et le logement.", "D22", "Trois axes"),
    Case(offer, "fr", "Trois axes : l’accueil, l’aide et le suivi."),
    Case(offer, "fr", "Trois publics : jeunes, femmes, personnes âgées et isolées."),
]
MEASURED = [
    Case(offer, "fr", "Le contrat est de 38 heures par semaine.", "D23", "38 heures par semaine"),
    Case(offer, "fr", "Le contrat est de 30,4 heures par semaine."),
    Case(offer, "fr", "Nous recrutons trois postes.", "D23", "trois postes"),
    Case(offer, "fr", "Les candidatures sont attendues pour le 20 janvier 2027.", "D25", "le 20 janvier 2027"),
    Case(offer, "fr", "Les candidatures sont attendues pour le 15 janvier."),
    Case(offer, "nl", "Solliciteren kan tot 20 januari 2027.", "D25", "20 januari 2027"),
    Case(offer, "fr", "Chaque candidature reçoit une réponse le 20 février 2027."),
    Case(offer, "fr", "Le décret du 10 mai 2007 protège les candidatures."),
    Case(study, "fr", "Le comité a mené 34 entretiens.", "D23", "34 entretiens"),
    Case(study, "fr", "Le comité a mené vingt-deux entretiens."),
    Case(study, "nl", "Het comité voerde veertien gesprekken.", "D23", "veertien gesprekken"),
    Case(study, "fr", "Le comité a mené une cinquantaine d’entretiens.", "D24", "cinquantaine d’entretiens"),
    Case(study, "fr", "Le comité a mené une vingtaine d’entretiens."),
    Case(study, "fr", "Le comité a mené au moins vingt entretiens."),
    Case(study, "fr", "Le comité a mené au moins trente entretiens.", "D24", "trente entretiens"),
    Case(study, "fr", "Le budget total s’élève à 95 000 €.", "D23", "95 000 €"),
    Case(study, "fr", "Le budget total s’élève à 82 000 €."),
    Case(study, "nl", "De totale kosten bedragen € 95.000.", "D23", "€ 95.000"),
    Case(study, "fr", "L’équipe de Tisselande compte 40 travailleurs.", "D23", "40 travailleurs"),
    Case(study, "fr", "Les sept scénarios sont décrits.", "D24", "sept scénarios"),
    Case(note, "fr", "Nous avons mené 45 entretiens.", "D23", "45 entretiens"),
    Case(note, "fr", "Les 45 entretiens montrent cela.", "D24", "45 entretiens"),
    Case(note, "fr", "Les 45 entretiens de groupe montrent cela."),
    Case(note, "fr", "Douze entretiens ont été filmés."),
    Case(note, "fr", "En 2019, nous avons mené 45 entretiens."),
    Case(note, "nl", "In totaal voerden we vijfenveertig gesprekken.", "D23", "vijfenveertig gesprekken"),
    Case(report, "fr", "L’équipe compte neuf collègues.", "D23", "neuf collègues"),
    Case(report, "nl", "Het team telt veertien medewerkers.", "D23", "veertien medewerkers"),
    Case(report, "fr", "L'équipe de neuf personnes se réunit.", "D23", "neuf personnes"),
    Case(report, "fr", "Dix communications de presse sont parties."),
    Case(report, "fr", "En 2019, l’équipe comptait neuf collègues."),
    Case(report, "fr", "L’équipe du Forum compte neuf collègues."),
    Case(report, "fr", "La journée annuelle a eu lieu le 16 octobre 2026.", "D25", "le 16 octobre 2026"),
    Case(report, "fr", "La journée annuelle a eu lieu le 15 octobre 2026."),
]
RETOLD = [
    Case(note, "fr", "Au total, 421 personnes ont répondu.", "D24", "421 personnes"),
    Case(note, "nl", "In totaal gaven 421 mensen antwoord.", "D24", "421 mensen"),
    Case(note, "fr", "Au total, 412 personnes ont répondu."),
    Case(note, "fr", "En 2019, 421 personnes avaient répondu."),
    Case(note, "fr", "Cette année, 421 personnes ont répondu, après 412 personnes en 2025."),
    Case(note, "fr", "Quelque 421 personnes ont répondu."),
    Case(note, "fr", "Le café a servi 421 personnes."),
    Case(offer, "fr", "En 2025, l’accueil a reçu 1 680 personnes.", "D24", "1 680 personnes"),
    Case(offer, "fr", "En 2024, l’accueil avait reçu 1 680 personnes."),
    Case(offer, "fr", "En 2025, l’accueil social a reçu 1 960 personnes.", "D24", "1 960 personnes"),
    Case(offer, "fr", "L’équipe de 41 personnes se réunit.", "D24", "41 personnes"),
    Case(offer, "fr", "Cette salle accueille 41 personnes."),
]
PARTS = [
    Case(
        report,
        "fr",
        "Il y a eu 28 visites : 16 à Uccle, 9 à Jette et 5 à Evere.",
        "D30",
        "28 visites : 16 à Uccle, 9 à Jette et 5 à Evere",
    ),
    Case(report, "fr", "Il y a eu 28 visites : 16 à Uccle, 7 à Jette et 5 à Evere."),
    Case(report, "fr", "Il y a eu 28 visites, notamment : 16 à Uccle, 7 à Jette."),
    Case(report, "fr", "Il y a eu 28 visites, dont 16 à Uccle et 7 à Jette."),
    Case(report, "fr", "Il y a eu 28 visites, dont 31 à Uccle.", "D08", "28 visites, dont 31 à Uccle"),
    Case(
        report,
        "nl",
        "Van de 22 kiezers zijn 12 vrouwen en 11 mannen.",
        "D30",
        "22 kiezers zijn 12 vrouwen en 11 mannen",
    ),
    Case(report, "nl", "Van de 22 kiezers zijn 12 vrouwen en 10 mannen."),
    Case(report, "fr", "Parmi les 28 visites, 31 ont abouti.", "D08", "28 visites, 31 ont abouti"),
    Case(report, "fr", "Les 28 jours du mois : 16 de pluie, 9 de vent."),
    Case(report, "fr", "On vote pour 28 sièges : 112 listes et 430 noms."),
    Case(report, "fr", "Les visites : 235 sur 412, soit 75 %.", "D31", "235 sur 412, soit 75 %"),
    Case(report, "fr", "Les visites : 235 sur 412, soit 57 %."),
    Case(report, "fr", "Deux tiers des visites (166 %) aboutissent.", "D31", "Deux tiers des visites (166 %"),
    Case(report, "fr", "Deux tiers des visites (66 %) aboutissent."),
    Case(report, "nl", "Een meerderheid van de bezoeken (38 %) lukt.", "D31", "Een meerderheid van de bezoeken (38 %"),
    Case(report, "nl", "Een meerderheid van de bezoeken (58 %) lukt."),
    Case(report, "fr", "Une hausse de 20 %, de 100 à 180 visites.", "D31", "20 %, de 100 à 180"),
    Case(report, "fr", "Une hausse de 80 %, de 100 à 180 visites."),
    Case(report, "fr", "Les réponses : 45 % oui, 40 % non, 15 % sans avis."),
    Case(
        report,
        "fr",
        "Elles se composent ainsi : 45 % ici, 35 % là et 30 % pour le reste.",
        "D06",
        "45 % ici, 35 % là et 30 % pour le",
    ),
    Case(report, "fr", "Cela fait 120 % du budget.", "D07", "120 % du budget"),
]
COUNTED = [
    Case(report, "fr", "Deux communes sont là : Anderlecht, Ixelles et Uccle.", "D22", "Deux communes"),
    Case(report, "fr", "Trois communes sont là : Anderlecht, Ixelles et Uccle."),
    Case(report, "nl", "Er worden drie talen gesproken: Frans, Turks, Arabisch en Spaans.", "D22", "drie talen"),
    Case(
        report, "fr", "Quatre formations : gestion du stress, premiers secours et langue.", "D22", "Quatre formations"
    ),
    Case(report, "fr", "Trois formations : gestion du stress, premiers secours, dessin et langue."),
    Case(report, "fr", "Deux personnes sont là : Anna, présidente, et Omar."),
    Case(report, "fr", "Deux jours : lundi, mardi et jeudi."),
    Case(report, "fr", "Deux familles : un couple et deux enfants, une voisine."),
    Case(report, "fr", "Les années 2026 à 2025.", "D04", "années 2026 à 2025"),
    Case(report, "nl", "De jaren 2026 tot 2025.", "D04", "jaren 2026 tot 2025"),
    Case(study, "fr", "L’équipe d’accueil compte 5 personnes."),
    Case(study, "nl", "Het onthaalteam telt 5 personen."),
    Case(study, "fr", "Deux scénarios ont été écartés."),
    Case(study, "fr", "Cinq thèmes reviennent : a, b, c, d et e."),
]
ALL = [*CALENDAR, *SHARES, *ANNOUNCED, *MEASURED, *RETOLD, *PARTS, *COUNTED]
