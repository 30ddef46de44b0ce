"""A review as data: for programs, and for whoever keeps track."""

from typing import Any

from imprimatur.core.review import Comment, Mark, Origin, Proposal, Review


def record(review: Review) -> dict[str, Any]:
    """Everything that a review says, as JSON has it; what is empty is left out."""
    about = {name: getattr(review, name) for name in ("kind", "slug", "lang", "made", "file")}
    return {**about, "proposals": [_proposal(one) for one in review.proposals]}


def _proposal(one: Proposal) -> dict[str, Any]:
    told: dict[str, Any] = {"asked": one.asked.value, "tracked": one.tracked, "section": list(one.section)}
    told |= {"before": one.before, "after": one.after, "path": one.path, "to": one.to}
    told["pieces"] = [{"move": piece.move.value, "text": piece.text, "cell": piece.cell} for piece in one.pieces]
    told["marks"] = [_mark(mark) for mark in one.marks]
    told["comments"] = [_comment(comment) for comment in one.comments]
    told["origins"] = [_origin(origin) for origin in one.origins]
    return {key: value for key, value in told.items() if value not in ("", []) or key == "section"}


def _mark(mark: Mark) -> dict[str, str]:
    return {"by": mark.by, "on": mark.on}


def _comment(one: Comment) -> dict[str, Any]:
    told = {**_mark(one.mark), "text": one.text, "quoted": one.quoted, "resolved": one.resolved}
    return {**told, "replies": [_comment(reply) for reply in one.replies]}


def _origin(one: Origin) -> dict[str, str]:
    return {"place": str(one.place), "file": one.place.file, "standing": one.standing}
