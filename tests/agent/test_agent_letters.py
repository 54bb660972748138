"""How a letter that is told changes a name."""

import pytest

from echolink.agent.english.heard import heard
from echolink.agent.english.letters import lettered
from echolink.agent.profile import read_profile
from tests.agent.conversation import TABLE, Conversation


@pytest.mark.parametrize(
    ("known", "said", "name"),
    [
        ("Karla Dietz", "yeah except it's with a c", "Carla Dietz"),
        ("Karla Dietz", "It's with a C, not a K.", "Carla Dietz"),
        ("Erik Stone", "with a c", "Eric Stone"),
        ("Filip Moss", "it's with a ph", "Philip Moss"),
        ("Ina Meyer", "not with a y but with an i", "Ina Meier"),
        ("Brian Katz", "there's a y in it", "Bryan Katz"),
        ("Tom Reed", "it's ea not ee", "Tom Read"),
        ("Jon Matson", "with two t's", "Jon Mattson"),
        ("Ella Kovac", "it has a double v", "Ella Kovvac"),
        ("Jon Mattson", "only one t", "Jon Matson"),
        ("Anna Clark", "Clarke with an e", "Anna Clarke"),
        ("Sara Bloom", "Sara with an h", "Sarah Bloom"),
        ("Ann Webster", "the first name has an e at the end", "Anne Webster"),
        ("Nicolas Cole", "the last name is with a k", "Nicolas Kole"),
        ("Kim Novak", "no it's novack with a c k", "Kim Novack"),
        ("Bob Stevens", "it's stephens with a p h", "Bob Stephens"),
        ("Kim Novak", "it ends in c k", "Kim Novack"),
        ("Lars Jenson", "ends in e-n", "Lars Jensen"),
        ("Jon Petersan", "Peterson ends with o n", "Jon Peterson"),
        ("Neil Cole", "it's i-e not e-i", "Niel Cole"),
        ("Ina Meyer", "e i not e y", "Ina Meier"),
        ("Ann Mathews", "Matthews with two t's", "Ann Matthews"),
        ("Karen Baret", "it's barrett with two r's and two t's", "Karen Barrett"),
        ("Hailie Moss", "Hailey with an e y", "Hailey Moss"),
        ("Steven Ray", "Stephen with a ph", "Stephen Ray"),
        ("Bob Smith", "Smyth with a y", "Bob Smyth"),
        ("Erica Mayer", "Meyer with an e y", "Erica Meyer"),
        ("Sarah Philips", "Sara without an H", "Sara Philips"),
        ("Sarah Philips", "there's no h in Sara", "Sara Philips"),
        ("Sarah Philips", "without the h", "Sara Philips"),
        ("Ann Clarke", "Clark, no e at the end", "Ann Clark"),
        ("Jon Matson", "add another t", "Jon Mattson"),
        ("Sarah Philips", "Phillips with a double L", "Sarah Phillips"),
        ("Sarah Philips", "two L's", "Sarah Phillips"),
        ("Sarah Philips", "one more l in Philips", "Sarah Phillips"),
        ("Ann Smith", "add an e to Ann", "Anne Smith"),
        ("Catherine Doyle", "the C should be a K", "Katherine Doyle"),
        ("Catherine Doyle", "change the c to a k", "Katherine Doyle"),
        ("Catherine Doyle", "K, not C", "Katherine Doyle"),
        ("Stephen Brown", "with a V please", "Steven Brown"),
    ],
)
def test_a_letter_that_is_told_changes_the_name(known: str, said: str, name: str) -> None:
    assert lettered(known, heard(said)) == name


@pytest.mark.parametrize(
    ("known", "said"), [("Olive", "it's Stephens, with a p h"), ("Mark Smith", "it's Schmidt with a c h and d t")]
)
def test_a_letter_of_another_name_changes_none(known: str, said: str) -> None:
    assert lettered(known, heard(said)) is None


@pytest.mark.parametrize(
    "said",
    [
        *("we come with a dog", "with two kids", "that's it", "it's a man", "yes", "with us", "no, I said Friday"),
        *("yes, without a doubt", "no more", "it's apartment 2 b"),
    ],
)
def test_words_without_a_letter_change_no_name(said: str) -> None:
    assert lettered("Tom Hall", heard(said)) is None


