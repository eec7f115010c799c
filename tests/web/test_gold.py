"""Decisions as gold. Lost if this fails: what people rejected or corrected doesn't count when the program is measured,
or nothing can be learned from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.kinds import KINDS
from evaluation.rows import Row, RowError, read
from tests.web.client import HTMX, TestClient, csrf

pytestmark = pytest.mark.models  # the last two parse; the rest is quick


@pytest.fixture(scope="module")
def article(client: TestClient) -> dict[str, Any]:
    """An article that was judged whole: its first statement rejected, its second corrected, the others accepted."""
    for row in client.get("/timeline.json?lang=en&act=assert").json()["listing"]["found"]["rows"]:
        found: dict[str, Any] = client.get(f"/article/{row['article']}.json").json()
        if len(found["statements"]) > 2:
            break
    token = csrf(client)
    for number, one in enumerate(found["statements"]):
        decision = {0: {"what": "reject"}, 1: {"what": "correct", "act": other(one), "speaker": "Maja Torp"}}.get(
            number, {"what": "accept"})
        data = {"about": "statement", "target": one["id"], "show": "statement", "csrf": token, **_form(one), **decision}
        assert client.post("/decide", data=data, headers=HTMX).status_code == 200
    return found


def other(one: dict[str, Any]) -> str:
    return "condemn" if one["act"] != "condemn" else "warn"


def _form(one: dict[str, Any]) -> dict[str, str]:
    return {"act": one["act"] or "none", "certainty": one["certainty"] or "none", "kind": one["kind"],
            "speaker": one["speaker"] or "", "actor": one["actor"] or "", "targets": "; ".join(one["targets"]),
            "topics": "; ".join(one["topics"])}


def gold(client: TestClient, kind: str, article: dict[str, Any]) -> list[Row]:
    """The rows of one article, read as the scorer reads them."""
    lines = client.get(f"/gold/{kind}.jsonl").text.splitlines()
    rows = read(lines, kind, {**KINDS[kind].needs, **KINDS[kind].gold})
    return [row for row in rows if row["origin"]["article"] == article["article"]["id"]]


def test_what_was_rejected_is_a_false_find(client: TestClient, article: dict[str, Any]) -> None:
    (row,) = gold(client, "attributions", article)
    reading = client.app.state.desk.record.reading(article["article"]["id"])  # type: ignore[attr-defined]
    found = [{"source": one.source, "cue": one.cue, "content": one.content, "kind": one.kind, "class": one.class_}
             for one in reading.statements]
    content = KINDS["attributions"].score([row], [{"id": row["id"], "attributions": found}])["all"]["exact"]
    assert content["R"] == 100
    assert content["P"] == pytest.approx(100 * (len(found) - 1) / len(found))


def test_what_was_corrected_is_what_counts(client: TestClient, article: dict[str, Any]) -> None:
    rows = gold(client, "statements", article)
    read_as = {one["id"]: one for one in article["statements"]}
    assert len(rows) == len(article["statements"]) - 1
    as_read = [{"id": row["id"], "act": read_as[row["id"]]["act"], "certainty": read_as[row["id"]]["certainty"],
                "condition": None, "targets": []} for row in rows]
    figures = KINDS["statements"].score(rows, as_read)
    assert figures["acts"]["desk"]["strict"] == pytest.approx(100 * (len(rows) - 1) / len(rows))
    assert figures["certainty"]["all"] == 100
    (spoken,) = gold(client, "speakers", article)
    names = [one["speaker"] for one in spoken["attributions"]]
    assert "Maja Torp" in names
    before = article["statements"][1]["speaker"]
    met = KINDS["speakers"].score([spoken], [{"id": spoken["id"], "speakers": [
        name if name != "Maja Torp" else before for name in names]}])["all"]
    assert met["of"] == len(names)
    assert met["right"] == pytest.approx(100 * (len(names) - 1) / len(names), abs=0.1)


def test_an_article_in_which_all_was_rejected_is_a_row_without_attributions(client: TestClient) -> None:
    token = csrf(client)
    for row in client.get("/timeline.json?lang=fr").json()["listing"]["found"]["rows"]:
        found = client.get(f"/article/{row['article']}.json").json()
        if found["statements"]:
            break
    for one in found["statements"]:
        client.post("/decide", data={"about": "statement", "target": one["id"], "what": "reject", "csrf": token})
    (row,) = gold(client, "attributions", found)
    assert row["attributions"] == []
    assert gold(client, "statements", found) == []


def test_the_program_is_scored_on_them(client: TestClient, article: dict[str, Any]) -> None:
    for kind in ("attributions", "statements", "speakers"):
        rows = gold(client, kind, article)
        figures = KINDS[kind].score(rows, KINDS[kind].predict(rows))
        assert figures, kind
        assert KINDS[kind].table(figures), kind


def test_the_engine_learns_from_them(client: TestClient, article: dict[str, Any], tmp_path: Path) -> None:
    """The way of ``python -m training engine --also FILE``, with a tiny network."""
    why = "learning from gold rows needs the train extra: pip install -e .[train]"
    pytest.importorskip("torch", reason=why)
    pytest.importorskip("onnx", reason=why)
    from tests.test_training import course, documents  # noqa: PLC0415 - behind the skips
    from training.engine import further, make  # noqa: PLC0415
    from training.shelf import Shelf  # noqa: PLC0415

    (row,) = gold(client, "attributions", article)
    file = tmp_path / "attributions.jsonl"
    file.write_text(json.dumps(row) + "\n")
    (document,) = further(file)
    learned = [cue for passage in document.examples for cue in passage.cues]
    assert len(learned) == len(row["attributions"]) > 1
    assert all((cue.labels > 0).any() for cue in learned)
    every = {lang: list(documents(lang)) for lang in ("fr", "en")}
    every["en"].append(document)
    card = make(every, tmp_path / "engine.zip", course(), Shelf(None))
    assert card["data"]["en"]["also"] == {"documents": 1, "attributions": len(row["attributions"])}
    assert "also" not in card["data"]["fr"]
    file.write_text(json.dumps({**row, "lang": None}) + "\n")
    with pytest.raises(RowError, match="lang"):
        list(further(file))
