"""The figures of a column in one form: the same decimals, thousands apart, one sign for what is less than nothing."""

from collections.abc import Sequence
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.language.formatting.values import format_decimal
from imprimatur.language.parsing.amounts import Figure, figure_in
from imprimatur.language.typography.settings import DEFAULT, MINUS, NBSP, TypographySettings

CENTS = 2
"""The decimals of amounts of which one has any."""


def set_figures(cells: Sequence[str], lang: Lang, settings: TypographySettings = DEFAULT) -> list[str | None]:
    """The cells of a column set in one form; None for a cell that is no figure, and stays as typed.

    No value changes. What is typed with a unit keeps it, in the place where the language has it. Percentages have their
    own decimals. Where some are negative by brackets and others by a minus, all have the minus.
    """
    figures = [figure_in(cell) if cell.strip() else None for cell in cells]
    known = [one for one in figures if one is not None]
    mixed = any(one.brackets for one in known) and any(one.sign == "-" for one in known)
    places = {percent: _places(known, percent) for percent in (True, False)}
    return [None if one is None else _said(one, places[one.unit == "%"], mixed, lang, settings) for one in figures]


def _places(figures: Sequence[Figure], percent: bool) -> int:
    alike = [one for one in figures if (one.unit == "%") is percent]
    most = max((one.places for one in alike), default=0)
    return CENTS if most and any(one.unit == "€" for one in alike) else most


def _said(figure: Figure, places: int, mixed: bool, lang: Lang, settings: TypographySettings) -> str:
    number = format_decimal(Decimal(figure.size), lang, settings, places)
    brackets = figure.brackets and not mixed
    sign = "+" if figure.sign == "+" else MINUS if figure.sign == "-" or (figure.brackets and mixed) else ""
    if figure.unit == "€" and lang == "nl":
        said = f"€{NBSP}{sign}{number}"
    elif figure.unit == "€":
        said = f"{sign}{number}{NBSP}€"
    elif figure.unit == "%":
        said = f"{sign}{number}{NBSP if lang == 'fr' or settings.nl_percent_spaced else ''}%"
    else:
        said = f"{sign}{number}"
    return f"({said})" if brackets else said
