"""The brief that a desk reads in the morning: :mod:`~onrecord.brief.nouns` says what is in it."""

from onrecord.brief.nouns import BriefData

__all__ = ["BriefData"]
