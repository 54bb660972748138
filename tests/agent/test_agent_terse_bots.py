"""Does a bot that says as little as an example in a manual understand its callers?"""

import pytest

from echolink.agent.port import Outcome
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation, Webhook

GRADE = {"type": "object", "properties": {"grade": {"type": "integer"}, "topic": {"type": "string"}}}


@pytest.mark.parametrize(
    ("context", "options"),
    [
        ("Men's cut $32. Women's cut $48. Kids' cut $22.", ("Men's cut", "Women's cut", "Kids' cut")),
        (
            "Family portrait $180, student headshot $60, pet portrait $90.",
            ("Family portrait", "student headshot", "pet portrait"),
        ),
        ("Day pass. Senior fitness class $8, kids swim class $12, adult swim class $15.", None),
    ],
)
def test_what_is_made_for_some_people_is_to_be_had(context: str, options: tuple[str, ...] | None) -> None:
    fields = read_profile(goal="Book appointments", context=context).reading.fields

    assert fields[0].kind == "choice"
    assert options is None or fields[0].options == options


@pytest.mark.parametrize(
    "context",
    [
        "Adults $35, children $20.",
        "Adults $20, seniors 65 and over $15, kids 3-12 $10, under 3 free.",
        "Members $10, non-members $14, local residents $8.",
        "Adult ticket $12, child ticket $6, family ticket $30.",
    ],
)
def test_who_pays_which_price_is_nothing_to_choose(context: str) -> None:
    fields = read_profile(goal="Book a boat tour", context=context).reading.fields

    assert not any(f.kind == "choice" for f in fields)


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("my son's in ninth grade", 9),
        ("she's a tenth grader", 10),
        ("he is in the 12th grade", 12),
        ("it's for grade seven", 7),
        ("grade number 11 please", 11),
    ],
)
async def test_what_has_a_number_is_told_by_its_place(said: str, grade: int) -> None:
    call = Conversation(read_profile(goal="Book a trial lesson", fields=GRADE))

    answer = await call.hears(said)

    assert answer.fields.get("grade") == grade


@pytest.mark.parametrize(
    ("wish", "no", "day"),
    [
        ("Saturday the twelfth of December", "Sorry, that Saturday is already fully booked.", None),
        ("Saturday the twelfth of December", "Saturday is taken.", None),
        ("Saturday the twelfth of December", "We have nothing left on Saturday, but Friday would work.", "2026-12-11"),
        ("Saturday the twelfth of December", "That one is full, but Sunday is free.", "2026-12-13"),
        ("Thursday the tenth of December", "Sorry, we are full then, but tomorrow would work.", "2026-11-23"),
        ("this Wednesday", "Nothing is left on Wednesday, but Friday is free.", "2026-11-27"),
    ],
)
async def test_weekdays_in_a_no_are_those_around_the_day_that_was_wished_for(
    wish: str, no: str, day: str | None
) -> None:
    webhook = Webhook(Outcome("answered", no))
    call = Conversation(read_profile(goal="Book a session: day, time, name"), webhook)
    await call.hears_all(f"{wish} at two in the afternoon, my name is Ann Lee", "yes")

    answer = await call.hears("yes")

    assert (answer.fields.get("date") if day else "which" in answer.say.lower()) == (day or True)


BASKET = {"type": "object", "properties": {"recipient": {"type": "string"}, "sender": {"type": "string"}}}


@pytest.mark.parametrize("key", ["guest", "sender", "patient", "primary_driver", "emergency_client", "policyHolder"])
def test_a_key_that_is_what_somebody_is_asks_for_a_name(key: str) -> None:
    schema = {"type": "object", "properties": {key: {"type": "string"}}}

    (field,) = read_profile(goal="Book a stay", fields=schema).reading.fields

    assert field.kind == "name"
    assert field.label.endswith("'s name")


def test_how_a_value_is_written_is_no_label() -> None:
    schema = {"type": "object", "properties": {"time": {"type": "string", "description": "HH:MM"}}}

    (field,) = read_profile(goal="Book a lesson", fields=schema).reading.fields

    assert (field.kind, field.label) == ("time", "the time")


