"""What is read of a context is so: a wrong reading refuses callers who are right, an unread sentence is only quoted."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from echolink.agent.scripted.plan import plan_of


def _read(goal: str, context: str, **more: Any) -> Any:
    return read_profile(goal=goal, context=context, **more).reading


@pytest.mark.parametrize(
    ("goal", "context", "areas"),
    [
        ("Book repairs", "We work in Rye and Mount Kisco on all makes of boilers.", "Rye|Mount Kisco"),
        ("Take pizza orders", "We deliver in Ossining and Croton, delivery is $4.", "Ossining|Croton"),
        ("Take wreath orders", "We deliver Tuesday to Saturday to Beacon, Cold Spring and Garrison for $9.", "Beacon|Cold Spring|Garrison"),
        ("Book cleanings", "We come to any address in Troy or Albany, nowhere else.", "Troy|Albany"),
        ("Take requests to install solar panels", "We install panels in New York City and on Long Island.", "New York City|Long Island"),
        ("Book visits", "Service area: zip codes 12508 and 12518.", "12508|12518"),
        ("Book cleanings", "We clean homes in Albany and Troy, Mon-Sat 8-17.", "Albany|Troy"),
        ("Book repairs", "We service Weil-McLain, Burnham and Navien.", ""),
        ("Book interpreters", "On-site only.", ""),
        ("Book cleanings", "Mon to Fri only.", ""),
        ("Rent out dumpsters", "We deliver Mon to Sat between 7 and 3.", ""),
        ("Book rides", "We drive to JFK, LaGuardia and Newark from anywhere in the five boroughs.", ""),
        ("Book tables", "Dinner only.", ""),
        ("Book cleanings", "We come to Troy on Fridays and to Albany on Mondays.", ""),
    ],
)  # fmt: skip
def test_what_is_served_are_places(goal: str, context: str, areas: str) -> None:
    assert "|".join(_read(goal, context).areas) == areas


@pytest.mark.parametrize(
    "context",
    [
        "Hatchback 49, estate 62, minibus 95.",
        "Cut 30, color 80, blow-dry 25.",
        "Margherita small 11 / large 16",
        "Pad Thai 14.50, Green Curry 15, Spring Rolls 6.",
        "Breakfast from 8 to 10.",
        "Up to 6 people per lane, $40 per lane and hour.",
    ],
)
def test_prices_and_times_are_no_sizes(context: str) -> None:
    assert _read("Take bookings", context).sizes == ()


def test_what_one_of_several_holds_bounds_nobody_who_takes_two() -> None:
    goal = "Book lanes: the day, how many players"

    assert _read(goal, "At most 6 players on a lane. 24 players are the most we can take.").fields[-1].most == 24


@pytest.mark.parametrize(
    "context",
    [
        "Moving an appointment is free until 48 hours before, after that it's $20.",
        "Moving is free if it is more than 24 hours ahead, otherwise we charge $40.",
        "Tickets are picked up at the door from an hour before the start.",
        "Reserved tickets wait for you until 20 minutes before the show.",
        "A moved appointment costs nothing if it's a day ahead.",
        "The café closes half an hour before the museum.",
    ],
)
def test_what_is_free_until_then_may_be_done_later(context: str) -> None:
    assert _read("Move appointments", context).notice_minutes == 0


@pytest.mark.parametrize(
    ("goal", "context", "key", "told"),
    [
        ("Book a haircut", "Cut $40, colour $90, shave $20. Daily 9-18. The last colour starts at 4 pm.", "last", None),
        ("Book lanes", "Daily noon to 11 pm (kitchen closes at 9).", "last", None),
        ("Book tables", "Dinner daily 5 pm to 11 pm, the kitchen closes at 10.", "last", "22:00"),
        ("Groom dogs", "Tue-Sat 9-17, last dog comes in at 3:30 pm. Small dogs $50, cats $40.", "last", "15:30"),
        ("Book cars in", "We're closed on Thanksgiving and the Friday after it. Mon-Sat 8-6.", "closed", None),
        ("Book tours", "Daily 9-17. Closed for renovation until May 2.", "closed_dates", None),
        ("Book a piano tuning", "Hal tunes at your home anywhere in Queens, Tuesday to Saturday.", "closed", ["monday", "sunday"]),
        ("Take inquiries", "We cater lunches in Westchester, Monday to Saturday.", "closed", ["sunday"]),
        ("Take tickets", "We answer within four hours on weekdays.", "closed", None),
        ("Book games", "Games start at 2 pm, 4 pm and 6 pm every day except Tuesday.", "closed", ["tuesday"]),
        ("Take cake orders", "Pick-up Wed to Sun, 9 to 3, three days' notice please.", "wednesday", [{"opens": "09:00", "closes": "15:00"}]),
        ("Book cars in", "Drop-off only in the morning between 7:30 and 10, daily.", "daily", [{"opens": "07:30", "closes": "10:00"}]),
        ("Book visits", "A visit is $89 Monday to Friday from 8 am to 6 pm and $149 at night and on weekends.", "monday", None),
        ("Book check-ups", "Hours: M/T/Th 8:30-5, W 11-7.", "monday", [{"opens": "08:30", "closes": "17:00"}]),
        ("Rent out the hall", "No loud music after 9 pm. Daily 9-23.", "last", None),
        ("Book visits", "Daily 10:00-14:00 and 15:00-19:00 (between 14 and 15 I eat).", "daily",
         [{"opens": "10:00", "closes": "14:00"}, {"opens": "15:00", "closes": "19:00"}]),
        ("Take orders", "Thanksgiving orders are picked up on Wednesday between 7 am and 7 pm.", "wednesday", None),
    ],
)  # fmt: skip
def test_hours_are_those_of_what_is_asked_for(goal: str, context: str, key: str, told: Any) -> None:
    assert _read(goal, context).hours.get(key) == told


@pytest.mark.parametrize(
    "context",
    [
        "Tours on Tuesdays at 9:30 am, not on holidays.",
        "Mon-Fri 9-5, closed weekends and public holidays.",
        "Daily 8-20 except holidays.",
        "No tours on federal holidays. Daily 9-5.",
    ],
)
def test_who_is_closed_on_holidays_is_closed_on_those_of_the_country(context: str) -> None:
    assert "thanksgiving" in _read("Book tours", context).hours["closed_holidays"]
    assert "thanksgiving" not in _read("Book tours", context, region="GB").hours["closed_holidays"]


@pytest.mark.parametrize("context", ["Daily 8-8, holidays as well.", "Never closed, not even on holidays. Daily 9-5."])
def test_who_works_on_holidays_is_not_closed(context: str) -> None:
    assert "closed_holidays" not in _read("Book tours", context).hours


@pytest.mark.parametrize(
    ("context", "names"),
    [
        ("Half head: short $120, long $145. Full head: short $165.", "short half head|long half head|short full head"),
        ("Wash $79, wax $99. Add-ons: pet hair $40, headlights $60.", "Wash|wax"),
        ("Lessons every day 8 am to 7 pm, 60 minutes, $70, package of five $325.", "Lessons|package of five"),
        ("Per night, breakfast included: single $119, double $165, suite $210.", "single|double|suite"),
        ("Bouquets come small ($35), medium ($55) and large ($80).", "small Bouquets|medium Bouquets|large Bouquets"),
        ("Up to ten parcels, each at most 40 pounds.", ""),
        ("Our cakes come in two sizes: small serves 10 and is $58, large serves 20 and is $84.", "small|large"),
        ("Door opening 110 dollars, after 10pm 160.", "Door opening"),
        ("Facial $95, massage $110. Sent by e-mail free, by mail $5.", "Facial|massage"),
    ],
)
def test_what_is_to_be_had_has_a_name_of_its_own(context: str, names: str) -> None:
    assert "|".join(str(one["name"]) for one in _read("Sell vouchers", context).services) == names


@pytest.mark.parametrize(
    ("goal", "context"),
    [
        ("Reserve tables", "Khinkali $16, khachapuri $17, tasting menu $58."),
        ("Schedule tours of our daycare", "Full-time is $1,850 a month, three days a week $1,200."),
        ("Book cars in: make and model, the day", "Kessler Auto Repair, Atlantic Avenue."),
        ("Book cars in: make, model, year, the day", "Oil change 65, brake pads from 180 per axle, inspection 37."),
    ],
)
def test_nothing_is_to_be_chosen_that_is_not_asked_for(goal: str, context: str) -> None:
    assert [f.name for f in _read(goal, context).fields if f.options] == []


def test_what_stands_in_brackets_is_no_further_option() -> None:
    fields = _read(
        "Book tattoos: which artist, the day", "Artists: Mara (fine line), Dov (black and grey), Sol (color)."
    ).fields

    assert fields[0].options == ("Mara", "Dov", "Sol")


def test_an_address_for_deliveries_is_asked_of_those_only_to_whom_is_delivered() -> None:
    fields = _read(
        "Take orders: what, delivery or pickup, the address if we deliver, name", "We deliver in Rye and Harrison."
    ).fields

    assert {f.name: f.given for f in fields if f.given} == {
        "address_deliver": ("delivery_or_pickup", "delivery"),
        "area": ("delivery_or_pickup", "delivery"),
    }


def test_two_days_of_a_stay_leave_no_number_of_nights_to_ask_for() -> None:
    context = "For a reservation we need the arrival date, the departure date, the number of guests and a name. Rooms $90 per night."

    assert "nights" not in {f.name for f in _read("Take room reservations.", context).fields}


@pytest.mark.parametrize(
    "goal",
    [
        "Book cars in: the day and time they bring it, the day and time they collect it, name",
        "Book a kennel: the day and time of drop-off, the day and time of pick-up, name",
        "Rent vans: day and time of pick-up, day and time of return, name",
    ],
)
def test_day_and_time_of_two_things_are_two_days_and_two_times(goal: str) -> None:
    fields = _read(goal, "").fields

    assert [(f.kind, f.role) for f in fields][:4] == [
        ("date", "start"),
        ("time", "start"),
        ("date", "end"),
        ("time", "end"),
    ]


@pytest.mark.parametrize(
    ("context", "name", "options"),
    [
        (
            "Stylists are Mireille, Tasha and Jonah; Jonah is not in on Saturdays.",
            "stylist",
            ("Mireille", "Tasha", "Jonah"),
        ),
        ("Instructors: Ben and Carla. Daily 9-18.", "instructor", ("Ben", "Carla")),
    ],
)
def test_who_does_it_may_be_wished_for_and_is_not_asked_for(context: str, name: str, options: tuple[str, ...]) -> None:
    field = next(f for f in _read("Book appointments.", context).fields if f.name == name)

    assert (field.options, field.required) == (options, False)


@pytest.mark.parametrize(
    ("goal", "context", "names"),
    [
        ("Book rooms: arrival, departure, which room, name", "Garden Room, two guests, $140 a night. Family Suite, up to four guests, $210 a night.", "Garden Room|Family Suite"),
        ("Book cuts: which service, day, time", "Prices: women's cut $65 (45 min) / men's cut $40 / colour from $110.", "women's cut|men's cut|colour"),
        ("Take lunch orders: which menu, how many people", "Menus per person: Garden $14 · Deli $18 · Sea $21.", "Garden|Deli|Sea"),
        ("Sign people up for a free trial class", "Salsa Mondays 7 pm, tango Tuesdays 7:30 pm, swing Wednesdays 6:30 pm.", "Salsa|tango|swing"),
    ],
)  # fmt: skip
def test_all_of_a_list_is_to_be_had(goal: str, context: str, names: str) -> None:
    assert "|".join(next(f.options for f in _read(goal, context).fields if f.options)) == names


@pytest.mark.parametrize(
    ("context", "most"),
    [
        ("The counter takes parties of up to 4, bigger groups sit at a table, 8 people at most.", 8),
        ("Rooms sleep up to four. Breakfast from 8 to 10.", 4),
        ("Group tours last 75 minutes and are for 10 to 30 visitors.", 30),
        ("Rooms: small (up to 6 people, $40/h), large (up to 20, $95/h).", 20),
    ],
)
def test_the_largest_of_all_is_the_most(context: str, most: int) -> None:
    assert (
        next(f.most for f in _read("Book visits: the day, number of people", context).fields if f.kind == "count")
        == most
    )


def test_who_is_off_on_a_day_is_there_on_all_others() -> None:
    plan = plan_of(
        read_profile(
            goal="Book nails: with which technician, day, time",
            context="Technicians: Mei, Oksana and Tanya. Tanya is off on Wednesdays.",
        )
    )

    assert {name: [sorted(tie.days) for tie in ties] for name, ties in plan.tied.items()} == {
        "Tanya": [[0, 1, 3, 4, 5, 6]]
    }


def test_what_there_is_to_know_of_is_told_in_words() -> None:
    fields = _read("Book a trial: name, whether there are any injuries we should know of", "").fields

    assert [f.kind for f in fields][-1] == "text"


def test_who_tells_what_is_wrong_is_not_asked_for_one_of_the_services() -> None:
    fields = _read(
        "Book cars in: what is wrong or what needs doing, the day", "Oil change $59, state inspection $37."
    ).fields

    assert [f.name for f in fields if f.required and f.options] == []


def test_an_age_is_bounded_by_no_number_of_children() -> None:
    fields = _read("Book shows: how many kids, the birthday child's age", "Up to 25 children, ages 4 to 10.").fields

    assert [(f.most) for f in fields if f.kind == "count"] == [25, 10]


def test_old_and_new_are_asked_for_once() -> None:
    context = (
        "Find out the pet's name, the owner's last name, the old day and time, and the new day and time they'd like."
    )
    fields = _read("Move appointments", context).fields

    assert sorted((f.role, f.kind) for f in fields if f.role) == [
        ("new", "date"),
        ("new", "time"),
        ("old", "date"),
        ("old", "time"),
    ]


@pytest.mark.parametrize(
    "context",
    ["Closed Thanksgiving and the day after.", "We're closed on Thanksgiving and the Friday after it."],
)
def test_the_day_after_thanksgiving_is_that_day_alone(context: str) -> None:
    assert _read("Book visits", context).hours == {"closed_holidays": ["thanksgiving", "thanksgiving_friday"]}


def test_a_holiday_beside_a_weekday_is_as_closed() -> None:
    hours = _read(
        "Take boarding reservations", "Daily 8-10 am. No drop-off or pick-up on Sundays and on Thanksgiving Day."
    ).hours

    assert (hours["closed_holidays"], "sunday" in hours.get("closed", ())) == (["thanksgiving"], True)


def test_brands_that_are_not_repaired_are_no_places() -> None:
    assert _read("Book repairs", "We fix all major brands except Sub-Zero and Viking.").not_areas == ()


@pytest.mark.parametrize(
    ("goal", "context", "options"),
    [
        ("Book games: which room, the day and a name.", "We have two rooms, the Attic and the Old Mill, each for six.", ("Attic", "Old Mill")),
        ("Book grooming: the dog's name, bath or full groom, day", "A bath is $40, a full groom is $75.", ("bath", "full groom")),
        ("Take orders: the dishes with how many of each, a name.", "Menu: pad thai $13, green curry $14.", ("pad thai", "green curry")),
    ],
)  # fmt: skip
def test_what_is_to_be_had_is_what_a_list_asks_for(goal: str, context: str, options: tuple[str, ...]) -> None:
    assert options in {field.options for field in read_profile(goal=goal, context=context).reading.fields}
