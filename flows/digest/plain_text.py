"""The letters as plain text: read in any program, and by those who have their letters read aloud."""

import textwrap
from collections.abc import Iterator

from flows.digest.changed import Change
from flows.digest.messages import Words
from flows.digest.owed import Line, Person, Share
from flows.digest.said import counted
from flows.digest.view import MOST_COMPLETE, Document, View

WIDTH = 76
"""Letters of a line (RFC 3676 asks for 78 at most)."""


def person_text(mine: Person, told: View, words: Words) -> str:
    """The letter to one person: what waits for them, then what became of those documents."""
    lines = [words("hello"), "", words("yours"), ""]
    for share in mine.shares:
        lines += [*_share(share, words), ""]
    news = [one for one in told.documents if one.news or one.fault]
    lines += [line for one in news for line in _became(one, *one.news, one.fault)]
    lines += [""] if news else []
    return _letter([*lines, words("why_person")])


def whole_text(told: View, page: str, words: Words) -> str:
    """The letter to the direction: news, what failed, what changed, what is complete, who has what to settle."""
    lines = [words("hello"), "", told.lead, ""]
    if told.news:
        lines += [*_head(words("news")), *(line for one in told.news for line in _became(one, *one.news)), ""]
    for head, held in (("faults", told.faults), ("waiting", told.waiting)):
        lines += [*_head(words(head)), *(line for one in held for line in _became(one, one.fault)), ""] if held else []
    if told.changes:
        lines += [*_head(words("changes")), *(line for one in told.changes for line in _changed(one, words))]
    lines += _complete(told, words)
    lines += _head(words("missing"))
    lines += [] if told.people else [words("complete"), ""]
    for person in told.people:
        lines.append(f"{person.name} – {counted(words, 'points', person.count)}")
        lines += [_told(f"- {share.title} ({share.count})", share.deadline) for share in person.shares] + [""]
    return _letter([*lines, words("whole_page", file=page), "", words("why_whole")])


def _complete(told: View, words: Words) -> list[str]:
    if not told.complete:
        return []
    lines = [_told(f"- {one.title} ({one.sort})", one.state) for one in told.complete[:MOST_COMPLETE]]
    if left := len(told.complete) - len(lines):
        lines.append(counted(words, "more_documents", left))
    return [*_head(words("complete_documents")), *lines, ""]


def _letter(lines: list[str]) -> str:
    """The lines folded: what is set under another begins under its first word."""
    folded = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip(" ")) + (2 if line.lstrip().startswith("- ") else 0))
        folded += textwrap.wrap(
            line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(folded).rstrip() + "\n"


def _head(title: str) -> list[str]:
    return [title.upper(), ""]


def _told(*parts: str) -> str:
    return " – ".join(filter(None, parts))


def _share(share: Share, words: Words) -> Iterator[str]:
    yield words("share", sort=share.sort, title=share.title)
    if about := _told(share.deadline, share.since):
        yield about
    for file in share.files:
        yield ""
        yield f"  {file.name}"
        for remedy, lines in file.remedies:
            for section, line in lines:
                yield from _line(section, line, words)
            yield f"    → {remedy}"
    if share.more:
        yield ""
        yield f"  {counted(words, 'more_lines', share.more)}"
    if share.page:
        yield ""
        yield f"  {words('all_details', file=share.page)}"


def _line(section: str, line: Line, words: Words) -> Iterator[str]:
    yield f"  - {_told(section, line.what)}"
    about = [words("mark_fresh") if line.fresh else "", line.places, line.where, line.since, line.due]
    if any(about):
        yield f"    ({' · '.join(filter(None, about))})"


def _became(one: Document, *said: str) -> Iterator[str]:
    yield f"- {one.title} ({one.sort})"
    yield from (f"  {each}" for each in said if each)


def _changed(one: Document, words: Words) -> Iterator[str]:
    yield f"{one.title} ({one.sort})"
    yield _told(*one.facts, one.deadline)
    yield from (f"  - {said}" for said in one.fresh)
    for section in one.sections:
        yield ""
        yield f"  {section.name}"
        for change in section.changes:
            yield from _passage(change, words)
        if section.more:
            yield f"  {counted(words, 'more', section.more)}"
    yield ""


def _passage(change: Change, words: Words) -> Iterator[str]:
    yield f"  - {_told(change.label, change.where)}"
    if change.moved == "changed":
        yield f"    {words('before', text=change.before)}"
        yield f"    {words('after', text=change.after)}"
    else:
        yield f"    {change.after if change.moved == 'added' else change.before}"
