"""Numbers announced of the list that follows: another number, or an item more."""

import re
from random import Random

from bench.faults.ground import Class, Ground, planted, replace
from bench.faults.spots import Edit, Planted

_GIVEN = ("D", "A25", "A03")


def _list(ground: Ground, rng: Random) -> Planted | None:
    """An item added in both languages below a passage that says how many there are."""
    told = {
        "fr": re.compile(r"\b(deux|trois|quatre|cinq)\b[^.:]*:$"),
        "nl": re.compile(r"\b(twee|drie|vier|vijf)\b[^.:]*:$"),
    }
    found = []
    for place, one in enumerate(ground.spots[:-1]):
        following = ground.spots[place + 1]
        twin = ground.twin(one)
        if (
            one.lang in told
            and one.sort == "paragraph"
            and told[one.lang].search(one.text)
            and following.sort == "item"
            and twin
        ):
            other = ground.twin(following)
            if other:
                found.append(((one, twin), (following, other)))
    if not found:
        return None
    intros, items = rng.choice(found)
    texts = {"fr": "prendre le temps ;", "nl": "de tijd nemen;"}
    edits = [Edit(one.file, "after", one.at, texts[one.lang]) for one in items]
    return planted(edits, [*intros, *items], f"one item more below {intros[0].text!r}")


def _says(word: str, text: str) -> bool:
    return bool(re.search(rf"\b{word}\b", text, re.IGNORECASE))


def _count(ground: Ground, rng: Random) -> Planted | None:
    """An announced number of a list that follows, changed in both languages."""
    pairs = [("deux", "twee"), ("trois", "drie"), ("quatre", "vier"), ("cinq", "vijf")]
    found = []
    for one in ground.spots:
        twin = ground.twin(one)
        for place, (french, dutch) in enumerate(pairs):
            is_intro = one.sort == "paragraph" and one.lang == "fr" and one.text.rstrip().endswith(":")
            if is_intro and twin and _says(french, one.text) and _says(dutch, twin.text):
                found.append((one, twin, place))
    if not found:
        return None
    one, twin, place = rng.choice(found)
    new = rng.choice([other for other in range(4) if other != place])
    edits = []
    for spot, side in ((one, 0), (twin, 1)):
        old, said = pairs[place][side], pairs[new][side]
        edits.append(
            replace(spot, re.sub(rf"\b{old}\b", said, re.sub(rf"\b{old.capitalize()}\b", said.capitalize(), spot.text)))
        )
    return planted(edits, [one, twin], f"{pairs[place][0]} → {pairs[new][0]} in {one.text!r}")


CLASSES = (
    Class("an item more than announced", "figures", (*_GIVEN, "A16"), _list, also=("A16",)),
    Class("another number announced of a list", "figures", _GIVEN, _count),
)
"""The classes of this subject."""
