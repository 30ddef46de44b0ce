"""The codes about the modules of a report (ADR 25) made to fire, and kept silent by right neighbours."""

from tests.validators.annual_report.dossiers import REPORT, Files, report
from tests.validators.annual_report.firing import Fires, without
from tests.validators.annual_report.silent import Silent


def told(*lines: str) -> Files:
    """The complete report with lines added after its last, which is the 104th."""
    return REPORT | {"rapport.yaml": "\n".join((str(REPORT["rapport.yaml"]).rstrip("\n"), *lines, ""))}


def budget(amount: int) -> Files:
    """A budget of 100 euros of income, and so much of expenses."""
    return told(
        "budget:",
        "  - {poste fr: Dons, poste nl: Giften, sens: recettes, montant: 100}",
        f"  - {{poste fr: Loyer, poste nl: Huur, sens: dépenses, montant: {amount}}}",
    )


def balance(amount: object, previous: object, before: object = 90) -> Files:
    """A balance sheet of 100 euros of assets, 90 a year before, and so much of liabilities."""
    return told(
        "bilan:",
        f"  - {{poste fr: Banque, poste nl: Bank, côté: actif, montant: 100, année précédente: {before}}}",
        f"  - {{poste fr: Fonds, poste nl: Fondsen, côté: passif, montant: {amount}, année précédente: {previous}}}",
    )


def units(*above: str) -> Files:
    """A chart of a direction and a team, and what each stands below."""
    names = (("Direction", "Leiding"), ("Terrain", "Veldwerk"))
    rows = [
        f"  - {{unité fr: {fr}, unité nl: {nl}, dépend de: {over}}}"
        for (fr, nl), over in zip(names, above, strict=True)
    ]
    return told("organigramme:", *rows)


def members(number: object, left: object = 1) -> Files:
    """Members: 20 a year before, 3 who came."""
    return told(
        "membres:",
        "  - {catégorie fr: effectifs, catégorie nl: werkend, "
        f"nombre: {number}, entrées: 3, départs: {left}, année précédente: 20}}",
    )


def subsidy(amount: str = "90 000 €", year: int = 2026, more: str = "") -> Files:
    """The only funding of the complete report, changed."""
    return report(("montant: 90 000 €, année: 2026}", f"montant: {amount}, année: {year}{more}}}"))


def volunteers(*stated: str, hours: object = 40) -> Files:
    """Five volunteers and three, 40 hours and 60, and what is stated of them."""
    return told(
        "bénévoles:",
        f"  - {{tâche fr: Cuisine, tâche nl: Keuken, nombre: 5, heures: {hours}}}",
        "  - {tâche fr: Accueil, tâche nl: Onthaal, nombre: 3, heures: 60}",
        *stated,
    )


ACTIVITIES = (
    "activités:",
    "  - {activité fr: Repas, activité nl: Maaltijd, participants: 30}",
    "  - {activité fr: Jeux, activité nl: Spelen, participants: 12}",
)


def partners(*columns: str) -> Files:
    """A partner and what for, placed by a chapter with these columns."""
    files = told("partenaires: [{partenaire fr: Jardin, partenaire nl: Tuin, pour quoi fr: pain, pour quoi nl: brood}]")
    chosen = "".join(f', "{one}"' for one in columns)
    added = {"fr": f'{{{{ tableau("Partenaires"{chosen}) }}}}', "nl": f'{{{{ tabel("Partners"{chosen}) }}}}'}
    return files | {
        f"02-journee.{lang}.md": f"{files[f'02-journee.{lang}.md']}\n\n{said}\n" for lang, said in added.items()
    }


ONE_TEXT: dict[str, str | bytes] = {
    **without("02-journee.fr.md", "02-journee.nl.md"),
    "rapport.yaml": str(REPORT["rapport.yaml"]).replace("    fichier: 02-journee\n", ""),
    "recit.fr.md": f"# La journée annuelle\n\n{REPORT['02-journee.fr.md']}".replace("\n# ", "\n## "),
    "recit.nl.md": f"# De jaarlijkse dag\n\n{REPORT['02-journee.nl.md']}".replace("\n# ", "\n## "),
}
"""The complete report, its second chapter under its title in a text that might tell of others."""

_OTHER = "Vlaamse Gemeenschapscommissie"

