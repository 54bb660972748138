"""What does a bot ask for, whatever its trade and however its goal is written?"""

import pytest

from echolink.agent.field import Field
from echolink.agent.profile import read_profile


def _fields(goal: str, context: str = "") -> dict[str, Field]:
    return {f.name: f for f in read_profile(goal=goal, context=context).reading.fields}


LISTED = [
    ("Get name, number and what's wrong with the boiler", "name phone wrong_boiler"),
    ("collect: name, phone, car make & model, issue", "name phone car_make_model problem"),
    ("- full name\n- phone number\n- date of event\n- number of guests\n- type of event", "name phone date_event party_size event"),
    ("Catering inquiries:\n1. Name\n2. Email\n3. Event date\n4. How many guests\n5. Budget", "name email event_date party_size budget"),
    ("Please collect the following:\n• Name\n• Company (optional)\n• Email\n• What they need help with", "name company email help"),
    ("Schedule a free estimate (name, address, type of job, best time to call)", "name address job best_time_call"),
    ("Ask for the name, number of nights and room type (single, double or suite).", "name nights room"),
    ("Collect the name, number of pictures and frame material (wood, metal or plastic).", "name pictures frame_material"),
    ("Collect number of guests, date and where they want to sit: inside, patio or bar.", "party_size date sit"),
    ("Boat tours: name, tour date, number of passengers and phone", "name tour_date party_size phone"),
    ("Hire: the day, when they set off, when they come back, name", "date time_set_off time_come_back name"),
    ("Get: 1. name 2. phone 3. preferred day", "name phone date"),
    ("Name. Phone. Email. Preferred date.", "name phone email date"),
    ("Booking: name / date / time / guests", "name date time party_size"),
    ("Qualify leads: name, company, email, team size, budget and timeline", "name company email team_size budget timeline"),
    ("Take name and number, ask if they're an existing customer, and note the reason for calling", "name phone existing_customer reason"),
    ("Collect the caller's name. Then ask for their account number. Finally ask what the issue is.", "name account_number problem"),
    ("Collect name and callback number. Be friendly and brief.", "name phone"),
    ("Register groups: school, number of pupils, number of adults, day", "school pupils adults date"),
    ("get caller's name & reason, nothing else", "name reason"),
    ("Book cabin, need arrival date, departure date, number of adults and children, name, email", "arrival_date departure_date party_size name email"),
    ("You're answering for Joe's. Find out what the problem is, the address, when we can come, and a phone number.", "problem address date time phone"),
    ("I run a bakery. Please take cake orders - size, flavour, message on the cake, pick up date, name and phone.", "size flavour message_cake pick_up_date name phone"),
    ("book car washes. what they want, what car, day and time, name", "what_they_want car date time name"),
    ("take messages, we are busy. who, what about, phone, when to call back", "name reason phone date time"),
    ("Book tables. Be friendly, short, and never rude.", "party_size date time name"),
    ("Find out what the customer needs and get their contact details", "customer name phone"),
    ("Get name and contact details of people interested in our gym", "name phone"),
    ("Qualify leads: budget, timeline, contact info", "budget timeline name phone"),
    ("Collect contact details: name, email, phone", "name email phone"),
    ("Arrange a locksmith visit: which door, where, when, and whom to ask for", "door address date time name"),
    ("Arrange delivery of sofas. Ask for the order number, the customer's name and the delivery date.", "order_number name delivery_date"),
    ("Schedule deliveries. Collect the order number and the day.", "order_number date"),
    ("Karaoke rooms: people, day, from, to, name.", "party_size date start_time end_time name"),
    ("Rent the ski cabin. From, to, how many guests, name.", "start_date end_date party_size name"),
    ("Book a car service: from, to, day, time, the rider's name.", "from_address to_address date time rider_name"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "names"), LISTED)
def test_a_goal_with_a_list_asks_for_just_that(goal: str, names: str) -> None:
    assert " ".join(_fields(goal)) == names


