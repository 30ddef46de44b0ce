"""What volunteers are given and told before they begin."""

from imprimatur.core.blocks import Blocks, Facts, Inline, runs
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.formatting import format_money


def volunteering(composer: Composer, offer: JobOffer) -> Blocks:
    """Expenses, insurance, the note of information, discretion."""
    told = offer.volunteer
    rows: list[tuple[str, Inline]] = [
        ("volunteer_expenses", _expenses(composer, offer)),
        ("volunteer_insurance", composer.inline(told.insurance, "volunteer.insurance")),
        ("volunteer_information", composer.inline(told.information, "volunteer.information")),
        ("volunteer_discretion", composer.inline(told.discretion, "volunteer.discretion")),
    ]
    filled = tuple((runs(composer.word(key)), capitalised(value)) for key, value in rows if value)
    return composer.additions.around("volunteer", (Facts(filled, look="terms"),) if filled else ())


def _expenses(composer: Composer, offer: JobOffer) -> Inline:
    told = offer.volunteer
    mode = composer.value(composer.choice(told.expenses) if told.expenses else "", "volunteer.expenses")
    amount = format_money(told.allowance, composer.lang) if told.allowance else ""
    said = composer.value(amount, "volunteer.allowance")
    return joined([mode, said, composer.inline(told.expenses_note, "volunteer.expenses_note")])
