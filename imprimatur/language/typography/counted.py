"""Whether a number without marks counts something, so that its thousands may be parted: `3000 personnes`.

Only where that is sure: before a unit or a plural, after no word that a number names. A year or a postcode never does.
"""

import re

from imprimatur.core.bilingual import Speech

_YEARS = range(1900, 2101)
_UNITS = frozenset("m m² m2 km km² cm kg t l ha h kwh mwh ko mo go uur u jaar keer euro euros eur".split())
"""What is counted and shows no plural."""
_PLURAL: dict[str, re.Pattern[str]] = {
    "fr": re.compile(r"[^\W\d_]{2,}[sx]\Z"),
    "nl": re.compile(r"[^\W\d_]{2,}(?:en|s)\Z"),
}
_FUNCTION = frozenset(
    "dans sans sous puis mais pas plus depuis vers chez des les ses mes nos vos ces leurs ils elles deux trois six dix"
    " aux eux ceux jamais toujours alors hors lors dès près après très moins plusieurs quelques toutes tous vous nous"
    " suis avons avez sommes êtes étions volgens worden werden hebben hadden kunnen konden zullen zouden moeten moesten"
    " mogen mochten krijgen kregen blijven bleven gaan gingen komen kwamen doen deden een tegen tussen binnen buiten"
    " sinds als dus reeds steeds slechts eens ons mits wegens tijdens samen alleen geen zien waren willen wilden staan"
    " stonden bruxelles ixelles mons paris anvers ganshoren leuven mechelen antwerpen".split()
)
"""Words that end as plurals do, and count nothing."""
_NAMES = re.compile(
    r"(?:n[°ºr]\.?|[ée]tablissement|ondernemingsnummer|loi|décret|wet|decreet|ordonnance|ordonnantie|ann[ée]es?|jaar|"
    r"jaren|boekjaar|exercices?|chambre|kamer|bureau|lokaal|local|bus|boîte|bte|ligne|lijn|lot|page|pagina|p\.|blz\.|"
    r"compte|rekening|postcode|postal|t[ée]l\.?|t[ée]l[ée]phone|telefoon|gsm|norme?|windows|office|facture|factuur|client|"
    r"klant|id|mot de passe|articles?|artikel|art\.|pin|série|reeks|modèle|type)[\s:]*\Z",
    re.IGNORECASE,
)
"""What a number after it names."""
_SURE = frozenset("personnes mensen habitants inwoners membres leden ménages gezinnen exemplaires exemplaren".split())
"""What is counted even by a number that could be a year, where it is a round one and no year is announced."""
_ANNOUNCED = re.compile(r"(?<!\w)(?:en|in|depuis|sinds|dès|vanaf)\s\Z", re.IGNORECASE)
_ROUND = 50


def is_year(digits: str) -> bool:
    """Whether four digits may be a year of our time."""
    return len(digits) == 4 and int(digits) in _YEARS


def counts(digits: str, before: str, after: str, lang: Speech) -> bool:
    """Whether a number of four digits or more counts the word after it; `before` is what stands right before it."""
    word = after.casefold()
    if word in _FUNCTION or _NAMES.search(before):
        return False
    if is_year(digits):
        return int(digits) % _ROUND == 0 and word in _SURE and not _ANNOUNCED.search(before)
    plural = _PLURAL.get(lang)
    return word in _UNITS or bool(plural and plural.match(word))
