"""The processes of the embedded server: `python -m flows.embedded server SOCKET`, `… worker RUNS_AT_A_TIME [NAME]`."""

import sys


def main(name: str, number: int, *called: str) -> None:
    """Run one of them until told to stop."""
    if name == "server":
        from flows.embedded import closed_server

        closed_server.main(number)
    else:
        from flows.embedded.warm_processes import warm_context

        context = warm_context()  # it warms up while this process imports what it needs itself
        from flows.embedded import worker

        worker.main(number, context, *called)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
