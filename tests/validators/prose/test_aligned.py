"""Where the Dutch outline parts from the French one."""

from itertools import count

from imprimatur.core.location import Location
from validators.prose.aligned import parting

_FRENCH = ["réunir les 12 voisins", "écrire à Actiris et à Iriscare", "ranger la grande salle du bas"]
_DUTCH = ["de 12 buren samenbrengen", "naar Actiris en Iriscare schrijven", "de grote zaal beneden opruimen"]
ITEM = ("item", 1)


def _list(texts, start=1):
    lines = count(start)
    first = ("list", 1, Location("a.md", line=start), "")
    return [first, *(("item", 1, Location("a.md", line=next(lines)), text) for text in texts)]


def _line(french, dutch, key=ITEM):
    place = parting(french, dutch, key)
    return place and place.line


def test_an_item_that_dutch_lacks_is_told_at_the_one_before_it():
    for gone, line in ((0, 1), (1, 1), (2, 2)):
        left = [text for at, text in enumerate(_DUTCH) if at != gone]
        assert _line(_list(_FRENCH), _list(left)) == line


def test_an_item_that_only_dutch_has_is_told_at_its_place():
    for gone in range(3):
        left = [text for at, text in enumerate(_FRENCH) if at != gone]
        assert _line(_list(left), _list(_DUTCH)) == gone + 1


def test_lengths_alone_tell_where_nothing_else_does():
    french = _list(["oui", "une phrase qui dit beaucoup de choses", "non"])
    assert _line(french, _list(["ja", "nee"])) == 1
    assert _line(_list(["oui", "non"]), _list(["ja", "een zin die heel wat vertelt", "nee"])) == 2


def test_a_heading_is_no_bridge_between_lists():
    french = [*_list(_FRENCH), ("heading", 1, Location("a.md", line=9), "Suite"), *_list(["un", "deux"], 10)]
    dutch = [*_list(_DUTCH[:2]), ("heading", 1, Location("a.md", line=9), "Vervolg"), *_list(["een", "twee"], 10)]
    assert _line(french, dutch) == 2


def test_the_sort_that_differs_is_the_one_told():
    french = [*_list(_FRENCH), ("table", 1, Location("a.md", line=20), "")]
    dutch = [*_list(_DUTCH), ("table", 1, Location("a.md", line=20), ""), ("table", 1, Location("a.md", line=30), "")]
    assert _line(french, dutch, ("table", 1)) == 30


def test_without_places_there_is_none():
    nowhere = [("item", 1, Location(""), "un")]
    assert parting(nowhere, [], ITEM) is None
    assert parting([], nowhere, ITEM) is None
