"""Patterns over classes of words, as data: ``weekday ','? month:a day (dash day:b)?``.

A pattern is read once and becomes a regular expression over a string in which one character stands for each unit of
the text, so that looking for it costs next to nothing. ``name`` is a class of words, ``name:label`` keeps what it
matched under ``name_label`` (and plain ``name`` under ``name``), ``'word'`` is that very word; ``( | ) ? * +`` mean
what they mean in regular expressions. A ``macro`` is a named piece of pattern.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:(?P<word>'[^\s?*+()|]+')|(?P<name>[a-z_]+(?::[a-z]+)?)|(?P<sign>[()|?*+]))")

Classes = Callable[[str], str]
"""From a class to the characters that stand for units of that class."""


class PatternError(ValueError):
    """A pattern in a language's table cannot be read."""


def names(pattern: str, macros: Mapping[str, str]) -> set[str]:
    """The classes and ``'words'`` that a pattern speaks of, macros opened."""
    found: set[str] = set()
    for kind, text in _tokens(pattern):
        name = text.partition(":")[0]
        if kind == "name" and name in macros:
            found |= names(macros[name], macros)
        elif kind != "sign":
            found.add(name if kind == "name" else text)
    return found


def compile_pattern(pattern: str, macros: Mapping[str, str],
                    classes: Classes) -> tuple[re.Pattern[str], frozenset[str]]:
    """The regular expression of a pattern, and the characters that it can begin with."""
    reader = _Reader(_tokens(pattern), macros, classes, itertools.count())
    node = reader.choice()
    if reader.at < len(reader.tokens):
        raise PatternError(f"cannot read {pattern!r} after {reader.at} pieces")
    if node.empty:
        raise PatternError(f"{pattern!r} can match nothing at all")
    return re.compile(node.regex), node.first


def groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """What each named piece of a pattern matched; of a name that occurs twice, the first that matched."""
    found: dict[str, tuple[int, int]] = {}
    for group, matched in match.groupdict().items():
        if matched:
            found.setdefault(group.partition("__")[0], match.span(group))
    return found


def _tokens(pattern: str) -> list[tuple[str, str]]:
    found, at = [], 0
    pattern = pattern.rstrip()
    while at < len(pattern):
        match = _TOKEN.match(pattern, at)
        if match is None or match.lastgroup is None:
            raise PatternError(f"cannot read {pattern!r} at {pattern[at:]!r}")
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


@dataclass(frozen=True, slots=True)
class _Node:
    regex: str
    first: frozenset[str]
    empty: bool


class _Reader:
    """Recursive descent over the pieces of one pattern."""

    def __init__(self, tokens: list[tuple[str, str]], macros: Mapping[str, str], classes: Classes,
                 numbers: Iterator[int]) -> None:
        self.tokens, self.macros, self.classes, self.numbers = tokens, macros, classes, numbers
        self.at = 0

    def choice(self) -> _Node:
        nodes = [self.sequence()]
        while self._is("|"):
            self.at += 1
            nodes.append(self.sequence())
        if len(nodes) == 1:
            return nodes[0]
        regex = "(?:" + "|".join(n.regex for n in nodes) + ")"
        return _Node(regex, frozenset().union(*(n.first for n in nodes)), any(n.empty for n in nodes))

    def sequence(self) -> _Node:
        regex, first, empty = "", frozenset[str](), True
        while self.at < len(self.tokens) and not self._is("|") and not self._is(")"):
            node = self.repeated()
            regex += node.regex
            first = first | node.first if empty else first
            empty = empty and node.empty
        return _Node(regex, first, empty)

    def repeated(self) -> _Node:
        node = self.one()
        while self.at < len(self.tokens) and self.tokens[self.at][1] in "?*+":
            sign = self.tokens[self.at][1]
            self.at += 1
            node = _Node(f"(?:{node.regex}){sign}", node.first, node.empty or sign != "+")
        return node

    def one(self) -> _Node:
        kind, text = self.tokens[self.at]
        self.at += 1
        if text == "(":
            node = self.choice()
            if not self._is(")"):
                raise PatternError("a bracket is not closed")
            self.at += 1
            return node
        if kind == "sign":
            raise PatternError(f"{text!r} has nothing before it")
        return self._class(kind, text)

    def _class(self, kind: str, text: str) -> _Node:
        name, _, label = text.partition(":")
        if kind == "name" and name in self.macros:
            inner = _Reader(_tokens(self.macros[name]), self.macros, self.classes, self.numbers).choice()
        else:
            chars = self.classes(name if kind == "name" else text)
            inner = _Node(f"[{re.escape(chars)}]", frozenset(chars), False)
        if kind != "name":
            return inner
        group = f"{name}_{label}" if label else name
        return _Node(f"(?P<{group}__{next(self.numbers)}>{inner.regex})", inner.first, inner.empty)

    def _is(self, sign: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at] == ("sign", sign)
