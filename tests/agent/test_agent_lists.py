"""In which forms do people list what their bot is to ask, and what is each item asked as?"""

import pytest

from echolink.agent.catalogue.en import English
from echolink.agent.field import Field
from echolink.agent.profile import read_profile


def _fields(goal: str, context: str = "") -> dict[str, Field]:
    return {f.name: f for f in read_profile(goal=goal, context=context).reading.fields}


FORMS = [
    ("Book a tattoo consultation — design idea — size in inches — first tattoo? — preferred artist — date & time — name",
     "design_idea size_inches first_tattoo artist date time name"),
    ("Schedule a chimney inspection -> name -> phone -> type of chimney -> preferred date", "name phone chimney date"),
    ("Translator intake: language → place → date → how many hours → name of the person booking",
     "language place date hours name_person_booking"),
    ("Take cake orders. Get (1) the occasion, (2) how many servings, (3) pickup date and (4) a name and number.",
     "occasion servings pickup_date name phone"),
    ("Lost pets. a) kind of animal b) its name c) color d) where it was last seen e) when it was last seen f) caller's phone",
     "animal animal_name color last_seen when_last_seen phone"),
    ("Don't hang up before you have 1. the garment 2. what should be done to it 3. the day they need it by 4. a name",
     "garment done day name"),
    ("Tow truck dispatch [location] [what happened] [where to tow it] [callback number]", "address happened tow phone"),
    ("Record a lift fault: (building) (which floor it is stuck at) (is anyone inside?) (name of caller)",
     "building floor_stuck anyone_inside name"),
    ("collect:\n  roof: tile | slate | metal\n  storeys: number\n  leaking: yes/no\n  address\n  visit_date",
     "roof storeys leaking address visit_date"),
    ("ROLE: intake. SLOTS: pool_size_gallons, last_cleaned, gate_locked (yes/no), preferred_date, phone.",
     "pool_size_gallons last_cleaned gate_locked date phone"),
    ("Lost and found report -- item / colour / which line (Red, Blue) / phone", "item colour line phone"),
    ("Sell hay. How many bales? Square or round? Delivered where? Which day? Name?",
     "bales square_or_round address date name"),
    ("Fill this form.\nName:\nPhone:\nType of roof:\nLeak? (y/n):\nWhen can we inspect:", "name phone roof leak date time"),
    ("Collect {name}, {phone}, {vehicle}, {preferred_date}", "name phone vehicle date"),
    ("Quote desk. Details to get: event type, date, contact name/phone/email.", "event date name phone email"),
    ("I mend clocks. Ask what sort of clock it is, then ask whether it still runs, and last get a name and a number so that I "
     "can ring back. That's all.", "clock still_runs name phone"),
    ("Get me their name, their number, how many copies and when they need it by", "name phone copies when_they_need"),
    ("Log a wildlife call-out. Find out what animal it is, where in the house it is, whether there are pets, and get a "
     "callback number.", "animal house pets phone"),
    ("Take meter readings: account number, meter reading, tariff", "account_number meter_reading tariff"),
    ("You work for a vet. Get the pet's name, species, age, what's going on and a callback number.",
     "pet_name species pet_age going phone"),
    ("Take down requests for an estimate. We need to know what has to be done, which day suits and the customer's name and phone",
     "done date name phone"),
    ("Make an appointment: the service, day, time, first and last name, since we keep a list", "service date time name"),
    ("Rides: pick-up address, how many passengers and suitcases, moving from which address", "pick_up_address party_size suitcases from_address"),
    ("Members' poll: 1) On a scale from 1 to 10, how likely are you to come again? 2) What should we improve?",
     "likely_come_again improve"),
    ("Sign up players: name, beginner / intermediate / advanced, day and time, phone", "name beginner_or_intermediate date time phone"),
    ("Shoe repair: which shoes, the drop-off day and the day you pick it up, name", "shoes drop_off_day day_pick_up name"),
    ("Intake form = name; DOB; injured body part; referred by a doctor? (y/n)", "name date_of_birth injured_body_part referred_doctor"),
    ("Register kids for camp:\n  child: name, age\n  parent: name, phone\n  week: 1|2|3",
     "child_name child_age parent_name parent_phone week"),
    ("Shuttle: flight number; # of passengers; # of bags; callback #", "flight_number party_size bags phone"),
    ("Please take the order number, the reason for return, whether the box was opened, and refund or exchange. Then the email.",
     "order_number reason box_opened refund_or_exchange email"),
    ("Book photo sessions - family/portrait/newborn - number of people - date - name + email",
     "family_or_portrait party_size date name email"),
    ("Movers: where they're moving from, where they're moving to, name", "moving moving_to name"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "names"), FORMS)
def test_a_list_is_read_in_whatever_form_it_stands(goal: str, names: str) -> None:
    assert " ".join(_fields(goal)) == names


