"""Who asks: sessions in a signed cookie, the password, the token, and that a form was sent from a page of ours."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.page import Refusal
from onrecord.web.settings import Settings

COOKIE = "onrecord"
HOURS = 12
OPEN = ("/login", "/language", "/static/")
"""What may be asked before logging in."""


def same(given: str, wanted: str | None) -> bool:
    """Whether a secret is the right one, taking as long for a wrong one."""
    return wanted is not None and hmac.compare_digest(given.encode(), wanted.encode())


def csrf(request: Request) -> str:
    """The session's token, which every form of ours sends back; made when first asked for."""
    token: str = request.session.setdefault("csrf", secrets.token_urlsafe(16))
    return token


def by_token(request: Request, settings: Settings) -> bool:
    """Whether a program asks that knows the token."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and same(token.strip(), settings.token)


def check_form(request: Request, settings: Settings, sent: str) -> None:
    """Raise HTTPException (403) unless what was sent comes from a page of ours, or from a program with the token."""
    if by_token(request, settings):
        return
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, "That form was sent from another site.")
    kept = request.session.get("csrf")
    if not kept or not same(sent, kept):
        raise Refusal(403, "This page is too old to send that; reload it and try again.")


class Login:
    """Lets nobody past who has not logged in, where the desk is guarded."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer with the way to the login."""
        if scope["type"] == "http" and self.settings.guarded and not scope["path"].startswith(OPEN):
            request = Request(scope)
            if not request.session.get("in") and not by_token(request, self.settings):
                await _refused(request)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _refused(request: Request) -> Response:
    """To the login for people; 401 for programs and for parts of a page."""
    path = request.url.path
    if request.method != "GET" or path.endswith((".json", ".atom", ".ics")) or "hx-request" in request.headers:
        return Response("Log in first, or send the token.", 401, {"WWW-Authenticate": "Bearer"}, "text/plain")
    return RedirectResponse("/login", 303)
