"""Pages and feeds: an article as its outlet's website serves it, and what its feed says that day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from xml.sax.saxutils import escape

import jinja2
from markupsafe import Markup

from evaluation.month.days import month
from evaluation.month.house import Text
from evaluation.month.nouns import Version
from evaluation.month.stock import DATA, small
from evaluation.month.world import Outlet

Link = dict[str, str]


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(DATA / "pages"), autoescape=True, trim_blocks=True)


def html(version: Version, text: Text, outlet: Outlet, related: Sequence[Link], popular: Sequence[Link]) -> str:
    """The page at the article's address. related, popular: links with ``title`` and ``url``."""
    lang = outlet.lang
    described = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": text.title, "url": version.url,
                 "datePublished": stamp(version.published), "inLanguage": lang,
                 "author": {"@type": "Person", "name": version.byline},
                 "publisher": {"@type": "Organization", "name": outlet.name}}
    if version.updated:
        described["dateModified"] = stamp(version.updated)
    script = json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
    page = _templates().get_template(f"{outlet.layout}.html.j2").render(
        lang=lang, title=text.title, paragraphs=text.paragraphs, outlet=outlet.name, url=version.url,
        ld=Markup(script), outlet_json=Markup(json.dumps(outlet.name)),
        published=stamp(version.published), shown=_shown(version.published, lang), byline=version.byline,
        updated=stamp(version.updated) if version.updated else "", section=version.section,
        updated_shown=_shown(version.updated, lang) if version.updated else "", number=version.article,
        page=small(lang)["page"], related=related, popular=popular)
    return page + "\n"


def plain(text: Text) -> str:
    """An agency's dispatch as plain text."""
    return text.whole + "\n"


def feed(outlet: Outlet, entries: Sequence[tuple[Version, Text]]) -> str:
    """The RSS of a day."""
    items = "".join(
        f"<item><title>{escape(text.title)}</title><link>{escape(version.url)}</link><guid>{escape(version.url)}</guid>"
        f"<pubDate>{format_datetime(version.published)}</pubDate>"
        f"<description>{escape(text.paragraphs[0])}</description></item>\n" for version, text in entries)
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(outlet.name)}</title>'
            f"<link>https://{outlet.domain}/</link><language>{outlet.lang}</language>\n{items}</channel></rss>\n")


def stamp(moment: datetime) -> str:
    """ISO 8601, in the time zone of the whole month: UTC+2."""
    return moment.isoformat(timespec="seconds") + "+02:00"


def _shown(moment: datetime, lang: str) -> str:
    if lang == "fr":
        return f"{moment.day} {month(moment, lang)} {moment.year} à {moment.hour} h {moment.minute:02}"
    return f"{month(moment, lang)} {moment.day}, {moment.year}, {moment:%H:%M}"
