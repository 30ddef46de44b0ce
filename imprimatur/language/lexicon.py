"""The words of French, Dutch and English, by Hunspell and its dictionaries (`dictionaries/`, with their licences).

French is the "classique" dictionary of Grammalecte (MPL 2.0), Dutch that of OpenTaal (BSD); English comes with the
library. A dictionary is loaded the first time that a word is asked for: 0.15 s, 0.25 s and 0.04 s, 50 MB together.
"""

from functools import cache, lru_cache
from pathlib import Path

from hunspell import Hunspell

from imprimatur.core.bilingual import Tongue

_FOLDER = Path(__file__).with_name("dictionaries")


@cache
def _dictionary(tongue: Tongue) -> Hunspell:
    if tongue == "en":
        return Hunspell("en_US")
    return Hunspell(tongue, hunspell_data_dir=str(_FOLDER))


@lru_cache(maxsize=131_072)
def is_word(word: str, tongue: Tongue) -> bool:
    """Whether a dictionary has a word, as written, with a straight apostrophe; compounds by its rules included."""
    try:
        return bool(_dictionary(tongue).spell(word))
    except UnicodeEncodeError:  # the English dictionary knows Latin letters only
        return False
