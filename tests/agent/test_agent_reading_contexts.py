"""What does a bot read of a business: hours, closed days, sizes, services, areas, notice?"""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.profile import read_profile
from echolink.agent.reader import Reader

DAYS = {
    "mo": "monday",
    "tu": "tuesday",
    "we": "wednesday",
    "th": "thursday",
    "fr": "friday",
    "sa": "saturday",
    "su": "sunday",
}


def _hours(context: str) -> str:
    """ "mo-fr 09:00-17:00; closed sunday": as short as an owner would write it."""
    hours = dict(read_profile(goal="Book appointments", context=context).reading.hours)
    groups: dict[str, list[str]] = {}
    for day in ("daily", *DAYS.values()):
        spans = hours.pop(day, None)
        if spans:
            times = " ".join(f"{one['opens']}-{one['closes']}" for one in spans)
            groups.setdefault(times, []).append(day if day == "daily" else day[:2])
    parts = [f"{','.join(days)} {times}" for times, days in groups.items()]
    parts += [f"{key} {','.join(hours[key])}" for key in ("closed", "closed_dates", "closed_holidays") if key in hours]
    parts += [f"away {one['from']}..{one['to']}" for one in hours.get("closed_ranges", ())]
    return "; ".join([*parts, *([f"last {hours['last']}"] if "last" in hours else [])])


HOURS = [
    ("Mon - Fri: 9 a.m. - 5 p.m.", "mo,tu,we,th,fr 09:00-17:00"),
    ("Mon–Thu 11–22, Fri–Sat 11–24, Sun 12–20", "mo,tu,we,th 11:00-22:00; fr,sa 11:00-24:00; su 12:00-20:00"),
    ("9-5 M-F, 10-2 Sat", "mo,tu,we,th,fr 09:00-17:00; sa 10:00-14:00"),
    ("Mo-Fr 9-17, Sa 10-14.", "mo,tu,we,th,fr 09:00-17:00; sa 10:00-14:00"),
    ("M/W/F 7-3, T/Th 12-8", "mo,we,fr 07:00-15:00; tu,th 12:00-20:00"),
    ("9 to half 5, Monday to Saturday. Closed Sundays.", "mo,tu,we,th,fr,sa 09:00-17:30; closed sunday"),
    ("Half eight till half five weekdays", "mo,tu,we,th,fr 08:30-17:30"),
    ("Open weekdays 8-18, weekends 10-16", "mo,tu,we,th,fr 08:00-18:00; sa,su 10:00-16:00"),
    ("Open 8h30-18h00", "daily 08:30-18:00"),
    ("Office open 0900-1700 Mon to Fri", "mo,tu,we,th,fr 09:00-17:00"),
    ("Open 11am till late", "daily 11:00-24:00"),
    ("Open 7 days, 11 to 11", "daily 11:00-23:00"),
    ("Available 24/7", "daily 00:00-24:00"),
    ("Open 24/7 for emergencies. Office hours 9-5 weekdays.", "mo,tu,we,th,fr 09:00-17:00"),
    ("lunch 12-2, dinner 6-10, closed mondays", "daily 12:00-14:00 18:00-22:00; closed monday"),
    ("Breakfast 7-10:30, lunch 12-3", "daily 07:00-10:30 12:00-15:00"),
    ("Happy hour 4-6pm. Open 3pm to 1am.", "daily 15:00-01:00"),
    ("Open late Thursdays until 9. Mon-Sat 9-6.", "mo,tu,we,fr,sa 09:00-18:00; th 09:00-21:00"),
    ("open mon-sat 9-6 (thu until 8)", "mo,tu,we,fr,sa 09:00-18:00; th 09:00-20:00"),
    ("Mon-Thu 9-6 except Wednesdays 9-8", "mo,tu,th 09:00-18:00; we 09:00-20:00"),
    ("open from 9 to 5 Monday to Friday and on Saturdays from 10 to 2", "mo,tu,we,th,fr 09:00-17:00; sa 10:00-14:00"),
    ("Closed on weekends. Otherwise 8-5.", "daily 08:00-17:00; closed saturday,sunday"),
    ("No Sundays. Mon-Sat 7-7.", "mo,tu,we,th,fr,sa 07:00-19:00; closed sunday"),
    ("We don't open on Mondays. Tue-Sun noon to 10pm.", "tu,we,th,fr,sa,su 12:00-22:00; closed monday"),
    ("We work Mon-Sat.", "closed sunday"),
    ("Pickups Mon-Fri.", "closed saturday,sunday"),
    ("open Monday to Friday", "closed saturday,sunday"),
    ("We open at 8. We close at 6.", "daily 08:00-18:00"),
    ("OPENING TIMES\nMonday: 09:00 - 17:30\nTuesday: Closed\nWednesday: 10:00 - 16:00", "mo 09:00-17:30; we 10:00-16:00; closed tuesday"),
    ("Open daily 12-10pm, last orders 9:30pm.", "daily 12:00-22:00; last 21:30"),
    ("Last orders 30 minutes before closing. Open 5-11.", "daily 17:00-23:00; last 22:30"),
    ("Kitchen closes at 9pm. Open 12-11 daily.", "daily 12:00-23:00; last 21:00"),
    ("Visits Monday to Thursday 9-5, the fire must be out for 24 hours.", "mo,tu,we,th 09:00-17:00"),
    ("We're open every day from noon until eleven at night, last orders at ten.", "daily 12:00-23:00; last 22:00"),
    ("Last boat at nine. Open daily 1 to 10 pm.", "daily 13:00-22:00; last 21:00"),
    ("Last appointment at 5. Open 9-6.", "daily 09:00-18:00; last 17:00"),
    ("Closed 24th December - 2nd January", "away 12-24..01-02"),
    ("Closed Dec 24-26 and Jan 1.", "closed_dates 01-01; away 12-24..12-26"),
    ("Closed July 4th, Thanksgiving and Christmas Day.", "closed_dates 07-04,12-25; closed_holidays thanksgiving"),
    ("closed bank holidays and Easter Sunday", "closed_holidays easter_sunday"),
    ("closed in January", "away 01-01..01-31"),
    ("Hours M-Th 8-5, F 8-1", "mo,tu,we,th 08:00-17:00; fr 08:00-13:00"),
    ("Hours: 10 to 6, closed Sun & Mon, last walk-in 5:30pm", "daily 10:00-18:00; closed monday,sunday; last 17:30"),
    ("No reservations on Fridays.", "closed friday"),
    ("Open every night from six.", "daily 18:00-24:00"),
    ("Open May to October, 10-4", "daily 10:00-16:00; away 11-01..04-30"),
]  # fmt: skip


