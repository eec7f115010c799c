"""The pages: one module each. ``PAGES`` lists them all; the routes, the JSON and the OpenAPI document come from it."""

from onrecord.web.page import Page
from onrecord.web.views import (
    actor,
    agenda,
    article,
    background,
    decisions,
    pledges,
    questions,
    search,
    sources,
    statement,
    thresholds,
    timeline,
    today,
    watch,
)

PAGES: tuple[Page, ...] = (
    today.PAGE, timeline.PAGE, search.PAGE, statement.PAGE, actor.PAGE, actor.ALL, article.PAGE, decisions.PAGE,
    questions.PAGE, questions.ONE, watch.PAGE, agenda.PAGE, pledges.PAGE, thresholds.PAGE,
    background.PAGE, background.HISTORY, background.ONE, sources.PAGE, sources.ONE)

__all__ = ["PAGES"]
