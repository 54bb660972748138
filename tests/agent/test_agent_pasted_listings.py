"""What is read of contexts as owners paste them: tables in columns, prices by size, lists between strokes?"""

from typing import Final

import pytest

from echolink.agent.field import Reading
from echolink.agent.profile import read_profile
from echolink.agent.reading.columns import in_lines
from echolink.agent.reading.reading import context_sentences

CARS: Final = """\
PACKAGE            Sedan   SUV   Van/Truck
Exterior only      $79     $99   $119
Full detail        $219    $269  $309
By appointment, Mon-Sat 8-5."""
BOATS: Final = """\
Open daily 9-6.
| Boat | 1 hour | Half day |
|------|--------|----------|
| Kayak | $20 | $50 |
| Pontoon | $60 | $180 |
| Pedal boat | $15 | - |"""
NAILS: Final = """\
| Day | Hours |
|---|---|
| Monday | closed |
| Tue-Fri | 9 am - 6 pm |

| Service | Time | Price |
|---------|------|-------|
| Manicure | 30 min | $25 |
| Pedicure | 45 min | $40 |"""
DOGS: Final = """\
Full groom: small $55, medium $70, large $90
Bath & brush: small $35, medium $45, large $60
Nails $15"""


def _read(goal: str, context: str) -> Reading:
    return read_profile(goal=goal, context=context).reading


def _options(goal: str, context: str) -> dict[str, tuple[str, ...]]:
    return {f.name: f.options for f in _read(goal, context).fields if f.options}


def _prices(context: str) -> dict[str, int | None]:
    return {str(s["name"]): s.get("price_cents") for s in _read("Take bookings", context).services}


class TestTables:
    def test_each_row_is_told_with_the_heads_of_its_columns(self) -> None:
        assert "Full detail: Sedan $219, SUV $269, Van/Truck $309" in in_lines(CARS)
        assert "Pedal boat: 1 hour $15" in in_lines(BOATS).splitlines()

    def test_a_row_between_strokes_is_one_line_and_its_head_none(self) -> None:
        assert context_sentences(NAILS) == (
            "Monday: closed",
            "Tue-Fri: 9 am - 6 pm",
            "Manicure, 30 min, $25",
            "Pedicure, 45 min, $40",
        )

    @pytest.mark.parametrize(
        "context",
        [
            "Mon        closed\nTue - Thu  5 pm - 10 pm\nFri, Sat   5 pm - 11 pm",
            "Butter & Crumb | 509 Henry St | Tue-Fri 7-6\nCakes | pies | bread",
            "Caesar  7 / 11\nHouse  6 / 9",
            "Room 2  seats 8\nRoom 3  seats 12",
            "           Mon-Fri   Sat\nDinner     5-10      5-11",
        ],
    )
    def test_what_is_no_table_of_prices_is_left_as_it_is(self, context: str) -> None:
        assert in_lines(context) == context

    def test_hours_between_strokes_are_read(self) -> None:
        hours = _read("Book appointments", NAILS).hours
        assert hours["closed"] == ["monday"]
        assert hours["friday"] == [{"opens": "09:00", "closes": "18:00"}]


class TestForms:
    def test_each_form_of_a_thing_has_its_price(self) -> None:
        assert _prices(CARS)["Full detail SUV"] == 26900
        assert _prices(BOATS) == {
            "Kayak 1 hour": 2000,
            "Kayak Half day": 5000,
            "Pontoon 1 hour": 6000,
            "Pontoon Half day": 18000,
            "Pedal boat 1 hour": 1500,
        }
        assert _prices(DOGS)["small bath & brush"] == 3500
        assert _prices("Oil change - conventional $49, full synthetic $79\nInspection $37") == {
            "Oil change conventional": 4900,
            "Oil change full synthetic": 7900,
            "Inspection": 3700,
        }

    def test_kinds_in_the_plural_are_no_things_in_forms(self) -> None:
        assert "Gel pedicure" in _prices("Manicures: Classic $22, Gel $45\nPedicures: Classic $38, Gel $60")

    @pytest.mark.parametrize(
        ("goal", "context", "options"),
        [
            (
                "Book cars in: package, what size of car, day, name and phone number.",
                CARS,
                {"package": ("Exterior only", "Full detail"), "size_car": ("Sedan", "SUV", "Van/Truck")},
            ),
            (
                "Rent out boats: which boat, for how long, day, start time, name.",
                BOATS,
                {"boat": ("Kayak", "Pontoon", "Pedal boat"), "how_long": ("1 hour", "Half day")},
            ),
            (
                "Book dog grooming: service, dog's size, day, time, name, phone",
                DOGS,
                {"service": ("Full groom", "Bath & brush", "Nails"), "dog_size": ("small", "medium", "large")},
            ),
        ],
    )
    def test_a_thing_and_its_form_are_chosen_apart_where_both_are_asked_for(
        self, goal: str, context: str, options: dict[str, tuple[str, ...]]
    ) -> None:
        assert _options(goal, context) == options


