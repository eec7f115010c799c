"""A limit in seconds on a whole exchange, where httpx has one on each wait only."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Trace = Callable[[str, Mapping[str, Any]], None]
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[tuple[Trace, threading.Event]]:
    """Shut every connection opened in the block down after so many seconds; a waiting read then fails at once.

    Gives the callback for httpx's ``trace`` extension, which tells of each new connection, and the event that is set
    when time ran out.
    """
    sockets: list[socket.socket] = []
    late = threading.Event()

    def trace(event: str, info: Mapping[str, Any]) -> None:
        if event in _CONNECTED:
            sockets.append(info["return_value"].get_extra_info("socket"))

    def end() -> None:
        late.set()
        for opened in sockets:
            with contextlib.suppress(OSError):  # already closed, or handed over to TLS
                socket.socket.shutdown(opened, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield trace, late
    finally:
        timer.cancel()
