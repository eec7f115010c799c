"""The line behind which a fault of the program costs one page, and not those after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from onrecord.errors import OnrecordError, ReadingFailed

Result = TypeVar("Result")


def guarded(source: str, work: Callable[[], Result]) -> Result:
    """What the work gives. Raises ReadingFailed where it fails in a way that nobody foresaw."""
    try:
        return work()
    except OnrecordError:
        raise
    except Exception as error:  # whatever a page brings to light in us, others wait behind it
        reason = f"the program failed on it ({type(error).__name__}: {error}); please report it"
        raise ReadingFailed(source, reason) from error
