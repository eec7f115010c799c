"""Who speaks: from the words of a source to the name the article gives, and the actor known under it."""

from onrecord.statements.speakers.resolve import meant, resolve

__all__ = ["meant", "resolve"]
