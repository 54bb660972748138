"""What a bot collects, and how it asks for it, in the words of many bots."""

from typing import Any

import pytest

from echolink.agent.field import Field
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation
from tests.callers.desk_phone import DeskPhone


def fields_of(goal: str, context: str = "") -> dict[str, Field]:
    return {f.name: f for f in read_profile(goal=goal, context=context).reading.fields}


def property_of(key: str, **schema: Any) -> Field:
    (field,) = read_profile(goal="Take orders", fields={"type": "object", "properties": {key: schema}}).reading.fields
    return field


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("RSVPs for the reunion", "name attending party_size"),
        ("Collect RSVPs for our open house", "name attending party_size"),
        ("Newsletter sign-ups", "name email"),
        ("Add people to the mailing list", "name email"),
        ("Waiting list for swim lessons", "name phone"),
        ("Sign up volunteers", "name phone email"),
        ("Process returns", "name order_number reason phone"),
        ("Take product returns and refund requests", "name order_number reason phone"),
        ("Refill requests", "name refill phone"),
        ("Take complaints", "name reason phone"),
        ("Take reports of lost luggage", "item name phone"),
        ("Handle quote requests", "reason name phone"),
        ("Schedule call-backs", "name phone reason date time"),
        ("Sell raffle tickets", "tickets name"),
        ("Rent out kayaks", "kayaks start_date end_date name phone"),
    ],
)
def test_a_kind_of_call_told_in_a_few_words_asks_for_what_it_needs(goal: str, names: str) -> None:
    assert " ".join(fields_of(goal)) == names


@pytest.mark.parametrize(
    ("goal", "name", "options"),
    [
        ("Book a sound check. Band name, which stage: River, Garden or Barn, start time", "stage", "River|Garden|Barn"),
        ("Deliver mulch. Yards; color: black, brown or red; delivery address; name", "color", "black|brown|red"),
        ("Take tea orders: name, black, green or white, how many boxes, email", "black_or_green", "black|green|white"),
        ("Wash cars: inside and outside or just outside, plate, day", None, "inside and outside|just outside"),
        ("Arrange tutoring: subject, online or in person, day and time", "online_or_in_person", "online|in person"),
        ("Sell hay: bales, payment by cash or check, name", "payment", "cash|check"),
        ("Arrange a pickup: name, pickup place (dock or office), day", None, "dock|office"),
        ("Book a walk. Which walk: harbor, ghost or food? Then the day and the name.", "walk", "harbor|ghost|food"),
        ("Book lessons. Ask for the instrument: piano or flute. Then day, time, name.", "instrument", "piano|flute"),
        ("Rent a tent: name, indoors/outdoors, day", "indoors_or_outdoors", "indoors|outdoors"),
    ],
)
def test_alternatives_in_a_list_are_one_choice(goal: str, name: str | None, options: str) -> None:
    choices = [f for f in fields_of(goal).values() if f.kind == "choice"]

    assert ["|".join(f.options) for f in choices] == [options]
    assert name in (None, choices[0].name)


@pytest.mark.parametrize(
    ("goal", "counted"),
    [
        ("Book a transfer: date, time, passengers, suitcases, name", {"party_size", "suitcases"}),
        ("Book rooms: arrival, departure, adults, kids, name", {"adults", "kids"}),
        ("Quote a cleaning: bedrooms, bathrooms, address, name", {"bedrooms", "bathrooms"}),
        ("Quote a translation: word count, language, email", {"word_count"}),
    ],
)
def test_plurals_of_things_are_counted(goal: str, counted: set[str]) -> None:
    fields = fields_of(goal)

    assert {name for name, f in fields.items() if f.kind == "count"} == counted


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Help families sign up for ski school. Child's full name, level, allergies, boot size, which weeks.", 5),
        ("Schedule gutter cleaning. stories, feet of gutter, ladder access?, pets?, date", 5),
        ("Log cars in for service. Year, make and model, mileage, what is wrong, phone", 4),
        ("Move jobs. Need: from address, to address, move date, bedrooms, phone", 5),
    ],
)
def test_a_bare_second_sentence_of_short_items_is_a_list(goal: str, names: int) -> None:
    assert len(fields_of(goal)) == names


@pytest.mark.parametrize(
    ("goal", "asks_name"),
    [
        ("Book grooming: cat's name, breed, day and time", True),
        ("Book a van for a company: company name, day, time", True),
        ("Book grooming: owner's name, cat's name, day and time", False),
        ("Book a court: day, time, member number", False),
    ],
)
def test_who_books_is_asked_for_beside_a_dog_or_a_company(goal: str, asks_name: bool) -> None:
    assert ("name" in fields_of(goal)) is asks_name