@pytest.mark.parametrize(
    ("said", "recipient", "sender"),
    [
        ("it's for my boss his name is walter finch and my name is tom abel", "Walter Finch", "Tom Abel"),
        ("I'm Carla Reyes and I want it sent to Mr. Boris Kent.", "Mr. Boris Kent", "Carla Reyes"),
        ("my aunt's name is Ida Wells and mine is Peter Wells", "Ida Wells", "Peter Wells"),
        ("she's called June Abbot and this is Rob Abbot", "June Abbot", "Rob Abbot"),
        ("for my aunt, her name's Nina Okafor and I'm her niece Grace Okafor", "Nina Okafor", "Grace Okafor"),
        ("to Agnes Poole, from Henry Poole", "Agnes Poole", "Henry Poole"),
    ],
)
async def test_two_people_are_told_apart_in_one_breath(said: str, recipient: str, sender: str) -> None:
    call = Conversation(read_profile(goal="Take gift orders", fields=BASKET))

    answer = await call.hears(said)

    assert answer.fields == {"recipient": recipient, "sender": sender}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("he's called Rufus", "Rufus"),
        ("It's from Henry and Jill Poole.", "Henry and Jill Poole"),
        ("henry and jill poole", "Henry and Jill Poole"),
        ("Tom Lee and thanks", "Tom Lee"),
    ],
)
async def test_a_name_in_a_sentence_answers_a_question_for_one(said: str, name: str) -> None:
    call = Conversation(read_profile(goal="Take gift orders", fields={"properties": {"sender": {"type": "string"}}}))

    answer = await call.hears_all("hello", said)

    assert answer.fields == {"sender": name}


@pytest.mark.parametrize("asked", ["pet's name, species, and vaccinations", "the child's name, age and school"])
def test_the_name_of_another_is_not_that_of_who_calls(asked: str) -> None:
    fields = read_profile(goal="Schedule visits", context=f"Mon-Fri 8-6. Always ask {asked}.").reading.fields

    assert next(f.label for f in fields if f.kind == "name") == "your name"
    assert sum(f.kind == "name" for f in fields) == 2


@pytest.mark.parametrize(
    ("key", "said", "answer"),
    [
        ("first_time", "I've never been there before", True),
        ("first_visit", "no, it's not my first visit", False),
        ("new_patient", "we've never been to you", True),
        ("new_customer", "oh I come every week", False),
        ("existing_client", "I've been seeing you for years", True),
        ("been_here_before", "no, this is our first time", False),
        ("returning_guest", "we were there last summer", True),
    ],
)
async def test_who_has_or_has_not_been_here_answers_whether_they_are_new(key: str, said: str, answer: bool) -> None:
    call = Conversation(read_profile(goal="Book a class", fields={"properties": {key: {"type": "boolean"}}}))

    reply = await call.hears_all("hello", said)

    assert reply.fields == {key: answer}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("it'd be my first time i've never done it in my life", {"first_time": True}),
        ("a bike with a helmet please i don't know the way", {"helmet": True}),
        ("helmets aren't needed", {"helmet": False}),
        ("no helmet for me", {"helmet": False}),
    ],
)
async def test_only_what_is_denied_is_a_no(said: str, told: dict[str, bool]) -> None:
    schema = {
        "properties": {"helmet": {"type": "boolean"}, "first_time": {"type": "boolean"}, "bike": {"type": "string"}}
    }
    call = Conversation(read_profile(goal="Rent bikes", fields=schema))

    reply = await call.hears(said)

    assert {key: value for key, value in reply.fields.items() if key != "bike"} == told


@pytest.mark.parametrize(
    "aside",
    [
        "I've just remembered that we have the Monday off",
        "it's our anniversary on the fifth",
        "I don't work on Mondays",
        "my exam is on Wednesday",
        "we're driving back on Sunday night",
        "I get off work at four on Tuesdays",
    ],
)
async def test_what_else_is_on_changes_no_day_that_is_noted(aside: str) -> None:
    call = Conversation(read_profile(goal="Book a stay: arrival date, time, number of nights, name"))
    await call.hears("from Friday the eleventh of December at seven pm for two nights, the name is Ann Lee")

    answer = await call.hears(f"almost, but let's make it three nights, {aside}")

    assert answer.fields == {"arrival_date": "2026-12-11", "time": "19:00", "nights": 3, "name": "Ann Lee"}


@pytest.mark.parametrize(
    ("said", "date", "time"),
    [
        ("I have an exam on Friday so could I come Thursday at ten", "2026-11-26", "10:00"),
        ("our train leaves at seven on Friday please make it four in the afternoon on Thursday", "2026-11-26", "16:00"),
        ("my shift ends at three, could we do four o'clock on Tuesday", "2026-11-24", "16:00"),
    ],
)
async def test_of_two_days_the_one_of_another_plan_is_not_wished_for(said: str, date: str, time: str) -> None:
    call = Conversation(read_profile(goal="Book a lesson: day, time, name", context="Mon-Fri 8-6"))

    answer = await call.hears(said)

    assert (answer.fields.get("date"), answer.fields.get("time")) == (date, time)


