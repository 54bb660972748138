"""Is a goal read that an owner wrote as a note: a head and a list, keys, questions, what is told at last?"""

import pytest

from echolink.agent.profile import read_profile


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Quotes. Pickup address, drop-off address, moving date, email to send the quote to.", 4),
        ("Bike fix bookings. Name, kind of bike, what's wrong with it, day to bring it in.", 4),
        ("Garage: book cars in. What car, what's wrong, day, name, phone.", 5),
        ("Alarm installs; name; phone; address; number of doors; date; time", 6),
        ("{name, phone, make_and_model, problem, dropoff_date}", 5),
        ("watch_brand, watch_problem, customer_name, customer_email", 4),
        ("What pest did they see, in which room, and what is the address? Also get a name and a number.", 5),
        ("just get name + phone + service + day + time and tell them we'll text", 5),
        ("Viewings. Name, email, day, time. If someone is rude, end the call.", 4),
        ("Tattoos. Design, place on the body, budget, email. Also confirm whether they're over 18.", 5),
    ],
)
def test_what_is_listed_is_collected_and_nothing_else(goal: str, names: int) -> None:
    fields = read_profile(goal=goal, context="").reading.fields

    assert len(fields) == names, [f.name for f in fields]


def test_the_names_of_two_persons_are_two() -> None:
    goal = "Ask for the caller's name, the patient's name, the caller's relation to the patient, and the best number."

    assert [f.kind for f in read_profile(goal=goal, context="").reading.fields] == ["name", "name", "text", "phone"]


def test_who_gets_it_is_not_who_calls() -> None:
    goal = "Take orders for bouquets: which bouquet, who gets it, address, delivery day, and the caller's name"

    assert [f.name for f in read_profile(goal=goal, context="").reading.fields if f.kind == "name"] == [
        "recipient",
        "name",
    ]
