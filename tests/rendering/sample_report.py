"""A small fictional report: every block that a report adds to those of an offer, in both languages."""

from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Blocks,
    Chart,
    ChartSort,
    Contents,
    ContentsEntry,
    Facts,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Run,
    Series,
    Table,
    runs,
)
from imprimatur.core.composition import Composition, Properties, Stage
from imprimatur.language.labels import load_labels
from tests.rendering.sample import TEMPLATES, picture, theme

COLUMNS = 9
ROWS = 70


def report(lang: Lang = "fr", stage: Stage = Stage.DRAFT) -> Composition:
    """The report in a language."""
    made = Report(lang)
    labels = load_labels(TEMPLATES, "annual_report").in_language(lang)
    chapters = made.chapters()
    draft = stage is Stage.DRAFT
    return Composition(
        kind="annual_report",
        slug="report",
        lang=lang,
        stage=stage,
        properties=Properties(title=made.t("Rapport 2024", "Verslag 2024"), author="Le Passage", date="2025-04-22"),
        theme=theme(),
        lines={
            "title": made.i("Rapport d’activités", "Activiteitenverslag"),
            "subtitle": made.i("Une année de passage", "Een jaar van doorgang"),
            "year": runs("2024"),
            "kicker": made.i("Rapport d’activités", "Activiteitenverslag"),
            "organisation": made.i("Le Passage asbl", "Le Passage vzw"),
            "footer": made.i("Le Passage asbl · www.example.org", "Le Passage vzw · www.example.org"),
            "status": made.i("en rédaction", "in opmaak"),
            "figures_title": made.i("2024 en chiffres", "2024 in cijfers"),
            "notice": made.i("Il reste 1 point à compléter.", "Er is nog 1 punt aan te vullen.") if draft else (),
        },
        parts={
            "missing": (made.missing(),) if draft else (),
            "colophon": (Facts((made.pair("Éditrice responsable", "Verantwoordelijke uitgever", "Nadia Claes"),)),),
            "contents": (Contents(made.headings(chapters)),),
            "captions": (Contents(made.captions(chapters), "captions"),),
            "figures": (Facts((made.pair("collègues", "collega’s", "22"), made.pair("salles", "zalen", "4"))),),
            **dict.fromkeys(
                ("cover", "portrait", "foreword", "signature", "year", "money", "back_picture", "back"), ()
            ),
            "opening": (),
            "chapters": chapters,
            "added_sections": (),
            "remaining": (),
            "acronyms": (Facts((made.pair("ASBL", "VZW", "association"),)),),
        },
        labels=labels,
        flags={"draft": draft},
    )


class Report:
    """The words of the report in a language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def t(self, fr: str, nl: str) -> str:
        return fr if self.lang == "fr" else nl

    def i(self, fr: str, nl: str) -> Inline:
        return runs(self.t(fr, nl))

    def pair(self, fr: str, nl: str, value: str) -> tuple[Inline, Inline]:
        return self.i(fr, nl), runs(value)

    def missing(self) -> Table:
        header = tuple(self.i(*words) for words in (("Chapitre", "Hoofdstuk"), ("Ce qui manque", "Wat ontbreekt")))
        return Table(header, ((self.i("Les salles", "De zalen"), self.i("le texte", "de tekst")),))

    def headings(self, chapters: Blocks) -> tuple[ContentsEntry, ...]:
        found = (block for block in chapters if isinstance(block, Heading) and block.number)
        return tuple(ContentsEntry(one.level, one.number.rstrip("."), one.text, one.anchor) for one in found)

    def captions(self, chapters: Blocks) -> tuple[ContentsEntry, ...]:
        found = (block for block in chapters if isinstance(block, Table | Figure | Chart))
        levels = ((one, 1 if isinstance(one, Table) else 2) for one in found)
        return tuple(ContentsEntry(level, one.number, one.caption, one.anchor) for one, level in levels)

    def chapters(self) -> Blocks:
        phrase = self.i("La porte est ouverte tous les matins. ", "De deur staat elke voormiddag open. ")
        text = Paragraph(phrase * 12)
        return (
            Heading(1, self.i("L’équipe", "Het team"), "s1", "1."),
            Paragraph(self.i("Personne de contact : Nadia Claes", "Contactpersoon: Nadia Claes"), "contact"),
            Paragraph((*phrase, Run("2009", note=self.i("Décret du 5 mars 2009.", "Decreet van 5 maart 2009.")))),
            Heading(2, self.i("Les fonctions", "De functies"), "s1-1", "1.1"),
            text,
            self.chart(),
            Heading(3, self.i("Le détail", "Het detail"), "s1-1-1", "1.1.1"),
            Paragraph(self.i("En deux temps :", "In twee stappen:")),
            List((Item(self.i("écouter", "luisteren")), Item(self.i("agir", "handelen")))),
            self.totals(),
            Heading(1, self.i("Les salles", "De zalen"), "s2", "2."),
            text,
            self.wide(),
            text,
            self.figure(),
            self.long(),
            Paragraph((*self.i("Voir ", "Zie "), Run("1.1.1", target="s1-1-1"), *runs("."))),
        )

    def chart(self) -> Chart:
        names = (self.t("accueil", "onthaal"), self.t("médiation", "bemiddeling"))
        values = (Decimal("2.5"), Decimal("0.8"))
        printed = ("2,5", "0,8")
        rows = tuple((runs(name), runs(value)) for name, value in zip(names, printed, strict=True))
        header = (self.i("Fonction", "Functie"), self.i("ETP", "VTE"))
        return Chart(
            ChartSort.BARS,
            names,
            (Series(self.t("ETP", "VTE"), values),),
            alt=self.t("Graphique : accueil 2,5 ; médiation 0,8.", "Grafiek: onthaal 2,5; bemiddeling 0,8."),
            data=Table(header, rows, row_headers=True, numeric=(1,)),
            labels=printed,
            caption=self.i("ETP par fonction", "VTE per functie"),
            number="1",
            anchor="figure-1",
        )

    def totals(self) -> Table:
        header = (self.i("Fonction", "Functie"), self.i("ETP", "VTE"))
        rows = (
            (self.i("accueil", "onthaal"), runs("2,5")),
            (self.i("médiation", "bemiddeling"), runs("0,8")),
            (self.i("Total", "Totaal"), runs("3,3")),
        )
        caption = self.i("Temps de travail", "Arbeidsduur")
        return Table(header, rows, caption, True, (1,), True, "1", "table-1")

    def wide(self) -> Table:
        header = tuple(self.i(f"Jour {place}", f"Dag {place}") for place in range(COLUMNS))
        rows = tuple(tuple(runs(f"{row}-{place}") for place in range(COLUMNS)) for row in range(6))
        return Table(header, rows, self.i("Occupation", "Bezetting"), True, (), False, "2", "table-2", True)

    def figure(self) -> Figure:
        alt = self.t("Quatre barres.", "Vier balken.")
        return Figure(picture(), "image/png", alt, self.i("Vue", "Zicht"), "2", "figure-2")

    def long(self) -> Table:
        header = (self.i("Salle", "Zaal"), self.i("Places", "Plaatsen"))
        rows = tuple((self.i(f"Salle {row}", f"Zaal {row}"), runs(str(row))) for row in range(ROWS))
        return Table(header, rows, self.i("Toutes les salles", "Alle zalen"), True, (1,), False, "3", "table-3")
