"""Addresses and numbers that cannot work: mailboxes, pages, accounts, enterprises, telephones; in texts and values."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

from imprimatur.core.finding import Finding
from imprimatur.language.parsing import Unreadable, parse_email, parse_url
from validators.examination import Examination
from validators.prose import anonymous, postcodes, private
from validators.prose.digits import odd_phones, wrong_numbers
from validators.prose.everything import Said, everything, lists
from validators.prose.passages import Passage

_CHUNK = re.compile(r"(?<!\S)[^\s@]*+@\S*")
_LONGEST = 120
"""Characters of the longest mailbox or name of a site, and some more."""
_OPENING, _CLOSING = "<([{«“‘\"'…", ">)]}»”’\"'….,;:!?"
_PAGE = re.compile(r"(?<![\w@./-])(?:https?://|www\.)\S*", re.I)
_ENDING = r"(?:be|org|com|brussels|example|eu|net)\b"
_BROKEN_PAGE = re.compile(
    r"(?<![\w@])(?:"
    r"h?ht{1,3}p{1,3}s?(?:\s?[:;.,]\s?/{1,3}|//)\s?\S*"  # htp://, http:/, http//, http: //
    rf"|w{{2,5}}(?:[.,]{{1,2}}|\s\.|\.\s)[\w-]+(?:(?:[.,]|\s\.)[\w-]+){{0,6}}(?:[.,]|\s\.|\.\s){_ENDING}"  # www,x.be
    rf"|www\s[\w-]+\.{_ENDING})",
    re.I,
)
_SITE = re.compile(r"(?<![\w.+-])(?:[\w.+-]+@|https?://|www\.)[\w.-]+\.[a-z]{2,}", re.I)
_PAGE_BEGINS = re.compile(r"https?://[^\s/]|www\.\w", re.I)
_SEVEN = re.compile(r"(?:\d\D{0,3}){7}")
"""The fewest digits of a number that is checked."""
_TELLING = re.compile(r"[\d@]|ww|ttp|//", re.I)
"""What every address and number holds."""
_SHORT_HOST = 3
"""Letters up to which the name of a site is too short to be a slip for another, but for two letters exchanged."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Everything that cannot reach anybody (K01 to K05), and what should not be told (postcodes, private)."""
    every = tuple(said for said in everything(examined) if said.links or _TELLING.search(said.text))
    yield from postcodes.check(examined, every)
    quoted = {one.location for one in anonymous.check(examined, passages) if one.code == "K11"}
    yield from private.check(examined, [said for said in every if said.location not in quoted])
    hosts = _hosts(examined, every)
    for said in every:
        told: set[str] = set()
        for code, value, known in _faults(said, hosts):
            if value not in told:
                told.add(value)
                yield said.finding(examined, code, {"value": value, "known": known})


