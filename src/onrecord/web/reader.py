"""Having an article read, in a process of its own: the desk loads no language model, and no text can hang it."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool

from onrecord.errors import OnrecordError
from onrecord.model import Page, Reading

SECONDS = 120.0
"""For one article. The longest news pages take ten; loading a language takes five."""
IDLE = 600.0
"""After so many seconds without a request the process is let go, and its gigabyte with it."""
WAITING = 3
"""So many may wait for their turn."""
COMMAND = (sys.executable, "-m", "onrecord.worker")
ANSWER_BYTES = 128 * 2**20
SECRETS = ("ONRECORD_PASSWORD", "ONRECORD_TOKEN")


class NotRead(OnrecordError):
    """It could not be read; the message says why, for the person who asked."""


class _Answer(msgspec.Struct):
    page: Page | None = None
    reading: Reading | None = None
    error: str | None = None


class Reader:
    """One process that reads, started when first needed. One article at a time."""

    def __init__(self) -> None:
        self.process: asyncio.subprocess.Process | None = None
        self.turn = asyncio.Lock()
        self.waiting = 0
        self.leaving: asyncio.TimerHandle | None = None

    async def read(self, request: dict[str, Any]) -> tuple[Page, Reading]:
        """A page and its reading. request: as :mod:`onrecord.worker` takes it. Raises NotRead."""
        if self.waiting >= WAITING:
            raise NotRead("Others are having articles read; try again in a moment.")
        self.waiting += 1
        try:
            async with self.turn:
                answer = await self._asked(msgspec.json.encode(request) + b"\n")
        finally:
            self.waiting -= 1
        if answer.page is None or answer.reading is None:
            raise NotRead(answer.error or "It could not be read.")
        return answer.page, answer.reading

    async def close(self) -> None:
        """End the process."""
        if self.leaving is not None:
            self.leaving.cancel()
        process, self.process = self.process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    async def _asked(self, line: bytes) -> _Answer:
        process = await self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(SECONDS):
                process.stdin.write(line)
                await process.stdin.drain()
                answer = await process.stdout.readline()
        except TimeoutError:
            await self.close()
            raise NotRead(f"It took longer than {SECONDS:.0f} seconds to read and was given up.") from None
        except (ConnectionError, ValueError):  # it is gone, or its answer is longer than anything we would show
            answer = b""
        if not answer.endswith(b"\n"):
            await self.close()
            raise NotRead("It could not be read: the program that reads ended over it.")
        self._leave_later()
        return await run_in_threadpool(msgspec.json.decode, answer, type=_Answer)

    async def _running(self) -> asyncio.subprocess.Process:
        if self.leaving is not None:
            self.leaving.cancel()
        if self.process is None or self.process.returncode is not None:
            environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
            self.process = await asyncio.create_subprocess_exec(
                *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL, limit=ANSWER_BYTES, env=environment)
        return self.process

    def _leave_later(self) -> None:
        loop = asyncio.get_running_loop()
        self.leaving = loop.call_later(IDLE, lambda: loop.create_task(self._leave()))

    async def _leave(self) -> None:
        if not self.turn.locked():
            await self.close()