BY_THE_CALL = [
    ("Book tables", "", "party_size date time name"),
    ("Take bookings for our lanes", "", "party_size date time name"),
    ("Barber bookings", "Cut £15, Beard £10, Cut & beard £22", "service date time name"),
    ("Schedule telehealth visits", "", "date time name reason"),
    ("Book driving lessons", "", "date time name reason"),
    ("Arrange house viewings", "", "date time name"),
    ("Check availability and book a room for 2 nights", "", "party_size date nights name"),
    ("Book a private dining room for a party", "", "party_size date time name"),
    ("Book a stay", "Double room £90, twin room £85", "service party_size date nights name"),
    ("Rent kayaks", "Single $20, double $35", "service start_date end_date name phone"),
    ("Move dental appointments", "", "name current_date current_time date time"),
    ("Book, reschedule or cancel appointments", "", "request date time name current_date current_time reason"),
    ("Bookings, changes and cancellations: name, day and time", "", "request name current_date current_time date time"),
    ("Book appointments and explain our cancellation policy", "", "date time name reason"),
    ("Let callers reschedule or cancel appointments", "", "request name current_date current_time date time"),
    ("Cancel appointments", "", "name current_date current_time"),
    ("Tire change bookings", "", "date time name reason"),
    ("Take pickup orders", "Menu: soup $5, salad $6", "items time name"),
    ("Take orders for delivery", "Menu: soup $5, salad $6", "items address name phone"),
    (
        "Take orders for collection and delivery",
        "Menu: soup £5, salad £6",
        "items delivery_or_pickup address time name phone",
    ),
    ("Take pre-orders for the holidays", "Menu: pie £5, cake £6", "items date time name"),
    ("Take orders", "", "items name"),
    ("Schedule a plumbing call-out", "", "reason date time address name phone"),
    ("Arrange a free quote for roof repairs", "", "reason date time address name phone"),
    ("Book house cleanings", "", "reason date time address name phone"),
    ("Book dog walks", "We serve Kent and Dover.", "reason date time address area name phone"),
    ("Book a taxi", "", "pickup_address destination date time name phone"),
    ("Qualify sales leads", "", "name phone email reason"),
    ("Collect maintenance requests", "", "name phone reason"),
    ("Take messages for Dr. Alvarez", "", "name phone message"),
    (
        "Answer questions about us. Take a message with name and phone number for anything you don't know.",
        "",
        "name phone message",
    ),
    ("Answer questions, and take a message with name and number if you can't answer.", "", "name phone message"),
    ("Take messages for the sales team, including company name", "", "name phone message company_name"),
    ("Book a table at our bistro, ask about allergies", "", "party_size date time name allergies"),
    ("Book hair appointments, stylist preference optional", "", "date time name reason stylist_preference"),
    ("Help customers book a table and get their phone number too.", "", "party_size date time name phone"),
]


@pytest.mark.parametrize(("goal", "context", "names"), BY_THE_CALL)
def test_a_goal_without_a_list_asks_for_what_such_a_call_needs(goal: str, context: str, names: str) -> None:
    assert " ".join(_fields(goal, context)) == names


@pytest.mark.parametrize(
    "goal",
    [
        "Answer questions about us",
        "Be our receptionist",
        "Answer FAQs about opening hours and parking",
        "Give the caller information about our church services",
        "Front desk for Hotel Aurora",
        "Help callers",
        "Pass on the word",
        "Buzz",
        "Be warm with everybody who calls",
    ],
)
def test_a_goal_that_names_nothing_to_collect_takes_messages_and_says_so(goal: str) -> None:
    reading = read_profile(goal=goal).reading

    assert reading.takes_message
    assert [f.name for f in reading.fields] == ["name", "phone", "message"]


