"""What holds for all tests: properties are not timed, since a busy machine would make them fail."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
