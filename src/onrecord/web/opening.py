"""The pages that most people come to first, as calls that open them: what they take long to find is found by that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request

from onrecord.knowledge.questions import questions
from onrecord.web import render
from onrecord.web.desk import Desk
from onrecord.web.language import LANGS, language
from onrecord.web.page import Ask, Page
from onrecord.web.views import PAGES

FIRST = ("/today", "/watch", "/pledges", "/questions", "/agenda", "/thresholds", "/timeline", "/actors", "/sources")
ACTORS = 24
"""So many actors' pages are opened, those with most statements."""


def openings(desk: Desk) -> tuple[Callable[[], Any], ...]:
    """Each opens one page in one language, or readies the templates."""
    by_path = {page.path: page for page in PAGES}
    plain = [partial(_open, desk, by_path[path], code, "") for path in FIRST for code in LANGS]
    asked = [partial(_open, desk, by_path["/question/{key}"], code, key)
             for key in questions(desk.settings.knowledge) for code in LANGS]
    return (*plain, render.compiled, *asked)


def actors(desk: Desk) -> tuple[Callable[[], Any], ...]:
    """Each opens the page of one of those heard most."""
    page = next(page for page in PAGES if page.path == "/actor/{key}")
    return tuple(partial(_nth, desk, page, number) for number in range(ACTORS))


def _nth(desk: Desk, page: Page, number: int) -> None:
    """The page of the actor with the n-th most statements: who that is, is asked when it is opened."""
    heard = [one.value for one in desk.values("actor") if one.value]
    if number < len(heard):
        _open(desk, page, LANGS[0], heard[number])


def _open(desk: Desk, page: Page, code: str, key: str) -> None:
    """As a request for it would. Raises HTTPException where there is nothing, RecordError."""
    scope = {"type": "http", "method": "GET", "path": page.path, "query_string": b"", "headers": [],
             "path_params": {"key": key}}
    page.make(Ask(desk, Request(scope), language(code)))
