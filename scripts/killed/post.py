"""A mail server in a process of its own: it notes for whom it took a letter, and takes some the second time only."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

PORT_FILE = "post.port"
_SERVER = """
import pathlib, socket, sys, time
from aiosmtpd.controller import Controller
folder, seen = pathlib.Path(sys.argv[1]), set()
class Post:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("p1") and address not in seen:
            seen.add(address)
            return "451 4.7.1 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        with (folder / "taken").open("a") as file:
            file.write(envelope.rcpt_tos[0] + "\\n")
        return "250 OK"
with socket.socket() as door:
    door.bind(("127.0.0.1", 0))
    port = door.getsockname()[1]
Controller(Post(), hostname="127.0.0.1", port=port).start()
(folder / "post.port").write_text(str(port))
sys.stdin.read()
"""


def start_post(folder: Path) -> int:
    """Start a server for a project, which ends with this process; its port."""
    subprocess.Popen([sys.executable, "-c", _SERVER, str(folder)], stdin=subprocess.PIPE)
    deadline = time.monotonic() + 60
    file = folder / PORT_FILE
    while not (file.exists() and file.read_text()):
        if time.monotonic() > deadline:
            raise RuntimeError("the mail server did not start")
        time.sleep(0.05)
    return int(file.read_text())


def taken(folder: Path) -> Counter[str]:
    """How many letters the server took for each address."""
    return Counter((folder / "taken").read_text().split())
