"""The brief in Markdown (CommonMark): what the press wrote is text, never markup."""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.brief.nouns import BriefData
from onrecord.brief.render.common import names, values
from onrecord.brief.wording import Wording

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#|~!&])")
_START = re.compile(r"^(\d{0,9})([-+.)=])(?=[-=\s]|$)")
"""What makes a list or a heading of a line when it stands at its beginning."""


class _Safe(str):
    """Markdown of ours, which is put in as it is."""

    __slots__ = ()


def markdown(data: BriefData, lang: str) -> str:
    """The brief for readers of a language. Raises LanguageError for one there are no words of."""
    wording = Wording(lang)
    environment = _environment()
    text = environment.get_template("brief.md.j2", globals=names(environment, wording, _Safe)).render(
        values(data, wording))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # no autoescape, which is for HTML: every value goes through escaped()
    environment = Environment(
        loader=PackageLoader("onrecord.brief.render"), autoescape=False, finalize=escaped, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, cache_size=0)
    environment.filters["safe"] = _Safe
    return environment


def escaped(value: object) -> str:
    """A value as text that Markdown shows as it is; our own Markdown is left alone."""
    return value if isinstance(value, _Safe) else _START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", str(value)))
