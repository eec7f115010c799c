"""What people do on the pages: accept, reject, correct, merge, note, undo. Each is a form; htmx shows the answer in
place, and without a script the browser goes back to where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import RecordChanged, RecordError
from onrecord.model import Statement
from onrecord.record import Record
from onrecord.web import session
from onrecord.web.filters import whole
from onrecord.web.page import Refusal
from onrecord.web.render import asked, html
from onrecord.web.views import statement as statements

CORRECTABLE = ("act", "certainty", "kind", "speaker", "actor", "targets", "topics")
"""The fields that the form has; the command line corrects the others too."""
LISTS = ("targets", "topics")
LONGEST = 2000
"""Characters of a field."""


class Form:
    """What a form sent, each field a text of bounded length."""

    def __init__(self, sent: FormData) -> None:
        self.sent = sent

    def text(self, name: str, otherwise: str = "") -> str:
        """A field, without blanks around it."""
        value = self.sent.get(name, otherwise)
        return value.strip()[:LONGEST] if isinstance(value, str) else otherwise

    def has(self, name: str) -> bool:
        """Whether the form has the field."""
        return isinstance(self.sent.get(name), str)

    def number(self, name: str) -> int | None:
        """A whole number, None when empty. Raises HTTPException (400)."""
        return whole(self.text(name), name)


async def form_of(request: Request, *, files: int = 0) -> Form:
    """The form of a request, which comes from a page of ours. Raises HTTPException (403) when it does not."""
    sent = await request.form(max_files=files, max_fields=60, max_part_size=11 * 2**20)
    form = Form(sent)
    token = request.headers.get("x-csrf") or form.text("csrf")
    session.check_form(request, request.app.state.desk.settings, token)
    return form


def writing(request: Request) -> Record:
    """The record, to be written. Raises HTTPException (403) on a desk that is read-only."""
    desk = request.app.state.desk
    if not desk.settings.writes:
        raise Refusal(403, "This desk is read-only.")
    record: Record = desk.record
    return record


def who(request: Request) -> str:
    """Under whose name this session decides."""
    return str(request.session.get("by") or request.app.state.desk.settings.by)


async def decide(request: Request) -> Response:
    """``POST /decide``: one decision, or the corrections of a form."""
    form = await form_of(request)
    record = writing(request)
    return await run_in_threadpool(_decided, request, form, lambda: _decide(record, who(request), form))


async def undo(request: Request) -> Response:
    """``POST /undo``: a decision by its number."""
    form = await form_of(request)
    record = writing(request)
    key = form.number("decision")
    if key is None:
        raise HTTPException(400, "decision: its number is missing")

    def act() -> tuple[str, str]:
        undone = record.undo(who(request), key, form.text("reason") or None)
        return undone.about, undone.target
    return await run_in_threadpool(_decided, request, form, act)


def _decided(request: Request, form: Form, act: Callable[[], tuple[str, str]]) -> Response:
    """Do it, then show what it was about as it stands now."""
    try:
        about, target = act()
    except RecordChanged as error:
        return _shown(request, form, form.text("about"), form.text("target"), str(error))
    return _shown(request, form, about, target)


def _decide(record: Record, by: str, form: Form) -> tuple[str, str]:
    about, target, what = form.text("about"), form.text("target"), form.text("what")
    if what == "undo":
        last = next((one for one in record.decisions(about, target) if one.in_force), None)
        if last is None:
            raise RecordError("there is nothing to undo")
        record.undo(by, last.key)
        return about, target
    knowing, reason = form.number("knowing"), form.text("reason") or None
    if what == "correct":
        _correct(record, by, target, form, reason, knowing)
    else:
        record.decide(by, what, about, target, value=form.text("value") or None, reason=reason, knowing=knowing)
    return about, target


def _correct(record: Record, by: str, target: str, form: Form, reason: str | None, knowing: int | None) -> None:
    """A decision for each field that differs from what stands; all of them or none."""
    found = record.statement(target)
    if found is None:
        raise RecordError(f"there is no statement {target} in the record")
    changes = list(_changes(found.statement, form))
    if not changes:
        raise RecordError("nothing was changed")
    with record.together():
        for field, value in changes:
            key = record.decide(by, "correct", "statement", found.row.id, field=field, value=value, reason=reason,
                                knowing=knowing)
            knowing = None if knowing is None else key


def _changes(now: Statement, form: Form) -> Iterator[tuple[str, Any]]:
    speaker = now.speaker
    stands: dict[str, Any] = {
        "act": now.act, "certainty": now.certainty, "kind": now.kind, "speaker": speaker and speaker.name,
        "actor": speaker and speaker.actor, "targets": list(now.targets), "topics": list(now.topics)}
    for field in CORRECTABLE:
        if form.has(field):
            typed = form.text(field)
            value: Any = [one.strip() for one in typed.split(";") if one.strip()] if field in LISTS else \
                None if typed in ("", "none") else typed
            if value != stands[field]:
                yield field, value


def _shown(request: Request, form: Form, about: str, target: str, clash: str = "") -> Response:
    """The piece of the page that the decision was made on, or the way back to it."""
    show = form.text("show")
    if "hx-request" not in request.headers:
        if clash:
            raise HTTPException(409, clash)
        return RedirectResponse(_back(form, about, target), 303)
    status = 409 if clash else 200
    found = request.app.state.desk.record.statement(target) if about == "statement" else None
    if found is not None and show in ("row", "statement"):
        if show == "row":
            return html(asked(request), "one_row", found.row, status=status, partly=True)
        return html(asked(request), "work", statements.data(found), status=status, partly=True, clash=clash)
    if clash:
        return Response(clash, 409, {"HX-Refresh": "true"}, "text/plain")
    return Response("", 200, {"HX-Refresh": "true"}, "text/html")


def _back(form: Form, about: str, target: str) -> str:
    given = form.text("back")
    if is_local(given):
        return given
    return f"/statement/{target}" if about == "statement" else "/decisions"


def is_local(address: str) -> bool:
    """Whether an address leads to a page of this desk, and nowhere else."""
    return address.startswith("/") and not address.startswith("//") and address.isprintable() and "\\" not in address


ROUTES = [Route("/decide", decide, methods=["POST"]), Route("/undo", undo, methods=["POST"])]
