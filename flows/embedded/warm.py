"""What every run needs, imported once: the runs are copies of a process that has done it.

Importing it takes seconds, a copy milliseconds. A copy has no threads but its own: whatever is imported here must have
started none (tests/flows/embedded/test_worker.py).
"""

import gc
import tempfile
from importlib import import_module
from pathlib import Path

import prefect.flow_engine  # noqa: F401

import flows.steps  # noqa: F401
from flows.project_lookup import find_project
from flows.rehearsal import load_whole, rehearse
from imprimatur.core.parameters import FORMATS
from imprimatur.documents.kind import load_kind
from imprimatur.kinds import KINDS
from imprimatur.publishing.program import program
from imprimatur.rendering import renderer
from validators.tables.suites import warm_up

for _kind in KINDS:
    load_kind(_kind)
    import_module(f"validators.{_kind}")
for _format in FORMATS:
    renderer(_format)
for _package in ("imprimatur", "validators"):
    load_whole(_package)
warm_up()
program()  # the code that is loaded here, whatever stands on the disk later
with tempfile.TemporaryDirectory() as _folder:
    rehearse(find_project(), Path(_folder))
# What stands in memory now is there for good: no copy looks through it for garbage, which would copy it page by page.
gc.collect()
gc.freeze()
