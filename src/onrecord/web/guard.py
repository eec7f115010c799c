"""What stands before every page: who may ask, how much and how often; and the headers that every answer carries."""

from __future__ import annotations

import socket
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import LOOPBACK, Settings, as_address, is_loopback

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
"""No inline script, no inline style, nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

ADDRESS_BYTES = 8 * 2**10
"""The longest address with its query."""
FORM_BYTES = 64 * 2**10
"""The most that is taken in a form."""
UPLOAD_BYTES = 11 * 2**20
"""The most that *Add* takes; a page may hold ten MiB."""

RATE, BURST = 20.0, 200.0
"""Requests a second from one other machine, and how many at once. This machine's own are not counted."""
COSTLY_RATE, COSTLY_BURST = 0.2, 10.0
"""The same for what costs much or can be guessed at: reading an article, logging in. For everyone."""
COSTLY = ("/add", "/login")
CLIENTS = 10_000
"""So many clients are remembered."""


class Guard:
    """The outermost layer of the desk."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = _hosts(settings)
        self.local = settings.local
        self.often = Rates(RATE, BURST)
        self.costly = Rates(COSTLY_RATE, COSTLY_BURST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not pass, limit what may, and put the headers on every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, with_headers)
            return
        limit = UPLOAD_BYTES if scope["path"] == "/add" else FORM_BYTES
        await self.app(scope, limited(receive, limit), with_headers)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not self._reached(headers.get("host", "")):
            return PlainTextResponse("This desk does not answer to that name; onrecord serve --name adds one.", 421)
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > ADDRESS_BYTES:
            return PlainTextResponse("The address is too long.", 414)
        client = scope["client"][0] if scope.get("client") else ""
        posts = scope["method"] == "POST"
        limit = UPLOAD_BYTES if scope["path"] == "/add" else FORM_BYTES
        length = headers.get("content-length", "0")
        if posts and not (length.isdecimal() and int(length) <= limit):
            return PlainTextResponse("That is too much at once.", 413)
        if not is_loopback(client) and not self.often.allows(client):
            return PlainTextResponse("Too many requests; wait a moment.", 429, {"Retry-After": "5"})
        if posts and scope["path"] in COSTLY and not self.costly.allows(client):
            return PlainTextResponse("Too many attempts; wait a minute.", 429, {"Retry-After": "60"})
        return None

    def _reached(self, host: str) -> bool:
        """Whether the Host header names this desk. Beyond loopback an address in numbers will do: a name that was made
        to lead here (DNS rebinding) is a name."""
        name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        name = name if colon else host
        if colon and not (port.isascii() and port.isdecimal()):
            return False
        name = name.strip("[]").lower()
        return name in self.hosts or (not self.local and as_address(name) is not None)


def _hosts(settings: Settings) -> set[str]:
    names = {settings.host, *settings.names, *LOOPBACK}
    return {name.lower() for name in (names if settings.local else names | {socket.gethostname()})}


def limited(receive: Receive, most: int) -> Receive:
    """The body's pieces, cut off (as if the client had gone) where they are more than was allowed."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= most else {"type": "http.disconnect"}

    return counted


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rates:
    """A bucket of tokens for each client: ``rate`` come back a second, up to ``burst``."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self.buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def allows(self, client: str, now: float | None = None) -> bool:
        """Whether one more request of the client is within its rate; then it counts."""
        now = time.monotonic() if now is None else now
        bucket = self.buckets.pop(client, None) or _Bucket(self.burst, now)
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.rate)
        bucket.at = now
        self.buckets[client] = bucket
        if len(self.buckets) > CLIENTS:
            self.buckets.popitem(last=False)
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
