"""Does `echolink demo` lead a newcomer, or a script, to a booked table?"""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from echolink.cli.demo import _Demo
from echolink.cli.demo_bots import APPOINTMENT, TABLE, BuiltInCaller, caller_for
from echolink.errors import InvalidInput
from echolink.simulator.faults import FaultPlan
from echolink.simulator.utterance import Manner
from tests.cli.echolink_program import PROGRAM, echolink, environment
from tests.fakes.chat_completions import ChatCompletions, Says

CTRL_D = "\x04"


async def run_demo(
    *,
    goal: str | None = None,
    context: str = "",
    bot: str | None = None,
    say: list[str] | None = None,
    twiml: bool = False,
    why: bool = False,
    model: str | None = None,
    manner: Manner | None = None,
) -> int:
    return await _Demo(goal, context, model, bot, say, twiml, why, FaultPlan(), manner).run()


def test_a_line_with_faults_is_shown_and_the_table_is_booked_once_all_the_same(tmp_path: Path) -> None:
    played = echolink(tmp_path, "demo", "--faults", "twice, lose@response:1, late@voice:1")

    assert played.returncode == 0, played.stdout + played.stderr
    assert "fault: voice 1: delivered once more at the same time, with the same answer" in played.stdout
    assert "fault: response 1: the answer was lost on its way back" in played.stdout
    assert "fault: voice 1: delivered once more when the call had ended, with the same answer" in played.stdout
    assert "ANOTHER" not in played.stdout
    assert "The reference is 1001" in played.stdout


def test_a_fault_plan_that_cannot_be_read_is_refused_before_anything_starts(tmp_path: Path) -> None:
    refused = echolink(tmp_path, "demo", "--faults", "boom@voice")

    assert refused.returncode == 2
    assert "'boom' is no fault" in refused.stderr


def test_without_a_terminal_a_built_in_caller_books_a_table(tmp_path: Path) -> None:
    played = echolink(tmp_path, "demo")

    assert played.returncode == 0, played.stdout + played.stderr
    assert '"type": "goal.completed"' in played.stdout
    assert "Maria Jones" in played.stdout.split("What your webhook was sent")[1]
    assert "The reference is 1001" in played.stdout
    assert "\x1b" not in played.stdout
    assert not (tmp_path / "data").exists(), "the demo leaves nothing behind"


async def test_the_other_trade_reaches_its_goal_too(capsys: pytest.CaptureFixture[str]) -> None:
    code = await run_demo(bot="salon")

    shown = capsys.readouterr().out
    assert code == 0, shown
    assert "Sam Lee" in shown.split("What your webhook was sent")[1]


async def test_given_lines_are_said_and_then_the_caller_hangs_up(capsys: pytest.CaptureFixture[str]) -> None:
    code = await run_demo(say=["Hello there"])

    shown = capsys.readouterr().out
    assert code == 1
    assert "you   Hello there" in shown
    assert "you hung up" in shown
    assert "The goal was not reached: the caller hung up." in shown


async def test_given_lines_can_reach_the_goal(capsys: pytest.CaptureFixture[str]) -> None:
    code = await run_demo(say=["A table for four tomorrow at seven, the name is Maria Jones", "yes", "no"], twiml=True)

    shown = capsys.readouterr().out
    assert code == 0, shown
    assert "The goal was reached (goal_completed)." in shown
    assert "      <Response>" in shown


async def test_why_a_thing_was_said_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    await run_demo(say=["A table for four"], why=True)

    shown = capsys.readouterr().out.splitlines()
    asked = next(at for at, line in enumerate(shown) if line.startswith("you   A table for four"))
    assert shown[asked + 1].startswith("bot ")
    assert shown[asked + 2] == "      heard: understood party_size=4"
    assert shown[asked + 3] == "      why:   asks for what is missing: date, time, name  (scripted)"
    assert shown[asked + 4] == "      knows: party_size = 4"


async def test_a_model_for_which_the_scripted_agent_stood_in_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")

    await run_demo(say=["A table for four"], model="openai-chat:any")

    assert "openai-chat:any gave no reply 1 times" in capsys.readouterr().out


