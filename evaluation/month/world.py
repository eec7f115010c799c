"""Who speaks and who prints, as ``data/*.toml`` has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from evaluation.month.stock import table


@dataclass(frozen=True, slots=True)
class Body:
    """A state or organisation that holds positions."""

    key: str
    names: Mapping[str, Sequence[str]]
    cap: Mapping[str, str]
    speaks: str
    """The language its people speak in public, where it is one of ours; else ``other``."""


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person in an office."""

    key: str
    names: Mapping[str, str]
    surnames: Mapping[str, str]
    sex: str
    of: str
    title: str
    roles: Mapping[str, Sequence[str]]
    short: Mapping[str, str]
    metonym: Mapping[str, str] | None
    aside: bool
    speaks: str
    """The language of their words, as for a body."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper or an agency, and its house style."""

    key: str
    name: str
    lang: str
    domain: str
    quotes: str
    length: str
    agency: bool
    outside: bool
    mister: bool
    layout: str
    dateline: str
    wires: Sequence[str]
    bylines: Sequence[str]
    sections: Mapping[str, str]
    weight: int


@cache
def bodies() -> Mapping[str, Body]:
    """The bodies by key; those that stand apart (``~name``) are made where they are needed."""
    return {key: Body(key, {"en": row["en"], "fr": row["fr"]}, row["cap"], row["speaks"])
            for key, row in table("bodies").items()}


@cache
def people() -> Mapping[str, Person]:
    """The people by key, those of a body in the order of their rank."""
    return {key: _person(key, row) for key, row in table("people").items()}


@cache
def outlets() -> Mapping[str, Outlet]:
    """The outlets by key, agencies first."""
    return {key: Outlet(key, row["name"], row["lang"], row["domain"], row["quotes"], row["length"],
                        row.get("agency", False), row.get("outside", False), row.get("mister", False),
                        row.get("layout", "text"), row.get("dateline", ""), row.get("wires", ()),
                        row.get("bylines", ()), row.get("sections", {"main": "news", "other": "news"}), row["weight"])
            for key, row in table("outlets").items()}


def of_body(key: str) -> list[Person]:
    """Those who speak for a body, highest rank first."""
    return [person for person in people().values() if person.of == key]


def _person(key: str, row: Mapping[str, Any]) -> Person:
    names = row["name"] if isinstance(row["name"], dict) else {"en": row["name"], "fr": row["name"]}
    surnames = {lang: row.get("surname") or name.rsplit(" ", 1)[-1] for lang, name in names.items()}
    return Person(key, names, surnames, row["sex"], row["of"], row["title"], row["role"], row["short"],
                  row.get("metonym"), row.get("aside", False), row.get("speaks") or _speaks(row["of"]))


def _speaks(body: str) -> str:
    return bodies()[body].speaks if body in bodies() else "other"
