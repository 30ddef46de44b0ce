"""What a call to providers says of its price and its choice: ceiling, volume, instalments, criteria, calendar."""

from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, Item, List, Run, Table, runs
from imprimatur.documents.job_offer.calls import Instalment
from imprimatur.documents.job_offer.choices import FeeMode
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.formatting import format_date, format_hours, format_money, format_quantity


def fee(composer: Composer, offer: JobOffer) -> Inline:
    """What the mission is paid: by what, how much, with or without VAT, unless the ceiling says so."""
    told = offer.fee
    amount = composer.value(format_money(told.amount, composer.lang) if told.amount else "", "fee.amount")
    if told.ceiling and not amount:
        return ()
    mode, vat = _mode(composer, offer), () if told.ceiling else _vat(composer, offer)
    if told.amount and told.mode in (FeeMode.HOUR, FeeMode.DAY):
        return joined([joined([amount, mode], " "), vat])
    return joined([mode, amount, vat])


def ceiling(composer: Composer, offer: JobOffer) -> Inline:
    """The most that a proposal may ask for: the label says that it is the most."""
    told = offer.fee.ceiling
    if told is None:
        return composer.gap("fee.ceiling")
    mode = () if offer.fee.amount or composer.asks("fee.amount") else _mode(composer, offer)
    return joined([runs(format_money(told, composer.lang)), _vat(composer, offer), mode])


def _mode(composer: Composer, offer: JobOffer) -> Inline:
    return composer.value(composer.choice(offer.fee.mode) if offer.fee.mode else "", "fee.mode")


def _vat(composer: Composer, offer: JobOffer) -> Inline:
    return composer.value(composer.choice(offer.fee.vat) if offer.fee.vat else "", "fee.vat")


def volume(composer: Composer, offer: JobOffer) -> Inline:
    """How much work there is, and the least that is paid."""
    hours = offer.fee.minimum_hours
    text = composer.word("minimum", volume=format_hours(hours, composer.lang)) if hours is not None else ""
    return joined([composer.inline(offer.fee.volume, "fee.volume"), composer.value(text, "fee.minimum_hours")])


def instalments(composer: Composer, offer: JobOffer) -> Inline:
    """When which part is paid: `30 % à la signature ; 70 % à la remise du rapport`."""
    paid = [_instalment(composer, one, f"fee.instalments.{place}") for place, one in enumerate(offer.fee.instalments)]
    return joined(paid, "; ")


def _instalment(composer: Composer, one: Instalment, path: str) -> Inline:
    share = composer.value(format_quantity(one.share, composer.lang) if one.share is not None else "", f"{path}.share")
    amount = composer.value(format_money(one.amount, composer.lang) if one.amount else "", f"{path}.amount")
    both = (*share, Run(" ("), *amount, Run(")")) if share and amount else share or amount
    return joined([both, composer.inline(one.due, f"{path}.due")], " ")


def choice(composer: Composer, offer: JobOffer) -> Blocks:
    """How a proposal is chosen: the criteria and their weights, then the calendar under a heading of its own."""
    blocks: list[Block] = list(composer.additions.around("criteria", _criteria(composer, offer)))
    if steps := composer.additions.around("calendar", _calendar(composer, offer)):
        blocks += [*([Heading(2, runs(composer.word("calendar")))] if blocks else []), *steps]
    return tuple(blocks)


def _criteria(composer: Composer, offer: JobOffer) -> Blocks:
    """The criteria with what they weigh; where none weighs anything, the list that they are."""
    if not offer.criteria:
        return ()
    rows = tuple(
        (
            capitalised(composer.inline(one.criterion, f"criteria.{place}.criterion")),
            composer.value(
                format_quantity(one.weight, composer.lang) if one.weight is not None else "", f"criteria.{place}.weight"
            ),
        )
        for place, one in enumerate(offer.criteria)
    )
    stated = format_quantity(offer.criteria_total, composer.lang) if offer.criteria_total is not None else ""
    total = composer.value(stated, "criteria_total")
    if not total and not any(weight for _, weight in rows):
        return (List(tuple(Item(criterion) for criterion, _ in rows)),)
    ending = ((runs(composer.word("total")), total),) if total else ()
    header = tuple(runs(composer.word(key)) for key in ("criterion", "weight"))
    return (Table(header, (*rows, *ending), row_headers=True, numeric=(1,), total=bool(ending), whole=True),)


def _calendar(composer: Composer, offer: JobOffer) -> Blocks:
    rows = tuple(
        (
            capitalised(composer.inline(one.step, f"calendar.{place}.step")),
            composer.value(format_date(one.date, composer.lang) if one.date else "", f"calendar.{place}.date"),
        )
        for place, one in enumerate(offer.calendar)
    )
    return (Facts(rows, look="terms"),) if rows else ()
