"""article, tree -> attributions: who is said to have said what, by which words."""

from onrecord.attributions.find import find, warm

__all__ = ["find", "warm"]
