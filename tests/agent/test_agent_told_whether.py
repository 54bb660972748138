"""What a yes-or-no question asks is told unasked by a statement with its own words; days with prices are nothing to choose."""

import pytest

from echolink.agent.english.heard import heard
from echolink.agent.english.told_whether import told_whether
from echolink.agent.profile import read_profile


@pytest.mark.parametrize(
    ("question", "said", "answer"),
    [
        ("Did the parcel arrive on time?", "my parcel was on time", True),
        ("Was the delivery on time?", "yes it arrived on time", True),
        ("Was the delivery on time?", "no my parcel did not arrive on time", False),
        ("Could you tell me whether the parcel arrived on time?", "it wasn't on time", False),
        ("Was the room in good order?", "our room was in good order", True),
        ("Did the parcel arrive on time?", "I'd like it to be on time", None),
        ("Did the parcel arrive on time?", "we had a good time", None),
        ("Did the parcel arrive on time?", "was it on time?", None),
        ("Are you a member?", "it was on time", None),
    ],
)
def test_statement_answers_the_question_whose_words_it_has(question: str, said: str, answer: bool | None) -> None:
    assert told_whether(question, heard(said)) is answer


def test_days_that_only_have_prices_are_no_kinds_of_what_is_asked() -> None:
    context = "The Foundry is a loft for parties. Saturday hire is $4,500, other days $3,200."
    fields = read_profile(
        goal="Collect what kind of event it is, on what date and the name.", context=context
    ).reading.fields

    assert [(f.kind, f.options) for f in fields] == [("text", ()), ("date", ()), ("name", ())]