async def test_with_partials_it_is_shown_what_a_model_is_told_while_the_caller_speaks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(Says("For when?"))
        await run_demo(say=["A table for 4"], model="openai-chat:any", manner=Manner(pace="instant"))

    shown = capsys.readouterr().out
    spoken = shown[shown.index("you   A table for 4") :].splitlines()
    assert spoken[1:5] == ["…     a", "…     a cable", "…     A cable for", "…     A table for four"]
    assert spoken[5].startswith("bot ")
    assert spoken[5].endswith(" ms after the end of speech)")
    assert "The model was asked 1 times for 1 turns; 0 of " in shown


async def test_that_only_models_think_ahead_is_said_where_none_answers(capsys: pytest.CaptureFixture[str]) -> None:
    await run_demo(say=["A table for 4"], manner=Manner(pace="instant"))

    shown = capsys.readouterr().out
    assert "Only models think ahead: the scripted agent answers in a millisecond" in shown
    assert "…" not in shown.split("you   A table for 4")[1]


async def test_a_context_without_a_goal_is_refused() -> None:
    with pytest.raises(InvalidInput, match="--goal"):
        await run_demo(context="Open 9-5", say=[])


async def test_a_bot_of_ones_own_shows_what_it_understood(capsys: pytest.CaptureFixture[str]) -> None:
    await run_demo(goal="Book table", context="Tables: 2,4,6", say=["hang up"])

    shown = capsys.readouterr().out
    assert "What the bot understood" in shown
    assert "[2, 4, 6]" in shown


async def test_a_bot_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(InvalidInput, match="--bot takes 1, restaurant, 2, salon"):
        await run_demo(bot="florist", say=[])


def test_a_person_chooses_talks_hangs_up_and_leaves(tmp_path: Path) -> None:
    terminal, other_end = pty.openpty()
    running = subprocess.Popen(
        [str(PROGRAM), "demo"],
        cwd=tmp_path,
        env=environment(tmp_path, TERM="xterm", NO_COLOR="1"),
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
    )
    os.close(other_end)

    shown = _typed(terminal, ["1\n", "Hello there\n", "hang up\n", "2\n", CTRL_D, "q\n"])

    assert running.wait(30) == 0, shown
    assert "Whom do you want to talk to?" in shown
    assert "You phone: Book table" in shown
    assert "you hung up" in shown
    assert "You phone: Book an appointment" in shown
    assert shown.count("Whom do you want to talk to?") == 3, "Ctrl-D ends a call, not the program"


def _typed(terminal: int, lines: list[str]) -> str:
    """Type what is next whenever the program asks for one; all that it showed."""
    shown = b""
    while True:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            chunk = b""
        if not chunk:
            os.close(terminal)
            return shown.decode()
        shown += chunk
        plain = shown.replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"").split(b"\r\n")[-1]
        if plain in {b">     ", b"you   "} and lines:
            os.write(terminal, lines.pop(0).encode())


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("How many people will there be?", "Four of us."),
        ("Great. What day and what time would you like?", "Tomorrow at seven."),
        ("What phone number can we reach you at?", "Four one five, five five five, zero one two three."),
        ("A table for four, Maria Jones. Is that right?", "Yes, that's right."),
        ("You are booked. Is there anything else?", "No, thank you."),
        ("Of course. Which would you like: Margherita, Diavola or Funghi?", "Margherita, please."),
        ("What name should I put it under?", "Maria Jones."),
        ("Shall I book it?", "Yes, that's right."),
        ("Of course. What can we get you?", "The special of the day, please."),
        ("Mm.", "Yes, that's right."),
    ],
)
def test_the_built_in_caller_answers_what_is_asked(heard: str, said: str) -> None:
    caller = caller_for(TABLE.goal, TABLE.context)

    assert caller.answer("Welcome.") == TABLE.opening
    assert caller.answer(heard) == said


def test_the_built_in_caller_does_not_talk_for_ever() -> None:
    caller = BuiltInCaller("Hello.", {})

    said = [caller.answer("What?") for _ in range(30)]

    assert said[-1] is None


def test_any_other_goal_is_what_its_caller_asks_for() -> None:
    assert caller_for("Take orders.", "").answer("Hi") == "Hello, I am calling about this: take orders."
    assert caller_for(APPOINTMENT.goal, APPOINTMENT.context).answer("Hi") == APPOINTMENT.opening