QUESTIONS = [
    ("Open a ticket: what the problem is, and whether we may enter when they're out", "may_enter_out", "May we enter when you are out?"),
    ("Ask two questions: how satisfied are you from 1 to 5, and would you recommend us to a friend?", "recommend_friend", "Would you recommend us to a friend?"),
    ("Find out why they're calling, and which company they're from", "why_calling", "Why are you calling?"),
    ("Find out why they're calling, and which company they're from", "company", "Which company are you from?"),
    ("Ask what size of dumpster they need and how long they need it", "size_dumpster", "What size of dumpster do you need?"),
    ("Intake: name, and how they heard about us", "heard_about", "How did you hear about us?"),
    ("Report a fault: what happened and when it started", "started", "When did it start?"),
    ("Poll: do you plan to vote, and which issue matters most to you", "issue_matters_most", "Which issue matters most to you?"),
    ("NPS survey: how likely to recommend us 0-10 and why", "likely_recommend", "How likely are you to recommend us, from 0 to 10?"),
    ("Survey: rate our food from 1 to 5, any other comments", "rate_food", "How would you rate our food, from 1 to 5?"),
    ("Survey: rate our food from 1 to 5, any other comments", "other_comments", "Do you have any other comments?"),
    ("RSVP: name, coming or not, how many people", "coming", "Are you coming?"),
    ("Report an outage: address, since when", "since", "Since when?"),
    ("Schedule a window cleaning: address, number of windows", "windows", "How many windows?"),
    ("Wholesale: product, contact person", "contact_person", "Who is the contact person?"),
    ("Find out whether it still runs and where it hurts", "still_runs", "Does it still run?"),
    ("Find out whether it still runs and where it hurts", "hurts", "Where does it hurt?"),
    ("Ask what has to be done and what they already tried", "done", "What has to be done?"),
    ("Ask what has to be done and what they already tried", "already_tried", "What did you already try?"),
    ("Interview: name, salary expectations", "salary_expectations", "What are the salary expectations?"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "name", "question"), QUESTIONS)
def test_what_is_listed_is_asked_in_good_english(goal: str, name: str, question: str) -> None:
    assert _fields(goal)[name].ask == question


@pytest.mark.parametrize(
    ("goal", "name", "label"),
    [
        ("Collect name, company and email", "company", "your company"),
        ("Intake: pet's name, species, age", "species", "the species"),
        ("Collect Event date, Budget", "event_date", "the event date"),
        ("Collect Event date, Budget", "budget", "your budget"),
        ("Collect name, date of birth", "date_of_birth", "your date of birth"),
        ("Ask for the order number and a photo ID", "order_number", "the order number"),
    ],
)
def test_labels_are_how_a_person_would_call_it(goal: str, name: str, label: str) -> None:
    assert _fields(goal)[name].label == label


def test_words_behind_one_number_are_one_choice() -> None:
    fields = _fields("Note jobs: (1) number of rooms, (2) carpet, tile or wood, (3) name")

    assert next(f.options for f in fields.values() if f.kind == "choice") == ("carpet", "tile", "wood")


def test_what_is_delivered_is_ordered() -> None:
    fields = read_profile(goal="Firewood delivery", context="Oak $120, birch $100, mixed $90.").reading.fields

    assert {"items", "address"} <= {f.kind for f in fields}


def test_examples_are_no_alternatives() -> None:
    assert _fields("Ask for the name and the room (for instance 12 or 4B)")["room"].kind == "text"


