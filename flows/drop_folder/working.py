"""The two lanes of the drop folder: feedback, which nothing delays, and drafts, which follow it."""

import traceback
from collections.abc import Callable

import click

from flows.drop_folder import checking, drafting
from flows.drop_folder.copies import Doing, here
from flows.drop_folder.dossiers import Dossier, is_empty, lacks_check, lacks_draft
from flows.drop_folder.lanes import Lane
from flows.drop_folder.messages import Words, say
from flows.runner import write_log
from imprimatur.project import Project


class Lanes:
    """The feedback lane and the draft lane: what settled last is checked first, and drafted first."""

    def __init__(self, project: Project, words: Words, doing: Doing, make: drafting.Make) -> None:
        """Checks are done by `doing`, documents by `make`. Nothing begins before `start`."""
        self._project, self._words, self._doing, self._make = project, words, doing, make
        self.feedback = Lane("feedback", self._guarded(self._check))
        self.drafts = Lane("draft", self._guarded(self._draft))

    def start(self) -> None:
        """Begin to work."""
        self.feedback.start()
        self.drafts.start()

    def stop(self) -> None:
        """Begin nothing any more, and wait for what is in hand."""
        self.feedback.stop()
        self.drafts.stop()

    def forget(self, dossiers: frozenset[Dossier]) -> None:
        """Leave out dossiers that have gone."""
        self.feedback.forget(dossiers)
        self.drafts.forget(dossiers)

    @property
    def are_idle(self) -> bool:
        """Whether nothing is left to do."""
        return self.feedback.is_idle and self.drafts.is_idle

    def _check(self, dossier: Dossier, late: bool) -> None:
        """What is up to date is not checked again: a build keeps the record of its texts beside the inputs."""
        if is_empty(self._project, dossier):
            if not late:
                click.echo(self._words.of(say("empty", kind=dossier[0], slug=dossier[1])))
            return
        if lacks_check(self._project, dossier):
            given = checking.feedback(self._doing, self._project, dossier, self._words)
            for line in given.lines:
                click.echo(line)
            if not given.is_sound:
                return
        if lacks_draft(self._project, dossier):
            self.drafts.ask([dossier], late)

    def _draft(self, dossier: Dossier, late: bool) -> None:
        if lacks_draft(self._project, dossier):
            drafting.draft(self._make, self._project, dossier, late)

    def _guarded(self, work: Callable[[Dossier, bool], None]) -> Callable[[Dossier, bool], None]:
        """One dossier never harms another, whatever happens."""

        def do(dossier: Dossier, late: bool) -> None:
            try:
                work(dossier, late)
            except Exception as fault:
                click.echo("".join(traceback.format_exception_only(fault)), err=True)
                log = write_log(self._project, fault)
                click.echo(self._words.of(say("unexpected", name="/".join(dossier), log=log)), err=True)

        return do


def rebuilder(project: Project, words: Words) -> Callable[[Dossier], None]:
    """What is done for a dossier that was dropped, in this process and one after the other: feedback, draft, final."""
    make = drafting.alone(here, project, words)

    def rebuild(dossier: Dossier) -> None:
        if is_empty(project, dossier):
            click.echo(words.of(say("empty", kind=dossier[0], slug=dossier[1])))
            return
        given = checking.feedback(here, project, dossier, words)
        for line in given.lines:
            click.echo(line)
        if given.is_sound:
            drafting.draft(make, project, dossier)

    return rebuild
