"""What people decided as gold rows: what ``python -m evaluation score`` takes and training can use.

``statements`` and ``speakers`` hold each statement that a person accepted or corrected, as decided. ``attributions``
holds the articles all of whose statements a person judged: what they rejected is left out. What the program missed is
in none of them; someone has to look for it in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from onrecord.model import Spans, Statement
from onrecord.record import Filter, Record, StatementPage

Row = dict[str, Any]
MOST = 20_000
"""Decisions that are looked at, the latest ones."""
AROUND = 600
"""Characters kept before and after a statement's paragraphs."""
CORPUS = "desk"


def statements(record: Record) -> Iterator[Row]:
    """Rows of ``score statements``: a passage, its attribution, and what it is."""
    for found in _judged(record):
        now, start, text = found.statement, *_passage(found)
        condition = now.condition
        yield {
            "id": now.id, "lang": found.article.lang, "text": text,
            "attribution": {"source": _moved(now.source, start), "cue": _moved(now.cue, start),
                            "content": _moved(now.content, start), "kind": now.kind, "class": now.class_},
            "act": now.act, "certainty": now.certainty,
            "condition": condition and {"if": _moved(condition.if_, start), "then": _moved(condition.then, start)},
            "targets": list(now.targets), "topics": list(now.topics), "origin": _origin(found)}


def speakers(record: Record) -> Iterator[Row]:
    """Rows of ``score speakers``: an article with its judged attributions, each with who speaks."""
    for pages in _by_article(_judged(record)):
        article = pages[0].article
        yield {"id": article.id, "lang": article.lang, "text": article.text, "origin": _origin(pages[0]),
               "published": article.published and article.published.isoformat(),
               "attributions": [_attribution(page.statement) | {
                   "index": number, "speaker": page.statement.speaker.name if page.statement.speaker else None}
                   for number, page in enumerate(pages)]}


def attributions(record: Record) -> Iterator[Row]:
    """Rows of ``score attributions``: the articles all of whose statements were judged, even if all were rejected."""
    for pages in _by_article(_judged(record, rejected=True)):
        article = pages[0].article
        stand = [page.statement for page in pages if page.row.hidden is None]
        if record.statements(Filter(article=article.id), limit=1).total > len(stand):
            continue
        whole: dict[str, Statement] = {}
        for one in stand:
            first = whole.get(one.attribution)
            content = tuple(sorted({*(first.content if first else ()), *one.content}))
            whole[one.attribution] = replace(first or one, content=content)
        yield {"id": article.id, "lang": article.lang, "text": article.text, "origin": _origin(pages[0]),
               "attributions": [_attribution(one) for one in whole.values()]}


KINDS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "statements": statements, "speakers": speakers, "attributions": attributions}


def endpoint(request: Request) -> Response:
    """``/gold/{kind}.jsonl``."""
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404, f"There are gold rows of: {', '.join(KINDS)}.")
    rows = KINDS[kind](request.app.state.desk.record)
    return StreamingResponse((msgspec.json.encode(row) + b"\n" for row in rows), media_type="application/jsonl")


def _judged(record: Record, rejected: bool = False) -> Iterator[StatementPage]:
    """The statements that a person accepted or corrected, and nobody rejected, in the order of the first decision.
    rejected: those as well, marked as hidden."""
    kinds, hidden = (("accept", "correct", "reject"), {None, "rejected"}) if rejected else \
        (("accept", "correct"), {None})
    said = [one for one in record.decisions("statement", limit=MOST) if one.in_force]
    looked_at = dict.fromkeys(one.target for one in reversed(said) if one.what in kinds)
    seen: set[str] = set()
    for target in looked_at:
        found = record.statement(target)
        if found is not None and found.row.hidden in hidden and found.row.id not in seen:
            seen.add(found.row.id)
            yield found


def _by_article(pages: Iterable[StatementPage]) -> Iterator[list[StatementPage]]:
    found: dict[str, list[StatementPage]] = {}
    for page in pages:
        found.setdefault(page.article.id, []).append(page)
    for group in found.values():
        yield sorted(group, key=lambda page: page.statement.content)


def _passage(found: StatementPage) -> tuple[int, str]:
    """Where the passage begins in the article, and its text: the statement's paragraphs and some before and behind."""
    text = found.article.text
    start = max(0, found.context[0] - AROUND)
    return start, text[start:found.context[1] + AROUND]


def _attribution(one: Statement) -> Row:
    return {"source": _moved(one.source, 0), "cue": _moved(one.cue, 0), "content": _moved(one.content, 0),
            "kind": one.kind, "class": one.class_}


def _moved(spans: Spans, start: int) -> list[list[int]]:
    return [[s - start, e - start] for s, e in spans]


def _origin(found: StatementPage) -> Row:
    decided = dict.fromkeys(one.by for one in found.decisions if one.in_force)
    return {"corpus": CORPUS, "article": found.article.id, "url": found.article.url, "by": list(decided)}


ROUTES = [Route("/gold/{kind}.jsonl", endpoint)]
