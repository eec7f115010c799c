"""Feeds and exports at an address: any filter of the timeline, in any format of :mod:`onrecord.exports`."""

from __future__ import annotations

from itertools import chain

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from onrecord import exports
from onrecord.errors import ExportError
from onrecord.record import Order
from onrecord.web import filters
from onrecord.web.render import asked
from onrecord.web.views.listing import resolved

MOST = 1_000_000
"""Statements of one answer."""


def endpoint(request: Request) -> Response:
    """``/export.{format}``: the statements of the query, piece by piece. ``limit``: how many; of a feed fifty."""
    name = request.path_params["format"]
    if name not in exports.EXPORTS:
        raise HTTPException(404, f"There are exports as: {', '.join(exports.EXPORTS)}.")
    ask, format_ = asked(request), exports.EXPORTS[name]
    wanted = resolved(ask, filters.asked(ask.query))
    limit = filters.whole(ask.query.get("limit", ""), "limit", 1, MOST)
    order = Order.oldest if ask.query.get("order") == "oldest" else Order.newest
    site = f"{request.url.scheme}://{request.url.netloc}"
    actors = ask.desk.knowledge.actors
    about = exports.About("on record", str(request.url), site, kind_of=lambda key: _kind(actors.get(key)))
    pieces = exports.export(ask.desk.record, name, wanted.filter, about, order=order,
                            limit=limit or (None if format_.usual else MOST))
    try:
        first = next(pieces, b"")  # what cannot be written is said before anything is sent
    except ExportError as error:
        raise HTTPException(501, str(error)) from error
    return StreamingResponse(chain([first], pieces), media_type=format_.media_type, headers={
        "Content-Disposition": f'{"inline" if name in ("atom", "ics") else "attachment"}; '
                               f'filename="onrecord.{format_.extension}"'})


def _kind(actor: object) -> str | None:
    return getattr(actor, "kind", None)


ROUTES = [Route("/export.{format}", endpoint)]
