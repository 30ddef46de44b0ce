"""What a page of texts sends back: each text with what its author saw."""

from collections.abc import Iterator

from starlette.datastructures import FormData

from flows.typed_translations import Typed

TEXT, WAS, PLACE, SOURCE, DOUBT = "text", "was", "place", "source", "doubt"
"""What each field of a text is called, before a dot and the id of the text."""


def typed_of(given: FormData, alone: str = "") -> tuple[Typed, ...]:
    """The texts that were typed; that of one id where it is sent `alone`."""
    return tuple(one for one in _typed(given) if not alone or one.id == alone)


def _typed(given: FormData) -> Iterator[Typed]:
    sent = {name: value for name, value in given.multi_items() if isinstance(value, str)}
    for name, text in sent.items():
        what, _, id_ = name.partition(".")
        if what == TEXT and id_:
            was, place, source = (sent.get(f"{one}.{id_}", "") for one in (WAS, PLACE, SOURCE))
            yield Typed(id_, text, was, place, source, f"{DOUBT}.{id_}" in sent)