class TestLines:
    @pytest.mark.parametrize(
        ("context", "names"),
        [
            (
                "SANDWICHES (half / whole)\nTurkey & brie 7.50 / 12\nCaprese (v) 7 / 11.5",
                "half Turkey & brie|whole Turkey & brie|half Caprese|whole Caprese",
            ),
            (
                'PIES (Personal 10" / Large 18")\nPlain  11 / 20\nKnots (6)  5\nSticks  8',
                "personal Plain|large Plain|Knots|Sticks",
            ),
            ("Coffee sm 2.50 / lg 3.25\nTea 2\nGreek 10", "small Coffee|large Coffee|Tea|Greek"),
            (">> MINI — 20 min, 5 photos — $150\n>> FAMILY (up to 8 people) — 90 min, 40 photos — $495", "MINI|FAMILY"),
            ("Menu A - tacos, rice, beans - $14 pp\nMenu B - tacos, salad - $19 pp", "Menu A|Menu B"),
            ("Basic: $29/mo — gym floor only\nFamily: $89/mo — 2 adults", "Basic|Family"),
            ("Tune-up $80\nTubes: $9–$14\nMissed appointments: $50", "Tune-up"),
            (
                "Tune-up $80\nInterior: cars $120 / SUVs & minivans $150",
                "Tune-up|Interior cars|Interior SUVs & minivans",
            ),
        ],
    )
    def test_what_there_is_has_the_name_that_the_line_begins_with(self, context: str, names: str) -> None:
        assert "|".join(_prices(context)) == names

    def test_a_price_from_which_it_starts_is_told_as_such(self) -> None:
        services = {
            str(s["name"]): s for s in _read("Book cars in", "Brakes from $189\nWipers $20\nTires $90+").services
        }
        assert [bool(services[name].get("from")) for name in ("Brakes", "Wipers", "Tires")] == [True, False, True]

    def test_prices_by_the_day_or_the_season_are_none_to_choose_from(self) -> None:
        rooms = "Rates       Sun-Thu   Fri-Sat\nSingle      $89       $109\nSuite (sleeps 5) $129      $159"
        fields = _read("Take reservations: room type, arrival, nights, how many guests", rooms).fields
        assert next(f for f in fields if f.kind == "choice").options == ("Single", "Suite")
        assert next(f for f in fields if f.name == "party_size").most == 5

    @pytest.mark.parametrize(
        ("context", "hours"),
        [
            (
                "M 8-5\nT 8-7\nF 8-1\n(closed 12-1 for lunch)",
                {"tuesday": "08:00-12:00 13:00-19:00", "friday": "08:00-12:00"},
            ),
            ("Hours: Mon–Thu 5a–11p, Sat/Sun 7a–7p\nChildcare Mon–Fri 9–12", {"monday": "05:00-23:00", "friday": ""}),
            ("Mon–Fri 7–5 · Sat 8–12 · 24/7 emergency line", {"saturday": "08:00-12:00", "sunday": ""}),
            ("Open 9-5 daily\nHigh season is June to October", {"daily": "09:00-17:00"}),
            ("Office 7 AM - 10 PM daily\nPool open Memorial Day to Labor Day, 10-8", {"daily": "07:00-22:00"}),
        ],
    )
    def test_hours_are_those_of_the_place(self, context: str, hours: dict[str, str]) -> None:
        read = _read("Book appointments", context).hours
        told = {day: " ".join(f"{one['opens']}-{one['closes']}" for one in read.get(day, ())) for day in hours}
        assert told == hours
        assert not {"dates", "closed_ranges"} & read.keys()

    def test_how_it_is_paid_is_no_place(self) -> None:
        assert _read("Book repairs", "Cash & Venmo only.").areas == ()
        served = _read("Book repairs", "Serving: Rockland & Bergen counties\nNOT serving: Westchester")
        assert (served.areas, served.not_areas) == (("Rockland County", "Bergen County"), ("Westchester",))

    @pytest.mark.parametrize(
        ("goal", "context", "names"),
        [
            (
                "Book cuts: which stylist, day, time, name",
                "OUR TEAM\nTom: Wed to Sat\nJess: Tue to Fri\n\nCUTS\nMen's cut $38",
                ("Tom", "Jess"),
            ),
            (
                "Book tattoos: artist, day, time",
                "ARTISTS\n• Dee — fine line (Tue, Wed)\n• Marco — color (Thu–Sun)",
                ("Dee", "Marco"),
            ),
        ],
    )
    def test_whom_one_may_wish_for_is_who_is_listed(self, goal: str, context: str, names: tuple[str, ...]) -> None:
        assert names in _options(goal, context).values()
