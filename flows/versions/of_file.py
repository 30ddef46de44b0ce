"""What a file is, in words and as data: one of ours, unaltered or not, of which version, and what changed since."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from flows.versions.messages import Words, worded
from flows.versions.told import approvals, as_data, asked, day, faults, since, title
from imprimatur.publishing.versions.verifying import Verdict, Verification, is_trusted


def not_read(name: str, reason: str, words: Words) -> str:
    """What is said of a file that cannot be read."""
    return worded(words)("unreadable", name=name, reason=reason)


def lines(found: Verification, name: str, words: Words, of: str = "") -> Iterator[str]:
    """What is known of a file, a sentence a line; `of` is what its dossier is called, `kind/slug` without it."""
    words = worded(words)
    of = of or f"{found.kind}/{found.slug}"
    yield words(f"verdict_{found.verdict.value}", name=name, of=of, version=_version(found, words))
    if found.verdict.is_ours and found.name and found.name != name:
        yield words("published_as", name=found.name)
    if found.verdict is Verdict.ALTERED and found.versions:
        yield words("pretends", version=_version(found, words))
    elif found.verdict is Verdict.ALTERED and found.day:
        yield words("pretends_draft", day=day(found.day, words))
    elif found.day:
        yield words("draft_of", day=day(found.day, words))
    if found.saved_by and not found.verdict.is_ours and found.identity:
        yield words("saved_by", program=found.saved_by)
    for version in found.versions[:1]:
        yield asked(version, words)
        yield from approvals(version, words)
    if len(found.versions) > 1:
        yield words("also_of", versions=", ".join(title(one, words) for one in found.versions[1:]))
    if found.verdict.is_ours:
        yield from since(found.change, words)
    if found.faults:
        yield words("shelf_altered", version=_version(found, words))
        yield from (f"  {line}" for line in faults(found.faults, words))


def _version(found: Verification, words: Words) -> str:
    return title(found.versions[0], words) if found.versions else ""


def data(found: Verification) -> dict[str, Any]:
    """The same for a program: stable names, the records of the versions whole."""
    change = found.change
    return {
        "verdict": found.verdict.value,
        "unaltered": found.verdict.is_ours,
        "trusted": is_trusted(found),
        "sha256": found.sha256,
        "identity": asdict(found.identity) if found.identity else None,
        "dossier": f"{found.kind}/{found.slug}" if found.kind else None,
        "file": found.name or None,
        "draft_of": found.day.isoformat() if found.day else None,
        "saved_by": found.saved_by or None,
        "versions": [as_data(one) for one in found.versions],
        "changed_since": asdict(change) if change is not None else None,
        "faults": [{"sort": one.sort.value, "file": one.name} for one in found.faults],
    }
