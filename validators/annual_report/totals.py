"""Counts that an annual report states, against the rows of its tables."""

from collections.abc import Iterator
from decimal import Decimal

from imprimatur.core.blocks import List, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import walk
from imprimatur.documents.annual_report.choices import SessionKind, SessionStatus
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book
from validators.values import counted

_RESEARCHER = ("chercheu", "chargederecherche", "chargeederecherche")
"""How the function of a researcher begins in the register of persons, folded."""
_KINDS = {
    "plenaries_stated": SessionKind.PLENARY,
    "round_tables_stated": SessionKind.ROUND_TABLE,
    "exchanges_stated": SessionKind.EXCHANGE,
    "workshops_stated": SessionKind.WORKSHOP,
}


def check(book: Book) -> Iterator[Finding]:
    """Every stated count or sum that its table contradicts."""
    yield from _staff(book)
    yield from _counts(book)
    yield from _cancelled(book)


def _staff(book: Book) -> Iterator[Finding]:
    """A row whose FTE could not be read leaves the sum unknown."""
    report = book.report
    shares = [one.fte for one in report.staff]
    if report.staff and report.fte_stated is not None and None not in shares:
        total = sum((share for share in shares if share is not None), Decimal(0))
        if total != report.fte_stated:
            about = {"stated": counted(report.fte_stated), "total": counted(total)}
            yield book.finding("A01", "fte_stated", about)
    if report.staff and report.headcount_stated is not None and report.headcount_stated != len(report.staff):
        about = {"stated": counted(report.headcount_stated), "total": counted(len(report.staff))}
        yield book.finding("A02", "headcount_stated", about)


def _counts(book: Book) -> Iterator[Finding]:
    report = book.report
    stated: list[tuple[str, int | None, int, str]] = [
        ("missions_stated", report.missions_stated, len(report.missions), "missions"),
        ("territories_stated", report.territories_stated, len(territories(book)), "research.territories"),
        ("researchers_stated", report.researchers_stated, _researchers(book), "persons"),
    ]
    if report.sessions:
        for name, kind in _KINDS.items():
            count = sum(1 for one in report.sessions if one.kind is kind)
            stated.append((f"event.{name}", getattr(report.event, name), count, "sessions"))
    for path, said, count, table in stated:
        if said is not None and count and said != count:
            yield _miscounted(book, path, said, count, table)


def _miscounted(book: Book, path: str, said: int, count: int, table: str) -> Finding:
    about = {"stated": counted(said), "total": counted(count), "table": book.examined.label(table)}
    return book.finding("A03", path, about)


def territories(book: Book) -> set[str]:
    """The territories of every research project, each once: the points of the lists, else their lines."""
    found: set[str] = set()
    for research in book.report.research:
        blocks = research.territories.blocks("fr") or research.territories.blocks("nl")
        lists = [block for block in walk(blocks) if isinstance(block, List)]
        lines = [plain(item.text) for block in lists for item in block.items]
        if not lists:
            text = research.territories.plain("fr") or research.territories.plain("nl")
            lines = text.replace(";", "\n").replace(",", "\n").splitlines()
        found |= {fold(line) for line in lines if fold(line)}
    return found


def _researchers(book: Book) -> int:
    """The people of the report (team, contacts, authors) whose function in the register is that of a researcher."""
    report = book.report
    people = [one.person for one in report.staff if one.person]
    people += [person for one in report.sections for person in one.contacts]
    people += [person for one in report.publications for person in one.authors]
    people += [person for one in report.talks for person in one.authors]
    return len({one.code for one in people if fold(one.role.plain("fr")).startswith(_RESEARCHER)})


def _cancelled(book: Book) -> Iterator[Finding]:
    """A count of cancelled workshops is sure once every workshop says whether it took place."""
    stated = book.report.event.cancelled_stated
    workshops = [one for one in book.report.sessions if one.kind is SessionKind.WORKSHOP]
    if stated is None or not workshops:
        return
    marked = sum(1 for one in workshops if one.status is SessionStatus.CANCELLED)
    open_ones = sum(1 for one in workshops if one.status is None)
    if marked > stated or (marked != stated and not open_ones):
        yield _miscounted(book, "event.cancelled_stated", stated, marked, "sessions")
    elif open_ones:
        about = {"stated": counted(stated), "marked": counted(marked), "open": counted(open_ones)}
        yield book.finding("A04", "sessions", about, place=book.examined.provenance.place("sessions"))
