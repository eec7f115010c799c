"""The OpenAPI document of the JSON: made from the pages' dataclasses, so that it cannot say anything else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord import __version__
from onrecord.web import shapes
from onrecord.web.filters import SEVERAL
from onrecord.web.page import Page
from onrecord.web.views import PAGES


def endpoint(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
    """``/openapi.json``."""
    return Response(_encoded(), media_type="application/json")


@lru_cache(maxsize=1)
def _encoded() -> bytes:
    return msgspec.json.encode(document())


def document() -> dict[str, Any]:
    """The whole document."""
    refs, components = shapes.schemas([page.data for page in PAGES])
    components["Error"] = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord: the desk", "version": __version__,
                 "description": "Each page of the desk as JSON, at the page's address with .json behind it."},
        "paths": {f"{page.path}.json": {"get": _operation(page, ref)} for page, ref in zip(PAGES, refs, strict=True)},
        "components": {"schemas": components,
                       "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _operation(page: Page, ref: dict[str, Any]) -> dict[str, Any]:
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
            for name in re.findall(r"{(\w+)", page.path)]
    query = [{"name": name, "in": "query", "description": words, "schema": _parameter(name)}
             for name, words in page.parameters.items()]
    problem = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    return {
        "operationId": page.template, "summary": page.summary, "parameters": path + query,
        "responses": {
            "200": {"description": page.summary, "content": {"application/json": {"schema": ref}}},
            "400": {"description": "The query will not do.", **problem},
            "404": {"description": "There is no such thing.", **problem},
        }}


def _parameter(name: str) -> dict[str, Any]:
    if name in SEVERAL:
        return {"type": "array", "items": {"type": "string"}}
    if name in ("after", "limit", "part"):
        return {"type": "integer", "minimum": 0}
    return {"type": "string", **({"format": "date"} if name in ("from", "to", "date", "since") else {})}
