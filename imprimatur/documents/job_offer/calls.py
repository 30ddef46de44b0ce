"""The groups of calls: to providers who make a proposal, to volunteers, and by several organisations together."""

from imprimatur.core.text import Text
from imprimatur.documents.job_offer.choices import Expenses
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Figure,
    Name,
    Need,
    OpenDate,
    given,
    text,
)

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class Criterion(Group):
    """What a proposal is judged by, and how much it weighs: points, or hundredths (`40 %`)."""

    criterion: Text = text(R)
    weight: Figure | None = given()


class Step(Group):
    """A step of a call and its date: questions until, answers, choice, start, hand-over."""

    step: Text = text(R)
    date: OpenDate | None = given(R)


class Instalment(Group):
    """A part of the fee, as a share or an amount, and when it is paid."""

    share: Figure | None = given()
    amount: Amount | None = given()
    due: Text = text(R)


class Partner(Group):
    """An organisation and its part in the post or the mission. A name that the register knows is printed as it says."""

    name: Name | None = given(R)
    role: Text = text(R)


class Volunteering(Group):
    """What volunteers are given and told: Act of 3 July 2005 on the rights of volunteers, art. 4 (information), 5 and 6
    (liability, insurance), 10 (expenses).
    """

    expenses: Expenses | None = given(r, when="is_volunteer")
    allowance: Amount | None = given(C, when="has_flat_expenses")
    expenses_note: Text = text()
    insurance: Text = text(r, when="is_volunteer")
    information: Text = text(r, when="is_volunteer")
    discretion: Text = text()
