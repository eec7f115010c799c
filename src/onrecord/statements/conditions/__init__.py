"""Conditions: the *if* and the *then* of a statement."""

from onrecord.statements.conditions.find import find

__all__ = ["find"]
