"""What people decide on the pages. Lost if this fails: a decision is not kept, one overwrites another's unseen, or what
was decided can't be used to measure and train the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from evaluation import kinds
from evaluation.rows import read
from onrecord.record import Record
from onrecord.web.settings import Settings
from tests.web.client import HTMX, TestClient, csrf


@pytest.fixture(scope="module")
def token(client: TestClient) -> str:
    return csrf(client)


@pytest.fixture(scope="module")
def rows(client: TestClient) -> Iterator[dict[str, Any]]:
    """Statements nobody decided on yet, a new one each time."""
    return iter(client.get("/search.json?q=the").json()["listing"]["found"]["rows"])


def send(client: TestClient, token: str, row: dict[str, Any], **fields: object) -> Any:
    data = {"about": "statement", "target": row["id"], "show": "statement", "csrf": token, **fields}
    return client.post("/decide", data=data, headers=HTMX)


def now(client: TestClient, row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/statement/{row['id']}.json").json()
    return found


def test_accept_says_who_and_when_and_can_be_undone(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    row = next(rows)
    panel = send(client, token, row, what="accept", reason="checked against the tape")
    assert "ada" in panel.text
    assert "checked against the tape" in panel.text
    made = now(client, row)["decisions"][-1]
    assert (made["by"], made["what"], now(client, row)["row"]["accepted"]) == ("ada", "accept", True)
    assert 'datetime="20' in panel.text
    client.post("/undo", data={"decision": made["key"], "csrf": token}, headers=HTMX)
    assert now(client, row)["row"]["accepted"] is False
    assert [one["what"] for one in now(client, row)["decisions"]] == ["accept", "undo"]


def test_a_rejected_statement_is_gone_from_lists_at_once(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    row = next(rows)
    query = f"/search.json?q=the&from={row['published']}&to={row['published']}"
    ids = {one["id"] for one in client.get(query).json()["listing"]["found"]["rows"]}
    shown = send(client, token, row, what="reject", show="row").text
    assert shown.lstrip().startswith("<li")
    assert "rejected" in shown
    assert {one["id"] for one in client.get(query).json()["listing"]["found"]["rows"]} == ids - {row["id"]}
    hidden = client.get("/search.json?hidden=yes").json()["listing"]["found"]["rows"]
    assert row["id"] in {one["id"] for one in hidden}
    send(client, token, row, what="undo", show="row")
    assert row["id"] in {one["id"] for one in client.get(query).json()["listing"]["found"]["rows"]}


def test_a_correction_keeps_what_was_read(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    row = next(rows)
    form = {"act": "condemn" if row["act"] != "condemn" else "warn", "certainty": row["certainty"] or "none",
            "kind": row["kind"], "speaker": row["speaker"] or "", "actor": row["actor"] or "",
            "targets": "Dravia; Kestria", "topics": "; ".join(row["topics"])}
    assert send(client, token, row, what="correct", **form).status_code == 200
    page = now(client, row)
    assert (page["row"]["act"], page["row"]["targets"]) == (form["act"], ["Dravia", "Kestria"])
    act = next(one for one in page["reasons"] if one["field"] == "act")
    assert (act["corrected"], act["read"]) == (True, row["act"])
    assert {one["field"] for one in page["decisions"]} == {"act", "targets"}
    assert send(client, token, row, what="correct", **form).status_code == 400
    assert send(client, token, row, what="correct", act="shout").status_code == 400


def test_the_second_of_two_tabs_is_told(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    row = next(rows)
    seen = now(client, row)["knowing"]
    assert send(client, token, row, what="accept", knowing=seen).status_code == 200
    second = send(client, token, row, what="reject", knowing=seen)
    assert second.status_code == 409
    assert 'role="alert"' in second.text
    assert "ada" in second.text
    assert now(client, row)["row"]["hidden"] is None
    again = client.post("/decide", data={"about": "statement", "target": row["id"], "what": "reject", "knowing": seen,
                                         "csrf": token})
    assert again.status_code == 409


def test_without_a_script_the_browser_comes_back(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    row = next(rows)
    data = {"about": "statement", "target": row["id"], "what": "note", "reason": "ask the desk", "csrf": token}
    answer = client.post("/decide", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/statement/{row['id']}")
    assert "ask the desk" in client.get(f"/statement/{row['id']}").text


def test_actors_are_merged_and_parted(client: TestClient, token: str) -> None:
    data = {"about": "actor", "target": "~joren-haas", "what": "merge", "value": "nato", "csrf": token}
    assert client.post("/decide", data=data | {"back": "/actors"}).url.path == "/actors"
    assert client.get("/actor/~joren-haas.json").json()["actor"]["key"] == "nato"
    made = client.get("/actor/~joren-haas.json").json()
    key = client.get("/decisions.json").json()["decisions"][0]["key"]
    client.post("/undo", data={"decision": key, "csrf": token})
    assert client.get("/actor/~joren-haas.json").json()["actor"]["key"] == "~joren-haas" != made["actor"]["key"]


def test_a_finding_that_is_no_change_is_left_out(client: TestClient, token: str) -> None:
    shift = client.get("/watch.json").json()["shifts"][0]["finding"]
    data = {"about": "shift", "target": shift["id"], "what": "reject", "csrf": token}
    assert client.post("/decide", data=data, headers=HTMX).headers["hx-refresh"] == "true"
    left, whole = client.get("/watch.json").json(), client.get("/watch.json?all=yes").json()
    assert shift["id"] not in {one["finding"]["id"] for one in left["shifts"]}
    assert next(one for one in whole["shifts"] if one["finding"]["id"] == shift["id"])["decision"]["by"] == "ada"
    assert left["rejected"] == 1
    assert shift["id"] not in briefed(client, shift["on"])


def test_a_finding_that_is_no_change_is_left_out_of_the_brief_until_that_is_undone(client: TestClient, token: str
                                                                                    ) -> None:
    shift = client.get("/watch.json").json()["shifts"][0]["finding"]
    assert shift["id"] in briefed(client, shift["on"])
    data = {"about": "shift", "target": shift["id"], "csrf": token}
    client.post("/decide", data=data | {"what": "reject"})
    assert shift["id"] not in briefed(client, shift["on"])
    client.post("/decide", data=data | {"what": "undo"})
    assert shift["id"] in briefed(client, shift["on"])


def briefed(client: TestClient, day: str) -> set[str]:
    """The changes that the brief of a day tells."""
    return {one["id"] for one in client.get(f"/today.json?date={day}").json()["brief"]["changes"]}


def test_whoever_sits_there_decides(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    client.post("/you", data={"by": "Grace", "csrf": token})
    row = next(rows)
    send(client, token, row, what="accept")
    assert now(client, row)["decisions"][-1]["by"] == "Grace"
    client.post("/you", data={"by": "ada", "csrf": token})


def test_decisions_are_gold_rows(client: TestClient, token: str, rows: Iterator[Any]) -> None:
    """Rows that the scorer itself reads: predictions that repeat them are all right."""
    row = next(rows)
    article = client.get(f"/article/{row['article']}.json").json()
    for one in article["statements"]:
        send(client, token, one, what="accept")
    for kind in ("statements", "speakers", "attributions"):
        text = client.get(f"/gold/{kind}.jsonl").text
        gold = read(text.splitlines(), kind, kinds.KINDS[kind].gold)
        assert gold, kind
        for found in gold:
            assert found["text"], kind
    mine = next(json.loads(line) for line in client.get("/gold/attributions.jsonl").text.splitlines()
                if json.loads(line)["id"] == row["article"])
    assert len(mine["attributions"]) == len(article["statements"])
    whole = client.get("/gold/statements.jsonl").text.splitlines()
    quoted = next(json.loads(line) for line in whole if json.loads(line)["id"] == row["id"])
    words = " … ".join(quoted["text"][s:e] for s, e in quoted["attribution"]["content"])
    assert " ".join(words.split()) == " ".join(row["words"].split())


def test_a_quotation_is_shown_beside_its_source(client: TestClient, rows: Iterator[Any]) -> None:
    row = next(rows)
    client.app.state.desk.record.keep_fidelity(row["id"], (row["article"],), "0", ({  # type: ignore[attr-defined]
        "verdict": "altered", "wrong_speaker": False, "diff": [["same", "We shall"], ["said", "not"], ["quoted", "go"]],
        "how": "a negation is gone", "place": {"article": row["article"], "title": "<b>Transcript</b>", "lang": "en",
                                               "words": "We shall not go"}},))
    page = client.get(f"/statement/{row['id']}").text
    assert "<del>not</del>" in page
    assert "<ins>go</ins>" in page
    assert "&lt;b&gt;Transcript" in page
    assert now(client, row)["fidelity"][0]["verdict"] == "altered"


def test_an_utterance_is_parted_and_joined(client: TestClient, token: str) -> None:
    for row in client.get("/timeline.json?kind=direct").json()["listing"]["found"]["rows"]:
        whole = now(client, row)["utterance"]
        if whole and whole["weight"]["statements"] > 1:
            break
    data = {"about": "utterance", "target": whole["id"], "what": "split", "value": row["id"], "csrf": token}
    assert client.post("/decide", data=data | {"back": "/today"}).status_code == 200
    alone = now(client, row)["utterance"]
    assert alone["weight"]["statements"] < whole["weight"]["statements"]


def test_settings_do_not_show_their_secret(kept: Any) -> None:
    settings = Settings(kept)
    assert repr(settings.secret) not in repr(settings)
    with Record.open(kept, read_only=True) as record:
        assert record.state() == record.state()
