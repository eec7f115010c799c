"""The brief that a desk reads in the morning: :mod:`~onrecord.brief.nouns` says what is in it.

``select(material, lang, knowledge)`` chooses, ``render.FORMATS`` writes. Both are pure; :mod:`onrecord.briefing` asks
the record and the watch.
"""

from onrecord.brief.material import Material, Said
from onrecord.brief.nouns import BriefData
from onrecord.brief.select import quotes_of, select, with_reading

__all__ = ["BriefData", "Material", "Said", "quotes_of", "select", "with_reading"]
