#!/bin/sh
# Writes requirements.lock anew from pyproject.toml: the newest versions that fit, for every platform and for
# Python 3.11 and later, wheels only, each with its hashes. Run through `make lock`, inside the project's .venv.
set -eu
cd "$(dirname "$0")/.."

# Made beside the lock in use and put in its place once whole: without it nothing could be installed any more.
new=.venv/requirements.lock
rm -f "$new"
.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==0.13.8"
.venv/bin/uv pip compile --quiet --system-certs --universal --python-version 3.11 --fork-strategy fewest \
    --only-binary :all: --generate-hashes --no-emit-index-url --no-emit-find-links \
    --custom-compile-command "make lock" --extra dev --output-file "$new" pyproject.toml
mv "$new" requirements.lock
