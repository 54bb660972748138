"""Questions inside what was said without a sign: where they begin, and where telling begins again."""

import pytest

from echolink.agent.english.clauses import clauses


def parted(said: str) -> list[str]:
    return [("? " if clause.asks else "") + clause.said.lower() for clause in clauses(said)]


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (
            "friday at three my name is anna lee and do you guys take american express",
            ["friday at three my name is anna lee", "? do you guys take american express"],
        ),
        ("thursday works um what do i wear", ["thursday works", "? what do i wear"]),
        (
            "it's john smith and i was wondering do you have a senior discount",
            ["it's john smith", "? i was wondering do you have a senior discount"],
        ),
        ("no it's fine but what if it rains", ["no it's fine", "? what if it rains"]),
        ("i want to cancel is there a fee", ["i want to cancel", "? is there a fee"]),
        ("two of us then is breakfast extra", ["two of us then", "? is breakfast extra"]),
        ("just a cut please uh what's that for kids", ["just a cut please", "? what's that for kids"]),
        ("put me down for it and how long would that take", ["put me down for it", "? how long would that take"]),
        ("we came last week is he in", ["we came last week", "? is he in"]),
        ("saturday is good is the second visit free", ["saturday is good", "? is the second visit free"]),
        ("till eight then and can we use the oven", ["till eight then", "can we use the oven"]),
        ("one adult and a cat is that alright with the cat", ["one adult and a cat", "? is that alright with the cat"]),
        ("could i come at ten do i need a towel", ["could i come at ten", "? do i need a towel"]),
    ],
)
def test_a_question_begins_behind_what_is_told(said: str, parts: list[str]) -> None:
    assert parted(said) == parts


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("do you take puppies he's four months old", ["? do you take puppies", "he's four months old"]),
        ("how much is a lesson i could come on friday", ["? how much is a lesson", "i could come on friday"]),
        ("do you have anything vegan my son can't eat eggs", ["? do you have anything vegan", "my son can't eat eggs"]),
        ("is there parking near you we're coming by car", ["? is there parking near you", "we're coming by car"]),
        (
            "is there a warranty on parts thursday would be good",
            ["? is there a warranty on parts", "thursday would be good"],
        ),
        ("is there anything i need to bring", ["? is there anything i need to bring"]),
        ("do you know if it's open today", ["? do you know if it's open today"]),
    ],
)
def test_telling_begins_again_behind_a_question(said: str, parts: list[str]) -> None:
    assert parted(said) == parts


def test_several_questions_of_one_breath_are_parted() -> None:
    said = "the deluxe wash what does that cost and how long does it take do you have wifi"

    assert parted(said) == [
        "the deluxe wash",
        "? what does that cost",
        "? how long does it take",
        "? do you have wifi",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "the problem is it leaks when it rains",
        "i don't know what the matter is it just stopped",
        "i think what i want is the big one",
        "he wants to know what time is best",
        "whatever you have is fine",
        "the thing is they told me it's free",
        "i guess so",
        "monday or so",
        "can i have a table for two at eight",
    ],
)
def test_what_is_told_stays_whole(said: str) -> None:
    assert parted(said) == [said]


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("and that's how much for two", True),
        ("it takes how long", True),
        ("you're open till when", True),
        ("that's how I like it", False),
        ("it's what my sister told me", False),
    ],
)
def test_a_question_may_have_the_order_of_a_statement(said: str, asks: bool) -> None:
    assert [clause.asks for clause in clauses(said)] == [asks]


def test_what_only_says_that_a_question_comes_is_no_part_of_it() -> None:
    assert [clause.said for clause in clauses("One more question: is there a lift?")] == ["Is there a lift?"]
