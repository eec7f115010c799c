"""The ways in and out: the login, the language, and under whose name one decides."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.web import render, session
from onrecord.web.language import LANGS
from onrecord.web.work import form_of, is_local, writing


async def login(request: Request) -> Response:
    """``/login``: asks for the password."""
    settings = request.app.state.desk.settings
    if not settings.guarded:
        return RedirectResponse("/today", 303)
    wrong = False
    if request.method == "POST":
        form = await form_of(request)
        given = form.text("password")
        if session.same(given, settings.password) or session.same(given, settings.token):
            kept = {key: request.session[key] for key in ("lang",) if key in request.session}
            request.session.clear()  # what was known before the login is worth nothing after it
            request.session.update(kept | {"in": True, "by": form.text("by")[:60] or settings.by})
            return RedirectResponse("/today", 303)
        wrong = True
    return render.html(render.asked(request), "login", None, status=401 if wrong else 200, wrong=wrong)


def logout(request: Request) -> Response:
    """``/logout``: asks, and ends the session when sent as a form."""
    return render.html(render.asked(request), "logout", None)


async def leave(request: Request) -> Response:
    """``POST /logout``."""
    await form_of(request)
    request.session.clear()
    return RedirectResponse("/login", 303)


async def language(request: Request) -> Response:
    """``POST /language``: the desk speaks another language from now on."""
    form = await form_of(request)
    if form.text("lang") in LANGS:
        request.session["lang"] = form.text("lang")
    back = form.text("back")
    return RedirectResponse(back if is_local(back) else "/today", 303)


async def you(request: Request) -> Response:
    """``/you``: under whose name this browser decides."""
    if request.method == "POST":
        form = await form_of(request)
        writing(request)
        request.session["by"] = form.text("by")[:60] or request.app.state.desk.settings.by
        return RedirectResponse("/decisions", 303)
    return render.html(render.asked(request), "you", None)


def tokens(request: Request) -> Response:
    """The colours and marks that the desk shares with the page of ``onrecord read --format html``."""
    return FileResponse(request.app.state.tokens, media_type="text/css")


ROUTES = [
    Route("/login", login, methods=["GET", "POST"]),
    Route("/logout", logout, methods=["GET"]), Route("/logout", leave, methods=["POST"]),
    Route("/language", language, methods=["POST"]), Route("/you", you, methods=["GET", "POST"]),
    Route("/static/tokens.css", tokens)]
