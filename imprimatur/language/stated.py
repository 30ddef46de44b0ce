"""A figure in a person's own words (`412`, `57 %`, `une trentaine`), said in each language where it can be."""

from imprimatur.core.bilingual import Lang
from imprimatur.language.formatting import format_date, format_money, format_quantity
from imprimatur.language.parsing import Unreadable, parse_calendar_date, parse_money, parse_quantity


def say_stated(text: str, lang: Lang) -> str:
    """The figure as the language writes it; what is no number is left as it stands."""
    try:
        return format_quantity(parse_quantity(text), lang)
    except Unreadable:
        pass
    try:
        return format_money(parse_money(text), lang)
    except Unreadable:
        return text


def said_for_both(text: str, lang: Lang) -> str:
    """A bare figure, date or formula (`28`, `mars 2026`, `n = 27`) as a language writes it; empty for words."""
    try:
        return format_date(parse_calendar_date(text), lang) if not text.isdigit() else say_stated(text, lang)
    except Unreadable:
        return "" if is_worded(text) else say_stated(text, lang)


def is_worded(text: str) -> bool:
    """Whether a figure holds words that the other edition would print untranslated; expressions do not."""
    is_said = say_stated(text, "fr") != text or say_stated(text, "nl") != text
    return not is_said and "{{" not in text and any(len(word) > 1 and word.isalpha() for word in text.split())
