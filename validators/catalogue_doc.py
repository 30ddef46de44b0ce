"""Writes `docs/findings.md` from the catalogues, or holds it against them.

python -m validators.catalogue_doc           write the page
python -m validators.catalogue_doc --check   exit with 1 when the page is not up to date
"""

import sys
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Severity
from imprimatur.findings.catalogue import Sort
from imprimatur.language.typography import typeset
from validators.catalogues import all_sorts

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
_INTRO = Bilingual(
    "# Ce que disent les contrôles\n\n"
    "Chaque constat porte un code qui ne change pas : vous pouvez le citer au téléphone, ou demander "
    "`imprimatur explain C01`. Entre accolades, ce que le message nomme.\n\n"
    "*In het Nederlands: [Wat de controles zeggen](#wat-de-controles-zeggen).*",
    "# Wat de controles zeggen\n\n"
    "Elke vaststelling heeft een code die niet verandert: u kunt ze aan de telefoon vermelden, of "
    "`imprimatur explain C01` vragen. Tussen accolades staat wat het bericht noemt.",
)
_SEVERITY = {
    Severity.FATAL: Bilingual("empêche tout document", "verhindert elk document"),
    Severity.ERROR: Bilingual("empêche la version définitive", "verhindert de definitieve versie"),
    Severity.WARNING: Bilingual("à vérifier", "na te kijken"),
    Severity.INFO: Bilingual("pour information", "ter informatie"),
}
_FAMILIES = {
    "R": Bilingual("Lire les fichiers", "Bestanden lezen"),
    "V": Bilingual("Comprendre les valeurs", "Waarden begrijpen"),
    "C": Bilingual("Ce qui manque", "Wat ontbreekt"),
    "T": Bilingual("Champs et tableaux", "Velden en tabellen"),
    "L": Bilingual("Les deux langues", "De twee talen"),
    "G": Bilingual("Les registres", "De registers"),
    "J": Bilingual("Offres d’emploi et de mission", "Vacatures en opdrachten"),
    "A": Bilingual("Rapports d’activités", "Activiteitenverslagen"),
    "F": Bilingual("Rapports de faisabilité", "Haalbaarheidsverslagen"),
    "S": Bilingual("Notes de synthèse", "Synthesenota’s"),
}
_NOTICE = "<!-- Written by `python -m validators.catalogue_doc`: change the catalogues, not this page. -->\n"
_DO = Bilingual("À faire", "Te doen")


def page() -> str:
    """The whole page, French then Dutch."""
    return (
        "<!-- Written by `python -m validators.catalogue_doc`; change the catalogues, not this page. -->\n\n"
        + "\n".join(_language(lang) for lang in LANGS)
    )


def _language(lang: Lang) -> str:
    parts = [_INTRO.of(lang)]
    family = ""
    for sort in all_sorts().values():
        if sort.code[0] != family:
            family = sort.code[0]
            parts.append(f"## {_FAMILIES[family].of(lang)}")
        parts.append(_entry(sort, lang))
    return "\n\n".join(parts) + "\n"


def _entry(sort: Sort, lang: Lang) -> str:
    message, remedy, explanation, title = (
        typeset(part.of(lang), lang) for part in (sort.message, sort.remedy, sort.explanation, sort.title)
    )
    return (
        f"### {sort.code} · {title}\n\n"
        f"*{_SEVERITY[sort.severity].of(lang)}*\n\n"
        f"> {message}\n\n"
        f"{explanation}\n\n"
        f"**{_DO.of(lang)}** – {remedy}"
    )


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    if "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/findings.md is not up to date: run python -m validators.catalogue_doc", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
