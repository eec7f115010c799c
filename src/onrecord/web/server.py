"""Serving the desk until it is closed."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable

import uvicorn

from onrecord.errors import NotSafe
from onrecord.web.app import make
from onrecord.web.keeping import Warmer
from onrecord.web.settings import Settings

CONNECTIONS = 200
"""So many at once; one more is told to come back later."""
HEADER_BYTES = 32 * 2**10
IDLE_SECONDS = 15
SOON, AT_MOST = 2.0, 40.0
"""Seconds of looking through the record before it opens: after the first a person is told, after the last it opens."""
SWITCH_SECONDS = 0.0005
"""After so long another thread has its turn, a tenth of what Python does by itself: a page asks the record dozens of
times, and would wait that long each time while something is found anew."""


def run(settings: Settings, opened: Callable[[str], None], looking: Callable[[], None] = lambda: None) -> None:
    """Serve until Ctrl-C. opened: called with the address as soon as connections are taken. looking: called when it
    takes a while until then, as it does with a large record: what takes long to find is found first.

    Raises NotSafe where it may not open or its address cannot be had, RecordError for a record that can't be opened.
    """
    app = make(settings)
    listening = _listen(settings)
    sys.setswitchinterval(SWITCH_SECONDS)
    warmer: Warmer = app.state.warmer
    if not warmer.ready(SOON):
        looking()
        warmer.ready(AT_MOST - SOON)
    gc.collect()
    gc.freeze()  # what was made so far stays: collecting garbage never walks through it again, with readers waiting
    gc.collect()  # and how often it is collected goes by what is made from now on
    host, port = listening.getsockname()[:2]
    opened(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
                            limit_concurrency=CONNECTIONS, timeout_keep_alive=IDLE_SECONDS,
                            h11_max_incomplete_event_size=HEADER_BYTES)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(settings: Settings) -> socket.socket:
    """A socket that listens. Raises NotSafe naming what is in the way."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise NotSafe(f"cannot listen at {settings.host}:{settings.port}: {error.strerror}; another --port?") from error
