"""Add: paste a text, name an address or choose a file, see it read, then keep it or not."""

from __future__ import annotations

import base64
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.model import AgendaItem, Note, Page, Reading, Statement
from onrecord.web import filters, marking
from onrecord.web.marking import Marked
from onrecord.web.page import Refusal
from onrecord.web.reader import NotRead
from onrecord.web.render import asked, html
from onrecord.web.views.article import PART
from onrecord.web.views.statement import Head, head
from onrecord.web.work import Form, form_of, writing

READ, SECONDS = 20, 1800.0
"""So many readings wait to be kept or not, each for so long."""
HINT = " (--allow-local permits it)"
"""What the program says of addresses of the local network; the desk never permits them."""
TEXT = 2_000_000
"""Characters of a pasted text."""


@dataclass(frozen=True, slots=True)
class Preview:
    """An article that was read and is not kept."""

    token: str
    article: Head
    marked: Marked
    statements: tuple[Statement, ...]
    words: tuple[str, ...]
    """Of each statement."""
    agenda: tuple[AgendaItem, ...]
    notes: tuple[Note, ...]


class Waiting:
    """What was read and is neither kept nor dropped yet; in memory only."""

    def __init__(self) -> None:
        self.found: OrderedDict[str, tuple[float, Page, Reading]] = OrderedDict()

    def put(self, page: Page, reading: Reading) -> str:
        """Hold a reading; the token that leads to it."""
        token = secrets.token_urlsafe(12)
        self.found[token] = (time.monotonic(), page, reading)
        while len(self.found) > READ:
            self.found.popitem(last=False)
        return token

    def get(self, token: str) -> tuple[Page, Reading]:
        """The page and reading of a token. Raises HTTPException (404)."""
        at, page, reading = self.found.get(token, (-SECONDS, None, None))
        if page is None or reading is None or time.monotonic() - at > SECONDS:
            self.found.pop(token, None)
            raise Refusal(404, "This reading is gone: it was kept, dropped, or waited too long. Read it again.")
        return page, reading

    def drop(self, token: str) -> None:
        """Forget a reading."""
        self.found.pop(token, None)


async def add(request: Request) -> Response:
    """``/add``: the form; sent, it has the article read."""
    writing(request)
    if request.method == "GET":
        return html(asked(request), "add", None, problem="", text="", url="")
    form = await form_of(request, files=1)
    try:
        wanted = await _wanted(form)
        await form.sent.close()
        page, reading = await request.app.state.reader.read(wanted)
    except NotRead as error:
        await form.sent.close()
        return html(asked(request), "add", None, status=422, problem=str(error).replace(HINT, ""),
                    text=_pasted(form)[:100_000], url=form.text("url"))
    return RedirectResponse(f"/add/{request.app.state.waiting.put(page, reading)}", 303)


async def preview(request: Request) -> Response:
    """``/add/{token}``: what was read; sent, it is kept or dropped."""
    record, waiting, token = writing(request), request.app.state.waiting, request.path_params["token"]
    page, reading = waiting.get(token)
    if request.method == "GET":
        return await run_in_threadpool(html, asked(request), "add_preview", _preview(token, reading))
    form = await form_of(request)
    waiting.drop(token)
    if form.text("what") != "keep":
        return RedirectResponse("/add", 303)
    added = await run_in_threadpool(record.add, page, reading)
    return RedirectResponse(f"/article/{added.article}", 303)


async def _wanted(form: Form) -> dict[str, object]:
    """The request to the process that reads. Raises NotRead where nothing was given."""
    published = filters.day(form.text("published"), "published")
    known: dict[str, object] = {
        "url": form.text("url") or None, "published": published, "lang": form.text("lang") or None}
    file = form.sent.get("file")
    if isinstance(file, UploadFile) and file.filename:
        data = await file.read()
        return {**known, "data": base64.b64encode(data).decode(), "name": file.filename[:200]}
    text = _pasted(form)
    if text.strip():
        return {**known, "text": text}
    if known["url"]:
        return known
    raise NotRead("Paste a text, give an address, or choose a file.")


def _pasted(form: Form) -> str:
    """The text as it was pasted: browsers send every line break as two characters."""
    value = form.sent.get("text", "")
    return value.replace("\r\n", "\n")[:TEXT] if isinstance(value, str) else ""


def _preview(token: str, reading: Reading) -> Preview:
    article = reading.article
    span = (0, min(len(article.text), PART))
    inside = tuple(one for one in reading.statements if any(start < span[1] for start, _ in one.content))
    words = tuple(" … ".join(article.text[start:end] for start, end in one.content)[:1000] for one in inside)
    return Preview(token, head(article), marking.stretch(article, inside, span), inside, words, reading.agenda,
                   article.notes)


ROUTES = [Route("/add", add, methods=["GET", "POST"]), Route("/add/{token}", preview, methods=["GET", "POST"])]
