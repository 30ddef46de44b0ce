"""Rights: what roles give, and where they end."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from flows.access.account import RIGHTS, Account, Right, Role
from flows.access.acts import Did, record
from flows.access.rights import Rights, associations_of
from flows.access.store import Store
from imprimatur.project import Project
from tests.flows.access.conftest import somebody

OURS, THEIRS = ("job_offer", "nous"), ("job_offer", "eux")


def say(project: Project, dossier: tuple[str, str], content: Any, name: str = "check") -> Path:
    path = project.outputs.joinpath(*dossier, name, "manifest.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_what_a_set_says_of_its_associations(project: Project) -> None:
    assert associations_of(project, *OURS) == frozenset()
    say(project, OURS, {"publisher": "cbcs"})
    assert associations_of(project, *OURS) == {"cbcs"}
    path = say(project, OURS, {"publisher": "forum"}, "final")
    about = path.stat()
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns - 10**12))
    assert associations_of(project, *OURS) == {"cbcs"}, "the last set"
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + 10**12))
    assert associations_of(project, *OURS) == {"forum"}


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000, '{"publisher": ["cbcs"]}', '{"publisher": ""}'])
def test_a_manifest_may_hold_anything(project: Project, content: str) -> None:
    say(project, OURS, content)
    assert associations_of(project, *OURS) == frozenset()


def test_rights_end_at_associations_dossiers_and_what_one_began(store: Store, project: Project) -> None:
    say(project, OURS, {"publisher": "cbcs"})
    say(project, THEIRS, {"publisher": "ama"})
    everything = Rights(store, somebody(store, "all@asso.example"))
    assert everything.seen([OURS, THEIRS]) == [OURS, THEIRS]
    assert everything.may(Right.WRITE, *THEIRS) and not everything.may(Right.FINAL, *THEIRS)
    limited = somebody(store, "ana@asso.example", Role.STAFF, scope=("cbcs",))
    found = Rights(store, limited)
    assert found.seen([OURS, THEIRS]) == [OURS]
    assert not found.may(Right.FINAL, *OURS)
    assert Rights(store, somebody(store, "bo@asso.example", scope=("job_offer/eux",))).seen([OURS, THEIRS]) == [THEIRS]
    new = ("job_offer", "neuf")
    record(store, Did.BEGAN, somebody(store, "else@asso.example"), "job_offer/neuf")
    record(store, Did.DROPPED, limited, "job_offer/neuf")
    assert not Rights(store, limited).may(Right.SEE, *new)
    record(store, Did.BEGAN, limited, "job_offer/neuf")
    rights = Rights(store, limited)
    assert rights.may(Right.WRITE, *new) and not rights.may(Right.FINAL, *new) and not rights.may(Right.SEE, *THEIRS)


def test_a_role_gives_its_rights_and_no_other() -> None:
    for role in Role:
        account = Account(1, "a@b.example", "A", "fr", frozenset({role}))
        assert {right for right in Right if account.may(right, "job_offer/a", ())} == RIGHTS[role]
    assert not any(Account(1, "a@b.example", "A", "fr", frozenset()).has(right) for right in Right)
