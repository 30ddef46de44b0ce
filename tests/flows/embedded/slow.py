"""A flow that takes long, for the tests of the worker."""

import time

from prefect import flow


@flow(name="slow", persist_result=False)
def slow() -> None:
    time.sleep(300)
