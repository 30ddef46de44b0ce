"""`imprimatur explain`: what the catalogues of findings say about a code."""

import re

from rich.padding import Padding

from flows.cli.output import COLOURS, console
from flows.messages import Words
from imprimatur.core.errors import UnknownDossier
from imprimatur.findings.catalogue import severity_title
from validators.catalogues import all_sorts


def explain(words: Words, code: str) -> int:
    """Print the entry of a code, in the language. An unknown code gives the exit code of an unknown dossier."""
    sorts = all_sorts()
    sort = sorts.get(code.strip().upper())
    if sort is None:
        console(error=True).print(
            words("explain_unknown", code=code, some=", ".join(list(sorts)[:: max(1, len(sorts) // 4)]))
        )
        return UnknownDossier.exit_code
    out = console()
    out.print(f"\n{sort.code}  {words.of(sort.title)}", style="bold")
    out.print(f"  {words.of(severity_title(sort.severity))}", style=COLOURS[sort.severity])
    parts = {"explain_says": sort.message, "explain_why": sort.explanation, "to_do": sort.remedy}
    for key, text in parts.items():
        out.print(f"\n  {words(key)}", style="bold")
        out.print(Padding(_open_places(words.of(text)), (0, 0, 0, 4)))
    return 0


def _open_places(text: str) -> str:
    """A message whose places are filled case by case, shown with dots; a full stop after one would be a fourth dot."""
    return re.sub(r"\{\w+\}\.?", "…", text)
