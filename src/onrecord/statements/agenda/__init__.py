"""What comes next: the events that an article schedules."""

from onrecord.statements.agenda.items import items

__all__ = ["items"]