@pytest.mark.parametrize(
    ("goal", "name", "options"),
    [
        ("Parcel pick-up: address, size (small, medium, large), day", "size", ("small", "medium", "large")),
        ("Find out if they want delivery or pickup, and when", "delivery_or_pickup", ("delivery", "pickup")),
        ("Ask if they're a new or returning patient and their name", "patient", ("new", "returning")),
        ("Ask if they want to sit inside or outside, and a name", "inside_or_outside", ("inside", "outside")),
        ("Collect name, and whether they own or rent", "own_or_rent", ("own", "rent")),
        ("Collect name, and whether morning or afternoon is better", "morning_or_afternoon", ("morning", "afternoon")),
        ("Get the day, whether in person or by video, and a name", "in_person_or_by_video", ("in person", "by video")),
        ("Book visits: a name and if the bus or the train suits them", "bus_or_train", ("bus", "train")),
    ],
)
def test_alternatives_are_a_choice(goal: str, name: str, options: tuple[str, ...]) -> None:
    field = _fields(goal)[name]

    assert field.kind == "choice"
    assert field.options == options


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("whether morning or afternoon suits better", ("morning", "afternoon")),
        ("if the morning or the evening would suit them best", ("morning", "evening")),
        ("whether weekdays or weekends work better for them", ("weekdays", "weekends")),
        ("whether a phone call or a text is preferred", ("phone call", "text")),
        ("whether window or aisle", ("window", "aisle")),
        ("whether morning, afternoon or evening is best", ("morning", "afternoon", "evening")),
        ("if weekly, biweekly or monthly works best", ("weekly", "biweekly", "monthly")),
    ],
)
def test_what_suits_better_is_a_choice_wherever_it_is_listed(item: str, options: tuple[str, ...]) -> None:
    for goal in (f"Collect the name, the phone number, {item}.", f"Collect the name, {item}, and the phone number."):
        asked = [f for f in _fields(goal).values() if f.kind not in ("name", "phone")]

        assert [f.options for f in asked] == [options]


def test_what_may_be_so_of_either_is_no_choice_between_them() -> None:
    fields = _fields("Collect the name, the day and whether pets or children are at home")

    assert fields["pets_children_home"].kind == "yes_no"


def test_a_scale_bounds_a_count_and_the_question_says_it() -> None:
    fields = _fields("3 question survey: 1. How satisfied are you (1-5)? 2. Would you buy again? 3. Anything else?")

    assert list(fields) == ["satisfied", "buy_again"]
    assert (fields["satisfied"].kind, fields["satisfied"].least, fields["satisfied"].most) == ("count", 1, 5)
    assert fields["satisfied"].ask == "How satisfied are you, from 1 to 5?"
    assert fields["buy_again"].kind == "yes_no"


@pytest.mark.parametrize("goal", ["Collect name, email (optional)", "Collect name, email if they have one"])
def test_what_is_optional_need_not_be_given(goal: str) -> None:
    fields = _fields(goal)

    assert fields["name"].required
    assert not fields["email"].required


@pytest.mark.parametrize(
    ("goal", "roles"),
    [
        ("Move appointments", ["old", "new"]),
        ("Reserve a car: pick-up date, return date", ["start", "end"]),
        ("Boarding: drop-off date, pick-up date", ["start", "end"]),
        ("Parking: arrival date, departure date", ["start", "end"]),
        ("Rent tools: the day they take it out, the day they bring it back", ["start", "end"]),
        ("Watch repairs: model, date they bring it in, date they pick it up", ["start", "end"]),
        ("Lend out tools: the day you collect it, the day you bring it back", ["start", "end"]),
        ("Rent a bike", ["start", "end"]),
        ("Ask for the current date of the booking and the new date", ["old", "new"]),
        ("Book a table", [""]),
        (
            "Reschedule lessons. Ask for: the date and time of the current lesson, the new date and time, and the name.",
            ["old", "new"],
        ),
        ("Move a viewing: day and hour of the old viewing, the new day and hour", ["old", "new"]),
    ],
)
def test_two_days_are_told_apart(goal: str, roles: list[str]) -> None:
    assert [f.role for f in _fields(goal).values() if f.kind == "date"] == roles


@pytest.mark.parametrize(
    "goal", ["Book a taxi", "Movers: from address, to address", "Courier: from where, to where, when"]
)
def test_a_way_has_a_beginning_and_an_end(goal: str) -> None:
    assert [f.role for f in _fields(goal).values() if f.kind == "address"] == ["start", "end"]


def test_only_where_nights_are_spent_are_they_asked_for() -> None:
    assert "nights" in _fields("Book rooms", "Check-in from 3pm.")
    assert "nights" in _fields("Take bookings", "Cabins $90 per night.")
    assert "nights" not in _fields("Book tables", "Open every night from six. Quiz nights on Fridays.")
    assert "nights" not in _fields("Book karaoke rooms")
    assert "nights" in _fields("Book double rooms")


