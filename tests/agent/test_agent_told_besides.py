"""What callers tell besides goes to the field for such things; what has nothing to do with it does not, and it is asked for."""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation


async def heard(asked: str, *said: str) -> tuple[dict[str, object], str]:
    """What is known after a caller said this, and the last reply."""
    call = Conversation(read_profile(goal=f"Book visits. Ask for the name, {asked}, and the day."))
    answer = await call.hears_all(*said)
    return dict(answer.memory.get("values", {})), answer.say


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("anything they can't eat", "Is there anything you can't eat?"),
        ("anything that hurts", "Is there anything that hurts?"),
        ("anything the dog is afraid of", "Is there anything the dog is afraid of?"),
        ("whatever they are allergic to", "What are you allergic to?"),
        ("what they cannot lift", "What can't you lift?"),
        ("what they don't eat", "What don't you eat?"),
    ],
)
def test_what_there_may_be_is_asked_in_good_english(asked: str, question: str) -> None:
    fields = read_profile(goal=f"Book visits. Ask for the name, {asked}, and the day.").reading.fields

    assert [f.ask for f in fields if f.kind == "text"] == [question]
    assert all("_t_" not in f.name for f in fields)


@pytest.mark.parametrize(
    "asked", ["anything they can't eat", "allergies", "anything that hurts", "anything the dog is afraid of"]
)
@pytest.mark.parametrize(
    "said",
    [
        "um hello it's the first time I'm calling a place like this",
        "hi, I'm a bit nervous, it's a very long time since my last one",
        "hello, my neighbor has been to you and she is very happy",
    ],
)
async def test_small_talk_is_no_answer_to_a_question_for_something_else(asked: str, said: str) -> None:
    values, _ = await heard(asked, said)

    assert not values


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("anything they can't eat", "my daughter is allergic to peanuts"),
        ("any allergies", "one of us is vegetarian"),
        ("anything that hurts", "my lower back hurts a lot"),
        ("anything the dog is afraid of", "he is afraid of thunder and of big trucks"),
        ("anything we should know", "the elevator is broken and we have two cats"),
        ("special needs", "my mother is in a wheelchair"),
    ],
)
async def test_what_is_told_unasked_goes_to_the_field_for_such_things(asked: str, said: str) -> None:
    values, say = await heard(asked, "hello", said)

    assert said in values.values()
    assert "name" in say


@pytest.mark.parametrize("no", ["no", "not really", "nope, nothing"])
async def test_who_has_nothing_of_the_kind_is_asked_no_further(no: str) -> None:
    _, say = await heard("anything they can't eat", "hello", "Ann Lee", no)

    assert "day" in say