def _faults(said: Said, hosts: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """The code, the words at the fault, and what may have been meant."""
    text = said.text
    for mailbox in sorted(one for one in hosts if "@" in one):
        if (written := mailbox.replace("@", ".")) in text:
            yield "K01", written, ""
    if "@" in text:
        yield from (("K01", one, "") for one in broken_addresses(text, hosts))
    if re.search(r"ww|ht+p|://|//", text, re.I):
        yield from (("K02", one, "") for one in broken_pages(text))
    if _SEVEN.search(text):
        yield from (("K04", one, "") for one in wrong_numbers(text))
        if not said.sort:
            yield from (("K05", one, "") for one in odd_phones(text))
    for link in said.links:
        if link.startswith("mailto:") and not _is_address(link.removeprefix("mailto:").partition("?")[0]):
            yield "K01", link.removeprefix("mailto:"), ""
    for written in _sites(said):
        known = _slip(written, hosts)
        if known:
            yield "K03", written, known


def broken_addresses(text: str, hosts: frozenset[str] = frozenset()) -> Iterator[str]:
    """The mailboxes of a text that are none: two @, no dot, a comma or a space inside, an accent.

    `hosts` are the known mailboxes, which a space or a dot for their @ does not hide.
    """
    for found in _CHUNK.finditer(text):
        chunk = re.sub(r"^(?:mailto|[^\W\d_-]+(?:-\w+)?)\s?:", "", found[0].strip(_OPENING))
        parts = [
            part.lstrip(_OPENING).rstrip(_CLOSING) for part in re.split(r"[;/|]|,(?=[^\s,]*@)", chunk) if "@" in part
        ]
        for part in parts:
            before, _, after = part.partition("@")
            if _is_address(part) or _is_address(part.partition(",")[0]) or _is_address(re.split(r"[)>\]»”]", part)[0]):
                continue
            if not before:
                yield from _cut_in_two(text[max(0, found.start() - _LONGEST) : found.start()], part, hosts)
            elif after == "":
                following = re.match(r"\s+([\w-]+(?:\.[\w-]+)+)", text[found.end() : found.end() + _LONGEST])
                if following or found[0].rstrip(_CLOSING).endswith("@"):
                    yield f"{part} {following[1]}" if following else part
            elif len(after) > 2 and re.search(r"\w", before):
                yield part


def _cut_in_two(before: str, part: str, hosts: frozenset[str]) -> Iterator[str]:
    """A mailbox with a space before its @; a name of an account, as `@tisselande`, is none."""
    word = re.search(r"([\w.+-]+)\s+$", before)
    if not word or "." not in part:
        return
    mailbox = word[1].lower() in lists()["mailboxes"].split() or "." in word[1].strip(".")
    if mailbox or f"{word[1]}{part}".lower() in hosts:
        yield f"{word[1]} {part}"


def _is_address(text: str) -> bool:
    try:
        parse_email(text)
    except Unreadable:
        return False
    return not text.endswith((".", ","))


def broken_pages(text: str) -> Iterator[str]:
    """The addresses of the web that lead nowhere: `htp:/`, `www,`, a space inside, no ending."""
    taken: list[tuple[int, int]] = []
    for found in _PAGE.finditer(text):
        written = re.split(r"[\])>»”]", found[0])[0].rstrip(_CLOSING)
        taken.append(found.span())
        broken = text[found.start() : found.start() + _LONGEST]
        spaced = re.match(rf"(?:https?://)?www\.[\w-]+(?:\s\.|\.\s|,\s?){_ENDING}", broken)
        if spaced or not _is_page(written):
            yield spaced[0] if spaced else written
    for found in _BROKEN_PAGE.finditer(text):
        last = bisect_right(taken, (found.start(), len(text))) - 1
        inside = last >= 0 and found.start() < taken[last][1]
        if not inside and not _PAGE_BEGINS.match(found[0]):
            yield found[0].rstrip(_CLOSING)


def _is_page(text: str) -> bool:
    try:
        host = urlsplit(parse_url(text)).hostname or ""
    except (Unreadable, ValueError):
        return False
    return "." in host.removeprefix("www.")


def _hosts(examined: Examination, every: Sequence[Said]) -> frozenset[str]:
    """The sites and the mailboxes of the registers and of the document's own fields."""
    known = [
        one for organisation in examined.registers.organisations for one in (organisation.site, organisation.email)
    ]
    known += [person.email for person in examined.registers.persons]
    registered = _named(one for one in known if one)
    own = [said.text for said in every if said.sort in ("email", "url")]
    return registered | _named(one for one in own if not _slip(one, registered))


def _named(written: Iterable[str]) -> frozenset[str]:
    return frozenset(name for one in written for name in (_host(one), *([one.lower()] if "@" in one else ())))


def _host(written: str) -> str:
    """The name of the site of a mailbox or a page, `www.` aside."""
    host = written.rpartition("@")[2] if "@" in written else re.sub(r"^https?://", "", written, flags=re.I)
    return re.split(r"[/?#:]", host)[0].lower().removeprefix("www.")


def _sites(said: Said) -> Iterator[str]:
    """The mailboxes and pages of a text, as written."""
    if "@" in said.text or "." in said.text:
        yield from (found[0] for found in _SITE.finditer(said.text))
    yield from (link.removeprefix("mailto:") for link in said.links if not link.startswith(("#", "/")))


@lru_cache(maxsize=4_096)
def _slip(written: str, hosts: frozenset[str]) -> str:
    """The known site that a mailbox or a page was meant for: a letter off, or of another ending."""
    host = _host(written)
    if host in hosts or any(host.endswith(f".{one}") for one in hosts):
        return ""
    name, _, ending = host.rpartition(".")
    if host.removeprefix("www") in hosts:
        return host.removeprefix("www")
    for known in sorted(one for one in hosts if "@" not in one):
        label, _, last = known.rpartition(".")
        apart = OSA.distance(name, label, score_cutoff=2)
        exchanged = apart == 1 and sorted(name) == sorted(label)
        near = exchanged or (apart == 1 and len(label) > _SHORT_HOST) or (apart == 2 and len(label) >= 3 * _SHORT_HOST)
        close_ending = ending == last or (apart == 0 and len(label) > _SHORT_HOST)
        if (near and ending == last) or (apart == 0 and close_ending):
            return known
    return ""