def test_a_menu_makes_an_order_of_items() -> None:
    order = _fields("Take orders for pick up", "Menu\nBurger - 9.50\nFries - 3.50\nMilkshake - 4.00")["items"]

    assert order.kind == "items"
    assert order.options == ("Burger", "Fries", "Milkshake")


def test_prices_of_people_are_nothing_to_choose_from() -> None:
    assert "service" not in _fields("Reserve tickets", "Adults $12, children $6.")


@pytest.mark.parametrize(
    ("context", "asked"),
    [
        ("Question 1: How was the stay, from 1 to 10? Question 2: Would you come again?", {"stay", "come_again"}),
        ("1. How was the food, from 1 to 5?\n2. Would you recommend us?", {"food", "recommend"}),
        ("Get their address, the size of the pool, and which day suits them.", {"address", "size_pool"}),
    ],
)
def test_what_a_context_alone_asks_is_asked_instead_of_a_message(context: str, asked: set[str]) -> None:
    fields = _fields("Do a short survey", context)

    assert asked <= set(fields)
    assert "message" not in fields


@pytest.mark.parametrize(
    ("context", "asked"),
    [
        ("We need: make and model, license plate and a number.", {"make_model", "license_plate", "phone"}),
        ("When somebody calls, take their name, which costume and a phone number.", {"name", "costume", "phone"}),
        ("The caller must tell us their flight number, how many bags and a phone number.", {"flight_number", "bags"}),
    ],
)
def test_a_context_asks_in_prose_for_more_than_the_goal(context: str, asked: set[str]) -> None:
    assert asked <= set(_fields("Bookings", context))


@pytest.mark.parametrize(
    ("goal", "context", "names"),
    [
        (
            "Book a maintenance visit",
            "We look after aquariums.\nAsk for:\n- name and phone\n- tank size\n- freshwater or saltwater\n- the address\n"
            "- when they would like us to come\nWe work Monday to Friday 9-5.",
            "name phone tank_size freshwater_or_saltwater address date time",
        ),
        (
            "Take requests for babysitters",
            "Please collect:\n1. Parent's name\n2. How many children\n3. Date\n4. A callback number\nOur sitters charge $22 an hour.",
            "parent_name party_size date phone",
        ),
        (
            "Swarm removal calls",
            "Callers should leave their name, where the swarm is and a phone number. I have to know whether it is in a tree.",
            "name swarm phone tree",
        ),
        (
            "Answer the phone for my upholstery workshop",
            "I have to know what piece of furniture it is and roughly when they need it back. Make sure you get a name and number.",
            "piece_furniture back name phone",
        ),
        (
            "Handle calls for our cider press",
            "For pressing bookings we need: how many kilos of apples, which day, name, phone.",
            "kilos_apples date name phone",
        ),
        ("Help callers with breakdowns", "Information to collect: name; address; phone; make of boiler.", "name address phone make_boiler"),
        ("Take catering enquiries", "I'll need to know the date and where it is. And of course a number so I can call back.", "date where_it_is phone name"),
        ("Run a customer satisfaction call", "Questions to ask:\n1. Was it late?\n2. Was anything damaged?\n3. How was the driver?", "late anything_damaged driver"),
        ("Follow up with our members", "Ask these questions: How often do you visit? What did you like best?", "often_visit best"),
    ],
)  # fmt: skip
def test_a_list_in_the_context_is_asked_for_in_its_order_and_nothing_generic_beside_it(
    goal: str, context: str, names: str
) -> None:
    assert " ".join(_fields(goal, context)) == names


def test_whether_somebody_has_something_is_asked_in_plain_english() -> None:
    fields = _fields("Book tables", "Please ask if anybody has allergies.")

    assert "Does anybody have allergies?" in [f.ask for f in fields.values()]


