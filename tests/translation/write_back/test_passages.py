"""Passages that a text lacks: as they stand in the other language, at their place."""

from dataclasses import replace

from imprimatur.core.blocks import Run, plain
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.translation.write_back.files import prepare
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.interface import Edit

FRENCH = """\
# Contexte

Un[^1].

# Tâches

1. lire
   - vite
2. écrire

![alt](p.png)

| A | B |
|---|---|
| c | d |

> Dit.
>
> — Qui

# Fin

Trois.

[^1]: Note.
"""
DUTCH = """\
# Context

Een[^1].

# Einde

Drie.

[^1]: Noot.
"""
BOTH = """\
# Context

Een[^1].

# Taken

1. xlire
   - xvite
2. xécrire

![alt](p.png)

| xA | xB |
|---|---|
| xc | xd |

> xDit.
>
> — xQui

# Einde

Drie.

[^1]: Noot.
"""


def test_a_passage_of_markdown_keeps_its_lists_tables_pictures_and_quotations() -> None:
    name, there = "k/s/r.nl.md", "k/s/r.fr.md"
    sources = [Source(name, DUTCH.encode(), ""), Source(there, FRENCH.encode(), "")]
    after = next(one.location for one in contents(name, DUTCH.encode()).texts if plain(one.inline) == "Een.")
    texts = contents(there, FRENCH.encode()).texts[3:12]
    edits = [
        replace(
            Edit("nl", (Run(f"x{plain(one.inline)}"),), one.sort, one.level, after=after, beside=one.location),
            said=one.inline,
            cell=one.cell,
            whole="tasks",
        )
        for one in texts
    ]
    change = Edit("nl", (Run("Vier."),), at=Location(name, line=7), was=(Run("Drie."),))
    outcome = prepare(sources, [change, *edits], lambda said, _: "Taken" if said == "Tâches" else "")
    assert outcome.refused == ()
    assert outcome.files[0].after.decode() == BOTH.replace("Drie.", "Vier.")
