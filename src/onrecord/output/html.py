"""``html``: one self-contained page to read in a browser, offline, with no request to anywhere.

A page's words are data: every text goes through the template's escaping, addresses become links only when they lead
to the web, and the page's own policy lets nothing run but the one script below (by its hash).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from onrecord import __version__
from onrecord.model import Reading
from onrecord.output.view import view


def write_html(readings: Iterable[Reading], out: TextIO) -> None:
    """One page with every article, its statements marked in the text and listed beside it."""
    style, script = _asset("tokens.css") + _asset("page.css"), _asset("page.js")
    out.writelines(_template().generate(
        views=[view(reading) for reading in readings], style=style, script=script, version=__version__,
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
               "base-uri 'none'; form-action 'none'",
    ))


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(loader=PackageLoader("onrecord.output"), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html.j2")


def _asset(name: str) -> Markup:
    """A file of ours, put into the page as it is."""
    return Markup(resources.files("onrecord.output").joinpath("templates", name).read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    """The hash by which the page's policy lets this text, and no other, in."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