@pytest.mark.parametrize(
    "context",
    [
        "Customers should leave their shoes at the door.",
        "Guests must leave the room by eleven, please take their word for it.",
        "1. Can you park here? Yes, behind the house.\n2. Do you have wifi? Yes.",
        "For deliveries, take their address and a phone number.",
        "Guests must leave their phone and cameras in a locker.",
        "We want to be the friendliest shop in town.",
        "Note: parking is limited, no dogs.",
        "What you need:\n- swimwear\n- a towel",
        "Don't ask for payment details. Callers want to know about parking.",
        "When they want delivery, ask for the address.",
        "Find out more on our website. Ask about our loyalty card and gift vouchers.",
        "Note: bring a towel, water and cash. Callers want to know about parking: it is free.",
    ],
)
def test_what_only_sounds_like_asking_is_not_asked(context: str) -> None:
    assert set(_fields("Bookings", context)) == set(_fields("Bookings", ""))


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Arrange piano tunings", "reason date time address name phone"),
        ("Gutter cleaning", "reason date time address name phone"),
        ("Schedule lawn mowing", "reason date time address name phone"),
        ("Book an electrician", "reason date time address name phone"),
        ("Mobile dog grooming", "reason date time address name phone"),
        ("Dog grooming appointments", "date time name reason"),
        ("Window replacement leads", "name phone email reason"),
        ("Book piano lessons", "date time name reason"),
        ("Arrange house viewings", "date time name"),
    ],
)
def test_who_comes_to_what_cannot_be_brought_asks_where_it_is(goal: str, names: str) -> None:
    assert " ".join(_fields(goal)) == names


def test_what_is_to_be_done_is_asked_only_where_the_goal_does_not_tell_it() -> None:
    assert not _fields("Gutter cleaning")["reason"].required
    assert _fields("Book an electrician")["reason"].required


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Cat boarding reservations", "drop_off_date pick_up_date pet name phone"),
        ("Kennel bookings", "drop_off_date pick_up_date pet name phone"),
        ("Yurt bookings", "party_size date nights name"),
        ("Holiday apartment bookings", "party_size date nights name"),
        ("Take flower delivery orders", "items recipient address date card name phone"),
        ("Send gift baskets", "items recipient address date card name phone"),
        ("Firewood deliveries", "items address date name phone"),
        ("Meal delivery orders", "items address name phone"),
        ("Schedule furniture deliveries", "reason date time address name phone"),
        ("Qualify solar leads", "name phone email reason"),
        ("Eye exams", "date time name reason"),
        ("Boat tours", "party_size date time name"),
        ("Birthday parties", "party_size date time name"),
        ("Insurance quotes", "name phone email reason"),
        ("Window cleaning quotes", "reason date time address name phone"),
        ("Wedding cake orders", "items date name"),
        ("Guinea pig boarding", "drop_off_date pick_up_date pet name phone"),
        ("Aquarium maintenance", "reason date time address name phone"),
        ("Answer questions about our tours", "name phone message"),
    ],
)
def test_a_goal_of_two_words_asks_for_what_such_a_call_takes(goal: str, names: str) -> None:
    assert " ".join(_fields(goal)) == names


def test_name_and_address_of_each_of_two_are_four_things() -> None:
    goal = "Arrange deliveries: the sender's name and address, the recipient's name and address, and the day."

    names = [field.name for field in read_profile(goal=goal).reading.fields]

    assert names == ["sender_name", "sender_address", "recipient_name", "recipient_address", "date"]


def test_which_pest_is_none_of_what_a_visit_costs() -> None:
    goal = "Take requests for pest control: which pest, which room, the address and a name."

    fields = read_profile(goal=goal, context="A first visit is $95, follow-ups are $60.").reading.fields

    assert {field.kind for field in fields if field.name in ("pest", "room")} == {"text"}


@pytest.mark.parametrize(
    "number",
    [
        "a number to ring back",
        "the number we can reach them at",
        "which number you can text",
        "a number to call",
    ],
)
def test_a_number_on_which_somebody_is_called_is_a_phone_number(number: str) -> None:
    assert [f.kind for f in _fields(f"Take call-outs: what is wrong, the address and {number}.").values()][
        -1
    ] == "phone"
