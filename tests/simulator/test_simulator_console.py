"""Can a person follow a call in a terminal, and without one?"""

import io
import os
import pty

import pytest
from rich.console import Console
from starlette.responses import Response

from echolink.simulator.console import (
    Aftermath,
    Conversation,
    NextLine,
    Screen,
    act,
    pretty_twiml,
    show_aftermath,
    show_reading,
)
from echolink.simulator.exchange import Exchange
from echolink.simulator.keyboard import Keyboard
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.utterance import Manner
from tests.simulator.wordless_bot import WordlessBot

LISTEN = '<Gather input="dtmf speech" action="/heard"><Say>Yes?</Say></Gather>'


@pytest.fixture
def paper() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def screen(paper: io.StringIO) -> Screen:
    return Screen(Console(file=paper, highlight=False))


def lines(*given: str | None) -> NextLine:
    waiting = list(given)

    async def next_line() -> str | None:
        return waiting.pop(0) if waiting else None

    return next_line


async def test_a_played_call_shows_who_said_what_and_how_long_it_took(
    exchange: Exchange, bot: WordlessBot, screen: Screen, paper: io.StringIO
) -> None:
    bot.on("/voice", LISTEN)
    bot.on("/heard", "<Say>Goodbye [now].</Say>")

    await Conversation(screen).hold(await exchange.call(), lines("a table for four"), typed=False)

    shown = paper.getvalue().splitlines()
    assert [line.split("  (")[0].split() for line in shown] == [
        ["bot", "Yes?"],
        ["you", "a", "table", "for", "four"],
        ["bot", "Goodbye", "[now]."],
        ["the", "call", "has", "ended"],
    ]
    assert shown[0].endswith(" ms)")
    assert "\x1b" not in paper.getvalue()


async def test_what_a_caller_seems_to_say_is_shown_once_each_time_that_it_changes(
    exchange: Exchange, bot: WordlessBot, screen: Screen, paper: io.StringIO
) -> None:
    bot.on("/voice", LISTEN.replace("action", 'partialResultCallback="/partial" action'))
    bot.on("/heard", "<Say>Goodbye.</Say>")
    bot.on("/partial", Response(status_code=204))
    call = await exchange.call(manner=Manner(pace="instant"))

    await Conversation(screen).hold(call, lines("a table for 4"), typed=False)

    shown = paper.getvalue().splitlines()
    assert shown[1:-2] == [
        "you   a table for 4",
        "…     a",
        "…     a cable",
        "…     a cable for",
        "…     a table for four",
    ]
    assert shown[-2].endswith(" ms after the end of speech)")


async def test_a_terminal_shows_them_over_one_another(paper: io.StringIO) -> None:
    narrow = Screen(Console(file=paper, force_terminal=True, no_color=True, width=30))

    narrow.partial("a table")
    narrow.partial("a table for four tomorrow at seven")
    narrow.end_partials()

    first, second, end = paper.getvalue().replace("\x1b[2m", "").replace("\x1b[0m", "").split("\r")
    assert first == f"…     {'a table':<23}"
    assert second == "…     " + "a table for four tomorrow at seven"[-23:]
    assert end == "\n"


async def test_the_twiml_is_shown_indented_when_asked_for(
    exchange: Exchange, bot: WordlessBot, screen: Screen, paper: io.StringIO
) -> None:
    bot.on("/voice", "<Say>Bye.</Say>")

    await Conversation(screen, show_twiml=True).hold(await exchange.call(), lines(), typed=False)

    assert "      <Response>\n        <Say>Bye.</Say>\n      </Response>\n" in paper.getvalue()


def test_a_reading_is_shown_field_by_field(screen: Screen, paper: io.StringIO) -> None:
    fields = [
        {"name": "party_size", "kind": "count", "asked": True},
        {"name": "city", "kind": "text", "known": "Graz"},
    ]

    show_reading(screen, {"fields": fields, "sizes": [2, 4], "unread": [], "takes_message": True})

    assert [line.split() for line in paper.getvalue().splitlines()[1:4]] == [
        ["party_size", "count", "asks"],
        ["city", "text", "knows:", "Graz"],
        ["sizes", "[2,", "4]"],
    ]
    assert "takes a message" in paper.getvalue()


