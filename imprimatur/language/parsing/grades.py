"""Grades from one to five, as a digit or in words: a risk is `élevé`, a likelihood `matig`."""

from imprimatur.language.folding import fold_words
from imprimatur.language.parsing.base import Unreadable, typed
from imprimatur.language.parsing.numbers import parse_integer

_GRADES = {
    1: ("tres faible", "tres bas", "tres basse", "minime", "negligeable", "zeer laag", "heel laag", "zeer klein"),
    2: ("faible", "bas", "basse", "laag", "lage", "klein", "kleine", "gering", "beperkt"),
    3: ("moyen", "moyenne", "modere", "moderee", "gemiddeld", "matig", "matige", "middelmatig"),
    4: (
        "eleve",
        "elevee",
        "fort",
        "forte",
        "haut",
        "haute",
        "important",
        "importante",
        "hoog",
        "hoge",
        "groot",
        "grote",
    ),
    5: ("tres eleve", "tres elevee", "tres fort", "tres forte", "critique", "zeer hoog", "heel hoog", "zeer groot"),
}
_WORDS = {word: grade for grade, words in _GRADES.items() for word in words}


def parse_grade(value: object) -> int:
    """A grade: `4`, `4/5`, `élevée`, `zeer hoog`. Raises Unreadable."""
    if isinstance(value, str):
        text = fold_words(typed(value, "integer"))
        if text in _WORDS:
            return _WORDS[text]
        whole, slash, highest = value.strip().partition("/")
        if slash and highest.strip() == "5":
            return parse_integer(whole.strip())
    try:
        return parse_integer(value)
    except Unreadable as fault:
        raise Unreadable(fault.code, value) from None
