"""Who may do what. Lost if this fails: a desk on a shared machine is open to everyone, another site decides in a
reader's name, or an article's words run in their browser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import NotSafe
from onrecord.knowledge import load
from onrecord.model import Page, Related, Speaker
from onrecord.record import Record
from onrecord.record.schedule import Following
from onrecord.web.app import make
from onrecord.web.guard import POLICY, Rates
from onrecord.web.settings import Settings, checked
from onrecord.web.work import is_local
from tests.builders import reading
from tests.web.client import HTMX, TestClient, csrf

SEEN = datetime(2026, 3, 6, tzinfo=UTC)
UNSEEN = re.compile(r"<script.*?</script>|<[^>]*>", re.DOTALL)
HOSTILE = "<script>document.title='taken'</script>\"'><img src=x onerror=alert(1)>\u202e\u200b{{7*7}}%(by)s"


def opened(settings: Settings, **more: str) -> TestClient:
    return TestClient(make(settings), base_url="http://127.0.0.1:8001", **more)  # type: ignore[arg-type] # passed on


@pytest.mark.parametrize("settings", [
    {"host": "0.0.0.0"}, {"host": "192.0.2.7", "read_only": True}, {"host": "::"}, {"host": "desk.example"},
    {"host": "0.0.0.0", "password": "short"}, {"token": "1234567"}])
def test_it_does_not_open_unsafely(settings: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(NotSafe):
        checked(Settings(tmp_path / "r", **settings))  # type: ignore[arg-type] # each is one of its fields


@pytest.mark.parametrize("settings", [
    {}, {"host": "::1"}, {"host": "localhost"}, {"host": "0.0.0.0", "password": "long enough"},
    {"host": "0.0.0.0", "public": True}, {"host": "0.0.0.0", "token": "long-enough"}])
def test_it_opens_where_it_is_safe(settings: dict[str, object], tmp_path: Path) -> None:
    assert checked(Settings(tmp_path / "r", **settings))  # type: ignore[arg-type] # each is one of its fields


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for where in ("/today", "/nowhere", "/timeline.json", "/static/desk.css", "/statement/s0"):
        assert client.get(where).headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert client.get("/today").headers["x-content-type-options"] == "nosniff"


def test_another_name_is_not_answered(client: TestClient) -> None:
    """A page elsewhere whose name was made to lead here (DNS rebinding) reads nothing."""
    assert client.get("/today", headers={"host": "evil.example:8001"}).status_code == 421
    assert client.get("/today", headers={"host": "localhost:8001"}).status_code == 200
    for host, code in (("[::1]:8001", 200), ("[::1]", 200), ("LOCALHOST", 200), ("127.0.0.1:80@evil.example", 421),
                       ("127.0.0.1:", 421), ("", 421), ("127.0.0.1.evil.example", 421), ("[::1].evil.example", 421)):
        assert client.get("/you", headers={"host": host}).status_code == code, host


@pytest.mark.parametrize(("headers", "token"), [
    ({}, ""), ({}, "wrong"), ({"origin": "https://evil.example"}, None)])
def test_a_form_of_another_site_decides_nothing(client: TestClient, headers: dict[str, str], token: str | None) -> None:
    row = client.get("/timeline.json").json()["listing"]["found"]["rows"][0]
    sent = {"about": "statement", "target": row["id"], "what": "reject"}
    sent["csrf"] = csrf(client) if token is None else token
    assert client.post("/decide", data=sent, headers=headers).status_code == 403
    assert client.post("/undo", data={"decision": "1"}, headers=headers).status_code == 403
    assert client.post("/add", data={"text": "x"}, headers=headers).status_code == 403
    assert client.get("/decisions.json").json()["decisions"] == []


def test_a_session_is_signed_and_out_of_a_script_s_reach(client: TestClient) -> None:
    client.cookies.clear()
    cookie = client.get("/you").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    client.cookies.set("onrecord", "eyJieSI6ICJldmlsIn0=.forged.forged")
    assert "evil" not in client.get("/you").text
    client.cookies.clear()


@pytest.mark.parametrize("settings", [{"read_only": True}, {"public": True}])
def test_a_read_only_desk_only_reads(file: Path, settings: dict[str, bool]) -> None:
    with opened(Settings(file, **settings)) as client:  # type: ignore[arg-type] # its fields
        page = client.get("/timeline").text
        assert 'class="quick"' not in page
        assert 'href="/add"' not in page
        assert client.get("/add").status_code == 403
        assert client.get("/statement/" + client.get("/timeline.json").json()["listing"]["found"]["rows"][0]["id"]
                          ).status_code == 200
        assert client.post("/decide", data={"csrf": "x"}).status_code == 403


def test_a_guarded_desk_asks_who_it_is(file: Path) -> None:
    settings = Settings(file, password="open sesame", token="robot-token")
    with opened(settings) as client:
        assert client.get("/today", follow_redirects=False).headers["location"] == "/login"
        assert client.get("/timeline.json").status_code == 401
        assert client.get("/timeline", headers=HTMX).status_code == 401
        token = csrf(client, "/login")
        assert client.post("/login", data={"password": "guess", "csrf": token}).status_code == 401
        assert "on record" in client.post("/login", data={"password": "open sesame", "csrf": token, "by": "Eve"}).text
        assert client.get("/today").status_code == 200
        assert "Eve" in client.get("/you").text
        client.post("/logout", data={"csrf": csrf(client)})
        assert client.get("/timeline.json").status_code == 401
        assert client.get("/timeline.json", headers={"authorization": "Bearer robot-token"}).status_code == 200
        assert client.get("/timeline.json", headers={"authorization": "Bearer robot-toke"}).status_code == 401


def test_guessing_is_slow_and_much_is_too_much(file: Path) -> None:
    with opened(Settings(file, password="open sesame")) as client:
        codes = [client.post("/login", data={"password": "x", "csrf": "y"}).status_code for _ in range(12)]
        assert codes[-1] == 429
    with opened(Settings(file)) as client:
        assert client.post("/decide", content=b"a=" + b"x" * 100_000).status_code == 413
        assert client.post("/add", headers={"content-length": str(12 * 2**20)}, content=b"").status_code == 413
        assert client.get("/search?q=" + "x" * 9000).status_code == 414


def test_rates_come_back() -> None:
    rates = Rates(1, 2)
    assert [rates.allows("a", at) for at in (0, 0, 0, 1.5, 1.5)] == [True, True, False, True, False]
    assert rates.allows("b", 0)


@pytest.mark.parametrize(("address", "local"), [
    ("/timeline?q=a", True), ("//evil.example", False), ("https://evil.example", False), ("/\\evil.example", False),
    ("", False), ("/a\r\nSet-Cookie: x", False)])
def test_one_is_only_sent_back_to_the_desk(address: str, local: bool) -> None:
    assert is_local(address) is local


# ---------------------------------------------------------------- what articles may not do


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk on a record whose every word is against it."""
    path = tmp_path_factory.mktemp("hostile") / "record.sqlite"
    fill_hostile(path)
    with opened(Settings(path, by=HOSTILE)) as client:
        yield client