@pytest.mark.parametrize(
    "said",
    [
        "Sorry, the line's terrible here. Could you say that again, the price and everything?",
        "can you repeat the whole thing there's a train going by",
        "I couldn't hear the last part, my kids are yelling",
        "could you go over the price once more please",
        "come again? it's so loud in here",
        "what was the price again",
    ],
)
async def test_who_could_not_hear_it_is_told_all_of_it_once_more(said: str) -> None:
    tuning = read_profile(
        goal="Arrange a tuning: upright or grand, address, day and time",
        context="Upright $160, grand $190. Mon-Fri 9-5.",
    )
    call = Conversation(tuning)
    first = await call.hears("What would you charge for an upright?")

    again = await call.hears_all(said, said)

    assert "160" in first.say
    assert again.say.split(". ", 1)[1] == first.say


@pytest.mark.parametrize(
    ("options", "said", "option"),
    [
        (("Studio", "1BR", "2BR"), "the two bedroom", "2BR"),
        (("Studio", "1 BR", "2 BR"), "a one bed please", "1 BR"),
        (("10yd", "20yd", "30 yd"), "the thirty yard dumpster", "30 yd"),
        (("1hr massage", "2hr massage"), "a two hour massage", "2hr massage"),
        (("4wk course", "8wk course"), "the eight week course", "8wk course"),
        (("6-pk", "12-pk"), "a twelve pack", "12-pk"),
        (("100 Mbps", "500 Mbps"), "the five hundred meg plan", "500 Mbps"),
        (("16oz", "32oz"), "the thirty two ounce", "32oz"),
    ],
)
async def test_units_that_are_written_short_are_said_in_full(options: tuple[str, ...], said: str, option: str) -> None:
    schema = {"properties": {"kind": {"type": "string", "enum": list(options)}}}
    call = Conversation(read_profile(goal="Take orders", fields=schema))

    answer = await call.hears(said)

    assert answer.fields == {"kind": option}


@pytest.mark.parametrize(
    "asked",
    [
        "what does the two bedroom go for",
        "I was wondering what the two bedroom goes for",
        "what would a two bedroom run me",
        "what are you asking for the two bedroom",
        "I'd like to know what a two bedroom would set me back",
    ],
)
async def test_a_price_is_asked_for_without_a_word_for_it(asked: str) -> None:
    flats = read_profile(goal="Schedule a showing", context="Mon-Sat 10-6. Studio $1,375, 1BR $1,850, 2BR $2,640.")
    call = Conversation(flats)

    answer = await call.hears(asked)
    after = await call.hears("and how much is the studio")

    assert "2,640" in answer.say or "2640" in answer.say
    assert "1375" in after.say.replace(",", "")


@pytest.mark.parametrize(
    "said",
    [
        "I was wondering what a studio costs and if I could come on Wednesday at four in the afternoon",
        "do you know how long it takes and whether you could do Wednesday at 4 pm",
        "could you tell me if there's parking and if Wednesday at four pm is free",
    ],
)
async def test_a_wish_behind_a_question_is_a_wish(said: str) -> None:
    call = Conversation(read_profile(goal="Book a visit: day, time, name", context="Mon-Sat 10-6."))

    answer = await call.hears(said)

    assert (answer.fields.get("date"), answer.fields.get("time")) == ("2026-11-25", "16:00")


@pytest.mark.parametrize(
    "told",
    [
        "An attorney calls back within one business day.",
        "The owner, Mia, returns messages the same day.",
        "We return all calls by five.",
        "Somebody will ring you back in the afternoon.",
    ],
)
async def test_who_wants_a_person_hears_when_one_calls_back(told: str) -> None:
    call = Conversation(read_profile(goal="Book haircuts", context=f"Cut $30. Daily 9-5. {told}"))

    answer = await call.hears("can I speak to a real person please")

    assert answer.say.startswith(told)
    assert "message" in answer.say


@pytest.mark.parametrize(
    "said", ["it's about my late aunt's estate", "my brother's car needs a clutch", "it's for my son's school"]
)
async def test_what_somebody_owns_is_no_name(said: str) -> None:
    call = Conversation(read_profile(goal="Leads: name, phone, reason"))

    answer = await call.hears_all("hello", said)

    assert "name" not in answer.fields
    assert answer.fields.get("reason")


@pytest.mark.parametrize(
    ("goal", "context", "names"),
    [
        ("Take cake orders", "Lemon $38, carrot $52. Pickup Wed-Sun 10-5.", "items date time name"),
        ("Take sandwich orders", "Reuben $11, club $9. Ready in 15 minutes. Pickup only.", "items time name"),
        (
            "Take bread orders",
            "Rye $6, wheat $5. Order by Thursday for Saturday pickup. We don't deliver.",
            "items date time name",
        ),
        (
            "Take flower orders",
            "Small $40, large $60. We deliver Mon-Sat in Manhattan.",
            "items recipient address area date card name phone",
        ),
        ("Take pizza orders", "Plain $9, ham $11. Open daily 11-10.", "items name"),
    ],
)
def test_the_context_tells_how_an_order_leaves(goal: str, context: str, names: str) -> None:
    fields = read_profile(goal=goal, context=context).reading.fields

    assert " ".join(f.name for f in fields) == names