@pytest.mark.parametrize(
    ("context", "name", "kind"),
    [
        ("Need to confirm they are over 21.", "over_21", "yes_no"),
        ("Always confirm that the customer is over 18.", "over_18", "yes_no"),
        ("Make sure to get the pickup address.", "pickup_address", "address"),
        ("Ask owners about vaccinations and for a vet's phone number.", "phone", "phone"),
        ("Details needed for a visit: email, gate code, phone.", "email", "email"),
        ("Required information: Name; Email; Is there a gate?", "email", "email"),
    ],
)
def test_a_context_tells_what_to_ask_in_many_forms(context: str, name: str, kind: str) -> None:
    fields = fields_of("Schedule visits", context)

    assert any(f.kind == kind and (kind != "yes_no" or f.name == name) for f in fields.values()), list(fields)


@pytest.mark.parametrize(
    ("key", "schema", "question"),
    [
        ("guests", {"type": "integer"}, "How many guests?"),
        ("num_bags", {"type": "integer"}, "How many bags?"),
        ("bags", {"type": "integer", "description": "number of checked bags"}, "How many checked bags?"),
        (
            "experience",
            {"type": "integer", "description": "Years of work experience"},
            "How many years of work experience do you have?",
        ),
        ("has_drivers_license", {"type": "boolean"}, "Do you have a driver's license?"),
        ("has_insurance", {"type": "boolean"}, "Do you have insurance?"),
        ("kit", {"type": "boolean", "description": "Student needs to borrow a kit"}, "Do you need to borrow a kit?"),
        (
            "ins",
            {"type": "boolean", "description": "If the renter wants extra insurance"},
            "Do you want extra insurance?",
        ),
        ("notes", {"type": "string"}, "Is there anything else we should know?"),
        (
            "other",
            {"type": "string", "description": "Anything else the caller mentions (diet)"},
            "Is there anything else we should know?",
        ),
        ("special_requests", {"type": "string"}, "Do you have any special requests?"),
        ("due", {"type": "string", "format": "date", "description": "Date needed by"}, "When do you need it by?"),
    ],
)
def test_a_property_has_a_question_in_plain_english(key: str, schema: dict[str, Any], question: str) -> None:
    assert property_of(key, **schema).ask == question


@pytest.mark.parametrize(
    ("key", "schema", "label"),
    [
        ("pickup_time", {"type": "string", "description": "HH:MM 24h"}, "the pickup time"),
        (
            "day",
            {"type": "string", "format": "date", "description": "Day of the visit in ISO format"},
            "the day of the visit",
        ),
        ("text", {"type": "string", "description": "Text on the cake, verbatim"}, "the text on the cake"),
        ("flight", {"type": "string", "description": "Flight number, like UA 12"}, "the flight number"),
        ("stylist", {"type": "string", "description": "Requested stylist, or 'any'"}, "the requested stylist"),
        ("role", {"type": "string", "description": "Position the applicant wants"}, "the position you want"),
        ("company", {"type": "string", "description": "Company name of the caller"}, "your company name"),
        ("from_zip", {"type": "string"}, "the ZIP code it starts from"),
        ("driver_age", {"type": "integer"}, "the driver's age"),
        ("client_name", {"type": "string"}, "your name"),
        ("who", {"type": "string", "description": "Full name of the customer"}, "your name"),
        ("needs_storage", {"type": "boolean"}, "the storage"),
    ],
)
def test_a_property_is_called_as_a_person_would(key: str, schema: dict[str, Any], label: str) -> None:
    assert property_of(key, **schema).label == label


async def test_options_that_are_constants_are_spoken_in_words_and_sent_as_they_are() -> None:
    schema = {"properties": {"pest": {"enum": ["ants", "bed_bugs", "CARPENTER_ANTS"]}, "name": {"type": "string"}}}
    call = Conversation(read_profile(goal="Pest control", fields=schema))

    asked = await call.hears("hello")
    await call.hears_all("it's bed bugs", "Ann Lee", "yes")

    assert "ants, bed bugs or carpenter ants" in asked.say
    assert call.webhook.sent[0][0]["pest"] == "bed_bugs"


async def test_a_day_is_not_told_by_its_role_where_there_is_but_one() -> None:
    schema = {
        "properties": {
            "d": {"type": "string", "format": "date", "description": "Preferred date of service"},
            "name": {"type": "string"},
        }
    }
    call = Conversation(read_profile(goal="Book service", fields=schema))

    answer = await call.hears_all("December 1st", "Ann Lee")

    assert "preferred" not in answer.say.lower()
    assert "December 1st" in answer.say


