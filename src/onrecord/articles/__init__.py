"""The second stage: from a page to the article that a reader reads in it."""

from onrecord.articles.extract import extract

__all__ = ["extract"]
