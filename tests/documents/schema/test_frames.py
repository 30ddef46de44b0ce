"""Frames say what their rows say; sums, counts and groups on them are those of plain Python, to the last digit."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import State
from imprimatur.core.blocks import runs
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.values import Bound, FlexDate, Hedge, Money, Part, Phone, Precision, Quantity, Range
from imprimatur.documents.feasibility_report.choices import Certainty
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Count,
    Date,
    Figure,
    Integer,
    Number,
    Span,
    Spec,
    Telephone,
    Yes,
    specs,
    text,
)
from imprimatur.documents.schema.fields import (
    given as field,
)
from imprimatur.documents.schema.frames import about, exact, frame_of, grouped, summed, total
from imprimatur.documents.schema.records import Organisation


class Row(Group):
    """A row with a column of every sort."""

    name: Text = text()
    count: Integer | None = None
    share: Number | None = None
    amount: Amount | None = None
    span: Span | None = None
    paid: Yes | None = None
    day: Date | None = None
    sure: Certainty | None = None
    phone: Telephone | None = None
    code: str | None = None
    funder: Organisation | None = None
    tags: tuple[str, ...] = ()


SPEC = Spec("rows", Row, next(iter(specs(Row))).need, many=True)
SPECS = {spec.path: spec for spec in specs(Row)}


def said(french: str | None, dutch: str | None = None) -> Text:
    """A text; a side that is None is missing."""
    sides = (short(runs(side), State.GIVEN, Location("")) if side is not None else None for side in (french, dutch))
    return Text(*sides)


def test_each_sort_of_value_has_its_column():
    frame = frame_of(
        (
            Row(
                name=said("Équipe"),
                count=3,
                share=Decimal("0.8"),
                amount=Money(Decimal("19.99")),
                span=Range(Decimal(4), Decimal(5)),
                paid=True,
                day=FlexDate(date(2024, 2, 1), Precision.MONTH),
                sure=Certainty.ESTIMATED,
                phone=Phone("025118959"),
                code="A-1",
                funder=Organisation(code="cocof"),
                tags=("un", "deux"),
            ),
            Row(),
        ),
        SPEC,
    )
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "name.fr": "str", "name.nl": "str", "count": "Int64", "share": "object", "amount": "object",
        "amount.about": "boolean", "span": "object",
        "paid": "boolean", "day": "datetime64[s]", "day.last": "datetime64[s]", "day.given": "boolean",
        "sure": "str", "phone": "str",
        "code": "str", "funder": "str", "tags": "str",
    }  # fmt: skip
    first = frame.loc[0].drop("name.nl")
    assert first.tolist() == [
        "Équipe", 3, Decimal("0.8"), Decimal("19.99"), False, Decimal(4), True, pd.Timestamp(2024, 2, 1),
        pd.Timestamp(2024, 2, 29), True, Certainty.ESTIMATED.value, "025118959", "A-1", "cocof", "un, deux",
    ]  # fmt: skip
    assert frame["name.nl"].isna().all()
    assert frame.loc[1].isna().all()


def test_a_table_without_rows_keeps_the_types_of_its_columns():
    filled, empty = frame_of((Row(),), SPEC), frame_of((), SPEC)
    assert list(empty.dtypes) == list(filled.dtypes)
    assert (len(empty), total(empty["amount"]), grouped(empty["code"], empty["share"])) == (0, Decimal(0), [])


def test_sums_of_money_are_exact_where_floats_are_not():
    frame = frame_of(tuple(Row(amount=Money(Decimal(text))) for text in ("0.10", "0.20", "0.30")), SPEC)
    assert total(frame["amount"]) == Decimal("0.60")
    assert sum((0.1, 0.2, 0.3)) != 0.6


@pytest.mark.parametrize("column", ["name.fr", "day"])
def test_what_is_no_number_has_no_sum(column):
    frame = frame_of((Row(name=said("deux"), day=FlexDate(date(2024, 1, 1))),), SPEC)
    with pytest.raises((TypeError, ArithmeticError)):
        total(frame[column])


cents = st.integers(-(10**17), 10**17).map(lambda number: Decimal(number) / 100)
names = st.none() | st.sampled_from(["Recherche", "Direction", "Accueil", "É"])
table = st.lists(
    st.builds(
        Row,
        name=names.map(said),
        count=st.none() | st.integers(-(10**15), 10**15),
        share=st.none() | st.decimals(-1000, 1000, places=4),
        amount=st.none() | cents.map(Money),
    ),
    max_size=12,
).map(tuple)


@given(table)
def test_sums_and_counts_are_those_of_plain_python(rows):
    frame = frame_of(rows, SPEC)
    assert total(frame["amount"]) == sum((row.amount.amount for row in rows if row.amount), Decimal(0))
    assert total(frame["share"]) == sum((row.share for row in rows if row.share is not None), Decimal(0))
    assert total(frame["count"]) == sum(row.count for row in rows if row.count is not None)
    assert list(exact(frame["count"])) == [row.count for row in rows if row.count is not None]
    assert frame["name.fr"].notna().sum() == sum(bool(row.name) for row in rows)


@given(table)
def test_groups_are_those_of_plain_python_the_largest_first(rows):
    frame = frame_of(rows, SPEC)
    sums: dict[str, Decimal] = {}
    for row in rows:
        if row.name and row.amount:
            sums[row.name.plain("fr")] = sums.get(row.name.plain("fr"), Decimal(0)) + row.amount.amount
    assert grouped(frame["name.fr"], frame["amount"]) == sorted(sums.items(), key=lambda one: (-one[1], one[0]))
    counts = Counter(row.name.plain("fr") for row in rows if row.name)
    assert dict(grouped(frame["name.fr"], pd.Series(1, index=frame.index))) == counts


@given(st.lists(st.none() | st.dates(), max_size=6), st.sampled_from(list(Precision)))
def test_dates_stand_with_their_first_and_last_day(days, precision):
    dates = [FlexDate(day, precision) if day and day.year < 9990 else None for day in days]
    frame = frame_of(tuple(Row(day=one) for one in dates), SPEC)
    first = [None if pd.isna(day) else day.date() for day in frame["day"]]
    last = [None if pd.isna(day) else day.date() for day in frame["day.last"]]
    assert first == [one and one.value for one in dates]
    assert last == [one and one.last_day() for one in dates]


class Heard(Group):
    """A row with numbers that may be approximate."""

    people: Count | None = field()
    rate: Figure | None = field()
    cost: Amount | None = field()


HEARD = Spec("heard", Heard, next(iter(specs(Heard))).need, many=True)


def test_a_sum_over_an_approximate_number_is_approximate_and_exact_over_the_numbers():
    rows_ = (
        Heard(people=Quantity(30, Hedge.ABOUT), rate=Quantity("0.1"), cost=Money(Decimal(10))),
        Heard(people=Quantity(12), rate=Quantity("0.2"), cost=Money(Decimal(20), Decimal(30))),
        Heard(),
    )
    frame = frame_of(rows_, HEARD)
    assert str(frame["people"].dtype) == "Int64"
    assert [frame[f"{name}.about"].tolist()[:2] for name in ("people", "rate", "cost")] == [
        [True, False],
        [False, False],
        [False, True],
    ]
    people, rate, cost = (summed(frame, name) for name in ("people", "rate", "cost"))
    assert (people, people.hedge) == (42, Hedge.ABOUT)
    assert (rate, rate.hedge) == (Decimal("0.3"), Hedge.EXACT)
    assert (cost, cost.hedge) == (35, Hedge.ABOUT)
    assert summed(frame.loc[[1]], "people").hedge is Hedge.EXACT
    assert not about(frame, "people.about").any()


def test_a_date_stands_in_its_frame_by_the_days_it_may_mean():
    end = FlexDate(date(2027, 3, 1), Precision.MONTH, part=Part.END)
    by = FlexDate(date(2027, 3, 1), bound=Bound.BY)
    frame = frame_of((Row(day=end), Row(day=by)), SPEC)
    assert frame["day"].tolist() == [pd.Timestamp(2027, 3, 16), pd.Timestamp(2027, 3, 1)]
    assert frame["day.last"].tolist() == [pd.Timestamp(2027, 3, 31), pd.Timestamp(2027, 3, 1)]