def test_a_letter_that_may_stand_anywhere_leaves_the_name_open() -> None:
    assert lettered("Kathryn Bell", heard("no, with a k")) == ""


@pytest.mark.parametrize(
    ("told", "correction", "name"),
    [
        ("karla dietz", "yeah except it's with a c", "Carla Dietz"),
        ("Marc Ebert", "Almost. Mark with a K.", "Mark Ebert"),
        ("Bob Stevens", "almost, it's Stephens with a p h", "Bob Stephens"),
        ("Ann Fisher", "no, it's Fischer with an s c h", "Ann Fischer"),
        ("Bob Stephens with a P H", "yes", "Bob Stephens"),
        ("jon matson with two t's", "yes", "Jon Mattson"),
    ],
)
async def test_a_letter_that_is_told_at_the_read_back_or_with_the_name_counts(
    told: str, correction: str, name: str
) -> None:
    call = Conversation(TABLE)
    await call.hears_all("a table for two on friday at seven", told, correction)
    if not call.sent:
        await call.hears("yes")
    assert call.sent[0]["name"] == name


async def test_a_letter_whose_place_is_open_asks_for_the_name_again() -> None:
    call = Conversation(TABLE)
    await call.hears_all("a table for two on friday at seven", "kathryn bell", "no it's with a k")
    assert "name" in call.said[-1].lower()
    assert "name" not in (call.answers[-1].fields or {})


@pytest.mark.parametrize(
    ("known", "said", "name"),
    [
        ("Grace Stevens", "Almost, but it's Stephens, with a p h.", "Grace Stephens"),
        ("Grace Stevens", "it's stephens with ph", "Grace Stephens"),
        ("Mark Jonson", "no, it's Johnson, with an o h", "Mark Johnson"),
        ("Mark Smith", "close, it's Schmidt with a c h and d t", "Mark Schmidt"),
        ("Mark Bauer", "nearly, it's Bower with an o w", "Mark Bower"),
        ("Ann Meier", "Almost, but it's Mayer, a y e r", "Ann Mayer"),
    ],
)
async def test_a_name_with_its_letters_is_that_name(known: str, said: str, name: str) -> None:
    call = Conversation(TABLE)
    await call.hears_all("a table for two on friday at seven", known, said)

    assert call.answers[-1].memory["values"]["name"] == name


_TWO_NAMED = [("pet_name", "Name of the pet"), ("owner_name", "Name of the owner")]


@pytest.mark.parametrize(
    ("said", "anew"),
    [
        ("Almost, but it's Stephens, with a p h.", {"owner_name": "Grace Stephens"}),
        ("no it's Stephens", {"owner_name": "Grace Stephens"}),
        ("no, her name is Olivia", {"pet_name": "Olivia"}),
        ("nearly, it's Ollie, not Olive", {"pet_name": "Ollie"}),
        ("the owner's name is Oliver", {"owner_name": "Oliver"}),
    ],
)
async def test_of_two_names_the_one_is_put_right_that_is_told_again_in_other_letters(
    said: str, anew: dict[str, str]
) -> None:
    text = {"type": "string"}
    asked = {name: text | {"description": label} for name, label in _TWO_NAMED}
    call = Conversation(
        read_profile(goal="Book visits", fields={"type": "object", "properties": asked, "required": [*asked]})
    )
    await call.hears_all("hello", "Olive", "Grace Stevens", said)

    assert call.answers[-1].memory["values"] == {"pet_name": "Olive", "owner_name": "Grace Stevens"} | anew


@pytest.mark.parametrize(
    "said",
    [
        "Jonathan Clark actually",
        "actually Jonathan Clark",
        "make that Jonathan Clark",
        "could you put Jonathan Clark instead",
    ],
)
async def test_another_name_at_the_read_back_takes_the_place_of_the_first(said: str) -> None:
    call = Conversation(TABLE)
    await call.hears_all("a table for two on Friday at seven", "Jon Clark", said)

    assert call.answers[-1].memory["values"]["name"] == "Jonathan Clark"
