"""A fictional job offer that uses every block and every inline feature, in both languages with equal structure.

Headings inside a part start at level 2: level 1 is the heading of the part itself, which the template writes.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.blocks import (
    Blocks,
    Facts,
    Figure,
    Gap,
    Inline,
    Paragraph,
    Quotation,
    Run,
    runs,
)
from imprimatur.core.composition import Composition, Properties, Stage
from imprimatur.core.theme import Theme
from imprimatur.documents.job_offer.composition import wide_parts
from imprimatur.language.labels import load_labels
from tests.rendering.sample_words import Words

TEMPLATES = Path(__file__).parents[2] / "templates"
PARTS = """
beside
facts presentation department context legal_basis project main_mission objectives missions tasks process
deliverables supervision profile conditions benefits application equal_opportunity privacy
opening after_profile after_application after_closing partners access volunteer criteria selection
"""
LINES = "title mention kicker employer headline reference footer funders published imprint notice"


@cache
def picture(colour: str = "#1f5f5b") -> bytes:
    """A small PNG: four bars of growing height."""
    image = Image.new("RGB", (640, 240), "#ffffff")
    draw = ImageDraw.Draw(image)
    for place, height in enumerate((70, 110, 160, 210)):
        draw.rectangle((40 + place * 150, 230 - height, 140 + place * 150, 230), fill=colour)
    stream = BytesIO()
    image.save(stream, "PNG", dpi=(150, 150))
    return stream.getvalue()


@cache
def wordmark_png() -> bytes:
    """A word-mark without words, for a dark ground: a ring and three strokes."""
    image = Image.new("RGBA", (480, 120), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, 114, 114), outline="#ffffff", width=14)
    for place, width in enumerate((330, 250, 290)):
        draw.rectangle((140, 14 + place * 36, 140 + width, 32 + place * 36), fill="#ffffff")
    stream = BytesIO()
    image.save(stream, "PNG", dpi=(300, 300))
    return stream.getvalue()


WORDMARK_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" width="480" height="120" fill="#fff">'
    b'<circle cx="60" cy="60" r="47" fill="none" stroke="#fff" stroke-width="14"/>'
    b'<path d="M140 14h330v18H140zM140 50h250v18H140zM140 86h290v18H140z"/></svg>'
)


def theme(primary: str = "#1f5f5b", dark: str = "#17504c", tint: str = "#e9f3f1", accent: str = "#c8553d") -> Theme:
    """A theme of given colours, with the word-mark."""
    return Theme("sample", primary, dark, tint, accent, WORDMARK_SVG, wordmark_png(), "Le Passage")


def sample(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> Composition:
    """The offer in a language. The draft has gaps (missing, to confirm, untranslated), the final one has none."""
    made = Offer(lang, stage)
    lines = dict.fromkeys(LINES.split(), ()) | made.lines()
    parts = dict.fromkeys(PARTS.split(), ()) | made.parts()
    return Composition(
        kind="job_offer",
        slug="sample",
        lang=lang,
        stage=stage,
        properties=Properties(
            title=made.t("Chargé·e de projet « Cœur de quartier »", "Projectmedewerker ‘Hart van de wijk’"),
            author="Le Passage asbl",
            subject=made.t("Offre d’emploi", "Vacature"),
            keywords=(made.t("emploi", "vacature"), made.t("logement", "huisvesting")),
            date="2024-10-03",
        ),
        theme=theme(),
        lines=lines,
        parts=parts,
        labels=load_labels(TEMPLATES, "job_offer").in_language(lang),
        flags={
            "draft": made.draft,
            "mission": False,
            "wordmark": True,
            "apart": False,
            "flowing": False,
            **wide_parts(parts),
        },
    )


class Offer(Words):
    """The lines of the offer, and its parts up to the project."""

    def lines(self) -> dict[str, Inline]:
        notice = self.i(
            "Projet : il reste 4 points à régler avant la version définitive, dans l’une ou l’autre langue.",
            "Ontwerp: er blijven nog 4 punten op te lossen vóór de definitieve versie, in de ene of de andere taal.",
        )
        return {
            "title": self.i("Chargé·e de projet « Cœur de quartier »", "Projectmedewerker ‘Hart van de wijk’"),
            "mention": self.i("(H/F/X)", "(M/V/X)"),
            "kicker": self.i("Offre d’emploi", "Vacature"),
            "employer": self.i("Le Passage asbl", "Le Passage vzw"),
            "headline": self.i(
                "Faire se rencontrer logement, santé et action sociale, à l’échelle d’une rue.",
                "Huisvesting, gezondheid en welzijn samenbrengen, op de schaal van een straat.",
            ),
            "reference": self.i("CQ-2024-07", "CQ-2024-07"),
            "footer": self.i(
                "Le Passage asbl · Rue des Tisserands 12, 1080 Bruxelles · www.example.org",
                "Le Passage vzw · Weversstraat 12, 1080 Brussel · www.example.org",
            ),
            "funders": self.i(
                "Avec le soutien de la Commission communautaire française.",
                "Met de steun van de Franse Gemeenschapscommissie.",
            ),
            "published": self.i("Publication : 5 janvier 2024", "Publicatie: 5 januari 2024"),
            "imprint": self.i(
                "Le Passage asbl · N° d’entreprise 0123.456.749", "Le Passage vzw · Ondernemingsnr. 0123.456.749"
            ),
            "notice": notice if self.draft else (),
        }

    def parts(self) -> dict[str, Blocks]:
        return {
            "facts": (self.facts(),),
            "presentation": self.presentation(),
            "context": self.context(),
            "project": self.project(),
            "main_mission": (self.main_mission(),),
            "tasks": self.tasks(),
            "process": (self.process(),),
            "deliverables": (self.deliverables(),),
            "profile": self.profile(),
            "conditions": (self.conditions(),),
            "benefits": self.benefits(),
            "application": self.application(),
            "equal_opportunity": (self.equal_opportunity(),),
            "privacy": (self.privacy(),),
        }

    def facts(self) -> Facts:
        t = self.i
        return Facts(
            (
                (t("Contrat", "Contract"), t("CDD de 18 mois, renouvelable", "Bepaalde duur, 18 maanden")),
                (t("Temps de travail", "Arbeidsduur"), self.confirm(t("4/5 temps, 30 h/semaine", "4/5, 30 uur/week"))),
                (t("Lieu", "Plaats"), t("Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek")),
                (t("Entrée en fonction", "Indiensttreding"), t("1er février 2025", "1 februari 2025")),
                (
                    t("Rémunération", "Verloning"),
                    self.missing(
                        "salaire brut mensuel", "bruto maandloon", t("2 640 € à 3 180 €", "€ 2.640 tot € 3.180")
                    ),
                ),
                (t("Date limite", "Uiterste datum"), t("30 novembre 2024", "30 november 2024")),
            )
        )

    def presentation(self) -> Blocks:
        site = Run("www.example.org", link="https://www.example.org/", verbatim=True)
        return (
            Paragraph(
                (
                    *self.i("Le Passage, fondé en 1987 (", "Le Passage, opgericht in 1987 ("),
                    site,
                    *self.i(
                        "), accueille chaque année 1 250 ménages en recherche de logement. Vingt-deux personnes y "
                        "travaillent : assistantes sociales, juristes, infirmier·ères et médiateurs.",
                        "), ontvangt elk jaar 1.250 gezinnen die een woning zoeken. Er werken tweeëntwintig mensen: "
                        "maatschappelijk werkers, juristen, verpleegkundigen en bemiddelaars.",
                    ),
                )
            ),
            self.p(
                "Nos bureaux se trouvent au-dessus d’une consultation de quartier ; la porte est ouverte tous les "
                "matins, sans rendez-vous.",
                "Onze kantoren liggen boven een wijkconsultatie; de deur staat elke voormiddag open, zonder afspraak.",
            ),
        )

    def context(self) -> Blocks:
        note = self.i(
            "Décret du 5 mars 2009 relatif à l’offre de services ambulatoires, article 4.",
            "Decreet van 5 maart 2009 betreffende het aanbod van ambulante diensten, artikel 4.",
        )
        network = "Nederlandstalige huurdersbond" if self.lang == "fr" else "Maison de quartier Bonnevie"
        return (
            Paragraph(
                (
                    *self.i("Le service est agréé depuis 2011", "De dienst is erkend sinds 2011"),
                    Run(",", note=note),
                    *self.i(" et travaille avec la ", " en werkt samen met de "),
                    Run(network, lang=other(self.lang)),
                    *self.i(". Il a ", ". Hij heeft "),
                    *runs(self.t("une seule règle", "één regel"), bold=True),
                    *self.i(" : ", ": "),
                    *runs(self.t("on commence par écouter", "we beginnen met luisteren"), italic=True),
                    *self.i(". Les étapes sont décrites sous « ", ". De stappen staan onder ‘"),
                    *runs(self.t("Tâches", "Taken"), target="tasks-support"),
                    *self.i(" ».", "’."),
                )
            ),
            Quotation(
                self.i(
                    "Je suis venue pour une fuite d’eau, je suis repartie avec un comité de locataires !",
                    "Ik kwam voor een waterlek en ging weg met een huurderscomité!",
                ),
                self.i("Une habitante, atelier du 12 mars 2024", "Een bewoonster, workshop van 12 maart 2024"),
            ),
        )

    def project(self) -> Blocks:
        untranslated = self.i(
            "Une évaluation externe accompagne le projet de bout en bout.",
            "Een externe evaluatie volgt het project van begin tot einde.",
        )
        if self.draft:
            text = (
                "Een externe evaluatie volgt het project van begin tot einde."
                if self.lang == "fr"
                else "Une évaluation externe accompagne le projet de bout en bout."
            )
            label = self.t("texte non traduit", "niet vertaalde tekst")
            note = self.t("Texte à traduire en français.", "Tekst te vertalen naar het Nederlands.")
            untranslated = (Run(text, lang=other(self.lang), gap=Gap("untranslated", label, note, missing=False)),)
        return (
            self.p(
                "« Cœur de quartier » réunit quatre communes autour d’une idée simple : un logement trouvé est un "
                "logement gardé. Le nombre de ménages suivis a triplé en quatre ans (figure).",
                "‘Hart van de wijk’ brengt vier gemeenten samen rond een eenvoudig idee: een woning vinden is een "
                "woning behouden. Het aantal begeleide gezinnen is in vier jaar verdrievoudigd (figuur).",
                "lead",
            ),
            Figure(
                picture(),
                "image/png",
                self.t("Ménages suivis : 70, 110, 160 et 210.", "Begeleide gezinnen: 70, 110, 160 en 210."),
                self.i("Ménages suivis, de 2021 à 2024", "Begeleide gezinnen, van 2021 tot 2024"),
            ),
            Paragraph(untranslated),
        )
