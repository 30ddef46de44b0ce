"""Days as a digest says them: the date, and how long it is away."""

import re
from datetime import date

from flows.digest.deadlines import PAST
from flows.digest.messages import Words
from flows.digest.model import Deadline
from imprimatur.core.bilingual import Lang
from imprimatur.core.place import shortened
from imprimatur.core.values import FlexDate
from imprimatur.language.formatting import format_date
from imprimatur.language.typography import typeset

NEAR = 7
"""Days before a deadline from which on it is marked."""


def counted(words: Words, key: str, count: int) -> str:
    """A message that counts something: `<key>_one` of a single one."""
    return words(f"{key}_one" if count == 1 else key, count=count)


def first_of(text: str, most: int) -> str:
    """A message of at most so many characters: its sentences that fit and close what they quote, else first words."""
    if len(text) <= most:
        return text
    ends = [one.end() for one in re.finditer(r"[.!?](?= )", text[: most + 1])]
    whole = [text[:end] for end in ends if _is_closed(text[:end])]
    return whole[-1] if whole else shortened(text, most)


def _is_closed(text: str) -> bool:
    """Whether no quotation is left open: in Dutch the sign that closes one is an apostrophe too."""
    return text.count("«") == text.count("»") and text.rfind("‘") <= text.rfind("’")


def day_said(day: date, lang: Lang) -> str:
    """`27 novembre 2026`, with the spaces that keep it on one line."""
    return typeset(format_date(FlexDate(day), lang), lang)


def left_said(day: date, today: date, words: Words) -> str:
    """`aujourd’hui`, `dans 3 jours`, `il y a 2 jours`."""
    left = (day - today).days
    if left == 0:
        return words("left_today")
    return counted(words, "left_days" if left > 0 else "left_past", abs(left))


def deadline_said(deadline: Deadline | None, today: date, words: Words) -> str:
    """A deadline, what it is of and how long it is away; nothing where there is none."""
    if deadline is None:
        return ""
    values = {"date": day_said(deadline.day, words.lang), "left": left_said(deadline.day, today, words)}
    what = words.of(deadline.what)
    return words("deadline", what=what, **values) if what else words("deadline_plain", **values)


def is_near(day: date | None, today: date) -> bool:
    """Whether a deadline is near, or passed not long ago: what is older presses nobody any more."""
    return day is not None and -PAST.days <= (day - today).days <= NEAR
