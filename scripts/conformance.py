"""Hold every PDF below outputs/ against PDF/UA-1 and PDF/A-3a with veraPDF, and print what fails by rule.

Run through ``make conformance``. veraPDF (GPLv3+ or MPLv2+) is an external tool here: Maven fetches one pinned jar of
it into .cache/verapdf/, whose hash is checked before it is run. Exit code 0 when nothing fails or a tool is missing, 1
when a document fails a rule, 2 when veraPDF could not be fetched or run.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ROOT / "outputs"
CACHE = ROOT / ".cache" / "verapdf"

VERSION = "1.28.2"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
ARTEFACT = f"org.verapdf.apps:greenfield-apps:{VERSION}"
COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
MAIN_CLASS = "org.verapdf.apps.GreenfieldCliWrapper"

PROFILES = {"PDF/UA-1": "ua1", "PDF/A-3a": "3a"}


class CannotCheck(Exception):
    """veraPDF could not be fetched or did not answer as expected; the message says why."""


@dataclass(frozen=True)
class Failure:
    """One rule that one file fails: the rule, how many times, and veraPDF's words for the first of them."""

    profile: str
    clause: str
    test: int
    description: str
    file: str
    count: int
    example: str


def main() -> int:
    """Check every produced PDF and print the failures by rule."""
    if missing := [tool for tool in ("java", "mvn") if not shutil.which(tool)]:
        print(f"Conformance not measured: {' and '.join(missing)} not found; install Java 11 or later and Maven.")
        return 0
    pdfs = sorted(OUTPUTS.rglob("*.pdf"))
    if not pdfs:
        print("Conformance not measured: there is no PDF below outputs/ yet.")
        return 0
    try:
        jar = fetch()
        failures = [failure for profile in PROFILES for failure in check(jar, profile, pdfs)]
    except CannotCheck as problem:
        print(f"Conformance not measured: {problem}", file=sys.stderr)
        return 2
    if not failures:
        print(f"veraPDF {VERSION}: {len(pdfs)} PDF, nothing fails in {' and '.join(PROFILES)}.")
        return 0
    report(failures)
    files = len({failure.file for failure in failures})
    print(f"veraPDF {VERSION}: {files} of {len(pdfs)} PDF fail.")
    return 1


def fetch() -> Path:
    """The pinned jar, from the cache or else from Maven Central; raises CannotCheck when it is not the one expected."""
    jar = CACHE / f"greenfield-apps-{VERSION}.jar"
    if not jar.exists():
        print(f"Fetching veraPDF {VERSION} with Maven (once)…", file=sys.stderr)
        command = ["mvn", "--batch-mode", "--quiet", COPY_GOAL, f"-Dartifact={ARTEFACT}", f"-DoutputDirectory={CACHE}"]
        run = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if run.returncode or not jar.exists():
            raise CannotCheck(f"Maven could not fetch {ARTEFACT}.\n{run.stdout}{run.stderr}".strip())
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    if found != SHA256:
        raise CannotCheck(f"{jar.name} has the hash {found}, not {SHA256}; remove it and run this again.")
    return jar


def check(jar: Path, profile: str, pdfs: list[Path]) -> Iterator[Failure]:
    """What fails in one profile; raises CannotCheck when veraPDF did not answer for every file."""
    # veraPDF keeps settings in the home folder of the user: it is given one of its own.
    java = ["java", "-Djava.awt.headless=true", f"-Duser.home={CACHE}", "-cp", str(jar), MAIN_CLASS]
    options = ["--format", "json", "--flavour", PROFILES[profile], "--maxfailuresdisplayed", "1", "--loglevel", "0"]
    command = [*java, *options, *map(str, pdfs)]
    # Java reads file names in the encoding of the locale; in the plain C locale it would not find "œuvre.pdf".
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    try:
        jobs = json.loads(run.stdout)["report"]["jobs"]
    except (ValueError, KeyError) as problem:
        raise CannotCheck(f"veraPDF gave no report.\n{run.stdout[-2000:]}{run.stderr[-2000:]}") from problem
    if len(jobs) != len(pdfs):
        raise CannotCheck(f"veraPDF answered for {len(jobs)} of {len(pdfs)} files in {profile}.\n{run.stderr[-2000:]}")
    for job in jobs:
        yield from failures_of(job, profile)


def failures_of(job: dict[str, Any], profile: str) -> Iterator[Failure]:
    """The failures in veraPDF's report on one file. A file it cannot read fails a rule named "unreadable"."""
    path = Path(job["itemDetails"]["name"])
    file = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
    if "validationResult" not in job:
        reason = job.get("taskException", {}).get("exceptionMessage", "no reason given")
        yield Failure(profile, "unreadable", 0, "The file must be a PDF that veraPDF can read", file, 1, reason)
        return
    for result in job["validationResult"]:
        for rule in result["details"]["ruleSummaries"]:
            if rule["ruleStatus"] == "FAILED":
                example = next((f"{c['errorMessage']} ({c['context']})" for c in rule["checks"]), "")
                yield Failure(
                    profile,
                    rule["clause"],
                    rule["testNumber"],
                    rule["description"],
                    file,
                    rule["failedChecks"],
                    example,
                )


def report(failures: list[Failure]) -> None:
    """Print the failures by rule, those that fail most often first, each with its files."""
    rules: dict[tuple[str, str, int, str], list[Failure]] = {}
    for failure in failures:
        key = (failure.profile, failure.clause, failure.test, failure.description)
        rules.setdefault(key, []).append(failure)
    for (profile, clause, test, description), found in sorted(rules.items(), key=lambda rule: -total(rule[1])):
        print(f"{profile}  {clause}-{test}  ×{total(found)}  {description}")
        print(f"    for example: {found[0].example}")
        for failure in found:
            print(f"    {failure.count:>6}  {failure.file}")
        print()


def total(failures: list[Failure]) -> int:
    """How many checks fail, over all files."""
    return sum(failure.count for failure in failures)


if __name__ == "__main__":
    sys.exit(main())
