"""Is a yes told from a no, and both from all else?"""

import json
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.english.ear import EnglishEar
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

EAR = EnglishEar()
CORPUS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "spoken_acts.json").read_text())
MEANT = {"yes": True, "no": False, "neither": None}
# Every second phrase of each list was kept back: no rule was changed because of it, but for four of `neither` that the test of
# what is taken for a yes brought to light: "right now", "it is for my mother", "confirm my booking", "i would like the soup".
TUNED_ON, KEPT_BACK = slice(0, None, 2), slice(1, None, 2)


@pytest.mark.parametrize(
    ("lists", "half", "floor"),
    [
        ("agreement", TUNED_ON, 0.99),
        ("agreement", KEPT_BACK, 0.96),
        ("agreement_written_later", TUNED_ON, 0.98),
        ("agreement_written_later", KEPT_BACK, 0.95),
    ],
    ids=["tuned on", "kept back", "written later, tuned on", "written later, kept back"],
)
def test_yes_no_and_neither_are_told_apart(lists: str, half: slice, floor: float) -> None:
    phrases = [(said, MEANT[meant]) for meant, all_said in CORPUS[lists].items() for said in all_said[half]]
    wrong = [said for said, meant in phrases if EAR.agreement(said) is not meant]

    share = 1 - len(wrong) / len(phrases)
    print(f"{share:.3f} of {len(phrases)}", wrong)
    assert share >= floor, wrong


@pytest.mark.parametrize("meant", ["no", "neither"])
def test_what_is_no_yes_is_hardly_ever_taken_for_one(meant: str) -> None:
    phrases = CORPUS["agreement"][meant] + CORPUS["agreement_written_later"][meant]
    taken = [said for said in phrases if EAR.agreement(said) is True]

    assert len(taken) <= len(phrases) // 50, taken


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Yeah, no, that's fine.", True),
        ("Yeah, no.", False),
        ("No, yeah, that's fine.", True),
        ("No, no, that's right.", True),
        ("Yeah, no, it's wrong.", False),
        ("No, you're grand.", False),
        ("Yes, but make it eight.", True),
        ("Yes, no onions please.", True),
        ("That's right, except the name.", False),
        ("Almost, but it's Ferrer with two r's in the middle.", False),
        ("Everything but the name is right.", False),
        ("Right, but my name is spelled differently.", False),
        ("Okay, wait.", None),
        ("No, wait.", False),
        ("no its fine", True),
        ("Right now?", None),
        ("Good evening!", None),
        ("", None),
    ],
)
def test_the_beginning_counts_and_a_statement_outweighs_it(said: str, answer: bool | None) -> None:
    assert EAR.agreement(said) is answer


def test_a_yes_with_a_wish_is_told_from_a_plain_one() -> None:
    assert [said for said in CORPUS["reserved"]["does"] if not EAR.reserved(said)] == []
    assert [said for said in CORPUS["reserved"]["does_not"] if EAR.reserved(said)] == []


@pytest.mark.parametrize(
    "said",
    [
        "um no that doesn't sound right",
        "it doesn't look good",
        "no that does not look right",
        "you messed that up",
        "uh uh",
    ],
)
async def test_what_does_not_sound_right_is_not_sent(said: str) -> None:
    call = Conversation(read_profile(goal="Book a table: day, time, number of people, name"))

    await call.hears_all("a table for two on Tuesday at six, my name is Dana Fox", said)

    assert call.sent == []
    assert call.said[-1] != call.said[-2]
