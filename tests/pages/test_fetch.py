"""Fetching: redirects, robots.txt, limits, and no way into the local network.

Lost if this fails: a page could make onrecord read its user's own network, a site could be asked against its will, or
one silent server could hold up the morning's reading.
"""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import httpx
import pytest

from onrecord import pages
from onrecord.errors import BadData, Busy, NotAllowed, NotFound, NothingReadable, SourceError, TooLarge, Unreachable
from onrecord.model import Page
from onrecord.pages import limits
from onrecord.pages.answers import Known
from onrecord.pages.fetch import USER_AGENT, Fetcher
from onrecord.pages.transport import CheckedTransport

HTML = "<!doctype html><html><body><p>Le pont est fermé, selon la police.</p></body></html>".encode()
Handler = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True)
class Reply:
    """What a server answers, as often as it is asked: a response of httpx's can be read once only."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def made(self) -> httpx.Response:
        return httpx.Response(self.status, stream=httpx.ByteStream(self.body), headers=self.headers)


NONE = Reply(404)


def moved(to: str) -> Reply:
    return Reply(302, headers={"Location": to})


def site(routes: dict[str, Reply], robots: Reply = NONE) -> Handler:
    def answer(request: httpx.Request) -> httpx.Response:
        found = robots if request.url.path == "/robots.txt" else routes.get(str(request.url), NONE)
        return found.made()

    return answer


def fetcher(handler: Handler, **options: bool) -> Fetcher:
    return Fetcher(httpx.MockTransport(handler), pause=0, **options)


def fetch(handler: Handler, url: str = "https://news.example/a", **options: bool) -> Page:
    return next(pages.read(url, fetcher=fetcher(handler, **options)))


def page(body: bytes = HTML, **headers: str) -> Reply:
    return Reply(200, body, {"Content-Type": "text/html; charset=UTF-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()})


def test_a_page_keeps_its_final_address_and_what_the_server_said() -> None:
    found = fetch(site({"https://news.example/a": moved("/b?x=1"), "https://news.example/b?x=1": page()}))
    assert found.url == "https://news.example/b?x=1"
    assert found.source == "https://news.example/a"
    assert (found.data, found.media_type, found.charset) == (HTML, "text/html", "utf-8")


def test_it_says_who_it_is_and_asks_only_for_what_it_reads() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return (page() if request.url.path == "/a" else NONE).made()

    fetch(answer)
    assert [request.url.path for request in asked] == ["/robots.txt", "/a"]
    assert all(request.headers["User-Agent"] == USER_AGENT for request in asked)
    assert USER_AGENT.startswith("onrecord/")
    assert asked[1].headers["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize(("answer", "error", "words"), [
    (Reply(404), NotFound, "404"),
    (Reply(410), NotFound, "410"),
    (Reply(403), NotAllowed, "403"),
    (Reply(500), Unreachable, "500"),
    (Reply(204), Unreachable, "204"),
    (moved("/a"), Unreachable, "redirects"),
    (moved("file:///etc/passwd"), NotAllowed, "file"),
    (moved("http://a\x01b/"), Unreachable, "Invalid URL"),
    (moved("http://xn--a/"), NotFound, "no valid address"),
    (page(b""), NothingReadable, "empty"),
    (page(b"%PDF-1.4"), NothingReadable, "PDF"),
    (page(b"<rss version='2.0'><channel/></rss>"), NothingReadable, "feed"),
    (page(b"a" * (limits.PAGE_BYTES + 1)), TooLarge, "MiB"),
    (page(gzip.compress(b"a" * (limits.PAGE_BYTES + 1)), Content_Encoding="gzip"), TooLarge, "decompressed"),
    (page(gzip.compress(HTML)[:-12], Content_Encoding="gzip"), BadData, "truncated"),
    (page(b"\x1b\x00", Content_Encoding="br"), BadData, "not asked for"),
])
def test_what_goes_wrong_is_said_with_the_address(answer: Reply, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        fetch(site({"https://news.example/a": answer}))
    assert str(caught.value).startswith("https://news.example/a: ")


def test_compressed_answers_are_read() -> None:
    assert fetch(site({"https://news.example/a": page(gzip.compress(HTML), Content_Encoding="gzip")})).data == HTML


def test_time_outs_and_broken_connections() -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("nothing", request=request)

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(Unreachable, match="no answer in time"):
        fetch(silent)
    with pytest.raises(Unreachable, match="refused"):
        fetch(broken)


# ---------------------------------------------------------------- robots.txt


def test_robots_txt_is_obeyed_on_every_hop() -> None:
    rules = Reply(200, b"User-agent: onrecord\nDisallow: /b\n")
    routes = {"https://news.example/a": moved("/b"), "https://news.example/b": page()}
    with pytest.raises(NotAllowed, match=r"robots\.txt"):
        fetch(site(routes, rules))
    assert fetch(site(routes, rules), robots=False).data == HTML


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    with pytest.raises(Busy, match="503"):
        fetch(site({"https://news.example/a": page()}, Reply(503)))


def test_robots_txt_is_asked_for_once_a_site() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return (NONE if request.url.path == "/robots.txt" else page()).made()

    polite = fetcher(answer)
    for path in "abc":
        polite.fetch(f"https://news.example/{path}")
    assert asked == ["/robots.txt", "/a", "/b", "/c"]


def test_a_host_is_given_its_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    rules = Reply(200, b"User-agent: *\nCrawl-delay: 5\n")
    routes = {"https://news.example/a": page(), "https://other.example/a": page()}
    polite = Fetcher(httpx.MockTransport(site(routes, rules)))
    polite.fetch("https://news.example/a")
    polite.fetch("https://other.example/a")
    assert not waited
    polite.fetch("https://news.example/a")
    assert len(waited) == 1
    assert 4 < waited[0] <= 5


# ---------------------------------------------------------------- asked again


def test_what_was_known_is_sent_back_and_nothing_new_is_no_error() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.headers.get("If-None-Match") == 'W/"1"':
            return httpx.Response(304, headers={"ETag": 'W/"1"'})
        return page(ETag='W/"1"', Last_Modified="yesterday, or so").made()

    polite = fetcher(answer, robots=False)
    first = polite.get("https://news.example/a")
    assert (first.unchanged, first.known) == (False, Known('W/"1"', "yesterday, or so"))
    again = polite.get("https://news.example/a", first.known)
    assert (again.unchanged, again.body) == (True, b"")
    assert asked[1].headers["If-Modified-Since"] == "yesterday, or so"


def test_a_304_that_nobody_asked_for_is_an_error() -> None:
    with pytest.raises(Unreachable, match="304"):
        fetch(site({"https://news.example/a": Reply(304)}))


@pytest.mark.parametrize(("status", "header", "after", "words"), [
    (429, "120", 120, "2 minutes"),
    (503, "Sun, 06 Nov 1994 08:49:37 GMT", 0, "0 seconds"),
    (429, None, None, "left alone"),
    (429, "soon", None, "left alone"),
    (429, "99999999999", limits.LONGEST_AFTER_SECONDS, "168 hours"),
])
def test_who_asks_to_be_left_alone_says_for_how_long(status: int, header: str | None, after: float | None,
                                                     words: str) -> None:
    with pytest.raises(Busy, match=words) as caught:
        fetch(site({"https://news.example/a": Reply(status, headers={"Retry-After": header} if header else {})}))
    assert caught.value.after == after


def test_two_threads_that_ask_one_host_take_turns_and_others_do_not_wait() -> None:
    asked: list[tuple[str, float]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((str(request.url.host) + request.url.path, time.monotonic()))
        return (page() if request.url.path == "/a" else NONE).made()

    polite = Fetcher(httpx.MockTransport(answer), pause=0.2)
    addresses = ["https://one.example/a"] * 3 + ["https://two.example/a"]
    threads = [threading.Thread(target=polite.fetch, args=(address,)) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(at for name, at in asked if name == "one.example/a")
    assert [later - before > 0.19 for before, later in pairwise(times)] == [True, True]
    assert sum(name == "one.example/robots.txt" for name, _ in asked) == 1


# ---------------------------------------------------------------- addresses


def pinned(resolve: dict[str, list[str]], asked: list[httpx.Request], routes: dict[str, Reply],
           **options: bool) -> Fetcher:
    """A fetcher whose names resolve as told; ``routes`` are by the number that is connected to."""
    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return routes.get(request.url.host, NONE).made()

    transport = CheckedTransport(httpx.MockTransport(answer), resolve=lambda host, _: resolve.get(host, [host]),
                                 **options)
    return Fetcher(transport, robots=False, pause=0)


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    asked: list[httpx.Request] = []
    names = {"news.example": ["93.184.216.34"]}
    found = pinned(names, asked, {"93.184.216.34": page()}).fetch("https://news.example/a")
    assert found.url == "https://news.example/a"
    assert asked[0].url.host == "93.184.216.34"
    assert asked[0].headers["Host"] == "news.example"
    assert asked[0].extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize("host", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "ff02::1", "::", "fec0::1",
])
@pytest.mark.parametrize("via", ["directly", "redirect"])
def test_nothing_of_the_local_network(host: str, via: str) -> None:
    asked: list[httpx.Request] = []
    names = {"news.example": ["93.184.216.34"], "inside.example": [host]}
    address = "http://inside.example/" if via == "directly" else "http://news.example/a"
    with pytest.raises(NotAllowed, match="local or reserved"):
        pinned(names, asked, {"93.184.216.34": moved("http://inside.example/")}).fetch(address)
    assert host not in [request.url.host for request in asked]


def test_a_name_with_one_public_and_one_local_address_is_refused() -> None:
    asked: list[httpx.Request] = []
    with pytest.raises(NotAllowed):
        pinned({"two.example": ["93.184.216.34", "10.0.0.1"]}, asked, {}).fetch("http://two.example/")
    assert not asked


def test_local_addresses_when_asked_for() -> None:
    found = pinned({"intranet": ["10.0.0.1"]}, [], {"10.0.0.1": page()}, allow_local=True).fetch("http://intranet/a")
    assert found.data == HTML


def test_an_address_that_does_not_answer_gives_way_to_the_next() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "2606:2800:220:1::":
            raise httpx.ConnectError("no route", request=request)
        return page().made()

    transport = CheckedTransport(httpx.MockTransport(answer),
                                 resolve=lambda *_: ["2606:2800:220:1::", "93.184.216.34"])
    assert Fetcher(transport, robots=False, pause=0).fetch("http://news.example/").data == HTML


# ---------------------------------------------------------------- a real server


class Server(http.server.BaseHTTPRequestHandler):
    """A server with a silent page and one that drips its headers."""

    def log_message(self, *args: object) -> None:
        """Not on the tests' output."""

    def do_GET(self) -> None:
        if self.path == "/silent":
            self.server.released.wait(90)  # type: ignore[attr-defined]  # set by the fixture
        elif self.path == "/drip":
            while not self.server.released.wait(0.02):  # type: ignore[attr-defined]  # as above
                try:
                    self.wfile.write(b"H")
                except OSError:
                    return
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HTML)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.released = threading.Event()  # type: ignore[attr-defined]  # for the handlers
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.released.set()  # type: ignore[attr-defined]  # as above
    server.shutdown()
    thread.join()
    server.server_close()


def test_over_a_real_connection(address: str) -> None:
    real = Fetcher(allow_local=True, robots=False, pause=0)
    assert real.fetch(f"{address}/a").data == HTML
    real.close()


@pytest.mark.parametrize("path", ["silent", "drip"])
def test_a_server_that_never_answers_is_left_in_time(address: str, path: str) -> None:
    impatient = Fetcher(allow_local=True, robots=False, pause=0, seconds=0.3)
    started = time.monotonic()
    with pytest.raises(Unreachable, match=r"no answer in time|not finished within"):
        impatient.fetch(f"{address}/{path}")
    assert time.monotonic() - started < 45  # a machine that is busy only takes longer
    impatient.close()


def test_by_default_localhost_is_not_read(address: str) -> None:
    with pytest.raises(NotAllowed, match="--allow-local"):
        next(pages.read(f"{address}/a"))
