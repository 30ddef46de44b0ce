"""The words that no line parts although a space stands between them: `31 mars`, `24 jours`, `p. 12`, `scénario C`.

A figure stays with what it counts or names, an initial with its name, a code with its place. The year of a date may
begin a line: a column of dates would be too wide otherwise.
"""

import re
from functools import cache

from imprimatur.language.running.days import any_of, months
from imprimatur.language.typography.protected import IBAN, TELEPHONE
from imprimatur.language.typography.settings import SPACES

_S = f"[{SPACES}]"
_MONTHS = any_of({**months("fr"), **months("nl")})
_UNITS = (
    "ans?|mois|jours?|semaines?|heures?|h|minutes?|min|fois|pages?|points?|euros?|millions?|milliards?|pour cent|ETP|"
    "uur|u|minuten|dag|dagen|week|weken|maand|maanden|jaar|keer|bladzijden|punten|euro|miljoen|miljard|procent|VTE|personnes?|mensen|"
    "personnes?|mensen|km|m|m²|m2|cm|mm|kg|demi-journées?|demi-jours?"
)
"""What a number counts: short words, that say nothing without it."""
_NAMED = (
    r"pp?\.|artt?\.|articles?|artikel(?:en)?|chap\.|chapitres?|hfst\.|hoofdstuk(?:ken)?|fig\.|figures?|figuur|figuren|"
    r"tab\.|tableaux?|tabel(?:len)?|vol\.|annexes?|bijlagen?|pages?|pagina|blz\.|livres?|boek(?:en)?|§|nr\.|n[°º]|"
    r"scénarios?|scenario|phases?|fase|étapes?|stap|axes?|niveaux?|niveau|points?|punt|modules?|groupes?|groep|options?|"
    r"optie|S?CP|PS?C|CCT|cao"
)
"""What a number or a capital letter names."""
_NAME = r"[A-ZÀ-Þ][\w’'-]"
_PATTERNS = (
    rf"(?<![\w.,:/-])\d{{1,2}}(?:er)?{_S}(?:{_MONTHS})(?!\w)",
    # What follows the raised letters of "1er", a run of its own.
    rf"\A{_S}(?:{_MONTHS})(?!\w)",
    rf"(?<![\w.,:/-])\d{{1,3}}(?:[.{SPACES}]?\d{{3}})*(?:,\d{{1,2}})?{_S}(?:{_UNITS})(?![\w-])",
    rf"(?i:(?<![\w-])(?:{_NAMED})){_S}(?:(?:n[°º]|nr\.){_S}?\d|\d|[A-Z](?![\w’'])|[IVX]{{2,5}}(?!\w))",
    # What is before a reference, a run of its own: "chapitre " and then the number.
    rf"(?i:(?<![\w-])(?:{_NAMED})){_S}\Z",
    rf"(?<![\w.])(?:[A-ZÀ-Þ]\.[{SPACES}-]?){{1,3}}(?<={_S}){_NAME}",
    rf"(?<!\w){_NAME}[\w’'-]*,{_S}[A-ZÀ-Þ]\.(?!\w)",
    rf"(?<!\w)(?:Mme|Mlle|MM\.|Dr\.?|Me|[Pp]rof\.|[Dd]hr\.|[Mm]evr\.|[Mm]w\.){_S}{_NAME}",
    rf"(?:\A|(?<=,{_S}))[1-9]\d{{3}}{_S}{_NAME}",
    rf"[^\W\d_]{_S}\d{{1,4}}[A-Za-z]?(?=,{_S}[1-9]\d{{3}}{_S}{_NAME})",
    rf"\d{_S}[×–]{_S}\d",
)
_MAY_TIE = re.compile(rf"[\d.§,°]{_S}\w|\w{_S}[\dA-Z]|\A{_S}[^\W\d_]|{_S}\Z|[MD]\w\w?{_S}|\d{_S}[×–]")


@cache
def _ties() -> tuple[re.Pattern[str], ...]:
    return (*map(re.compile, _PATTERNS), re.compile(TELEPHONE), re.compile(IBAN))


def tied(text: str) -> tuple[tuple[int, int], ...]:
    """From and to where the words of a text stand together; in no order, and they may overlap."""
    if not _MAY_TIE.search(text):
        return ()
    return tuple(match.span() for pattern in _ties() for match in pattern.finditer(text))
