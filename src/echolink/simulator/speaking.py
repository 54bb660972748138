"""How is an utterance spoken? Word by word, told in partial results meanwhile, and over when the caller has been silent."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from echolink.simulator.handset import OpenGather, Speech
from echolink.simulator.utterance import Manner, PartialResult, partial_results

if TYPE_CHECKING:
    from echolink.simulator.call_line import CallLine

OnPartial = Callable[[PartialResult], None]


async def speak(line: "CallLine", gather: OpenGather, speech: Speech, manner: Manner, on_partial: OnPartial) -> bool:
    """Whether the words were heard to their end. `on_partial` is told each partial result that goes out."""
    if not gather.begin_speech():
        return False
    try:
        return await _said(line, gather, speech.text, manner, on_partial) and gather.speak(replace(speech, paused=True))
    finally:
        gather.end_speech()


async def _said(line: "CallLine", gather: OpenGather, text: str, manner: Manner, on_partial: OnPartial) -> bool:
    """False when the Gather was gone before the end: the line is down or elsewhere, or keys were pressed."""
    spoken = 0.0
    for sequence, result in enumerate(partial_results(text, manner)):
        await line.clock.spend(result.at - spoken, pace=manner.pace)
        spoken = result.at
        if line.handset.gather is not gather or gather.finished:
            return False
        if gather.partials_to:
            settled = line.partials.send(gather, result, sequence)
            on_partial(result)
            if not manner.waits:  # in the time that is skipped an answer would have come
                await settled.wait()
    await line.clock.spend(gather.pause_seconds(manner.end_of_speech_seconds), pace=manner.pace)
    return line.handset.gather is gather
