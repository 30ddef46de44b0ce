"""Parcels to send, and what is asked of what comes back."""

from hypothesis import strategies as st

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.translation.exchange.interface import Parcel, Segment
from imprimatur.translation.exchange.marks import tidy, with_notes
from imprimatur.translation.unit import UnitState
from tests.translation.exchange.inlines import INLINES


def named(number: int) -> str:
    """The id of a unit."""
    return f"tasks.text~{number:012x}"


SEGMENTS = (
    Segment(
        named(1),
        "Taken 1 › alinea 1",
        (Run("Accueillir "), Run("tous", bold=True), Run(" les publics à 20 % & plus.", note=(Run("Note."),))),
        terms=(("accueil", "onthaal"),),
    ),
    Segment(
        named(2),
        "Taken 2 › alinea 1",
        (Run("Voir "), Run("le site", link="https://exemple.be/fr?a=1&b=2"), Run(' : {{ nombre("lits") }} lits < 10.')),
        (Run("Zie "), Run("de site", link="https://exemple.be/nl"), Run(' : {{ aantal("bedden") }} bedden < 10.')),
        UnitState.TO_REVISE,
        former=(Run("Voir le site."),),
    ),
    Segment(named(3), "Titel", (Run("Titre"),), (Run("Titel"),), UnitState.TRANSLATED),
    Segment(named(4), "Titel", (Run("Titre"),), (Run("Titel"),), UnitState.APPROVED),
)
PARCEL = Parcel(
    "tisselande-accueil-2027",
    "Onthaal & <co>",
    "fr",
    "nl",
    SEGMENTS,
    (("accueil", "onthaal"), ("=SOMME", "a;b")),
    (((Run("Un "), Run("mot", bold=True)), (Run("Een "), Run("woord", bold=True))),),
)


def parcel_of(source: Inline, target: Inline = (), state: UnitState = UnitState.TRANSLATED) -> Parcel:
    """A parcel of one segment."""
    return Parcel("essai", "Essai", "fr", "nl", (Segment(named(1), "Ici", source, target, state),))


def same(came: Inline, sent: Inline) -> bool:
    """Whether an inline came back as it was sent."""
    return with_notes(came, sent) == tidy(sent)


SAID: st.SearchStrategy[Inline] = INLINES.filter(lambda inline: bool(plain(tidy(inline)).strip()))
"""Inlines that hold a word."""
