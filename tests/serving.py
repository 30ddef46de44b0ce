"""An application behind a real socket of this machine, as long as a test asks for it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

HOST = "127.0.0.1"


@contextmanager
def serving(application: Callable[[str], Any]) -> Iterator[tuple[str, int]]:
    """Its host and port, while it answers; it is made once its origin, such as `http://127.0.0.1:8000`, is known."""
    with socket.create_server((HOST, 0)) as door:
        port = door.getsockname()[1]
        app = application(f"http://{HOST}:{port}")
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield HOST, port
        finally:
            server.force_exit = server.should_exit = True
            thread.join()
