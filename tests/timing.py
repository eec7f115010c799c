"""How long something takes, as far as a test may ask."""

from __future__ import annotations

import time
from collections.abc import Callable


def took(work: Callable[[], object]) -> float:
    """Seconds of processor time; the least of several is the work's own, without the garbage collector's rounds."""
    started = time.process_time()
    work()
    return time.process_time() - started
