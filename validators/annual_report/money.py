"""The accounts of the year against what is stated of them, and the moments of the year against the chapters."""

from collections.abc import Iterator

from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge, Money
from imprimatur.documents.annual_report.choices import AccountSide
from imprimatur.documents.annual_report.ledger import has_previous, less, side_of, total
from imprimatur.documents.annual_report.year import chapter_called
from validators.annual_report.book import Book
from validators.values import listed, named, priced


def check(book: Book) -> Iterator[Finding]:
    """Every stated sum that the accounts contradict, a year before told by halves, a chapter that is none."""
    yield from _totals(book)
    yield from _previous(book)
    yield from _chapters(book)


def _totals(book: Book) -> Iterator[Finding]:
    """The totals of both sides, then the result: judged once every line says its side and an exact amount.

    One below zero is told where it stands (T05).
    """
    report = book.report
    sure = all(one.side and one.amount and _exact(one.amount) and one.amount.amount >= 0 for one in report.accounts)
    if not (report.accounts and sure):
        return
    income, expenses = (total(side_of(report.accounts, side), "amount") for side in AccountSide)
    wrong = False
    for path, stated, sum_ in (
        ("income_stated", report.income_stated, income),
        ("expenses_stated", report.expenses_stated, expenses),
    ):
        if stated is not None and _exact(stated) and stated.amount != sum_.amount:
            wrong = True
            yield book.finding("A60", path, {"stated": priced(stated.amount), "total": priced(sum_.amount)})
    result, stated = less(income, expenses), report.result_stated
    # A total that is wrong makes the result wrong with it: one fault, told once.
    if not wrong and stated is not None and _exact(stated) and stated.amount != result.amount:
        about = {"stated": priced(stated.amount), "total": priced(result.amount)}
        about |= {"income": priced(income.amount), "expenses": priced(expenses.amount)}
        yield book.finding("A61", "result_stated", about)


def _exact(amount: Money | None) -> bool:
    return amount is not None and amount.hedge is Hedge.EXACT and amount.high is None


def _previous(book: Book) -> Iterator[Finding]:
    """The lines without an amount of last year, where others have theirs: told once, at the first of them."""
    accounts = book.report.accounts
    blank = [(place, one) for place, one in enumerate(accounts) if one.previous is None and one.amount]
    if blank and has_previous(accounts):
        path = f"accounts.{blank[0][0]}.previous"
        yield book.finding("A62", path, {"lines": listed(named(one.line) for _, one in blank)})


def _chapters(book: Book) -> Iterator[Finding]:
    """The moments that point to a chapter nobody knows."""
    for place, one in enumerate(book.report.milestones):
        if one.chapter and chapter_called(book.report, one.chapter) is None:
            yield book.finding("A63", f"milestones.{place}.chapter", {"value": one.chapter})
