"""The pages of a project, on a socket that was inherited: `python -m web SOCKET`, until told to stop."""

import socket
import sys
import threading

import uvicorn

from flows.access.doors import Doors
from flows.access.settings import web_settings
from flows.clock import today
from flows.drop_folder.copies import Copies
from flows.embedded import processes
from flows.project_lookup import find_project
from web.app import application
from web.house import House
from web.runs import ServerRuns
from web.standings import Standings

WARM = "web.warm"


class Serving(uvicorn.Server):
    """A server that says when it is ready, and that no signal stops half-way twice."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and announce it."""
        await super().startup(sockets)
        if self.started:
            processes.announce()


def main(number: int) -> None:
    """Serve until told to stop."""
    project = find_project()
    settings = web_settings(project)
    stop = threading.Event()

    copies = Copies(stop, WARM)
    standings = Standings(project)
    door = socket.socket(fileno=number)
    origin = settings.public or f"http://127.0.0.1:{door.getsockname()[1]}"
    house = House(project, Doors(project, settings), (origin,), today, standings, ServerRuns(), copies)
    threading.Thread(target=standings.all, name="standings", daemon=True).start()  # known before anybody asks
    app = application(house, settings.largest_request_bytes)
    config = uvicorn.Config(
        app, log_level="warning", proxy_headers=bool(settings.public), server_header=False, date_header=False, ws="none"
    )
    server = Serving(config)
    try:
        server.run(sockets=[door])
    finally:
        stop.set()
    if not server.started:
        sys.exit("The pages could not be served.")


if __name__ == "__main__":
    main(int(sys.argv[1]))
