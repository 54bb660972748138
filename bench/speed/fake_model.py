"""The fake model server, with one more thing that can go wrong: `POST /_ctl {"every_second_fails": 1}`.

Run as `python fake_model.py FAKE_LLM.py`, which is another program's file: its server is taken as it is. Of the requests that
fail one gets HTTP 500 and the next a connection that is reset.
"""

import asyncio
import importlib.util
import itertools
import sys
from typing import Any

import uvloop

found = importlib.util.spec_from_file_location("fake_llm", sys.argv[1])
assert found
assert found.loader
fake: Any = importlib.util.module_from_spec(found)
found.loader.exec_module(fake)
requests = itertools.count()


class Failing(fake.H):  # type: ignore[misc]  # what a path leads to has no type
    async def handle(self, method: str, path: str, body: bytes) -> None:
        fails = fake.CFG.get("every_second_fails") and path.endswith("/chat/completions")
        match next(requests) % 4 if fails else 0:
            case 1:
                self.out(500, {"error": {"message": "fake failure", "type": "server_error", "code": None}})
            case 3:
                self.tr.abort()
            case _:
                await super().handle(method, path, body)


fake.H = Failing

if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(fake.main())
