"""What a page is: an address, a function from what was asked to its data, and the template that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.web.desk import Desk
from onrecord.web.language import Language


@dataclass(frozen=True)
class Ask:
    """What a page was asked, and what it may look at to answer."""

    desk: Desk
    request: Request
    language: Language

    @property
    def query(self) -> Any:
        """The address's query."""
        return self.request.query_params

    def path(self, name: str) -> str:
        """A part of the address's path."""
        return str(self.request.path_params[name])


@dataclass(frozen=True)
class Page:
    """One page of the desk. ``make`` raises HTTPException (404) where there is no such thing."""

    path: str
    """As Starlette writes it: ``/statement/{id}``. With ``.json`` behind it the data comes as JSON."""
    data: type
    """A frozen dataclass, the page's contract."""
    make: Callable[[Ask], Any]
    template: str
    summary: str
    """For the OpenAPI document."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Of the query, with what each means."""
    part: str = ""
    """Macro-free template for a part of the page that htmx asks for; empty: always the whole page."""


class Refusal(HTTPException):
    """What a person is told in the language of the desk: a message of the catalogue, and the values in it."""

    def __init__(self, status: int, message: str, **values: object) -> None:
        super().__init__(status, message % values if values else message)
        self.message, self.values = message, values

    def said(self, language: Language) -> str:
        """In a language; days as it writes them."""
        values = {name: language.day(value) if isinstance(value, date) else value
                  for name, value in self.values.items()}
        return language.say(self.message) % values if values else language.say(self.message)


def missing(what: str, **values: object) -> Refusal:
    """404, with a word about what there is not."""
    return Refusal(404, what, **values)