@pytest.mark.parametrize(
    ("goal", "kinds"),
    [
        ("Clothing pickups", "text date time address name phone"),
        (
            "Collect cake orders by phone, ask for pick-up day, the cake they want, name and phone",
            "date text name phone",
        ),
        ("Reserve vans: terminal (A, B or C), day, name", "choice date name"),
        ("Deliver sod: order number, morning/afternoon slot, day", "text choice date"),
        ("Take RSVPs: name, main course - beef, fish or veggie, song wish", "name choice text"),
        ("Insure bakeries: annual revenue, renewal date, best number", "money date phone"),
        ("Book swimming: kid's name and age, parent's cell, day and time", "name count phone date time"),
    ],
)
def test_odd_items_of_lists_are_of_the_kind_that_they_name(goal: str, kinds: str) -> None:
    assert " ".join(f.kind for f in fields_of(goal).values()) == kinds


@pytest.mark.parametrize(
    ("context", "name", "question"),
    [
        ("Ask who they want: Kim, Lou or no preference.", "who", "Who do you want: Kim, Lou or no preference?"),
        ("Always ask whether it's a birthday.", "birthday", "Is it a birthday?"),
        ("Every caller must give: brand, model number if they have it, and their zip code.", "zip_code", ""),
        ("When scheduling a visit, ask who the visit is for and an email.", "name", "Who is the visit for?"),
    ],
)
def test_a_context_asks_with_good_questions(context: str, name: str, question: str) -> None:
    assert fields_of("Schedule visits", context)[name].ask == question


@pytest.mark.parametrize(
    ("key", "schema", "question"),
    [
        ("is_fragile", {"type": "boolean"}, "Is it fragile?"),
        ("is_decision_maker", {"type": "boolean"}, "Are you a decision maker?"),
        ("is_over_21", {"type": "boolean"}, "Are you over 21?"),
        (
            "first",
            {"type": "boolean", "description": "True if this is the patient's first visit"},
            "Is this your first visit?",
        ),
        ("tool", {"type": "string", "description": "Which tool the customer wants"}, "Which tool do you want?"),
        (
            "inst",
            {"type": "string", "description": "Which instrument the child plays"},
            "Which instrument does the child play?",
        ),
        ("pax", {"type": "integer"}, "How many people?"),
        ("song_request", {"type": "string"}, "Do you have any song requests?"),
    ],
)
def test_a_yes_or_no_is_asked_of_whom_or_what_it_is(key: str, schema: dict[str, Any], question: str) -> None:
    assert property_of(key, **schema).ask == question


@pytest.mark.parametrize(
    ("goal", "kinds"),
    [
        ("Collect claims: item, receipt or no receipt, emergency number", "text yes_no phone"),
        ("Quote a move: how many rooms, any piano or safe, move date", "count text date"),
    ],
)
def test_what_there_may_be_none_of_is_no_choice(goal: str, kinds: str) -> None:
    assert " ".join(f.kind for f in fields_of(goal).values()) == kinds


@pytest.mark.parametrize(
    "item", ["what we could do better next time", "what went wrong on the day", "what they want done this time"]
)
def test_what_is_asked_of_a_day_or_a_time_is_no_day_and_no_time(item: str) -> None:
    fields = read_profile(
        goal=f"Do a survey. Ask how satisfied they were on a scale from 1 to 5, and {item}."
    ).reading.fields
    assert [f.kind for f in fields] == ["count", "text"]


GYM = (
    "A short survey. Ask how satisfied they are with the gym on a scale from 1 to 10, and what one thing we should improve. "
    "The survey is anonymous. Be friendly. Never mention the rival gym. We don't keep phone numbers."
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("is that anonymous", "The survey is anonymous."), ("do you keep phone numbers", "We don't keep phone numbers.")],
)
async def test_a_fact_that_the_goal_tells_is_an_answer(asked: str, told: str) -> None:
    assert told in await DeskPhone({"bot": {"goal": GYM}}).say(asked)


@pytest.mark.parametrize("asked", ["are you friendly", "is there a rival gym"])
async def test_an_order_of_the_goal_is_not_quoted(asked: str) -> None:
    said = await DeskPhone({"bot": {"goal": GYM}}).say(asked)
    assert "friendly." not in said
    assert "rival" not in said


@pytest.mark.parametrize(
    "said", ["I got a text to call you for a survey", "we had a letter asking us to call about the survey"]
)
async def test_how_one_came_to_call_is_no_answer(said: str) -> None:
    phone = DeskPhone({"bot": {"goal": GYM}})
    await phone.say(said)
    assert not phone.call.answers[-1].memory.get("values")
