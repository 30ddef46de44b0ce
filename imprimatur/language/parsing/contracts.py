"""What people write after the kind of a contract: how long, until when, how much, renewable or not."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from imprimatur.core.values import Bound
from imprimatur.language.parsing.base import Told, Unreadable, typed
from imprimatur.language.parsing.dates import parse_calendar_date
from imprimatur.language.parsing.hedges import NUMBER_WORDS, line_of
from imprimatur.language.parsing.numbers import parse_duration
from imprimatur.language.parsing.working_time import parse_working_time

_COUNT = rf"(?:[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_DURATION = re.compile(
    r"(?:^| )(?:d une duree |pour une duree |voor een periode |voor een duur )?"
    r"(?:de |d |van |voor |pour |pendant |gedurende )?"
    rf"(?P<span>(?:(?:minimum|maximum|minstens|maximaal|environ|ongeveer) )?{_COUNT}(?: ?(?:-|a|tot) ?{_COUNT})?"
    r" ?(?:mois|ans?|annees?|semaines?|jours?|maand(?:en)?|jaar|jaren|week|weken|dag(?:en)?))(?= |,|$)"
)
_RENEWABLE = re.compile(
    r"(?:^| )(?P<no>non |niet )?(?:renouvelable|reconductible|prolongeable|verlengbaar|hernieuwbaar"
    r"|(?:avec )?possibilite de (?:prolongation|renouvellement)|(?:met )?mogelijkheid tot verlenging)(?= |,|$)"
)
_UNTIL = re.compile(r"(?:^| )(?P<date>(?:jusqu|tot|tem) .+)$")
_BETWEEN = re.compile(r"^(?:[ ,;:+&-]|(?:et|en|avec|met|a)(?= |$))+|(?:[ ,;:+&-]|(?<= )(?:et|en|avec|met))+$")


def parse_contract_terms(value: object) -> Mapping[str, Any]:
    """The terms by what they are about: `duration` (a Range), `renewable`, `regime` (a WorkingTime), `hours`, `end`.

    `de 6 mois renouvelable`, `temps plein (38h)`, `van 12 maanden, verlengbaar`, `jusqu’au 31/12/2027`. Raises
    Unreadable("more") for anything else, so that no word is lost.
    """
    line, found = line_of(typed(value, "more")), dict[str, Any]()
    try:
        if match := _RENEWABLE.search(line):
            found["renewable"] = not match["no"]
            line = line[: match.start()] + " " + line[match.end() :]
        if match := _UNTIL.search(line):
            end = parse_calendar_date(match["date"])
            found["end"] = replace(end, bound=None) if end.bound is Bound.BY else end
            line = line[: match.start()]
        if match := _DURATION.search(line):
            found["duration"] = parse_duration(match["span"])
            line = line[: match.start()] + " " + line[match.end() :]
        if line := _BETWEEN.sub("", " ".join(line.split())):
            time = parse_working_time(line)
            found |= {"regime": time.value, **time.beside} if isinstance(time, Told) else {"regime": time}
    except Unreadable as error:
        raise Unreadable("more", value) from error
    return found
