"""A brief as text: Markdown and HTML through fixed templates, JSON as it is."""

from onrecord.brief.render.html import html
from onrecord.brief.render.json import json_text
from onrecord.brief.render.markdown import markdown

FORMATS = {"md": markdown, "html": html, "json": json_text}
"""Name of a format -> (BriefData, language) -> text."""

__all__ = ["FORMATS", "html", "json_text", "markdown"]
