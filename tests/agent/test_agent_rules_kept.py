"""A caller runs into what a context says of when, how many, how old, where and how soon; then what is possible is taken."""

import re
from typing import Any

import pytest

from echolink.agent.english.each import bare_list, told_of_each
from echolink.agent.english.notice import read_horizon
from echolink.agent.english.turnaround import read_turnaround
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

ROOMS = "Reserve escape rooms: room, day, time, players, name"
HALLS = "Book conference rooms: room, date, start time, attendees, company"
HAIR = "Book at the hairdresser's: service, day, time, name"
GYM = "Reserve at the climbing gym: activity, day, time, number of people, name"

# The goal, the context, what is said, what is told to it, what is said then, and what is noted at last.
CALLS: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    (ROOMS, "The Vault: 2 to 6 players. The Submarine: 4 to 8 players.", "Seven of us want to do the Vault on Friday at six.",
     r"2 to 6 .*4 to 8", "okay the submarine then", {"room": "Submarine", "party_size": 7}),
    (ROOMS, "Rooms: Bank Heist (3-5 people), Haunted Attic (2-4 people), Lost Temple (4-8).", "the lost temple for two on saturday at five",
     r"Lost Temple \(4-8\)", "then we'll be four people", {"room": "Lost Temple", "party_size": 4}),
    (HALLS, "Boardroom for up to 12, Studio for up to 6, Hall for 20 to 80 people. Weekdays 8 to 6.",
     "The studio for ten people on Tuesday at nine.", r"up to 6.* up to 12", "The boardroom is fine.", {"room": "Boardroom"}),
    (HALLS, "Boardroom for up to 12, Studio for up to 6. Weekdays 8 to 6.", "boardroom saturday at ten for eight people",
     r"(?i)saturday.*monday", "friday at ten", {"date": "2026-11-27", "start_time": "10:00"}),
    ("Fishing charters: date, trip, anglers, name", "Half day: up to 6 anglers, full day: up to 4 anglers. No trips on Mondays.",
     "a full day on saturday for five", r"up to 4", "half day then", {"trip": "Half day", "party_size": 5}),
    ("Fishing charters: date, trip, anglers, name", "Half day: up to 6 anglers, full day: up to 4 anglers. No trips on Mondays.",
     "a half day on monday", r"(?i)monday", "tuesday", {"date": "2026-11-24"}),
    ("Sign up children for swim class: child's name, age, class, parent's phone",
     "Tadpoles, 3 to 5 years. Dolphins, 6 to 9 years. Sharks, 10 and up.", "my son is seven and i'd like to put him into tadpoles",
     r"3 to 5", "dolphins then", {"class": "Dolphins", "child_age": 7}),
    (GYM, "Bouldering (everyone), Top rope (14 and older), Lead climbing (certificate needed). Open 9-22.",
     "top rope for my daughter, she's eleven", r"14 and older", "bouldering then", {"activity": "Bouldering"}),
    (HAIR, "Cut $40, Perm $110, Color $90. Tue-Sat 9-18; for perms please come no later than 15:00.",
     "A perm on Thursday at four, please.", r"15:00|3 PM", "then at two", {"service": "Perm", "time": "14:00"}),
    ("Book car detailing: package, car, day, time, name", "Hand wash $40, Full Detail $180. 8 am-6 pm. A Full Detail has to start by 1 pm.",
     "full detail for my honda on friday at three please", r"1 pm", "then at noon", {"time": "12:00"}),
    ("Order flowers: bouquet or wreath, delivery date, address, name", "Wreaths need 48 hours. Bouquets can be delivered the same day.",
     "I'd like a wreath delivered tomorrow.", r"48 hours", "Wednesday, then.", {"delivery_date": "2026-11-25"}),
    ("Arrange test drives: which branch, day, time, name", "Two branches: Northside (Mon-Sat 9-7) and Harbor (Mon-Fri 10-6).",
     "I'd like to test drive at the Harbor branch on Saturday at eleven.", r"(?i)mon", "Friday at eleven.", {"date": "2026-11-27"}),
    ("Book boxing lessons: level, day, time, name", "Beginners Tue + Thu 18:00, Advanced Mon + Wed 19:00.",
     "i'm a beginner and i'd come on monday", r"(?i)tue.*thu", "ok thursday", {"date": "2026-11-26"}),
    ("Reserve for brunch or dinner: meal, day, time, people, name", "Brunch Sat and Sun 10-2, dinner Tue-Sun 5-10.",
     "brunch on thursday", r"(?i)saturdays and on sundays", "sunday at eleven", {"date": "2026-11-29", "time": "11:00"}),
    ("Book airport rides: day, time, passengers, name", "No same-day bookings. Up to 7 passengers.", "a ride today at five for two",
     r"(?i)tomorrow", "then tomorrow at five a.m.", {"date": "2026-11-23", "time": "05:00"}),
    ("Book a fitness class: class, day, time, name", "Yoga, Spin, Boxing. Mon-Fri 6-21. You can book up to two weeks in advance.",
     "Spin on December 21st at six p.m., please.", r"2 weeks", "Then December first at six.", {"class": "Spin", "date": "2026-12-01"}),
    ("Shoe repair: kind of shoes, drop-off date, pick-up date, name", "Everything takes four days.",
     "i'd drop them off tomorrow and pick them up on wednesday", r"4 days", "then i pick them up on friday", {"pick_up_date": "2026-11-27"}),
    ("Ski rental: pick-up date, return date, number of sets, name", "Rentals of at most 10 days.",
     "Two sets from December third to December eighteenth please.", r"10 days", "then until the twelfth", {"return_date": "2026-12-12"}),
    ("Book mini golf: day, time, players, name", "April-October 10-22, November-March Sat and Sun only 12-18.",
     "can we come wednesday at two", r"(?i)saturday", "ok sunday at two", {"date": "2026-11-29", "time": "14:00"}),
    ("Visits to the botanical garden: date, time, number of people, name", "Summer (May-September) 9-20, winter (October-April) 10-16.",
     "We're six, Saturday at five in the afternoon.", r"4 PM", "At two then.", {"time": "14:00"}),
    ("Take bookings for the sauna: day, time, how many, name", "Daily 10-22, Sundays and holidays 10-20.", "two of us on sunday at nine pm",
     r"8 PM", "at six then", {"time": "18:00"}),
    ("Hotel: arrival date, arrival time, nights, name", "Check-in 3 pm to 10 pm, check-out by 11.", "we arrive friday at one pm for two nights",
     r"3 PM", "then we come at four", {"arrival_time": "16:00", "nights": 2}),
    ("Wedding photography: date, place, name", "Next free dates are December 12, January 9 and January 23.",
     "our wedding is on december nineteenth", r"(?i)december 12", "we could move it to january ninth", {"date": "2027-01-09"}),
    ("Pick-up of old furniture: address, what, day, name", "We collect on Tuesdays (north side) and Fridays (south side).",
     "thursday would be best", r"(?i)tuesday.*friday", "friday", {"date": "2026-11-27"}),
    ("Schedule driving lessons: age, day, time, name", "No lessons on Sundays or after 8 pm.", "monday at nine in the evening",
     r"8 PM", "seven then", {"time": "19:00"}),
    ("Book a dental cleaning: day, time, patient's name", "Mon-Thu 8-5. Closed Thanksgiving and the day after.",
     "Can I get a cleaning on Thursday at nine?", r"November 30", "Next Monday at nine, then.", {"date": "2026-11-30"}),
    ("Reserve a table: date, time, number of people, name", "Daily 17-23. Max 10 people.", "for twelve people on friday at seven", r"\b10\b",
     "ten is okay", {"party_size": 10}),
    ("Catering inquiries: date, number of guests, name", "orders at least one week in advance, min 20 guests",
     "catering for fifteen people on december fifth", r"\b20\b", "okay twenty five", {"party_size": 25}),
    ("Book lanes for bowling: day, time, number of players, name", "6 players per lane, 24 players are the most we can take at one time.",
     "We're thirty people on Friday at five.", r"\b24\b", "Twenty then.", {"party_size": 20}),
    ("Blood donation appointments: age, day, time, name", "Donors between 18 and 65.", "i'm seventy can i still donate on tuesday at one",
     r"\b65\b", "my daughter then she's forty", {"age": 40}),
    ("Grocery delivery: zip code, address, day, name", "We deliver to 10001, 10003 and 10011.", "my zip is one one two oh one",
     r"10003", "work is 10003", {"zip_code": "10003"}),
    ("Cleaning of apartments: address, day, time, name", "Manhattan only. Mon-Sat 8-6.", "I need my place cleaned, it's in the Bronx.",
     r"Manhattan", "Then my office, 5 Pearl Street, Manhattan.", {"area": "Manhattan"}),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "context", "said", "told", "then", "noted"), CALLS)