@pytest.mark.parametrize(("context", "hours"), HOURS)
def test_hours_are_read_however_they_are_written(context: str, hours: str) -> None:
    assert _hours(context) == hours


@pytest.mark.parametrize(
    "context",
    [
        "12-14 High Street, Leeds LS1 4AB. Tel 0113 496 0123.",
        "Our fee is $80-$120 per hour.",
        "Ages 5-12 welcome. Lessons for groups of 3-6 kids.",
        "Delivery within 30-45 minutes.",
        "2019-2024 best salon",
        "Check-in 3pm-10pm, check-out by 11am.",
        "Free cancellation until 6pm the day before.",
        "Please give us at least 24 hours' notice.",
        "Anna is off on Tuesdays.",
        "Appointments on Saturdays are $10 extra",
        "By appointment only.",
    ],
)
def test_other_figures_and_days_are_no_hours(context: str) -> None:
    assert _hours(context) == ""


@pytest.mark.parametrize(
    ("context", "sizes"),
    [
        ("A tiny place: the largest group we can take is 7.", (7,)),
        ("Tables seat 2, 4 or 6.", (2, 4, 6)),
        ("We have 5 tables of 4 and 3 tables of 2", (2, 4)),
        ("Groups of 10 or more must call the manager.", (9,)),
        ("Groups over 8 please call.", (8,)),
        ("Largest table 10.", (10,)),
        ("Private room for up to 24", (24,)),
        ("Our escape room fits 2-6 players.", (6,)),
        ("We can seat parties of 1 to 10.", (10,)),
        ("Max 15 per tour.", (15,)),
        ("We only take parties up to six.", (6,)),
        ("Deposit of $20 for groups over 6.", ()),
        ("Book up to 30 days in advance.", ()),
        ("Rooms: 101, 102", ()),
    ],
)
def test_how_many_can_come(context: str, sizes: tuple[int, ...]) -> None:
    assert read_profile(goal="Book tables", context=context).reading.sizes == sizes


def _services(context: str) -> list[tuple[Any, ...]]:
    services = read_profile(goal="Book appointments", context=context).reading.services
    return [tuple(service.values()) for service in services]


