"""A section of an author's own keeps the sub-headings that no field takes, though the model knows their names.

`Publications` under `The research of the year` is part of that chapter when a sentence stands below it; with a table of
publications below, it fills the field.
"""

from collections.abc import Callable, Iterator, Sequence

from imprimatur.core.blocks import Heading
from imprimatur.documents.assembly.outline import Addition, GroupHeading, Passage

Part = Passage | Addition | GroupHeading
Takes = Callable[[Passage], bool]
"""Whether the field of a passage holds all that the passage says."""
Told = Callable[[Passage], None]
"""What is done about a passage that stays in the section of its author."""


def joined(parts: Sequence[Part], takes: Takes, told: Told) -> Iterator[Part]:
    """The parts of a text, those below a section of its author's own that fill no field joined to that section.

    A field that takes its passage ends the section: what follows stands after that field.
    """
    own: Addition | None = None
    for place, part in enumerate(parts):
        if own and _is_below(own, part) and not _fills(part, parts[place + 1 :], takes):
            if isinstance(part, Passage):
                told(part)
            own.blocks += [*_heading(part), *([] if isinstance(part, GroupHeading) else part.blocks)]
            continue
        if own:
            yield own
            own = None
        if isinstance(part, Addition) and part.title:
            own = part
        else:
            yield part
    if own:
        yield own


def _is_below(own: Addition, part: Part) -> bool:
    """Whether a part stands below the heading of a section; what has no heading stands below the last one."""
    if isinstance(part, Addition):
        return not part.title or part.level > own.level
    return part.heading.level > own.level


def _fills(part: Part, following: Sequence[Part], takes: Takes) -> bool:
    """Whether a part fills a field: a passage that its field takes, a group that goes on with one."""
    if isinstance(part, Passage):
        return takes(part)
    if isinstance(part, Addition):
        return False
    below = (one for one in following if not (isinstance(one, Addition) and not one.title))
    after = next(below, None)
    return isinstance(after, Passage) and after.heading.level > part.heading.level and takes(after)


def _heading(part: Part) -> list[Heading]:
    """The heading of a part, if it has one."""
    if isinstance(part, Addition):
        return [Heading(part.level, part.title, location=part.location)] if part.title else []
    return [part.heading]
