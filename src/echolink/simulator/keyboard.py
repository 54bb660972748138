"""What does the person at the terminal type? Lines, without blocking the calls that run beside."""

import asyncio
import os
import threading


class Keyboard:
    """Lines from a file descriptor, read by one daemon thread: a blocked read must not hold up the program's end."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._wanted = threading.Semaphore(0)
        self._thread: threading.Thread | None = None

    async def line(self) -> str | None:
        """The next line, without its end; None at the end of input. After Ctrl-D a terminal gives further lines."""
        if self._thread is None:
            loop = asyncio.get_running_loop()
            self._thread = threading.Thread(target=self._read, args=(loop,), daemon=True, name="keyboard")
            self._thread.start()
        self._wanted.release()
        return await self._lines.get()

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        typed = b""
        while self._wanted.acquire():
            while b"\n" not in typed and (chunk := self._chunk()):
                typed += chunk
            line, end, typed = typed.partition(b"\n")
            said = line.decode("utf-8", "replace") if line or end else None
            loop.call_soon_threadsafe(self._lines.put_nowait, said)

    def _chunk(self) -> bytes:
        # os.read, not input(): a daemon thread that holds the lock of sys.stdin aborts the interpreter at its end.
        try:
            return os.read(self._descriptor, 4096)
        except OSError:  # the terminal is gone
            return b""
