"""What a goal asks for does not depend on whether it is a list, a row of questions, or a sentence with why and how kindly."""

import pytest

from echolink.agent.profile import read_profile

_KINDS: dict[str, list[str]] = {
    # Nothing but a list, on one line
    "1. The customer's name. 2. Their phone number. 3. The date of the visit.": ["name", "phone", "date"],
    "1. Name of the child 2. Age 3. Which course: beginner, intermediate or advanced 4. Parent's phone number": [
        "name",
        "count",
        "choice",
        "phone",
    ],
    "The caller's name, the caller's company, the number of staff and the caller's email address.": [
        "name",
        "text",
        "count",
        "email",
    ],
    "The customer's order number, the reason for the return, and the email address.": ["text", "text", "email"],
    "Whether the parcel was on time (yes or no), and the customer's score for the service from 1 to 5.": [
        "yes_no",
        "count",
    ],
    "arrived on time (yes/no); rating (1-5)": ["yes_no", "count"],
    # Nothing but questions
    "Which size of bouquet: small, medium or large? Who is it for? What day should it arrive?": [
        "choice",
        "name",
        "date",
    ],
    "Where should the driver pick them up? Where are they going? What day? What time?": [
        "address",
        "address",
        "date",
        "time",
    ],
    "Did the parcel arrive on time? How would the customer rate us, on a scale from 1 to 5?": ["yes_no", "count"],
    "When will it be picked up? When will it be brought back? What is the driver's name?": ["date", "date", "name"],
    # How kindly it is asked, of whom, and why
    "Please ask kindly for their name, the street address and a phone number.": ["name", "address", "phone"],
    "Politely ask every guest for the size of their party, the day, the time, their name.": [
        "count",
        "date",
        "time",
        "name",
    ],
    "So that we can send the right technician with the right parts, get the appliance, the address and a contact number.": [
        "text",
        "address",
        "phone",
    ],
    "Before you finish you should have the day, the client's name and their telephone number, so the stylist can write.": [
        "date",
        "name",
        "phone",
    ],
    "People ask about hiring our loft. Note the event date, how many they're expecting and an email.": [
        "date",
        "count",
        "email",
    ],
    # Options, a scale, two ends
    "Ask for the vehicle - cargo van, passenger van or box truck -, the day they bring it back and the name.": [
        "choice",
        "date",
        "name",
    ],
    "The name, and the vehicle class, which is one of cargo van, passenger van and box truck, the phone number.": [
        "name",
        "choice",
        "phone",
    ],
    "Ask if the package got there on time - a plain yes or no - and for a score between 1 and 5.": ["yes_no", "count"],
    "Find out the dog's name, from which day until which day it will stay with us and the number for emergencies.": [
        "name",
        "date",
        "date",
        "phone",
    ],
}


@pytest.mark.parametrize("goal", _KINDS)
def test_goal_asks_for_the_same_in_whatever_form_it_is_written(goal: str) -> None:
    fields = read_profile(goal=goal, context="").reading.fields

    assert [f.kind for f in fields] == _KINDS[goal]


@pytest.mark.parametrize(
    "goal",
    [
        "Answer questions about our opening hours so that nobody has to wait.",
        "The salon is open from nine to five. Answer questions about prices.",
    ],
)
def test_what_lists_nothing_takes_a_message(goal: str) -> None:
    assert read_profile(goal=goal, context="").reading.takes_message


def test_service_that_is_asked_for_in_a_sentence_is_one_of_those_that_the_context_lists() -> None:
    context = "A women's cut is $65, a men's cut is $40, colour starts at $110."
    for asked in (
        "what they're coming in for",
        "what the client would like done with their hair",
        "which service people want",
        "the service requested",
    ):
        goal = f"Ask {asked}, which day and what time suits them, their name and a phone number."
        fields = read_profile(goal=goal, context=context).reading.fields

        assert fields[0].options == ("women's cut", "men's cut", "colour"), asked
