"""Long texts as findings quote them: the words around the fault, not those at the start of the text."""

QUOTED = 60
"""Characters that are enough to recognise a passage."""


def around(text: str, start: int, end: int, most: int = QUOTED) -> str:
    """The words around the characters from `start` to `end`, about `most` characters of them, cut between words.

    What is left out on either side is told by an ellipsis. A fault that is longer than that is quoted from its start.
    """
    text, start, end = _spaced(text, start, end)
    if len(text) <= most:
        return text
    spare = max(most - (end - start), 0)
    left = max(0, min(start - spare // 2, len(text) - most))
    right = min(len(text), max(left + most, end if end - start <= most else 0))
    if left:
        left = min(text.find(" ", left) + 1 or start, start)
    if right < len(text):
        space = text.rfind(" ", left, right)
        right = space if space >= min(end, right) or (end - start > most and space > start) else right
    before, after = "…" if left else "", "…" if right < len(text) else ""
    return before + text[left:right].strip() + after


def _spaced(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text with single spaces, and where the same characters stand in it."""

    def tidy(part: str) -> str:
        return " ".join(part.split())

    head, fault, tail = (tidy(part) for part in (text[:start], text[start:end], text[end:]))
    lead = head + (" " if head and (text[start - 1 : start].isspace() or text[start : start + 1].isspace()) else "")
    gap = " " if tail and (text[end - 1 : end].isspace() or text[end : end + 1].isspace()) else ""
    return lead + fault + gap + tail, len(lead), len(lead) + len(fault)
