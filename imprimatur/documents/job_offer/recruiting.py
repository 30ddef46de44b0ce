"""The groups of an offer that say where its posts are and how the person is chosen (schemas.md, section 1)."""

from imprimatur.core.text import Text
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import Integer, Need, OpenDate, Regime, given, rows, text

R = Need.REQUIRED


class Workplace(Group):
    """One of several places of work: its name, where it is, how many of the posts it has, for which working time."""

    place: Text = text(R)
    address: Text = text()
    positions: Integer | None = given(ge=1)
    regime: Regime | None = given()


class Step(Group):
    """A step of the selection: what it is, what is done or looked at there, when and where."""

    title: Text = text(R)
    about: Text = text()
    on: OpenDate | None = given()
    place: Text = text()


class Selection(Group):
    """How the person is chosen: in general, step by step, by whom, how long the reserve is kept, who answers when."""

    course: Text = text(rich=True, leads=True)
    steps: tuple[Step, ...] = rows()
    jury: Text = text()
    reserve: Text = text()
    answer: Text = text()