KINDS = [
    ("Collect tank size in gallons, phone", "tank_size_gallons", "count"),
    ("Collect how tall the tree is in feet, phone", "tall_tree_feet", "count"),
    ("Collect her length in metres, phone", "length_metres", "count"),
    ("Take orders: pounds, pickup date, name", "pounds", "count"),
    ("Collect: bales: number; wrapped: y/n; phone", "bales", "count"),
    ("Collect: bales: number; wrapped: y/n; phone", "wrapped", "yes_no"),
    ("Collect when it was last serviced, phone", "last_serviced", "text"),
    ("Collect when they noticed it first, phone", "noticed_first", "text"),
    ("Book a tuning: address and which morning suits", "date", "date"),
    ("Take faults: what is broken, when the plumber can come by, name", "time", "time"),
    ("Collect the name of the boat and the owner's name", "name_boat", "text"),
    ("Collect the name of the boat and the owner's name", "owner_name", "name"),
    ("Collect the model of the phone that is broken and a number", "model_phone_broken", "text"),
    ("Collect the serial number of the machine, phone", "serial_number_machine", "text"),
    ("Schedule a blood draw: fasting or not, preferred morning", "date", "date"),
    ("Collect where in the garden it is and a number", "garden", "text"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "name", "kind"), KINDS)
def test_an_item_is_of_the_kind_that_its_answers_are_of(goal: str, name: str, kind: str) -> None:
    assert _fields(goal)[name].kind == kind


QUESTIONS = [
    ("Ask what the sign does or doesn't do, and a number", "Could you tell me what the sign does or doesn't do?"),
    ("Ask how high above the ground it is, and a number", "How high above the ground is it?"),
    ("Ask which marina she's lying at, and a number", "Which marina is she lying at?"),
    ("Ask where in the house it is, and a number", "Could you tell me where in the house it is?"),
    ("Ask what it did before it stopped, and a number", "Could you tell me what it did before it stopped?"),
    ("Ask whether anyone in the household smokes, and a number", "Could you tell me whether anyone in the household smokes?"),
    ("Ask does everybody have closed shoes, and a number", "Does everybody have closed shoes?"),
    ("Ask if there's a lift, and a number", "Is there a lift?"),
    ("Ask when they need them back, and a number", "When do you need them back?"),
    ("Ask whether the super may enter when nobody is home, and a number", "May the super enter when nobody is home?"),
    ("Ask whether they have done this before, and a number", "Have you done this before?"),
    ("Ask whether he or she takes any medication, and a number", "Do you take any medication?"),
    ("Ask how many flues there are, and a number", "How many flues are there?"),
    ("Ask whether the customer wants express service, and a number", "Do you want express service?"),
    ("Ask since when it's been down, and a number", "Since when has it been down?"),
    ("Ask how bad it is on a scale of 1-5, and a number", "How bad is it, from 1 to 5?"),
    ("Collect: needed by; a number", "When do you need it by?"),
    ("Ask what is to be notarized, and a number", "What is to be notarized?"),
    ("Ask what's the matter with it, and a number", "What's the matter with it?"),
    ("Ask how many floors the house has, and a number", "How many floors does the house have?"),
    ("Ask any tune they've asked for, and a number", "Is there any tune you have asked for?"),
    ("Collect open fireplace or wood stove, and a number", "Would that be open fireplace or wood stove?"),
    ("Collect last pumped, and a number", "When was it last pumped?"),
    ("Collect the square footage: number, and a number", ""),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "question"), QUESTIONS)
def test_what_cannot_be_turned_into_a_question_is_asked_plainly(goal: str, question: str) -> None:
    assert next(iter(_fields(goal).values())).ask == question


def test_a_question_within_a_choice_is_asked_within_another_one() -> None:
    goal = "Aquarium care: how often they'd like us to come (weekly, monthly), name"

    reading = read_profile(goal=goal).reading.fields[0]

    assert English().tells(reading.label)
    assert reading.options == ("weekly", "monthly")


@pytest.mark.parametrize(
    ("context", "names"),
    [
        ("What I need from you: the player's name and age, private or group, a phone number", "player_name player_age"),
        (
            "We write down the tenant's name, what is broken and the apartment number.",
            "tenant_name broken apartment_number",
        ),
    ],
)
def test_a_context_that_says_what_is_written_down_asks_for_it(context: str, names: str) -> None:
    assert set(names.split()) <= set(_fields("Take calls", context))


def test_options_that_the_goal_lists_for_one_field_go_to_no_other_one() -> None:
    goal = "Instrument rental for schools. Ask for: instrument (violin, viola, cello); size (1/4, 1/2, 3/4); which school; e-mail"

    fields = _fields(goal, "Violin $18 a month, viola $20, cello $34.")

    assert fields["size"].options == ("1/4", "1/2", "3/4")
    assert fields["school"].options == ()


