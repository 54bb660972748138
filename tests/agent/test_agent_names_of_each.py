"""Whose name is each that a goal asks for, and who of a caller's persons is who?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.told import known


@pytest.mark.parametrize(
    ("listed", "keys"),
    [
        ("the name of the caller, the name of the patient, and the day", ["name", "patient_name", "date"]),
        ("the patient's name, the caller's name and the day", ["patient_name", "name", "date"]),
        ("who the student is, who is calling, and the day", ["student_name", "name", "date"]),
        ("both names, the caller's and the patient's, and the day", ["name", "patient_name", "date"]),
        ("the caller's name and the child's, and the day", ["name", "child_name", "date"]),
        ("the name of the caller, the name of the client and the day", ["name", "client_name", "date"]),
        ("the booker's name, the patient's name and the day", ["booker_name", "patient_name", "date"]),
        ("the customer's name, their phone number and the day", ["name", "phone", "date"]),
        ("the full name, the date, and the client's full name", ["name", "date"]),
    ],
)
def test_each_of_two_names_has_its_own_key(listed: str, keys: list[str]) -> None:
    fields = read_profile(goal=f"Book an exam. Ask for {listed}.").reading.fields
    assert [f.name for f in fields] == keys


@pytest.mark.parametrize(
    "said",
    [
        "this is carol brandt, i need an appointment for my mother ruth ellison",
        "hello it's not for me it's for my mother ruth ellison, i'm carol brandt",
        "the patient is my mother ruth ellison and i'm carol brandt",
        "Hi, carol brandt here. I'd like to get my mother ruth ellison in for an exam.",
        "Hi, Carol Brandt speaking. I'd like to bring my mother Ruth Ellison in for an exam.",
    ],
)
@pytest.mark.parametrize("first", ["caller's name, the patient's name", "patient's name, the caller's name"])
async def test_who_calls_and_who_it_is_for(first: str, said: str) -> None:
    values = await known(f"Book an exam. Ask for the {first}, and the day.", said)
    assert (values["name"], values["patient_name"]) == ("Carol Brandt", "Ruth Ellison")


async def test_a_client_for_whom_somebody_else_calls_is_not_the_caller() -> None:
    goal = "Book a home visit. Ask for the name of the caller, the name of the client and the day."
    values = await known(goal, "my name is jenny kim and i'm calling for my father walter kim")
    assert (values["name"], values["client_name"]) == ("Jenny Kim", "Walter Kim")


@pytest.mark.parametrize(
    "said", ["my last name is reed r e i d", "the surname is reed r e i d", "My last name is reed r e i d."]
)
async def test_a_name_that_is_spelled_is_no_first_name(said: str) -> None:
    goal = "Register a new library member. Ask for the first name, the last name and the date of birth."
    values = await known(goal, "hi i'd like a library card, my first name is robin", said)
    assert (values["first_name"], values["last_name"]) == ("Robin", "Reid")