SERVICES = [
    ("Rooms: single $80, double $120 per night", [("single", 8000, "USD"), ("double", 12000, "USD", "night")]),
    ("Women's cut - $45 - 45 min, Beard trim $15", [("Women's cut", 4500, "USD", 45), ("Beard trim", 1500, "USD")]),
    ("Large pizza 14.50, small pizza 10", [("Large pizza", 1450), ("small pizza", 1000)]),
    ("Haircut: $30\nColour: from $80\nCheck: free", [("Haircut", 3000, "USD"), ("Colour", 8000, "USD", True), ("Check",)]),
    ("Our services:\nHaircut - $30 (30 min)\nColour - $80 (2 hrs)", [("Haircut", 3000, "USD", 30), ("Colour", 8000, "USD", 120)]),
    ("Services:\n- Mowing\n- Hedge trimming\nDogs are welcome.", [("Mowing",), ("Hedge trimming",)]),
    ("Massage 30/60 min: $40/$70", [("Massage 30 minutes", 4000, "USD", 30), ("Massage 60 minutes", 7000, "USD", 60)]),
    ("60-minute massage $90. 90-minute massage $125.", [("massage 60 minutes", 9000, "USD", 60), ("massage 90 minutes", 12500, "USD", 90)]),
    ("Coffee 3€, Cappuccino 3,50€", [("Coffee", 300, "EUR"), ("Cappuccino", 350, "EUR")]),
    ("Cut £15, Cut & beard £22", [("Cut", 1500, "GBP"), ("Cut & beard", 2200, "GBP")]),
    ("Menu: 1. Pad Thai $12.50 2. Green Curry $13", [("Pad Thai", 1250, "USD"), ("Green Curry", 1300, "USD")]),
    ("We do: oil changes, brakes and tires", [("oil changes",), ("brakes",), ("tires",)]),
    ("We specialise in wills, trusts and probate", [("wills",), ("trusts",), ("probate",)]),
    ("Deposit $50. Cancellation fee $20. Parking $5.", []),
    ("Rates: $25 per hour, $120 per day.", []),
    ("Trips at 10 and 2.", []),
    ("Suite 5, Floor 2, Leeds", []),
    ("Delivery to Soho, Camden only", []),
]  # fmt: skip


@pytest.mark.parametrize(("context", "services"), SERVICES)
def test_what_is_to_be_had_with_prices_and_lengths(context: str, services: list[tuple[Any, ...]]) -> None:
    assert _services(context) == services


@pytest.mark.parametrize(
    ("context", "areas"),
    [
        ("We serve Brooklyn and Queens", ("Brooklyn", "Queens")),
        ("Delivery to Soho, Camden only", ("Soho", "Camden")),
        ("Green Lawns serves Austin and Round Rock.", ("Austin", "Round Rock")),
        ("We cover all of Greater Manchester.", ("Greater Manchester",)),
        ("We work in Kent, Sussex & Surrey only.", ("Kent", "Sussex", "Surrey")),
        ("We cover the city of Leeds and up to 10 miles around", ()),
        ("We don't serve Staten Island.", ()),
        ("We serve breakfast and lunch. We serve Italian food.", ()),
    ],
)
def test_areas_are_names_of_places(context: str, areas: tuple[str, ...]) -> None:
    reading = read_profile(goal="Schedule a call-out", context=context).reading

    assert reading.areas == areas
    assert reading.services == ()
    assert [f.options for f in reading.fields if f.name == "area"] == ([areas] if areas else [])


@pytest.mark.parametrize(
    ("context", "minutes"),
    [
        ("Please book at least 24 hours in advance.", 1440),
        ("Appointments need two days' notice.", 2880),
        ("Minimum notice 3 hours", 180),
        ("We need a week's notice for custom cakes", 10080),
        ("Same day appointments are not available.", 1440),
        ("Orders must be placed by noon the day before.", 1440),
        ("Cancellations at least 24 hours in advance please.", 0),
        ("You can book up to 30 days in advance.", 0),
        ("Last orders 30 minutes before closing.", 0),
    ],
)
def test_how_long_before_it_must_be_arranged(context: str, minutes: int) -> None:
    assert read_profile(goal="Book a table", context=context).reading.notice_minutes == minutes


def test_a_sentence_may_tell_of_several_things_and_the_rest_is_only_quoted() -> None:
    reading = read_profile(
        goal="Book a table", context="Open 5-10PM, parties of up to 8, at least 2 hours in advance. Dogs welcome."
    ).reading

    assert reading.hours == {"daily": [{"opens": "17:00", "closes": "22:00"}]}
    assert (reading.sizes, reading.notice_minutes, reading.unread) == ((8,), 120, ("Dogs welcome.",))


def test_the_context_may_tell_what_to_ask_for() -> None:
    reading = read_profile(
        goal="Book a table", context="Always ask for an email. We need to know about allergies. Ask for Maria."
    ).reading

    assert [f.name for f in reading.fields][-2:] == ["email", "allergies"]
    assert reading.unread == ("Ask for Maria.",)


_PIECES = st.sampled_from(
    [
        *(context for context, _ in HOURS),
        *(context for context, _ in SERVICES),
        "closed ",
        "9-5 ",
        "mon ",
        "$5 ",
        ": ",
        "\n- ",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=20), max_size=8).map(" ".join), st.text(max_size=60) | _PIECES)