async def test_a_narrow_terminal_wraps_under_the_first_word(paper: io.StringIO) -> None:
    narrow = Screen(Console(file=paper, highlight=False, force_terminal=True, no_color=True, width=30))

    narrow.spoken("bot", "What day and what time would you like to come?", "(12 ms)")

    shown = [line for line in paper.getvalue().splitlines() if line]
    assert all(line.replace("\x1b[1m", "").replace("\x1b[0m", "").startswith(("bot   ", "      ")) for line in shown)
    assert len(shown) >= 2


@pytest.mark.parametrize(("typed", "sent"), [("press 5 #", "5"), ("PRESS 12", "12")])
async def test_keys_can_be_typed(exchange: Exchange, bot: WordlessBot, typed: str, sent: str) -> None:
    bot.on("/voice", LISTEN)
    bot.on("/heard", "<Hangup/>")
    call = await exchange.call()

    await act(call, typed)
    await call.over()

    assert bot.to("/heard")[0].form["Digits"] == sent


@pytest.mark.parametrize("typed", [None, "hang up", "Hang up."])
async def test_hanging_up_can_be_typed_or_meant_by_the_end_of_input(
    exchange: Exchange, bot: WordlessBot, typed: str | None
) -> None:
    bot.on("/voice", LISTEN)
    call = await exchange.call()
    await call.listen()

    stays = await act(call, typed)

    assert not stays
    assert call.ended


async def test_an_empty_line_is_silence_and_words_to_a_dead_line_are_no_error(
    exchange: Exchange, bot: WordlessBot
) -> None:
    bot.on("/voice", LISTEN + "<Say>Goodbye then.</Say>")
    call = await exchange.call()
    await call.listen()

    await act(call, "")
    heard = await call.listen()
    await act(call, "hello?")

    assert heard == "Goodbye then."


async def test_the_aftermath_shows_payload_answer_and_complaints(
    exchange: Exchange, bot: WordlessBot, screen: Screen, paper: io.StringIO
) -> None:
    bot.on("/voice", "<Say pitch='high'>Bye.</Say>")
    call: SimulatedCall = await exchange.call()
    await call.over()
    aftermath = Aftermath(fields={"party_size": 4}, payload={"type": "goal.completed"}, answer="Confirmed.")

    show_aftermath(screen, aftermath, call, ["call again"])
    show_aftermath(screen, Aftermath(fields={}), call, [])

    shown = paper.getvalue()
    assert '"party_size": 4' in shown
    assert '"type": "goal.completed"' in shown
    assert "Confirmed." in shown
    assert "12200: <Say> has no attribute pitch" in shown
    assert "  call again" in shown
    assert "was sent nothing" in shown


def test_twiml_that_cannot_be_parsed_is_shown_as_it_came() -> None:
    assert pretty_twiml("<Response><Say>") == "<Response><Say>"


async def test_the_keyboard_gives_lines_and_then_the_end() -> None:
    reading, writing = os.pipe()
    keyboard = Keyboard(reading)

    os.write(writing, "a table\nfür vier\nand".encode())
    os.close(writing)
    typed = [await keyboard.line() for _ in range(5)]

    assert typed == ["a table", "für vier", "and", None, None]
    os.close(reading)


async def test_after_ctrl_d_a_terminal_gives_further_lines() -> None:
    terminal, other_end = pty.openpty()
    keyboard = Keyboard(other_end)

    os.write(terminal, b"hello\n\x04")
    before = [await keyboard.line(), await keyboard.line()]
    os.write(terminal, b"again\n")
    after = await keyboard.line()

    assert before == ["hello", None]
    assert after == "again"
    os.close(terminal)
    assert await keyboard.line() is None, "a terminal that is gone has no more lines"
    os.close(other_end)


async def test_what_the_bot_said_is_explained_when_asked_for(
    exchange: Exchange, bot: WordlessBot, screen: Screen, paper: io.StringIO
) -> None:
    bot.on("/voice", "<Say>Bye.</Say>")

    async def explain() -> list[str]:
        return ["why: nothing to talk about"]

    await Conversation(screen, explain=explain).hold(await exchange.call(), lines(), typed=False)

    assert "Bye." in paper.getvalue().splitlines()[0]
    assert paper.getvalue().splitlines()[1] == "      why: nothing to talk about"