FIRING = [
    Fires("A72", {name: text for name, text in ONE_TEXT.items() if not name.startswith("recit")}, ("rapport.yaml:40",)),
    Fires("A64", volunteers("bénévoles annoncés: 9"), ("rapport.yaml:108",), "volunteers"),
    Fires("A64", volunteers("heures de bénévolat annoncées: 110"), ("rapport.yaml:108",), "hours"),
    Fires("A64", told(*ACTIVITIES, "participants aux activités annoncés: 43"), ("rapport.yaml:108",), "participants"),
    Fires("A65", subsidy("70 000 €"), ("rapport.yaml:96",)),
    Fires("A66", balance(99, 90), ("rapport.yaml:106",)),
    Fires("A66", balance(100, 91), ("rapport.yaml:106",), "the year before"),
    Fires("A67", budget(101), ("rapport.yaml:105",)),
    Fires(
        "L11",
        told(
            f"partenaires: [{{partenaire fr: Jardin, partenaire nl: Tuin, pour quoi fr: la {_OTHER}, pour quoi nl: x}}]"
        ),
        ("rapport.yaml:105",),
        "within a text",
    ),
    Fires("A73", partners("Partenaire"), ("rapport.yaml:105",)),
    Fires("A68", members(23), ("rapport.yaml:106",)),
    Fires("A69", units('""', "Comité"), ("rapport.yaml:107",)),
    Fires("A70", units("Terrain", "Leiding"), ("rapport.yaml:106",)),
    Fires("A71", subsidy(more=", part: 90 %"), ("rapport.yaml:96",)),
    Fires(
        "D16",
        told("évolution: [{indicateur fr: Repas, indicateur nl: Maaltijden, année: 2027, valeur: 3}]"),
        ("rapport.yaml:105",),
        "a year to come",
    ),
    Fires(
        "A07",
        told("formations: [{intitulé fr: Secours, intitulé nl: Hulp, sens: suivie, date: 4 mars 2025}]"),
        ("rapport.yaml:105",),
        "a training of another year",
    ),
    Fires("C01", told("rubriques: [équipe, bénévoles]"), ("rapport.yaml:105",), "a module named and empty"),
    Fires(
        "C01", report(("date de référence de l’équipe: 31 décembre 2026\n", "")), ("rapport.yaml",), "a team undated"
    ),
]

SILENT = [
    Silent("A72", ONE_TEXT, "its title heads a text"),
    Silent("A72", without("02-journee.fr.md", "02-journee.nl.md"), "a file is named"),
    Silent("A64", volunteers("bénévoles annoncés: 8", "heures de bénévolat annoncées: 100"), "the same sums"),
    Silent("A64", volunteers("heures de bénévolat annoncées: 150", hours="environ 40"), "an approximate number"),
    Silent("A64", volunteers("bénévoles annoncés: environ 10"), "an approximate total"),
    Silent("A65", REPORT, "a line of that amount"),
    Silent("A65", subsidy("70 000 €", 2025), "another year"),
    Silent(
        "A65",
        subsidy("70 000 €")
        | {"comptes.csv": str(REPORT["comptes.csv"]).replace("Subvention structurelle", "Subvention de la COCOF")},
        "a line that names who gives",
    ),
    Silent(
        "A65",
        report(
            (
                "montant: 90 000 €, année: 2026}",
                "montant: 70 000 €, année: 2026}\n  - {pouvoir subsidiant: Innoviris, type: projet, montant: 20 000 €, "
                "année: 2026}",
            )
        ),
        "two subsidies on one line",
    ),
    Silent("L11", told(f"partenaires: [{{partenaire fr: {_OTHER}, partenaire nl: {_OTHER}}}]"), "a name in a row"),
    Silent("A66", balance(100, 90), "even"),
    Silent("A66", balance("environ 98", 90), "an approximate amount"),
    Silent("A66", balance(100, '""', '""'), "no year before"),
    Silent("A67", budget(100), "even"),
    Silent("A73", partners(), "every column"),
    Silent("A73", partners("Partenaire", "Pour quoi"), "each named"),
    Silent("A68", members(22), "the same sum"),
    Silent("A68", members(25, '""'), "who left is not told"),
    Silent("A69", units('""', "leiding"), "the name in the other language"),
    Silent("A70", units('""', "Direction"), "one above the other"),
    Silent("A71", subsidy(more=", part: 93 %"), "rounded"),
]