def test_whatever_is_written_gives_a_reading_that_json_can_hold(context: str, goal: str) -> None:
    reading = read_profile(goal=goal, context=context).reading

    assert json.loads(json.dumps(reading.as_json()))["fields"]


@pytest.mark.parametrize(
    "odd",
    [
        "9-",
        "mon,",
        "1. ",
        "( ",
        "dec 24 - ",
        "massage 30/60/90 min: ",
        "\n- x",
        "whether they want or ",
        "a",
        "$9 and ",
        "x: ",
    ],
)
def test_twenty_kilobytes_of_anything_are_read_in_no_time_that_grows_with_their_square(odd: str) -> None:
    text = odd * (20_000 // len(odd))

    began = time.process_time()
    read_profile(goal=text, context=text)

    assert (
        time.process_time() - began < 3
    )  # seconds; about 0.3 on one busy core, 10 and more where a pattern backtracks


def test_the_reader_of_a_language_is_found_by_its_tag() -> None:
    from echolink.agent.languages import reader_for

    reader: Reader = reader_for("en-GB")

    assert [f.name for f in reader.taking_a_message] == ["name", "phone", "message"]
    assert reader_for("xx") is reader


@pytest.mark.parametrize(
    ("context", "areas", "not_areas"),
    [
        (
            "We mow in Albany, Troy and Schenectady but not in Saratoga.",
            ("Albany", "Troy", "Schenectady"),
            ("Saratoga",),
        ),
        (
            "I mow lawns all over Kent and Surrey, not in London and not in Essex.",
            ("Kent", "Surrey"),
            ("London", "Essex"),
        ),
        ("GreenLine mows in Kings and Queens counties.", ("Kings County", "Queens County"), ()),
        (
            "We mow lawns in Westchester County, NY. We don't work in Connecticut.",
            ("Westchester County",),
            ("Connecticut",),
        ),
        ("Salem and Danvers only.", ("Salem", "Danvers"), ()),
        ("We come on Tuesdays, in Salem only.", ("Salem",), ()),
        ("We only take jobs in Ulster County.", ("Ulster County",), ()),
        ("No jobs outside Dublin.", ("Dublin",), ()),
        ("Kings County only (Red Hook, Bay Ridge).", ("Kings County", "Red Hook", "Bay Ridge"), ()),
        ("We work throughout Leeds and Bradford.", ("Leeds", "Bradford"), ()),
        ("We don't go to Newark.", (), ("Newark",)),
        ("Sorry, we no longer come to Staten Island.", (), ("Staten Island",)),
        ("Manhattan is too far for us.", (), ("Manhattan",)),
        ("A family firm founded in Oslo.", (), ()),
        ("We opened our shop in Harlem.", (), ()),
        ("We don't work on Sundays in January.", (), ()),
    ],
)
def test_which_places_are_served_and_which_are_not(
    context: str, areas: tuple[str, ...], not_areas: tuple[str, ...]
) -> None:
    reading = read_profile(goal="Arrange lawn mowing: address, day, name", context=context).reading

    assert (reading.areas, reading.not_areas) == (areas, not_areas)


@pytest.mark.parametrize(
    ("context", "days"),
    [
        ("We need three days.", 3),
        ("Please give us 2 days to bake.", 2),
        ("Orders need at least 48 hours.", 2),
        ("Allow a week for custom cakes.", 7),
        ("Please call at least 3 working days before you need us.", 3),
        ("The earliest visit is the day after tomorrow.", 2),
        ("I need a day's warning.", 1),
        ("Nothing within 24 hours.", 1),
        ("We can't come on short notice, two days at least.", 2),
        ("We plan one week out.", 7),
        ("Lead time: 10 days.", 10),
        ("No bookings for the same day.", 1),
        ("We need three days a week for training.", 0),
        ("Repairs need two hours.", 0),
        ("Ready in three days.", 0),
        ("Open 24 hours.", 0),
    ],
)
def test_time_that_is_needed_before_is_notice_in_whatever_words(context: str, days: int) -> None:
    assert read_profile(goal="Take cake orders", context=context).reading.notice_minutes == days * 1440


@pytest.mark.parametrize(
    ("context", "largest"),
    [
        ("Three dens: the red one (max 5 people), the blue one (max 9) and the hall (max 14).", (14,)),
        ("A single sleeps 1, a double 2, a family room 4.", (4,)),
        ("The small boat holds 6 people, the large boat 12.", (12,)),
    ],
)
def test_of_several_capacities_the_largest_bounds_all(context: str, largest: tuple[int, ...]) -> None:
    assert read_profile(goal="Book", context=context).reading.sizes == largest
