"""From a page's data to an answer: HTML through a template, or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from hashlib import blake2b
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from onrecord import __version__
from onrecord.exports import About, thing
from onrecord.output.plain import one_line, shorten, visible
from onrecord.output.view import web_address
from onrecord.record import StatementRow
from onrecord.web import chart, lanes, session, shapes
from onrecord.web.desk import Desk
from onrecord.web.labels import Labels
from onrecord.web.language import LANGS, Language, chosen, language
from onrecord.web.page import Ask, Page

CHECKED = {"Vary": "HX-Request, HX-Target, Accept-Language, Cookie", "Cache-Control": "no-cache"}
"""A browser may keep a page, but asks each time whether it still stands."""


def asked(request: Request) -> Ask:
    """What a request asks, with the language it is answered in."""
    code = chosen(request.session.get("lang"), request.headers.get("accept-language", ""))
    return Ask(request.app.state.desk, request, language(code))


def answer(request: Request, page: Page, *, as_json: bool) -> Response:
    """The answer of a page. Raises HTTPException where there is nothing of that name, or the query will not do."""
    ask = asked(request)
    data = page.make(ask)
    part = page.part if page.part and request.headers.get("hx-target") == "more" else ""
    found = Response(shapes.encode(data), 200, dict(CHECKED), "application/json") if as_json else \
        html(ask, part or page.template, data, partly=bool(part))
    return _unless_known(request, found)


def _unless_known(request: Request, found: Response) -> Response:
    """The answer under a mark of its content; 304 where the browser has just that already."""
    mark = f'W/"{blake2b(found.body, digest_size=12).hexdigest()}"'
    found.headers["ETag"] = mark
    if mark not in (one.strip() for one in request.headers.get("if-none-match", "").split(",")):
        return found
    return Response(status_code=304, headers={name: found.headers[name] for name in ("ETag", *CHECKED)})


def html(ask: Ask, template: str, data: Any, *, status: int = 200, partly: bool = False, **more: Any) -> Response:
    """A template with the page's data as ``page``. partly: a piece of a page, without the frame's values."""
    words = _environment(ask.language.code).get_template(f"{template}.html.j2").render(
        page=data, partly=partly, **_frame(ask), **more)
    return Response(words, status, dict(CHECKED), "text/html")


def failure(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """What went wrong, for a person; JSON for programs."""
    if request.url.path.endswith(".json"):
        return Response(shapes.encode({"error": message}), status, dict(headers or {}), "application/json")
    if "hx-request" in request.headers:
        return Response(message, status, dict(headers or {}), "text/plain")
    found = html(asked(request), "failure", None, status=status, message=message, code=status)
    found.headers.update(headers or {})
    return found


def _frame(ask: Ask) -> dict[str, Any]:
    """What every template may use beside the page's data."""
    desk: Desk = ask.desk
    settings = desk.settings
    return {
        "csrf": session.csrf(ask.request) if settings.writes or settings.guarded else "",
        "by": ask.request.session.get("by", settings.by), "writes": settings.writes, "guarded": settings.guarded,
        "path": ask.request.url.path, "search": ask.request.url.query, "query": ask.query, "desk": desk,
        "label": Labels(desk, ask.language), "linked": partial(_linked, ask),
        "lang": ask.language.code, "langs": LANGS, "version": __version__,
        "json_address": f"{ask.request.url.path}.json" + (f"?{ask.request.url.query}" if ask.request.url.query else ""),
    }


def _linked(ask: Ask, row: StatementRow) -> Markup:
    """A statement as schema.org's JSON-LD, for a data block: it holds no sign that could end the block."""
    site = f"{ask.request.url.scheme}://{ask.request.url.netloc}"
    data = shapes.encode(thing(row, About(site=site))).decode()
    return Markup(data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def compiled() -> None:
    """Have all templates ready in all languages, so that no reader waits for that."""
    for code in LANGS:
        environment = _environment(code)
        for name in environment.list_templates():
            environment.get_template(name)


class _Compiled(BytecodeCache):
    """Templates once compiled, for all languages: their messages are looked up when they are shown."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket what is there."""
        if bucket.key in self.found:
            bucket.bytecode_from_string(self.found[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket has."""
        self.found[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@lru_cache(maxsize=len(LANGS))
def _environment(code: str) -> Environment:
    spoken: Language = language(code)
    environment = Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], bytecode_cache=_COMPILED)
    environment.install_gettext_translations(spoken.messages, newstyle=True)  # type: ignore[attr-defined] # of i18n
    environment.filters |= {
        "number": spoken.number, "percent": spoken.percent, "day": spoken.day, "short_day": spoken.short_day,
        "dated": spoken.dated,
        "weekday": spoken.weekday, "month": spoken.month, "moment": spoken.moment, "visible": visible,
        "line": one_line, "shorten": shorten, "web": web_address,
        "decimal": spoken.number, "text": lambda texts, lang: texts.get(lang) or next(iter(texts.values()), ""),
        "weekday_name": spoken.weekday_name,
        "iso_day": lambda text: spoken.day(date.fromisoformat(text))}
    environment.globals |= {"days": spoken.days, "count": spoken.count,
                            "draw": lambda timeline, query: chart.draw(timeline, query, spoken),
                            "lanes": lambda asked, states: lanes.lay_out(asked, states, spoken)}
    return environment


__all__ = ["answer", "asked", "failure", "html"]
