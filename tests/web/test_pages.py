"""Every page, as HTML and as JSON, in both languages. Lost if this fails: a page of the desk does not open, or its JSON
is not what its OpenAPI document says."""

from __future__ import annotations

import html
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.web.desk import Desk
from onrecord.web.openapi import document
from onrecord.web.page import Page
from onrecord.web.views import PAGES
from onrecord.web.views.offices import offices
from tests.web.client import TestClient


def address(client: TestClient, page: Page) -> str:
    """An address of the page at which there is something."""
    row = client.get("/timeline.json").json()["listing"]["found"]["rows"][0]
    known = {"/statement/{id}": row["id"], "/article/{id}": row["article"], "/actor/{key}": "ru",
             "/question/{key}": "ceasefire", "/background/{key}": "deterrence"}
    return page.path.replace("{id}", known.get(page.path, "")).replace("{key}", known.get(page.path, ""))


VISITED = [page for page in PAGES if page.path != "/source/{key}"]


@pytest.mark.parametrize("page", VISITED, ids=lambda page: page.template)
def test_it_opens_in_both_languages(client: TestClient, page: Page) -> None:
    where = address(client, page)
    french, english = (client.get(where, headers={"accept-language": lang}) for lang in ("fr-CA,fr;q=0.9", "en"))
    assert (french.status_code, english.status_code) == (200, 200)
    assert '<html lang="fr">' in french.text
    assert '<html lang="en">' in english.text
    assert french.text.count("<h1") == 1
    assert "style=" not in french.text
    assert "<script>" not in french.text


SPEC: dict[str, Any] = document()


@pytest.mark.parametrize("page", VISITED, ids=lambda page: page.template)
def test_its_json_is_what_openapi_says(client: TestClient, page: Page) -> None:
    answer = client.get(address(client, page) + ".json")
    assert answer.status_code == 200
    schema = SPEC["paths"][f"{page.path}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": SPEC["components"]}).validate(answer.json())


def test_there_is_something_on_the_pages(client: TestClient) -> None:
    """Empty lists would pass all of the above."""
    found = {name: client.get(f"/{name}.json").json() for name in ("watch", "pledges", "questions", "agenda", "today")}
    assert found["watch"]["shifts"]
    assert found["pledges"]["pledges"]
    assert found["agenda"]["behind"]
    assert found["today"]["brief"]["said"]
    assert any(entry["latest"] for entry in found["questions"]["questions"])
    assert any(one["lanes"] for one in client.get("/question/ceasefire.json").json()["subjects"])
    assert client.get("/actor/ru.json").json()["positions"]


def test_offices_stand_with_their_dates_beside_the_roles_of_articles(client: TestClient) -> None:
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined] # the test client calls any application that
    for lang, words in (("en", "14 May 2017 – in office on"), ("fr", "14 mai 2017 – en poste le")):
        terms = offices(desk, "emmanuel-macron", "person", lang)
        assert ("fr-president", "2017-05-14", None) in {(one.office, one.from_, one.to) for one in terms}
        page = client.get("/actor/emmanuel-macron", headers={"accept-language": lang}).text
        assert words in page
    assert [one.person for one in offices(desk, "fr-president", "office", "en")][1] == "francois-hollande"
    assert offices(desk, "fr", "state", "en") == ()


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for where in ("/statement/s0", "/article/nothing", "/actor/nobody", "/question/none", "/background/none",
                  "/source/9", "/nowhere", "/add/none", "/gold/none.jsonl"):
        assert client.get(where).status_code == 404
    answer = client.get("/statement/s0.json")
    assert (answer.status_code, list(answer.json())) == (404, ["error"])
    assert "2031" in client.get("/today?date=1999-01-01").text


def test_what_is_not_there_is_said_in_the_language_of_the_desk(client: TestClient) -> None:
    said = {"/statement/s0": "pas de déclaration", "/nowhere": "rien à cette adresse", "/timeline?from=hier": "un jour",
            "/today?date=1999-01-01": "1er janvier 1999"}
    for where, words in said.items():
        assert words in client.get(where, headers={"accept-language": "fr"}).text


