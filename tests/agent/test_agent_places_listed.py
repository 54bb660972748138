"""Where a goal asks in which town, borough or part of town: which places does a context list, in whatever form?"""

import pytest

from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone

_GOAL = "Take a visit: the caller's name, which town it is in, and the day."
_BOTH = (("Salem", "Dover"), ("Lynn", "Boston"))

# A context, and the places that are served and those that are not.
CONTEXTS = [
    ("service_area: Salem, Dover\nnot_served: Lynn, Boston\nmin_age: 8", *_BOTH),
    ("salem yes, dover yes, lynn no, boston no. mon to fri.", *_BOTH),
    ("salem, dover ok. lynn, boston not ok.", *_BOTH),
    ("Where do we work? In Salem and in Dover. Where not? In Lynn and Boston.", *_BOTH),
    ("Where we deliver: Salem, Dover. Where we don't: Lynn, Boston. When: Mon-Sat.", *_BOTH),
    ("If you live in Salem or Dover, we can help. Lynn and Boston are too far for us.", *_BOTH),
    ("Our vans only go to Salem and Dover, so no Lynn and no Boston.", *_BOTH),
    ("We don't go to Lynn or Boston. Just Salem and Dover, Monday through Friday.", *_BOTH),
    ("Salem and Dover are the only towns we serve. Lynn and Boston are out of our range.", *_BOTH),
    ("Delivery only to: Salem; Dover. Not Lynn, not Boston.", *_BOTH),
    ("We deliver to Salem and Dover. No deliveries to Lynn and none to Boston.", *_BOTH),
    ("We only drive to Salem and Dover because Lynn is too far.", ("Salem", "Dover"), ("Lynn",)),
    ("Ask for Tom and Jerry. We speak English and Spanish. Based in Boston. Closed Thanksgiving.", (), ()),
]


@pytest.mark.parametrize(("context", "served", "refused"), CONTEXTS)
def test_places_are_read_as_served_or_not_in_every_form(
    context: str, served: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    reading = read_profile(goal=_GOAL, context=context, name="", fields=None).reading
    assert (reading.areas, reading.not_areas) == (served, refused)
    options = next(f.options for f in reading.fields if "town" in f.name)
    assert options == served or not served


@pytest.mark.parametrize("context", [context for context, served, refused in CONTEXTS if served and refused])
async def test_a_place_that_is_not_served_is_refused_with_those_that_are(context: str) -> None:
    phone = DeskPhone({"bot": {"goal": _GOAL, "context": context}, "webhook": "Booked."})
    said = await phone.say("I live in Lynn")
    assert "Salem and Dover" in said
    said = await phone.say("it's in Dover")
    assert "Salem" not in said
    assert "town" not in said


async def test_every_day_but_one_is_no_day_of_its_own() -> None:
    context = "Our driver goes to Salem and Dover every day but Sunday."
    phone = DeskPhone({"bot": {"goal": _GOAL, "context": context}, "webhook": "Booked."})
    said = await phone.say("to Dover on Tuesday please")
    assert "Sunday" not in said


def test_keys_are_said_in_words() -> None:
    reading = read_profile(goal=_GOAL, context="opening_remarks: bring a dog_tag", name="", fields=None).reading
    assert reading.unread == ("opening remarks: bring a dog_tag.",)
