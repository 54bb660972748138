"""A question for a yes or a no is answered by what says that it is so, or that it is not."""

import pytest

from echolink.agent.english.restated import restated
from echolink.agent.profile import read_profile

SO = {
    "Do you own your home?": ("we bought it last year", "it's ours", "still got a mortgage but yeah it's mine"),
    "Are there pets in the home?": ("just the one cat", "one old labrador", "my daughter has a guinea pig"),
    "Does the building have an elevator?": ("there is", "we've got one but it's slow"),
    "Is it urgent?": ("it's flooding the basement", "as soon as you can"),
    "Have you worked with us before?": ("a few times", "you did our kitchen", "back in 2019"),
    "Do you want our newsletter?": ("sign me up", "that would be great"),
    "Do you need parking?": ("could use a spot", "we're driving, so yes"),
    "Can you send photos?": ("I can", "easily"),
    "Are you over 18?": ("I'm forty two",),
    "Was the water shut off?": ("we shut it off",),
    "Is it your first tattoo?": ("I've never had one",),
    "Is it still running?": ("yes, it still runs",),
}
NOT_SO = {
    "Do you own your home?": ("we rent", "it belongs to my mother", "you'd have to ask my landlord"),
    "Are there pets in the home?": ("we used to have a cat", "none", "not that I know of"),
    "Does the building have an elevator?": ("there isn't one", "it's a walkup"),
    "Is it urgent?": ("whenever works for you", "it can wait"),
    "Have you worked with us before?": ("never", "haven't", "not yet"),
    "Do you want our newsletter?": ("leave me off the list", "I'll pass"),
    "Do you need parking?": ("we're coming by train", "nope, all good"),
    "Can you send photos?": ("I can't", "don't know how"),
    "Are you over 18?": ("I'm sixteen",),
    "Is the pool heated?": ("unheated",),
    "Do you have your own boots?": ("I'd need to rent some",),
    "Is it your first tattoo?": ("it's my second",),
}


@pytest.mark.parametrize(("question", "said"), [(q, said) for q, answers in SO.items() for said in answers])
def test_what_says_that_it_is_so_is_a_yes(question: str, said: str) -> None:
    assert restated(question, said) is True


@pytest.mark.parametrize(("question", "said"), [(q, said) for q, answers in NOT_SO.items() for said in answers])
def test_what_denies_it_is_a_no(question: str, said: str) -> None:
    assert restated(question, said) is False


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Do you own your home?", "let me ask my wife"),
        ("Are there pets in the home?", "my name is Dana Fox"),
        ("Do you need parking?", "we'll be there at two"),
        ("Is it urgent?", "it's the kitchen sink"),
    ],
)
def test_what_is_not_sure_is_asked_again(question: str, said: str) -> None:
    assert restated(question, said) is None


@pytest.mark.parametrize(
    ("item", "question"),
    [
        ("if they want it delivered", "Do you want it delivered?"),
        ("if the pet is spayed or neutered", "Is the pet spayed or neutered?"),
        ("had a bad reaction to a vaccine before", "Have you had a bad reaction to a vaccine before?"),
        ("were arrangements made in advance", "Were arrangements made in advance?"),
    ],
)
def test_an_item_that_wonders_is_asked_with_yes_or_no(item: str, question: str) -> None:
    reading = read_profile(
        goal=f"Take orders: name, {item}, phone.",
        context="",
        name="",
        fields=None,
        timezone="America/New_York",
        region="US",
    ).reading
    field = next(f for f in reading.fields if f.kind == "yes_no")
    assert (field.ask, field.required) == (question, True)