def test_days_at_the_ends_of_the_calendar_fail_no_page(client: TestClient) -> None:
    for where in ("/watch?since=0001-01-01", "/watch?until=0001-01-01", "/watch?since=9999-12-31",
                  "/today?date=9999-12-31"):
        assert client.get(where).status_code == 400
    assert client.get("/watch?since=1900-01-01&until=2999-12-31").status_code == 200


def test_what_the_browser_has_already_is_not_sent_again(client: TestClient) -> None:
    for where in ("/agenda", "/agenda.json"):
        first = client.get(where)
        again = client.get(where, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(where, headers={"if-none-match": '"other"'}).content == first.content
        assert client.head(where).headers["etag"] == first.headers["etag"]


def test_a_question_about_nobody_in_particular_has_no_open_slot(client: TestClient) -> None:
    page = client.get("/questions", headers={"accept-language": "fr"}).text
    assert "(X" not in page
    assert "Cessez-le-feu" in page


@pytest.mark.parametrize("query", ["from=yesterday", "after=-3", "after=x", "to=2031-02-30", "part=0",
                                   "from=0001-01-01", "to=9999-12-31", "q=" + "a" * 501])
def test_a_query_that_will_not_do_is_named(client: TestClient, query: str) -> None:
    where = "/article/x" if query.startswith("part") else "/timeline"
    assert client.get(f"{where}.json?{query}").status_code in (400, 404)


def test_filters_narrow_the_list_and_the_chart_leads_into_it(client: TestClient) -> None:
    whole = client.get("/timeline.json").json()
    narrowed = client.get("/timeline.json?actor=ru&act=warn&act=threaten").json()
    assert 0 < narrowed["timeline"]["total"] < whole["timeline"]["total"]
    assert {row["act"] for row in narrowed["listing"]["found"]["rows"]} <= {"warn", "threaten"}
    typed = client.get("/timeline.json?actor=Russie").json()
    assert typed["listing"]["filter"]["actor"] == ["ru"]
    bucket = narrowed["timeline"]["buckets"][0]
    days = f"from={bucket['start']}&to={bucket['end']}"
    page = client.get("/timeline?actor=ru&act=warn&act=threaten").text
    assert f"/timeline?actor=ru&act=warn&act=threaten&{days}".replace("&", "&amp;") in page
    inside = client.get(f"/timeline.json?actor=ru&act=warn&act=threaten&{days}").json()
    assert inside["listing"]["found"]["total"] == bucket["total"]


def test_the_next_page_of_a_list_comes_as_a_part(client: TestClient) -> None:
    after = client.get("/timeline.json").json()["listing"]["found"]["after"]
    part = client.get(f"/timeline?after={after}", headers={"hx-request": "true", "hx-target": "more"})
    assert part.text.lstrip().startswith("<ol")
    assert "<html" in client.get(f"/timeline?after={after}").text


def test_the_agenda_is_a_calendar(client: TestClient) -> None:
    from icalendar import Calendar  # noqa: PLC0415 - only here

    feed = client.get("/agenda.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(feed.text).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {
        entry["what"] for part in ("ahead", "behind") for entry in client.get("/agenda.json").json()[part]}


def test_the_document_is_served(client: TestClient) -> None:
    assert client.get("/openapi.json").json()["paths"].keys() == SPEC["paths"].keys()


def test_actors_are_called_as_articles_call_them(client: TestClient) -> None:
    record = client.app.state.desk.record  # type: ignore[attr-defined]
    strangers = [one["value"] for one in client.get("/actors.json").json()["actors"] if one["value"].startswith("~")]
    names = [record.name(key) for key in strangers]
    assert names
    text = html.unescape(client.get("/actors").text)
    assert [name for name in names if name[:1].upper() + name[1:60] not in text] == []
