"""How is personal data marked, so that a log line cannot give it away by accident?"""

import hashlib
import os

_KEY = os.urandom(16)  # of this process: a phone number has too few digits for a hash that anyone could recompute


class Personal:
    """Speech, a phone number, a prompt, an exception's text: put it into a log field as `Personal(value)`.

    Its `str` and `repr` are `<personal 5f3a91c2, 12 characters>`: the same value has the same mark for as long as the
    process runs, so that a reader can follow one caller. The value itself comes out only through `value`.
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __repr__(self) -> str:
        text = str(self.value)
        mark = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=_KEY, digest_size=4).hexdigest()
        return f"<personal {mark}, {len(text)} characters>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Personal) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
