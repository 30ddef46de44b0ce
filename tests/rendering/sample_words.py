"""The words of the sample offer: helpers, and the parts from the task list on."""

import re

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Blocks,
    Facts,
    Gap,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Run,
    Table,
    runs,
)
from imprimatur.core.composition import Stage


def _spaced(text: str) -> str:
    """French text, typed with plain spaces, with U+202F and U+00A0 where they belong."""
    text = re.sub(r" (?=[;!?])|(?<=\d) (?=\d{3}\b)", "\u202f", text)
    return re.sub(r" (?=[:»€])|(?<=«) |(?<=\d) (?=h\b)", "\u00a0", text)


class Words:
    """The words of the offer; `t` chooses the language, so that both have the same structure."""

    def __init__(self, lang: Lang, stage: Stage) -> None:
        self.lang: Lang = lang
        self.draft = stage is Stage.DRAFT

    def t(self, fr: str, nl: str) -> str:
        """The wording of the document's language; in French with the spaces that typography puts."""
        return _spaced(fr) if self.lang == "fr" else nl

    def i(self, fr: str, nl: str) -> Inline:
        return runs(self.t(fr, nl))

    def p(self, fr: str, nl: str, role: str = "body") -> Paragraph:
        return Paragraph(self.i(fr, nl), role)

    def item(self, fr: str, nl: str, *children: List | Paragraph | Heading) -> Item:
        return Item(self.i(fr, nl), children)

    def missing(self, fr: str, nl: str, filled: Inline) -> Inline:
        """A missing field in a draft, its value in a final document."""
        if not self.draft:
            return filled
        text = self.t(f"à compléter : {fr}", f"aan te vullen: {nl}")
        note = self.t(
            f"Il manque : {fr}. À demander à : Nadia Claes.", f"Dit ontbreekt: {nl}. Te vragen aan: Nadia Claes."
        )
        return (Run(text, gap=Gap("missing-field", self.t(fr, nl), note)),)

    def confirm(self, inline: Inline) -> Inline:
        """A value to be confirmed in a draft."""
        if not self.draft:
            return inline
        note = self.t("Valeur à confirmer par Nadia Claes.", "Waarde te bevestigen door Nadia Claes.")
        gap = Gap("to-confirm", self.t("à confirmer", "te bevestigen"), note, missing=False)
        return tuple(Run(run.text, gap=gap) for run in inline)

    def main_mission(self) -> Paragraph:
        return self.p(
            "Vous coordonnez le projet dans les quatre communes, animez le réseau des partenaires et rendez compte "
            "de l’avancement au comité d’accompagnement.",
            "Je coördineert het project in de vier gemeenten, leidt het netwerk van partners en rapporteert over de "
            "vooruitgang aan het begeleidingscomité.",
        )

    def tasks(self) -> Blocks:
        t = self.item
        deepest = List(
            (
                t("bail, état des lieux et garantie locative ;", "huurcontract, plaatsbeschrijving en huurwaarborg;"),
                t("allocation de relogement.", "herhuisvestingstoelage."),
            )
        )
        nested = List(
            (
                t("visiter le logement avec le ménage ;", "de woning samen met het gezin bezoeken;"),
                t("préparer le dossier :", "het dossier voorbereiden:", deepest),
            )
        )
        return (
            Heading(2, self.i("Accompagnement", "Begeleiding"), anchor="tasks-support"),
            List(
                (
                    t("Accueillir les ménages et analyser leur demande", "De gezinnen ontvangen en hun vraag bekijken"),
                    t(
                        "Accompagner la recherche d’un logement, c’est-à-dire :",
                        "De zoektocht naar een woning begeleiden, dat wil zeggen:",
                        nested,
                    ),
                )
            ),
            Heading(2, self.i("Réseau et partenaires", "Netwerk en partners")),
            List(
                (
                    t(
                        "Réunir six fois par an les services d’aide au logement des quatre communes, préparer l’ordre "
                        "du jour avec eux et en diffuser les conclusions",
                        "Zes keer per jaar de huisvestingsdiensten van de vier gemeenten samenbrengen, de agenda met "
                        "hen voorbereiden en de besluiten verspreiden",
                    ),
                    t("Rédiger le rapport annuel du projet", "Het jaarverslag van het project schrijven"),
                )
            ),
        )

    def process(self) -> List:
        t = self.item
        return List(
            (
                t("Prise de contact → premier entretien", "Eerste contact → eerste gesprek"),
                t("Essai d’un mois dans une commune", "Een maand proefdraaien in één gemeente"),
                t("Extension aux trois autres communes", "Uitbreiding naar de drie andere gemeenten"),
            ),
            ordered=True,
        )

    def deliverables(self) -> Table:
        t = self.i
        due = self.missing(
            "échéance du rapport final", "termijn van het eindverslag", t("30 juin 2026", "30 juni 2026")
        )
        return Table(
            (t("Livrable", "Resultaat"), t("Longueur", "Lengte"), t("Échéance", "Termijn")),
            (
                (t("Note de démarrage", "Startnota"), t("4 pages", "4 bladzijden"), t("15 mars 2025", "15 maart 2025")),
                (
                    t("Rapport intermédiaire", "Tussentijds verslag"),
                    t("20 pages", "20 bladzijden"),
                    t("1er décembre 2025", "1 december 2025"),
                ),
                (t("Rapport final", "Eindverslag"), t("40 pages", "40 bladzijden"), due),
            ),
            t("Travaux à remettre", "Op te leveren werk"),
            row_headers=True,
        )

    def profile(self) -> Blocks:
        t = self.item
        return (
            Heading(2, self.i("Formation et expérience", "Opleiding en ervaring")),
            List(
                (
                    t(
                        "Bachelier en travail social, ou expérience équivalente",
                        "Bachelor in het sociaal werk, of gelijkwaardige ervaring",
                    ),
                    t("4 à 5 ans d’expérience en gestion de projet", "4 tot 5 jaar ervaring met projectbeheer"),
                )
            ),
            Heading(2, self.i("Langues", "Talen")),
            List(
                (
                    t("français : maîtrise", "Frans: goede kennis"),
                    t("néerlandais : bonne connaissance", "Nederlands: goede kennis"),
                )
            ),
        )

    def conditions(self) -> Facts:
        t = self.i
        scale = Run("319.02", note=t("Convention collective du 21 mars 2005.", "Cao van 21 maart 2005."))
        return Facts(
            (
                (t("Commission paritaire", "Paritair comité"), (*t("CP ", "PC "), scale)),
                (t("Barème", "Barema"), t("Échelon 1/55-61-77", "Schaal 1/55-61-77")),
                (
                    t("Horaire", "Uurrooster"),
                    t("Lundi au jeudi, 9 h 30 – 17 h", "Ma. tot do., 9.30 – 17 uur"),
                ),
            )
        )

    def benefits(self) -> Blocks:
        t = self.item
        return (
            List(
                (
                    t("remboursement intégral des transports en commun", "volledige terugbetaling openbaar vervoer"),
                    t("chèques-repas de 8 €", "maaltijdcheques van € 8"),
                    t("vingt-six jours de congé", "zesentwintig dagen verlof"),
                )
            ),
        )

    def application(self) -> Blocks:
        mail = Run("emploi@example.org", link="mailto:emploi@example.org", verbatim=True)
        return (
            Paragraph(
                (
                    *self.i(
                        "Envoyez votre CV et une lettre de motivation d’une page à ",
                        "Stuur je cv en een motivatiebrief van één bladzijde naar ",
                    ),
                    mail,
                    *self.i(", au plus tard le ", ", uiterlijk op "),
                    *runs(self.t("30 novembre 2024", "30 november 2024"), bold=True),
                    *self.i(". Avez-vous des questions ? Appelez le ", ". Heb je vragen? Bel "),
                    Run("02 555 01 23", verbatim=True),
                    *self.i(".", "."),
                )
            ),
            Facts(
                (
                    (self.i("Entretiens", "Gesprekken"), self.i("10 et 11 décembre 2024", "10 en 11 december 2024")),
                    (self.i("Référence à rappeler", "Te vermelden referentie"), runs("CQ-2024-07", verbatim=True)),
                )
            ),
        )

    def equal_opportunity(self) -> Paragraph:
        return self.p(
            "Le Passage engage sans distinction d’âge, de sexe, d’origine, de conviction ou de handicap ; les "
            "entretiens peuvent être aménagés.",
            "Le Passage werft aan zonder onderscheid van leeftijd, geslacht, afkomst, overtuiging of handicap; de "
            "gesprekken kunnen worden aangepast.",
            "small",
        )

    def privacy(self) -> Paragraph:
        return self.p(
            "Vos données servent à cette sélection seulement et sont effacées après six mois.",
            "Je gegevens dienen enkel voor deze selectie en worden na zes maanden gewist.",
            "small",
        )
