"""Where does an event end in a stream of bytes? Server-sent events (HTML Living Standard, 9.2.6), as far as they carry data."""

from collections.abc import Iterator
from typing import Final

LONGEST: Final = 1 << 20  # bytes of one line; a chunk of a reply has a few hundred


class LineTooLong(Exception):
    """Whatever sends this is no stream of events."""


class ServerSentData:
    """Pieces in, as the network cuts them; the data of each event out, as soon as it is whole."""

    def __init__(self) -> None:
        self._rest = b""  # of a line whose end is not there yet
        self._data: list[bytes] = []  # lines of the event under way

    def add(self, piece: bytes) -> Iterator[bytes]:
        """The data of events that end in `piece`. Raises LineTooLong."""
        lines = (self._rest + piece).splitlines(keepends=True)
        self._rest = b"" if not lines or lines[-1].endswith(b"\n") else lines.pop()  # behind a last \r may come its \n
        if len(self._rest) > LONGEST:
            raise LineTooLong
        for line in lines:
            if data := self._taken(line.rstrip(b"\r\n")):
                yield data

    def end(self) -> Iterator[bytes]:
        """No more will come. An event that no empty line has ended counts too: some servers forget the last one."""
        for line in (self._rest.rstrip(b"\r"), b""):
            if data := self._taken(line):
                yield data

    def _taken(self, line: bytes) -> bytes:
        """The event's data when `line` ends one that has any."""
        if line.startswith(b"data:"):
            self._data.append(line[6:] if line.startswith(b"data: ") else line[5:])
        elif not line and self._data:
            data, self._data = b"\n".join(self._data), []
            return data
        return b""
