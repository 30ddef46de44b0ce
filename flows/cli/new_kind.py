"""`imprimatur new-kind`: the skeleton of a kind of document, for developers."""

from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.messages import Words
from imprimatur.kit.new_kind.make import make
from imprimatur.kit.new_kind.naming import CannotMake
from imprimatur.project import Project


def new_kind(project: Project, words: Words, name: str, letter: str | None) -> int:
    """Write a kind into the checkout, and say what was made and what is next; nothing that exists is overwritten."""
    try:
        made = make(project.root, name, letter)
    except CannotMake as fault:
        console(error=True).print(words(f"new_kind_{fault.why}", **fault.values), soft_wrap=True)
        return USAGE
    out, stem = console(), made.naming.stem
    out.print(words("new_kind_made", name=stem, letter=made.naming.letter))
    out.print("".join(f"  {path}\n" for path in made.files), soft_wrap=True)
    out.print(words("new_kind_changed"))
    out.print("".join(f"  {path}\n" for path in made.changed), soft_wrap=True)
    out.print(words("new_kind_next", name=stem), soft_wrap=True)
    return 0
