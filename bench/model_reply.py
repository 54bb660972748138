"""What does a model's reply cost? CPU of one process, over our own client and as pydantic-ai and the openai SDK do it.

The provider is the tests' fake one, in a process of its own. Both ways take turns, so that a noisy minute hits both.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import uvloop  # noqa: E402

from echolink.agent.model.agent import ModelAgent  # noqa: E402
from echolink.agent.model.provider import Connections  # noqa: E402
from tests.agent.model.chat.ways import Way, model_of  # noqa: E402
from tests.agent.model.situations import Recording, agent, caller, situation  # noqa: E402
from tests.fakes.chat_completions import ChatCompletions, Says  # noqa: E402

ROUNDS, REPLIES, WARM_UP, AT_ONCE = 7, 60, 20, 200
FIRST_AFTER, WORD_TAKES = 0.35, 1 / 60  # seconds: of a quick model
SENTENCES = (
    "Sure, I can help you with that booking right away today.",
    "We have a table for four people free at seven or at half past eight on Friday evening in the garden.",
    "Which of those two times would suit you?",
    "And what name?",
    "I have it.",
)
WAYS: tuple[Way, Way] = ("pydantic-ai", "own")
TURN = situation("For four, please", history=[agent("Hello!"), caller("A table"), agent("For how many people?")])

Ask = Callable[[], Awaitable[float]]
"""One reply; seconds to its first clause."""


async def compare(words: int, *, at_its_pace: bool) -> None:
    """Prints a line for each way: one reply after the other at once, or `AT_ONCE` at the same time."""
    count = len(WAYS) * ((ROUNDS * REPLIES + WARM_UP) if not at_its_pace else 3 * (AT_ONCE + 1) + WARM_UP)
    with _provider(words, count, at_its_pace=at_its_pace) as url:
        os.environ.update(OPENAI_BASE_URL=url, OPENAI_API_KEY="none")
        async with aclosing(Connections()) as connections:
            asking = {
                way: _asking(ModelAgent("bench", model_of(way, "fake", connections), silence_seconds=30))
                for way in WAYS
            }
            for ask in asking.values():
                await asyncio.gather(*[ask() for _ in range(WARM_UP)])
            await (_many(words, asking) if at_its_pace else _one_by_one(words, asking))


async def _one_by_one(words: int, asking: dict[Way, Ask]) -> None:
    cost: dict[Way, list[float]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS):
        for way, ask in asking.items():
            since = time.process_time()
            for _ in range(REPLIES):
                await ask()
            cost[way].append(1000 * (time.process_time() - since) / REPLIES)
    for way, each in cost.items():
        print(f"{words} words, one reply after the other, {way}: {_spread(each)} ms of CPU a reply")


async def _many(words: int, asking: dict[Way, Ask]) -> None:
    """Begun one after the other within the time that a reply takes: when the last one begins, the first one ends."""
    taken = FIRST_AFTER + words * WORD_TAKES
    for way, ask in asking.items():
        cost, late = list[float](), list[float]()
        for _ in range(3):
            alone = await ask()
            since = time.process_time()
            firsts = sorted(await asyncio.gather(*[_later(ask, taken * n / AT_ONCE) for n in range(AT_ONCE)]))
            cost.append(1000 * (time.process_time() - since) / AT_ONCE)
            late += [1000 * (firsts[int(AT_ONCE * share)] - alone) for share in (0.5, 0.95)]
        print(
            f"{words} words at a model's pace, {AT_ONCE} replies at once, {way}: {_spread(cost)} ms of CPU a reply; first clause "
            f"later than alone by {_spread(late[::2])} ms (p50), {_spread(late[1::2])} ms (p95)"
        )


async def _later(ask: Ask, seconds: float) -> float:
    await asyncio.sleep(seconds)
    return await ask()


def _asking(model: ModelAgent) -> Ask:
    async def ask() -> float:
        since, told = time.perf_counter(), list[float]()
        await model.answer(TURN, Recording(), lambda _: told.append(time.perf_counter()))
        return told[0] - since

    return ask


def _spread(each: list[float]) -> str:
    return f"{statistics.median(each):.2f} [{min(each):.2f}…{max(each):.2f}]"


@contextmanager
def _provider(words: int, count: int, *, at_its_pace: bool) -> Iterator[str]:
    """The URL of a process of this file, until it is left."""
    said = " ".join(" ".join(SENTENCES).split()[:words])
    command = [sys.executable, __file__, "serve", said, str(count), str(FIRST_AFTER if at_its_pace else 0)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


async def serve(said: str, count: int, first_after: float) -> None:
    """Be the provider."""
    async with ChatCompletions() as provider:
        provider.will(*[Says(said, first_after=first_after, word_takes=WORD_TAKES)] * count)
        print(provider.url, flush=True)
        await asyncio.Event().wait()


async def main() -> None:
    """Prints the four comparisons."""
    for words in (20, 45):
        await compare(words, at_its_pace=False)
    for words in (20, 45):
        await compare(words, at_its_pace=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        uvloop.run(serve(sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
    else:
        uvloop.run(main())
