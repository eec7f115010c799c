"""The brief as one self-contained page: no request to anywhere, nothing in it runs."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.brief.nouns import BriefData
from onrecord.brief.render.common import names, values
from onrecord.brief.wording import Wording

_STYLES = (("onrecord.output", "tokens.css"), ("onrecord.brief.render", "brief.css"))


def html(data: BriefData, lang: str) -> str:
    """The brief for readers of a language. Raises LanguageError for one there are no words of."""
    wording = Wording(lang)
    environment = Environment(loader=PackageLoader("onrecord.brief.render"), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    style = "".join(resources.files(package).joinpath("templates", name).read_text(encoding="utf-8")
                    for package, name in _STYLES)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = environment.get_template("brief.html.j2", globals=names(environment, wording, Markup))
    return page.render(values(data, wording), style=Markup(style),
                       policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
