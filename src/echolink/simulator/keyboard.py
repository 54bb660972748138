"""What does the person at the terminal type? Lines, without blocking the calls that run beside."""

import asyncio
import os
import threading


class Keyboard:
    """Lines from a file descriptor, read by one daemon thread: a blocked read must not hold up the program's end."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._thread: threading.Thread | None = None
        self._at_end = False

    async def line(self) -> str | None:
        """The next line, without its end; None at the end of input (Ctrl-D)."""
        if self._at_end:
            return None
        if self._thread is None:
            loop = asyncio.get_running_loop()
            self._thread = threading.Thread(target=self._read, args=(loop,), daemon=True, name="keyboard")
            self._thread.start()
        line = await self._lines.get()
        self._at_end = line is None
        return line

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        # os.read, not input(): a daemon thread that holds the lock of sys.stdin aborts the interpreter at its end.
        pending = b""
        while chunk := os.read(self._descriptor, 4096):
            *whole, pending = (pending + chunk).split(b"\n")
            for line in whole:
                loop.call_soon_threadsafe(self._lines.put_nowait, line.decode("utf-8", "replace"))
        if pending:
            loop.call_soon_threadsafe(self._lines.put_nowait, pending.decode("utf-8", "replace"))
        loop.call_soon_threadsafe(self._lines.put_nowait, None)
