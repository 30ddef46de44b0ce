"""What a text says that is not for its reader: notes to a colleague, references that found nothing, marks that it is a
draft or must not be read by everybody. The words are those of `gaps.yaml`.
"""

import re
from functools import lru_cache
from itertools import islice

from imprimatur.language.parsing.gap_words import (
    AROUND,
    LONGEST,
    NEAR,
    SHOUTED,
    matches,
    matches_of_lines,
    pattern,
    shortly_before,
    stands_apart,
    straightened,
)

_NOTE_ENDS = ".!?;)]}>,:–—-"
_YEAR = re.compile(r"[,(] ?\d{4}")
_ASKING = re.compile(r"(?:peux|pourrais|veux|saurais)[- ]tu|(?:pouvez|pourriez)-vous|(?:kan|kun|wil|zou) j", re.I)
_OFFERED = re.compile(r"(?:à demander|(?:na )?te vragen)\b", re.I)
_HANDED_OUT = re.compile(
    r"\b(?:formulaires?|règlements?|documents?|dossiers?|brochures?|dépliants?|notes? d'information|attestations?|"
    r"cahiers? des charges|statuts|chartes?|modèles?|programmes?|renseignements?|informations?|infos?|rendez-vous|"
    r"inscriptions?|clés?|clefs?|descriptions? de fonction|formulier(?:en)?|reglement(?:en)?|document(?:en)?|dossiers?|"
    r"brochures?|folders?|informatienota|attest(?:en)?|bestek(?:ken)?|statuten|charters?|modell?(?:en)?|programma's?|"
    r"(?:in|aan)lichting(?:en)?|informatie|info|afspra(?:ak|ken)|inschrijving(?:en)?|sleutels?|functiebeschrijving(?:en)?)\b",
    re.I,
)
"""What readers are told to ask for, and of whom: `Le formulaire, à demander à Marie Dupont, se remet le 3 mai`."""
_REACHED = re.compile(r"[ ,(:–-]{0,4}(?:tél|tel|gsm|au\b|op\b|via\b|par\b|per\b|\+?\d|[\w.+-]{1,40}@)", re.I)
"""How the person is reached, after the name: no colleague is told that."""
_DATED = re.compile(
    r"[ ,:;(–-]*(?:du|van|au|op|le|v|version|versie)?[ .]?\d[\d/.: -]{0,12}(?:\w{3,9}(?: \d{4})?)?[ ).]*", re.I
)
_TRIES = 5
"""Marks of a text that are looked at; a text with more of them has words, not a mark."""


@lru_cache(maxsize=16_384)
def broken_in(text: str) -> str:
    """A reference or a formula that found nothing, as text: `#REF!`, `Erreur ! Source du renvoi introuvable`."""
    found = pattern("broken").search(straightened(text)) if "!" in text or "#" in text else None
    return text.strip()[found.start() : found.end()] if found else ""


@lru_cache(maxsize=16_384)
def note_in(text: str) -> str:
    """What is said in a text to a colleague or to oneself: `@Fatima : peux-tu vérifier ?`, `(demander à Karim)`.

    Where it only leads somewhere (`demander à Karim`) it must stand apart, as in brackets or in a sentence of its own,
    and tell no reader what may be asked for or how the person is reached.
    """
    straight = straightened(text)
    for found in matches_of_lines("notes", straight):
        rest = straight[found.end() : found.end() + NEAR].lstrip()
        if found[0][0] in "@[(" or (
            stands_apart(shortly_before(straight, found.start())) and (not rest or rest[0] in _NOTE_ENDS)
        ):
            if _YEAR.match(rest) or _is_for_readers(straight, found):
                continue
            return text.strip()[found.start() : found.end()].strip(" ,;")
        if _ASKING.match(found[0]):
            return text.strip()[found.start() : found.end()]
    return ""


def _is_for_readers(text: str, found: re.Match[str]) -> bool:
    """Whether readers are told where to ask: for something that is handed out, or of somebody whom they can reach."""
    if not _OFFERED.match(found[0].lstrip("([")):
        return False
    sentence = re.split(r"[.!?] ", shortly_before(text, found.start()))[-1]
    return bool(_HANDED_OUT.search(sentence) or _REACHED.match(text, found.end()))


@lru_cache(maxsize=16_384)
def status_in(text: str, *, edge: bool = False) -> str:
    """What says that a text is a draft or is not for everybody, where it is a mark and no word of a sentence.

    At the `edge` of a page, in its header or its watermark, there are no sentences.
    """
    straight = straightened(text)
    for found in islice(matches("status", straight), _TRIES):
        before, rest = straight[: found.start()], straight[found.end() :]
        if rest[:1].isalnum() or rest[:1] in ("-", "'"):
            continue
        capitals = found[0].isupper() and len(found[0]) > SHOUTED and not (straight.isupper() and len(straight) > 60)
        alone = not before.strip(AROUND) and (not rest.strip(AROUND) or _DATED.fullmatch(rest))
        ending = before.endswith((" – ", " — ", " - ", "(", "[", ": ")) and not rest.strip(AROUND)
        chained = bool(pattern("status").fullmatch(rest.strip(AROUND)))
        sentence = before.rstrip()[-1:] in (".", "!", "?") and (chained or not rest.strip(AROUND))
        inside = before.endswith(("(", "[")) and rest.startswith((")", "]"))
        starting = not before.strip(AROUND) and re.match(r" ?(?:[-–—:,!]|\|) ?", rest) and len(straight) <= LONGEST
        if edge or capitals or alone or sentence or inside or ((ending or starting) and len(straight) <= LONGEST):
            return text.strip()[found.start() : found.end()]
    return ""