async def test_who_runs_into_a_rule_is_told_and_gets_what_is_possible(
    goal: str, context: str, said: str, told: str, then: str, noted: dict[str, Any]
) -> None:
    call = Conversation(read_profile(goal=goal, context=context))

    refusal = await call.hears(said)
    answer = await call.hears(then)

    assert re.search(told, refusal.say)
    assert {**answer.fields, **noted} == answer.fields


@pytest.mark.parametrize(
    ("question", "context", "told"),
    [
        ("Do you tattoo sixteen year olds?", "Wed-Sun noon-9. 18+ only, no exceptions.", r"\b18\b"),
        ("do you come to boston", "I tune within 20 miles of Albany.", r"20 miles"),
        ("do you also work saturdays or sundays", "Mon-Fri 7-3.", r"(?i)closed on sun"),
    ],
)
async def test_who_asks_whether_a_rule_holds_is_told_it(question: str, context: str, told: str) -> None:
    call = Conversation(read_profile(goal="Arrange appointments: address, day, time, name, age", context=context))

    answer = await call.hears(question)

    assert re.search(told, answer.say)


@pytest.mark.parametrize(
    ("context", "names"),
    [
        ("Single room for one person, double for two, suite for up to four.", ("Single room", "double", "suite")),
        ("Pottery starts on the first Monday of each month, Weaving every Thursday.", ("Pottery", "Weaving")),
        ("Pilates Mon, Wed, Fri at 8 and 18:00; Barre Tue and Thu at 9", ("Pilates", "Barre")),
        ("Mon-Fri 9-5, Sat 10-2", ()),
        ("Children 5 to 12, adults 13 to 64", ()),
        ("Physio Park, 8 Mill Street. A first visit takes 40 minutes and costs 70 dollars", ()),
    ],
)
def test_what_is_told_of_each_is_told_from_hours_prices_and_groups(context: str, names: tuple[str, ...]) -> None:
    told = told_of_each(tuple(re.split(r"[;.] ?", context)))

    assert tuple(name for name, _, _ in told) == names


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("Yoga, Spin, Boxing.", ("Yoga", "Spin", "Boxing")),
        ("small/medium/large", ("small", "medium", "large")),
        ("English and Spanish", ("English", "Spanish")),
        ("Closed Mondays, Tuesdays", ()),
        ("We come, we see", ()),
    ],
)
def test_a_line_that_is_no_more_than_names_lists_them(line: str, options: tuple[str, ...]) -> None:
    assert bare_list(line) == options


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("You can book up to two weeks in advance.", 14),
        ("No more than 30 days ahead.", 30),
        ("We take bookings up to 6 months ahead.", 180),
        ("Please book two weeks in advance.", 0),
        ("Cancel up to two days ahead.", 0),
    ],
)
def test_how_far_ahead_one_may_book_is_read(sentence: str, days: int) -> None:
    assert read_horizon(sentence) == days


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Resoling takes five working days.", (5, True)),
        ("A dress is ready a week after you drop it off.", (7, False)),
        ("Turnaround: 3 to 4 days.", (4, False)),
        ("Alterations are ready within 2 weeks.", (14, False)),
        ("We need three days' notice.", (0, False)),
        ("Delivery takes 2 days.", (0, False)),
    ],
)
def test_how_long_something_takes_is_read(sentence: str, days: tuple[int, bool]) -> None:
    assert read_turnaround(sentence) == days
