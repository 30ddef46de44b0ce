"""What docs/server/ gives an operator: units that systemd understands, a compose file whose commands exist."""

import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from flows.cli.main import command_line
from flows.messages import Words

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "docs" / "server"
UNITS = sorted(SERVER.glob("*.service"))


def unit(path: Path) -> ConfigParser:
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(path.read_text(encoding="utf-8"))
    return read


def understood(command: list[str]) -> None:
    """Whether the command line knows a command and its options."""
    assert Path(command[0]).name == "imprimatur"
    made = command_line(Words("en")).commands[command[1]]
    made.make_context("imprimatur", [word.replace("%H", "host") for word in command[2:]])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_systemd_understands_the_unit(path: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: apt-get install systemd")
    # The programs are where the operator puts them; here any one will do.
    text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for other in UNITS:
        (tmp_path / other.name).write_text(text if other == path else other.read_text(encoding="utf-8"))
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / path.name)], capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if line.startswith(path.name)]
    assert (done.returncode, told) == (0, [])


def test_the_units_start_commands_that_exist_and_write_the_project_alone() -> None:
    for path in UNITS:
        service = unit(path)["Service"]
        if "ssh" in service["ExecStart"]:
            continue
        understood(shlex.split(service["ExecStart"]))
        assert service["Restart"] == "on-failure"
        assert service["ReadWritePaths"] == service["WorkingDirectory"] == "/srv/imprimatur"
        assert (service["ProtectSystem"], service["NoNewPrivileges"]) == ("strict", "true")
        assert service["Environment"]


def compose() -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe", pure=True).load((SERVER / "compose.yaml").read_text(encoding="utf-8"))
    return content


def test_the_services_run_commands_that_exist_closed_to_others() -> None:
    services = compose()["services"]
    assert set(services) == {"database", "server", "worker"}
    understood(services["worker"]["command"])
    shell = services["server"]["command"][-1]
    understood(shlex.split(shell.partition(" exec ")[2]))
    assert "IMPRIMATUR_DATABASE=" in shell
    assert services["worker"]["network_mode"] == "service:server"
    for name in ("server", "worker"):
        assert "ports" not in services[name]
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["volumes"] == ["./project:/srv/imprimatur"]
    assert "ports" not in services["database"]


def test_the_image_is_made_from_the_lock_and_files_that_are_there() -> None:
    text = (SERVER / "Dockerfile").read_text(encoding="utf-8")
    build = compose()["services"]["server"]["build"]
    assert (SERVER / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()
    assert "--require-hashes -r requirements.lock" in text
    assert all((ROOT / name).is_file() for name in ("requirements.lock", "pyproject.toml"))
    # The libraries that the installation names for Debian, and no other registry than the usual one.
    setup = (ROOT / "scripts" / "setup.sh").read_text(encoding="utf-8")
    assert set(re.findall(r'": "(lib[^"]+)"', setup)) == set(re.findall(r"\blib[a-z0-9.-]+", text)) - {"lib"}
    assert re.findall(r"^FROM (\S+)", text, re.MULTILINE) == ["python:3.11-slim-bookworm"]
