"""Adding an article from the page. Lost if this fails: an article that is read is not kept (or kept unasked), or a bad
one takes the desk down with it."""

from __future__ import annotations

import asyncio
import base64
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import worker
from onrecord.model import Page, Reading
from onrecord.web import reader
from onrecord.web.reader import NotRead, Reader
from tests.builders import TEXT, reading
from tests.record import press
from tests.web.client import TestClient, csrf


class Ready:
    """In place of the process that reads."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    async def read(self, request: dict[str, Any]) -> tuple[Page, Reading]:
        """The reading of the builders; or what the request asks for."""
        self.asked.append(request)
        if request.get("url") == "https://bad.example/":
            raise NotRead("it holds no article (--allow-local permits it)")
        page, found = press.page(TEXT, "https://courrier.example/added"), reading()
        return page, replace(found, article=replace(found.article, id="added", url=page.url))

    async def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def ready(client: TestClient) -> Ready:
    stand_in = Ready()
    client.app.state.reader = stand_in  # type: ignore[attr-defined] # of Starlette
    return stand_in


def test_it_is_shown_before_it_is_kept(client: TestClient, ready: Ready) -> None:
    before = client.get("/timeline.json").json()["timeline"]["total"]
    token = csrf(client, "/add")
    shown = client.post("/add", data={"text": "one\r\ntwo", "published": "2031-10-01", "csrf": token})
    assert ready.asked[0] == {"text": "one\ntwo", "published": date(2031, 10, 1), "url": None,
                              "lang": None}
    assert "Irina Sokal" in shown.text
    assert client.get("/timeline.json").json()["timeline"]["total"] == before
    kept = client.post(shown.url.path, data={"what": "keep", "csrf": token})
    assert kept.url.path.startswith("/article/")
    assert client.get("/timeline.json").json()["timeline"]["total"] > before
    assert client.post(shown.url.path, data={"what": "keep", "csrf": token}).status_code == 404


def test_what_is_dropped_is_gone(client: TestClient, ready: Ready) -> None:
    token = csrf(client, "/add")
    shown = client.post("/add", data={"url": "https://courrier.example/x", "csrf": token})
    assert ready.asked[0]["url"] == "https://courrier.example/x"
    assert client.post(shown.url.path, data={"what": "drop", "csrf": token}).url.path == "/add"
    assert client.get(shown.url.path).status_code == 404


def test_a_file_arrives_whole(client: TestClient, ready: Ready) -> None:
    data = bytes(range(256)) * 40
    client.post("/add", data={"csrf": csrf(client, "/add")}, files={"file": ("page.html", data)})
    assert base64.b64decode(ready.asked[0]["data"]) == data
    assert ready.asked[0]["name"] == "page.html"


def test_what_cannot_be_read_is_said(client: TestClient, ready: Ready) -> None:
    token = csrf(client, "/add")
    answer = client.post("/add", data={"url": "https://bad.example/", "csrf": token})
    assert answer.status_code == 422
    assert "it holds no article" in answer.text
    assert "--allow-local" not in answer.text
    assert client.post("/add", data={"csrf": token}).status_code == 422
    assert len(ready.asked) == 1


@pytest.mark.parametrize(("request_", "said"), [
    (b'{"url": "file:///etc/passwd"}', "only http"), (b'{"url": "http://127.0.0.1:8001/"}', "local"),
    (b'{"url": "http://[::1]/"}', "local"), (b"{}", "only http"), (b"not json", "JSON"),
    (b'{"data": "%%%", "name": "a.txt"}', "whole"), (b'{"text": " "}', "empty")])
def test_the_process_says_why_it_does_not_read(request_: bytes, said: str) -> None:
    assert said in worker.answer(request_)["error"]


@pytest.mark.parametrize(("program", "said"), [
    ("import sys; sys.exit(1)", "ended over it"),
    ("input(); print('{\"error\": \"it is empty\"}')", "it is empty"),
    ("input(); import time; time.sleep(60)", "given up"),
    ("input(); print('x' * 3_000_000)", "ended over it")])
def test_a_process_that_fails_takes_nothing_down(monkeypatch: pytest.MonkeyPatch, program: str, said: str) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.5 if said == "given up" else 60.0)
    monkeypatch.setattr(reader, "ANSWER_BYTES", 2**20)
    monkeypatch.setattr(reader, "COMMAND", (sys.executable, "-c", program))

    async def ask() -> None:
        one = Reader()
        with pytest.raises(NotRead, match=said):
            await one.read({"text": "x"})
        await one.close()

    asyncio.run(ask())


@pytest.mark.models
def test_the_real_process_reads(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "samples/en/wire.txt").read_text(encoding="utf-8")

    async def ask() -> tuple[Page, Reading]:
        one = Reader()
        try:
            return await one.read({"text": text, "lang": "en"})
        finally:
            await one.close()

    page, found = asyncio.run(ask())
    assert found.article.text.encode() == page.data
    assert any(one.speaker and one.speaker.name == "Anders Lindqvist" for one in found.statements)
    assert not list(tmp_path.iterdir())
