"""attributions -> statements: who exactly, what act, how certain, on what condition, when."""

from onrecord.statements.code import code

__all__ = ["code"]
