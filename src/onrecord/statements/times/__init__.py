"""When: the times an article tells, as intervals of days with the reasoning."""

from onrecord.statements.times.constraints import constrain
from onrecord.statements.times.find import find

__all__ = ["constrain", "find"]
