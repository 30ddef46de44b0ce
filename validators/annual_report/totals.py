"""Counts that an annual report states, against what stands between the lines of its tables; the rest: suites.yaml."""

from collections.abc import Iterator

from imprimatur.core.blocks import List, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import walk
from imprimatur.documents.annual_report.choices import SessionKind, SessionStatus
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book
from validators.values import counted

_RESEARCHER = ("chercheu", "chargederecherche", "chargeederecherche")
"""How the function of a researcher begins in the register of persons, folded."""


def check(book: Book) -> Iterator[Finding]:
    """Every stated count or sum that its table contradicts."""
    yield from _counts(book)
    yield from _cancelled(book)


def _counts(book: Book) -> Iterator[Finding]:
    report = book.report
    stated: list[tuple[str, int | None, int, str]] = [
        ("territories_stated", report.territories_stated, len(territories(book)), "research.territories"),
        ("researchers_stated", report.researchers_stated, _researchers(book), "persons"),
    ]
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
