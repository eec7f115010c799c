"""The application: its layers, its routes, and what becomes of an error."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import RecordChanged, RecordError, RecordFull, RecordLocked
from onrecord.web import adding, calendars, entry, exporting, gold, openapi, work
from onrecord.web.desk import Desk
from onrecord.web.guard import Guard
from onrecord.web.keeping import Warmer
from onrecord.web.labels import _
from onrecord.web.opening import actors, openings
from onrecord.web.page import Page, Refusal
from onrecord.web.reader import Reader
from onrecord.web.render import answer, asked, failure
from onrecord.web.session import COOKIE, HOURS, Login
from onrecord.web.settings import Settings, checked
from onrecord.web.views import PAGES

PLAINLY = {"Not Found": _("There is nothing at this address."),
           "Method Not Allowed": _("That cannot be done at this address.")}
"""What Starlette says, for a person."""

THREADS = 4
"""Requests answered at once; each thread has a connection to the record, and its memory."""


def make(settings: Settings) -> Starlette:
    """The desk on a record. Raises NotSafe where it may not open, RecordError where the record can't be opened."""
    checked(settings)
    desk = Desk(settings)
    warmer = Warmer(desk.keeping, openings(desk), actors(desk))

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        app.state.reader = Reader()
        warmer.start()
        yield
        await anyio.to_thread.run_sync(warmer.end)
        await app.state.reader.close()
        desk.close()

    app = Starlette(
        routes=_routes(), lifespan=running,
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(SessionMiddleware, secret_key=settings.secret.hex(), session_cookie=COOKIE, max_age=HOURS * 3600,
                       same_site="lax"),
            Middleware(Login, settings=settings),
            Middleware(GZipMiddleware, minimum_size=2048, compresslevel=3),
        ],
        exception_handlers={HTTPException: _http_error, RecordError: _record_error})
    app.state.desk, app.state.warmer = desk, warmer
    app.state.waiting = adding.Waiting()
    app.state.tokens = Path(str(resources.files("onrecord.output"))) / "templates" / "tokens.css"
    return app


def _routes() -> list[Route | Mount]:
    pages = [Route(page.path + suffix, _endpoint(page, suffix), name=f"{page.template}{suffix}")
             for page in PAGES for suffix in (".json", "")]
    static = Path(str(resources.files("onrecord.web"))) / "static"
    return [Route("/", _root, name="root"), *pages, *work.ROUTES, *entry.ROUTES, *adding.ROUTES, *calendars.ROUTES,
            *gold.ROUTES, *exporting.ROUTES,
            Route("/openapi.json", openapi.endpoint),
            Mount("/static", StaticFiles(directory=static), name="static")]


def _endpoint(page: Page, suffix: str) -> Callable[[Request], Response]:
    """Runs in a thread: pages wait for the record, not for the network."""
    def endpoint(request: Request) -> Response:
        return answer(request, page, as_json=bool(suffix))
    return endpoint


def _root(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
    return RedirectResponse("/today")


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if not request.url.path.endswith(".json"):
        language = asked(request).language
        detail = error.said(language) if isinstance(error, Refusal) else language.say(PLAINLY.get(detail, detail))
    return failure(request, error.status_code, detail, error.headers)


def _record_error(request: Request, error: Exception) -> Response:
    """What the record refuses is said; nothing of it was written."""
    codes: dict[type[Exception], int] = {RecordChanged: 409, RecordLocked: 503, RecordFull: 507}
    return failure(request, codes.get(type(error), 400), str(error))
