"""Who speaks: from the words of a source to the name the article gives, and to the actor that knowledge has under it."""

from onrecord.statements.speakers.resolve import resolve

__all__ = ["resolve"]
