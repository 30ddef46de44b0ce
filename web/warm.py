"""What work on files that people gave needs, imported once: each piece is done in a copy of the process that did.

A copy has no threads but its own: whatever is imported here must have started none.
"""

import gc
from importlib import import_module

from imprimatur.documents.kind import load_kind
from imprimatur.kinds import KINDS

for _module in (
    "imprimatur.pipeline",
    "validators",
    "web.forms.working",
    "web.translating.working",
    "web.translating.exchanging",
    "web.approving.working",
    "web.versions.looking",
    "imprimatur.sheets.book",
):
    import_module(_module)
for _kind in KINDS:
    load_kind(_kind)
gc.collect()
gc.freeze()