PROPERTIES = [
    ("insured", {"type": "boolean", "description": "has health insurance"}, "Do you have health insurance?"),
    ("glasses", {"type": "boolean", "description": "wears glasses"}, "Do you wear glasses?"),
    ("may_call", {"type": "boolean", "description": "the trainer may call the member"}, "May the trainer call you?"),
    ("again", {"type": "boolean", "title": "would come again"}, "Would you come again?"),
    ("cats", {"type": "boolean", "title": "are there cats in the flat"}, "Are there cats in the flat?"),
    ("owner", {"type": "boolean", "description": "Does the caller own the house?"}, "Do you own the house?"),
    ("gate_locked", {"type": "boolean"}, "Is the gate locked?"),
    ("parking", {"type": "boolean"}, "Parking, yes or no?"),
    ("years", {"type": "integer", "description": "how many years ago it was last tuned"}, "How many years ago was it last tuned?"),
    ("place", {"type": "string", "description": "where the car stands now"}, "Where does the car stand now?"),
    ("who", {"type": "string", "description": "whom the medicine is for"}, "Whom is the medicine for?"),
    ("needed_by", {"type": "string", "format": "date"}, "When do you need it by?"),
    ("hours", {"type": "integer", "description": "for how many hours"}, "For how many hours?"),
]  # fmt: skip


def _property(name: str, schema: dict[str, object]) -> Field:
    return read_profile(goal="Take it", fields={"type": "object", "properties": {name: schema}}).reading.fields[0]


@pytest.mark.parametrize(("name", "schema", "question"), PROPERTIES)
def test_a_property_is_asked_in_good_english(name: str, schema: dict[str, object], question: str) -> None:
    assert _property(name, schema).ask == question


@pytest.mark.parametrize(
    ("name", "schema", "label"),
    [
        ("time", {"type": "string", "format": "time", "description": "HH:MM"}, "the time"),
        ("pickup_time", {"type": "string", "description": "HH:MM, today"}, "the pickup time"),
        ("start", {"type": "string", "description": "the start of the visit, HH:MM"}, "the start of the visit"),
        ("size", {"type": "string", "description": "by weight"}, "the size"),
        ("card", {"type": "string", "description": "the text for the card, optional"}, "the text for the card"),
        ("client", {"type": "string", "description": "the name of the client"}, "your name"),
    ],
)
def test_what_is_only_for_programmers_is_not_spoken(name: str, schema: dict[str, object], label: str) -> None:
    assert _property(name, schema).label == label


@pytest.mark.parametrize("description", ["the customer's name", "the name of the renter", "the donor's name"])
def test_whose_name_a_property_is_makes_it_a_name(description: str) -> None:
    assert _property("who", {"type": "string", "description": description}).kind == "name"


def test_of_two_days_that_both_begin_something_the_second_ends_the_first() -> None:
    days = {
        "pause_from": {"type": "string", "format": "date", "description": "the first day without it"},
        "resume_on": {"type": "string", "format": "date", "description": "the first day with it again"},
    }

    fields = read_profile(goal="Pause it", fields={"type": "object", "properties": days}).reading.fields

    assert [f.role for f in fields] == ["start", "end"]


@pytest.mark.parametrize(
    ("goal", "kinds"),
    [
        (
            "Sign up a pupil: pupil's name, age, the name and phone of a parent",
            {"pupil_name": "name", "pupil_age": "count", "name_parent": "name", "phone_parent": "phone"},
        ),
        (
            "Collect the pet's name, and the name and number of the owner",
            {"pet_name": "name", "name_owner": "name", "phone_number_owner": "phone"},
        ),
        (
            "Get the address, and the name and mobile number of an emergency contact",
            {"address": "address", "name_emergency_contact": "name", "mobile_number_emergency": "phone"},
        ),
    ],
)
def test_what_is_of_somebody_is_theirs_in_both_halves(goal: str, kinds: dict[str, str]) -> None:
    assert {name: f.kind for name, f in _fields(goal).items()} == kinds


@pytest.mark.parametrize(
    ("goal", "start", "end"),
    [
        ("Dispatch a tow: pickup spot, drop-off, car, callback number", "pickup_spot", "drop_off"),
        ("Book a ride: pick-up, drop-off, day and time", "pick_up", "drop_off"),
        ("Courier jobs. Get pick-up address, drop-off, size of the parcel, name", "pick_up_address", "drop_off"),
    ],
)
def test_a_bare_pick_up_and_drop_off_are_where_a_way_begins_and_ends(goal: str, start: str, end: str) -> None:
    fields = _fields(goal)

    assert (fields[start].kind, fields[start].role) == ("address", "start")
    assert (fields[end].kind, fields[end].role) == ("address", "end")
