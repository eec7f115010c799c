"""Feeds and exports of any filter. Lost if this fails: a feed reader or a notebook gets nothing, or other statements
than the page shows."""

from __future__ import annotations

import csv
import json
import re

import feedparser
import pytest

from onrecord.exports import EXPORTS
from tests.web.client import TestClient

QUERY = "actor=ru&act=warn&act=accuse"


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_is_served(client: TestClient, name: str) -> None:
    answer = client.get(f"/export.{name}?{QUERY}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == EXPORTS[name].media_type
    assert answer.content


def test_they_hold_what_the_page_shows(client: TestClient) -> None:
    shown = [row["id"] for row in client.get(f"/timeline.json?{QUERY}").json()["listing"]["found"]["rows"]]
    assert shown
    assert [row["id"] for row in csv.DictReader(client.get(f"/export.csv?{QUERY}").text.splitlines())][:30] == shown
    feed = feedparser.parse(client.get(f"/export.atom?{QUERY}&limit=3").content)
    assert [entry.link.rsplit("/", 1)[1] for entry in feed.entries] == shown[:3]
    assert f"/export.atom?{QUERY}".replace("&", "&amp;") in client.get(f"/timeline?{QUERY}").text


def test_a_statement_s_page_carries_its_linked_data(client: TestClient) -> None:
    row = client.get("/timeline.json").json()["listing"]["found"]["rows"][0]
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get(f"/statement/{row['id']}").text)
    assert block
    assert row["words"] in json.dumps(json.loads(block[1]), ensure_ascii=False)


def test_what_is_no_format_or_query_is_said(client: TestClient) -> None:
    assert client.get("/export.exe").status_code == 404
    assert client.get("/export.csv?from=soon").status_code == 400
