"""A site on the loopback: what it answers is set path by path, what it was asked is kept."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime


@dataclass(frozen=True)
class Reply:
    """One answer."""

    body: bytes | str = b""
    status: int = 200
    type: str = "text/plain; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


Route = Reply | Callable[["Handler"], None]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from the site's routes; ETag and If-None-Match as servers do."""

    server: Site

    def log_message(self, *args: object) -> None:
        """Not on the tests' output."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        route = self.server.routes.get(self.path, Reply("no such page", 404))
        try:
            if callable(route):
                route(self)
            else:
                self.reply(route)
        except OSError:
            pass  # the other side had enough

    def reply(self, one: Reply) -> None:
        """Send an answer; 304 where the other side has it already."""
        tag = one.headers.get("ETag")
        status = 304 if tag and self.headers.get("If-None-Match") == tag else one.status
        body = b"" if status == 304 else one.body.encode() if isinstance(one.body, str) else one.body
        self.send_response(status)
        for name, value in {"Content-Type": one.type, "Content-Length": str(len(body)), **one.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Site(http.server.ThreadingHTTPServer):
    """A host of its own: a port of its own."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        self.at = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is gone is no error."""

    def close(self) -> None:
        """Stop, also what is still dripping."""
        self.released.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def paths(self) -> list[str]:
        """What it was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def articles(self, *texts: str) -> list[str]:
        """Put articles at ``/a0``, ``/a1`` ...; their addresses."""
        for number, text in enumerate(texts):
            self.routes[f"/a{number}"] = Reply(text)
        return [f"{self.at}/a{number}" for number in range(len(texts))]


def story(number: int, words: str = "") -> str:
    """An article as tests.record.press reads them."""
    lines = [f"Ada {number}, {act}, Land, topic: words {number} {act} {words}" for act in ("warn", "pledge")]
    return "\n".join([f"2026-03-{number % 27 + 1:02} The Post", *lines])


def rss(addresses: Iterable[str], published: datetime | None = None, title: str = "The Post") -> str:
    """A feed."""
    day = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    items = "".join(f"<item><title>Story at {where}</title><link>{where}</link>{day}</item>" for where in addresses)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def feed(addresses: Iterable[str], **options: object) -> Reply:
    """A feed as an answer, with an ETag made of its words."""
    text = rss(addresses, **options)  # type: ignore[arg-type]  # passed on
    return Reply(text, type="application/rss+xml", headers={"ETag": f'"{hash(text)}"'})


def dripping(handler: Handler) -> None:
    """A server that sends a byte at a time, and never ends."""
    while not handler.server.released.wait(0.02):
        handler.wfile.write(b"H")


def garbage(handler: Handler) -> None:
    """A server that does not speak HTTP."""
    handler.wfile.write(b"\x00\xff SSH-2.0 what?\r\n\r\n")


def cut_short(text: str) -> Callable[[Handler], None]:
    """A connection that ends before the length that was stated."""
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10 * len(text)))
        handler.end_headers()
        handler.wfile.write(text.encode())
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)
    return answer
