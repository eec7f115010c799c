"""The pages: one module each. ``PAGES`` lists them all; the routes, the JSON and the OpenAPI document come from it."""

from onrecord.web.page import Page
from onrecord.web.views import actor, article, decisions, search, statement, timeline, today

PAGES: tuple[Page, ...] = (
    today.PAGE, timeline.PAGE, search.PAGE, statement.PAGE, actor.PAGE, actor.ALL, article.PAGE, decisions.PAGE)

__all__ = ["PAGES"]