@pytest.mark.parametrize(
    "told",
    [
        "Cash only.",
        "Weekends only.",
        "Adults only.",
        "Pickup only.",
        "Residential only.",
        "Evenings only.",
        "Women only.",
    ],
)
def test_who_and_how_and_when_are_no_areas(told: str) -> None:
    assert read_profile(goal="Book a cleaning", context=f"$40 an hour. {told}").reading.areas == ()


@pytest.mark.parametrize(
    ("told", "areas"),
    [("Brooklyn only.", ("Brooklyn",)), ("Queens only.", ("Queens",)), ("Troy and Albany only.", ("Troy", "Albany"))],
)
def test_a_place_by_itself_is_an_area(told: str, areas: tuple[str, ...]) -> None:
    assert read_profile(goal="Book a cleaning", context=f"$40 an hour. {told}").reading.areas == areas


@pytest.mark.parametrize(
    "told",
    ["Need make/model/year.", "Need make, model, year.", "Collect make, model and year.", "Required: make/model/year"],
)
def test_a_terse_list_of_attributes_is_asked(told: str) -> None:
    fields = read_profile(goal="Schedule oil changes", context=f"$45. {told}").reading.fields

    assert "make_model_year" in {f.name for f in fields}


@pytest.mark.parametrize(
    "told", ["Need ID and deposit.", "Get 10% off.", "Need 24 hours notice.", "Get here early and relax."]
)
def test_what_callers_need_is_not_asked(told: str) -> None:
    plain = read_profile(goal="Schedule oil changes", context="$45.").reading.fields

    assert read_profile(goal="Schedule oil changes", context=f"$45. {told}").reading.fields == plain


@pytest.mark.parametrize("told", ["16+.", "16+ only.", "16 and up.", "Must be 16 or older."])
async def test_a_bare_age_is_a_limit_and_a_told_age_no_hour(told: str) -> None:
    call = Conversation(read_profile(goal="Sign up volunteers: day, time, name", context=f"Sat 9-6. {told}"))
    await call.hears("Saturday please")

    answer = await call.hears("my brother wants to come, he's fourteen")

    assert "16" in answer.say
    assert "time" not in answer.fields


async def test_what_is_no_problem_is_no_name_and_what_is_said_of_a_matter_answers_for_it() -> None:
    schema = {"properties": {"name": {"type": "string"}, "urgent": {"type": "boolean"}}}
    call = Conversation(read_profile(goal="Log tickets", fields=schema))
    await call.hears("hello")

    first = await call.hears("yeah weekends are no problem")
    last = await call.hears_all("Ann Lee", "it's pretty urgent yeah")

    assert "name" not in first.fields
    assert last.fields == {"name": "Ann Lee", "urgent": True}


def test_what_is_rented_and_delivered_has_an_address() -> None:
    fields = read_profile(
        goal="Book bouncy castle rentals", context="Castle $150, slide $220. Delivery included."
    ).reading.fields

    assert "address" in {f.name for f in fields}


@pytest.mark.parametrize(
    ("said", "attends"),
    [
        ("I'd love to come and I'm bringing my wife", True),
        ("count us in", True),
        ("we wouldn't miss it, we'll be there", True),
        ("unfortunately we can't make it", False),
        ("I'm sorry, I won't be able to attend", False),
        ("we have to decline, we're away that weekend", False),
    ],
)
async def test_who_comes_attends(said: str, attends: bool) -> None:
    call = Conversation(read_profile(goal="Take RSVPs", fields={"properties": {"attending": {"type": "boolean"}}}))

    answer = await call.hears(said)

    assert answer.fields == {"attending": attends}


@pytest.mark.parametrize("goal", ["Book movers", "Schedule moves", "Give moving quotes", "Plan office relocations"])
def test_a_move_is_from_somewhere_to_somewhere(goal: str) -> None:
    fields = read_profile(goal=goal, context="$140/hr. Mon-Sat.").reading.fields

    assert [f.role for f in fields if f.kind == "address"] == ["start", "end"]


async def test_two_questions_in_a_breath_are_both_answered() -> None:
    call = Conversation(
        read_profile(goal="Book sessions", context="One hour $60. Cash or cards. Parking behind the house.")
    )

    answer = await call.hears("how much is an hour and is there parking")

    assert "60" in answer.say
    assert "behind the house" in answer.say
