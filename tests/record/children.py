"""Work done in a forked process: begun at once, and killed or made poor without harm to the test."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable


def begin(work: Callable[[], str | None]) -> tuple[int, int]:
    """Start the work in a child; its process id, and where what it answers can be read."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read)
            os.write(write, (work() or "").encode())
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may come out of here: the child would go on as a second pytest
            os.write(write, traceback.format_exc().encode()[-4000:])
        finally:
            os._exit(status)
    os.close(write)
    return pid, read


def answer(child: tuple[int, int]) -> str:
    """Wait for a child; what it answered, or why it failed."""
    pid, read = child
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said


def kill(child: tuple[int, int]) -> None:
    """Kill a child as nothing can be caught or cleaned up."""
    os.kill(child[0], signal.SIGKILL)
    answer(child)
