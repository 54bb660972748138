"""Words that shall stand on something are told by what it should say."""

import pytest

from echolink.agent.english.inscriptions import asks_for_an_inscription, inscription


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "pick up is saturday at two and it should say happy birthday owen and my name is dana reiss",
            "happy birthday owen",
        ),
        ("Please write Congratulations Mia on it.", "Congratulations Mia"),
        ("the plaque should read In Memory of Ruth, please", "In Memory of Ruth"),
        ("with the words best coach ever", "best coach ever"),
        ("can you put Forever Yours on the ring", "Forever Yours"),
        ("put me down for two", None),
    ],
)
def test_what_it_should_say_is_the_inscription(said: str, words: str | None) -> None:
    assert inscription(said) == words


@pytest.mark.parametrize(
    "label",
    [
        "what we should write on the cake",
        "What should it say?",
        "the inscription",
        "the engraving text",
        "the words on the mug",
        "the message for the card",
        "gift message",
    ],
)
def test_fields_for_an_inscription_are_known(label: str) -> None:
    assert asks_for_an_inscription(label)


@pytest.mark.parametrize(
    "label", ["what is wrong", "the size", "What would you like?", "the message", "what they want printed copies of"]
)
def test_other_fields_are_none(label: str) -> None:
    assert not asks_for_an_inscription(label)
