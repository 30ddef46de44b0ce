"""What every check needs, imported once and gone through once: checks are copies of a process that has done both.

A copy has no threads but its own: whatever is imported here must have started none.
"""

import gc
import tempfile
from importlib import import_module
from pathlib import Path

from PIL import Image

from flows.drop_folder.drafting import has_server
from flows.project_lookup import find_project
from flows.rehearsal import load_whole, rehearse
from imprimatur.core.parameters import FORMATS
from imprimatur.documents.kind import load_kind
from imprimatur.kinds import KINDS
from imprimatur.rendering import renderer
from validators.tables.suites import warm_up

for _module in ("flows.coming_back", "flows.drop_folder.checking", "flows.drop_folder.kits"):
    import_module(_module)
for _kind in KINDS:
    load_kind(_kind)
    import_module(f"validators.{_kind}")
if not has_server():  # whose worker makes the documents, in copies of a warm process of its own
    for _format in FORMATS:
        renderer(_format)
    load_whole("imprimatur")
load_whole("validators")
warm_up()
Image.preinit()
with tempfile.TemporaryDirectory() as _folder:
    rehearse(find_project(), Path(_folder))
# What stands in memory now is there for good: no copy looks through it for garbage, which would copy it page by page.
gc.collect()
gc.freeze()
