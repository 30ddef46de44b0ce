from itertools import pairwise

from imprimatur.core.location import Location


def test_places_stand_in_the_order_in_which_one_reads_a_sheet() -> None:
    sheet = [Location("a.xlsx", "S", cell) for cell in ("", "B4", "Z4", "AA4", "B10", "C10", "A90")]
    others = [Location("b.md", line=4), Location("b.md", line=10), Location("c.docx", paragraph=2)]
    places = [Location("a.xlsx"), *sheet, *others]
    shuffled = [*places[5:], *places[:5]]
    assert sorted(shuffled, key=lambda place: place.order) == places
    assert all(one.order != other.order for one, other in pairwise(places))