def fill_hostile(path: Path) -> None:
    """A record of one article with script in everything, words of a megabyte, and signs that turn the direction."""
    whole = reading()
    long = "w" * 1_000_000
    text = f"{whole.article.text}{HOSTILE} a dit : {long} \u05e9\u05dc\u05d5\u05dd \u202eabc\u200b\n"
    start = len(whole.article.text)
    found = replace(
        whole.statements[5], id="s7", attribution="a7", source=((start, start + len(HOSTILE)),), cue=(),
        content=((start + len(HOSTILE) + 9, len(text) - 1),), speaker=Speaker(HOSTILE, "~" + HOSTILE, HOSTILE),
        targets=(HOSTILE,), topics=(HOSTILE,), act=None)
    article = replace(
        whole.article, text=text, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, url="javascript:alert(1)//" + HOSTILE,
        related=(Related(HOSTILE, "javascript:alert(2)"), Related(HOSTILE, "data:text/html," + HOSTILE)))
    data = text.encode()
    page = Page(HOSTILE, data, hashlib.sha256(data).hexdigest(), SEEN, "text/html",
                "javascript:alert(3)")
    with Record.open(path, knowledge=load()) as record:
        added = record.add(page, replace(whole, article=article, statements=(*whole.statements, found)))
        record.schedule.follow(Following("https://feed.example/" + HOSTILE, "rss", HOSTILE), SEEN)
        record.decide(HOSTILE, "note", "statement", added.statements[-1], reason=HOSTILE)


def test_words_of_an_article_are_never_markup(hostile: TestClient) -> None:
    row = next(row for row in hostile.get("/timeline.json").json()["listing"]["found"]["rows"] if row["act"] is None)
    pages = ["/today", "/timeline", "/search?q=" + "<script>", "/decisions", "/sources", "/source/1", "/actors",
             f"/statement/{row['id']}", f"/article/{row['article']}", f"/article/{row['article']}?part=2",
             "/timeline?outlet=%3Cscript%3E&actor=%3Cscript%3E&target=%22%3E"]
    for where in pages:
        answer = hostile.get(where)
        assert answer.status_code == 200, where
        assert "<script>" not in answer.text, where
        assert "<img" not in answer.text, where
        assert 'href="javascript:' not in answer.text
        assert 'href="data:' not in answer.text
        assert "\u202e" not in UNSEEN.sub("", answer.text), where
        assert len(answer.text) < 400_000, where
