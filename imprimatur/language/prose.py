"""Whether some words are prose, or a value, a name, a line of a list."""

import re

LONGEST_PHRASE = 8
"""Words of a line that may end with a full stop and still be no sentence."""
_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\da-z])")


def is_prose(text: str) -> bool:
    """Whether a text is sentences: several of them, or a long one."""
    text = text.strip()
    is_sentence = text.endswith((".", "!", "?", "…")) and len(text.split()) > LONGEST_PHRASE
    return is_sentence or len(_END.split(text)) > 1
