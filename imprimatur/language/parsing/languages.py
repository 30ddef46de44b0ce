"""The languages of the world by their French and Dutch names, which come from Babel (CLDR), and by their codes."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.language.folding import fold, fold_words
from imprimatur.language.parsing.base import Unreadable, typed

_LOCALES = ("fr", "nl")
_OTHER: Mapping[str, tuple[str, ...]] = {
    "other": ("autre langue", "une autre langue", "andere taal", "een andere taal"),
    "sgn": ("langue des signes", "la langue des signes", "gebarentaal"),
    "sfb": ("lsfb", "langue des signes de belgique francophone", "frans belgische gebarentaal"),
    "vgt": ("vgt", "vlaamse gebarentaal", "langue des signes flamande"),
    "ar": ("arabe classique", "arabe litteraire", "arabe standard"),
    "ary": ("darija", "arabe marocain", "marokkaans arabisch"),
    "ber": ("berbere", "amazigh", "tamazight", "berbers"),
    "fa": ("farsi", "perzisch"),
    "prs": ("dari",),
    "ps": ("pachtou", "pachtoune", "pashto"),
    "so": ("somalien",),
    "ti": ("tigrinya",),
    "ff": ("peul", "fula", "fulani"),
    "sq": ("albanais",),
    "nl": ("flamand", "vlaams"),
    "rom": ("romani", "romanes"),
    "zh": ("mandarin", "mandarijn"),
}
"""Names in use that CLDR lacks, and languages without a name there: those are printed by `messages.yaml`."""
NAMED_HERE = frozenset({"other", "sgn", "sfb", "vgt", "ber", "prs", "rom"})
_CODES = frozenset({"fr", "nl", "en", "de"})
"""Codes of languages that people type for their names; the others would be taken for words."""


@cache
def _names() -> Mapping[str, str]:
    """The code of a language by its folded name."""
    found: dict[str, str] = {}
    for locale in _LOCALES:
        languages = Locale.parse(locale).languages
        for code in sorted(languages, key=lambda code: (len(code), code)):
            found.setdefault(fold(languages[code]), code)
    found |= {fold(name): code for code, names in _OTHER.items() for name in names}
    return found | {code: code for code in _CODES}


def parse_language(value: object) -> str:
    """The code of a language: `néerlandais`, `Arabisch`, `tigrigna`, `LSFB`, `langue française`, `NL`.

    Raises Unreadable("language").
    """
    text = typed(value, "language")
    words = fold_words(text).split()
    bare = [word for word in words if word not in ("le", "la", "l", "het", "de", "langue", "taal")]
    for tried in ("".join(words), "".join(bare)):
        if tried in _names():
            return _names()[tried]
    feminine = {"francaise": "fr", "neerlandaise": "nl", "anglaise": "en", "allemande": "de"}
    if bare != words and "".join(bare) in feminine:
        return feminine["".join(bare)]
    raise Unreadable("language", value)


_BOTH = frozenset("bilingue bilingues tweetalig tweetalige lesdeux beide deux twee".split())
"""What says both languages at once, folded."""
_ALONE = frozenset(
    "uniquement seulement seul seule exclusivement enkel alleen uitsluitend slechts only in en et and le la l het de "
    "les langue langues taal talen version versie edition editie".split()
)
"""What may stand around the names of the languages of a document."""


def parse_document_languages(value: object) -> tuple[Lang, ...]:
    """The languages in which a document appears: `FR`, `français et néerlandais`, `enkel Nederlands`, `tweetalig`.

    French before Dutch, whatever the order. Raises Unreadable("document-languages") for any other word or language.
    """
    given = fold_words(typed(value, "document-languages")).split()
    words = [word for word in given if word not in _ALONE]
    found: set[str] = set()
    for word in words:
        code = _names().get(word, "fr" if word == "francaise" else "nl" if word == "neerlandaise" else "")
        if word not in _BOTH and code not in LANGS:
            raise Unreadable("document-languages", value)
        found |= set(LANGS) if word in _BOTH else {code}
    # `en` links two words; at the end of a list it is the code of English.
    if not found or given[-1] == "en":
        raise Unreadable("document-languages", value)
    return tuple(lang for lang in LANGS if lang in found)


def parse_source_language(value: object) -> Lang:
    """The language in which texts were written first: one of the two. Raises Unreadable("source-language")."""
    try:
        found = parse_document_languages(value)
    except Unreadable:
        found = ()
    if len(found) != 1:
        raise Unreadable("source-language", value)
    return found[0]
