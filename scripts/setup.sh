#!/bin/sh
# Makes the project ready to run: the system libraries WeasyPrint draws text with, then .venv filled from
# requirements.lock. Safe to repeat; says nothing and takes no time when there is nothing to do.
#
# What needs the system's package manager is installed when this user may do so without being asked anything (root, or
# sudo without a password). Otherwise the exact command is printed and the script stops with exit code 2.
#
# `setup.sh browser` makes Debian's Chromium ready too, which the tests of the pages drive.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$1" "$2" "$3" >&2; } # the same line in French, Dutch and English

find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3.11 python3 python3.12 python3.13; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 ou plus récent est introuvable : installez-le, puis relancez la commande." \
        "Python 3.11 of recenter is niet gevonden: installeer het en herhaal het commando." \
        "Python 3.11 or later was not found: install it, then run the command again."
    return 2
}

# The Debian packages that are missing, on one line. The libraries are opened by the names WeasyPrint opens them by.
missing_packages() {
    "$1" - <<'PYTHON'
import ctypes, importlib.util, sys

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
missing = []
if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
    missing.append("python%d.%d-venv" % sys.version_info[:2])
if sys.platform == "linux":
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
print(*missing)
PYTHON
}

# Stops after the same line in French, Dutch and English, with the command that brings the packages named after it.
stop_for() {
    say "$1" "$2" "$3"
    shift 3
    printf '\n    sudo apt-get update && sudo apt-get install --no-install-recommends %s\n\n' "$*" >&2
    exit 2
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "Il manque des paquets du système, nommés ici comme chez Debian : $*. Installez-les, puis relancez." \
            "Er ontbreken systeempakketten, hier met hun naam in Debian: $*. Installeer ze en begin opnieuw." \
            "System packages are missing, named here as in Debian: $*. Install them, then run this again."
        exit 2
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        stop_for "Il manque des paquets du système. Exécutez la commande ci-dessous, puis relancez :" \
            "Er ontbreken systeempakketten. Voer het commando hieronder uit en begin opnieuw:" \
            "System packages are missing. Run the command below, then run this again:" "$@"
    fi
    say "Installation des paquets du système : $*" "Systeempakketten worden geïnstalleerd: $*" \
        "Installing system packages: $*"
    # A source that has nothing to do with us may fail to refresh; the installation itself may not.
    $as_root apt-get -qq update </dev/null || true
    for package in "$@"; do
        # Releases without a package for HarfBuzz's subsetter exist; WeasyPrint then subsets fonts with fontTools.
        if [ "$package" = libharfbuzz-subset0 ] && ! apt-cache show "$package" >/dev/null 2>&1; then
            continue
        fi
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$package" \
            </dev/null >/dev/null || not_installed "$package"
    done
}

not_installed() {
    stop_for "Il manque un paquet du système qui n’a pas pu être installé d’ici : $1. Exécutez la commande ci-dessous :" \
        "Er ontbreekt een systeempakket dat van hieruit niet kon worden geïnstalleerd: $1. Voer dit commando uit:" \
        "A system package is missing and could not be installed from here: $1. Run the command below:" "$1"
}

has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

# The first argument is a stamp file, the second what it must hold.
is_stamped() { [ -x .venv/bin/python ] && [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

pip_install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"; }

python=$(find_python)
missing=$(missing_packages "$python")
if [ "${1:-}" = browser ] && ! has_browser; then
    missing="$missing chromium"
fi
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # one word a package
    install_packages $missing
fi
# A package that was installed under another name, or for nothing, leaves the tests without their browser all the same.
if [ "${1:-}" = browser ] && ! has_browser; then
    not_installed chromium
fi

# A virtual environment holds absolute paths, so one that was moved is made anew, like one of another lock or Python.
environment="$(cksum <requirements.lock) $("$python" -V) $PWD"
if ! is_stamped .venv/lock.stamp "$environment"; then
    say "Installation des bibliothèques Python (une seule fois, quelques minutes)…" \
        "De Python-bibliotheken worden geïnstalleerd (eenmalig, enkele minuten)…" \
        "Installing the Python libraries (once, a few minutes)…"
    "$python" -m venv --clear .venv
    # The lock is complete: nothing is left to resolve, and a newer version must not be looked at for an extra.
    pip_install --no-deps --only-binary :all: --require-hashes -r requirements.lock
    printf '%s' "$environment" >.venv/lock.stamp
fi

project="$(cksum <pyproject.toml) $(echo */__init__.py)"
if ! is_stamped .venv/project.stamp "$project"; then
    pip_install --no-deps --no-build-isolation --editable .
    printf '%s' "$project" >.venv/project.stamp
fi
