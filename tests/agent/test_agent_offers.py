"""What is there to be had, in whatever form a context tells it, and which of it does a number mean that a caller tells?"""

import pytest

from echolink.agent.english.choices import choices
from echolink.agent.english.graded import measured, price_for
from echolink.agent.english.heard import heard
from echolink.agent.english.offers import price_of, read_offers
from echolink.agent.profile import read_profile

LISTS = [
    ("Oil change, 45 minutes, $60\nTire rotation, 30 minutes, $35", {"Oil change": 6000, "Tire rotation": 3500}),
    ("Swedish - 60 min $95, 90 min $135\nPrenatal - only 60 min, $105",
     {"Swedish 60 minutes": 9500, "Swedish 90 minutes": 13500, "Prenatal": 10500}),
    ("Cakes: 8 inch feeds ten, $48. 10 inch feeds sixteen, $66.", {"8 inch": 4800, "10 inch": 6600}),
    ("SIZES 6 inch, serves 8, $48 | 8 inch, serves 14, $62", {"6 inch": 4800, "8 inch": 6200}),
    ("1. Wheel throwing: Tuesdays, 18:30, $65\n2. Glazing: Saturdays, 11:00, $40", {"Wheel throwing": 6500, "Glazing": 4000}),
    ("A wash is 15 dollars, wash and wax 40, the full detail 160.", {"wash": 1500, "wash and wax": 4000, "full detail": 16000}),
    ("Small (under 1000 sq ft): $120 / Medium (1000-2000 sq ft): $180", {"Small": 12000, "Medium": 18000}),
    ("Menu\n\nMargherita ........ 9.50\nFunghi ........ 11.00", {"Margherita": 950, "Funghi": 1100}),
    ("Pricing - Sedan: $120 - SUV: $150 - Truck: $170", {"Sedan": 12000, "SUV": 15000, "Truck": 17000}),
    ("Bouquets come in small ($35), medium ($55) and large ($80).",
     {"small Bouquets": 3500, "medium Bouquets": 5500, "large Bouquets": 8000}),
    ("Tent sites $28/night, cabins (sleeps 4) $90/night.", {"Tent sites": 2800, "cabins": 9000}),
    ("Dog walking (30 min) — $20\nDrop-in visit — $18", {"Dog walking": 2000, "Drop-in visit": 1800}),
    ("Follow-up 80.00. Full treatment plan 450.00.", {"Follow-up": 8000, "Full treatment plan": 45000}),
    ("Drill 12/day, sander 15 a day, washer 35 half day or 55 full day.", {"Drill": 1200, "sander": 1500, "washer": 3500}),
    ("Storage units: 5x5 $45 a month, 5x10 $70 a month.", {"5x5": 4500, "5x10": 7000}),
]  # fmt: skip


@pytest.mark.parametrize(("context", "prices"), LISTS)
def test_a_price_list_is_read_in_any_form(context: str, prices: dict[str, int]) -> None:
    services = read_profile(goal="Book appointments", context=context).reading.services

    assert {str(s["name"]): s["price_cents"] for s in services} == prices


def test_what_is_done_for_free_is_no_thing_to_be_had() -> None:
    assert read_offers("I write on it for free.").services == []


@pytest.mark.parametrize(
    "context",
    [
        "Open 8-20, billed by the half hour, $30 per hour",
        "Served with rice, $4 extra",
        "Up for adoption: Rex (terrier, 4), Bo (poodle, 9)",
    ],
)
def test_how_a_thing_is_sold_is_no_thing_to_be_had(context: str) -> None:
    assert read_offers(context).services == []


def test_a_price_is_told_with_the_time_for_which_it_is() -> None:
    (kayak,) = read_offers("Kayak $15 per hour, $50 per day").services

    assert price_of(kayak) == "15 dollars an hour or 50 dollars a day"


GRADED = [
    ("small dogs up to 20 lbs $55, medium 21 to 50 lbs $75, large over 50 lbs $95", "He's thirty pounds", "75"),
    ("small dogs up to 20 lbs $55, medium 21 to 50 lbs $75, large over 50 lbs $95", "a 60 pound retriever", "95"),
    ("Studio or 1 bedroom $95, 2 bedrooms $130, 3 bedrooms $170", "it's a two-bedroom", "130"),
    ("1-2 people $80, 3-4 people $120, 5-6 people $150", "there are four of us", "120"),
    ("Small (under 1000 sq ft): $120 / Medium (1000-2000 sq ft): $180", "about 1,500 square feet", "180"),
    ("Under 10 kg 35 EUR, 10 to 25 kg 50 EUR, 25 kg and up 70 EUR", "she weighs forty kilos", "70"),
    ("Boats: up to 20 feet $40, 21-30 feet $60, longer than 30 feet $95", "my boat is 26 foot", "60"),
    ("8 inch feeds ten, $48", "the eight inch", "48"),
    ("6 inch serves 8, $48; 8 inch serves 14, $62; 10 inch serves 20, $80", "for about twelve people", "62"),
    ("Swedish - 60 min $95, 90 min $135", "ninety minutes", "135"),
]


@pytest.mark.parametrize(("sentence", "said", "price"), GRADED)
def test_a_number_tells_which_price_is_meant(sentence: str, said: str, price: str) -> None:
    assert price in price_for(measured(said), [sentence])


@pytest.mark.parametrize(
    "said", ["at 5 pm", "it's 12 dollars", "twenty windows", "on the 3rd of May", "for my brother"]
)
def test_another_number_tells_no_price(said: str) -> None:
    assert price_for(measured(said), ["Studio or 1 bedroom $95, 2 bedrooms $130"]) == ""


OWN_LISTS = [
    ("Haircut 30, beard trim 18, shave 35. Get name, what they want done, day, time.", "done", "choice"),
    ("Tent $80, folding chair $2, table $9. Take down: which items and how many of each, pick-up date, name.", "items", "items"),
    ("City bikes 9 $/hour, e-bikes 18 $/hour, helmets free. Ask them: city bikes or e-bikes, how many, day, name.",
     "city_bikes_or_e_bikes", "choice"),
    ("Studio $95, 2 bedrooms $130, 3 bedrooms $170. Please get: address, how many bedrooms, day, name.", "bedrooms", "count"),
    ("Drill 12/day, sander 15/day, washer 40/day. Ask for: which tools, pickup day, return day, name.", "tools", "items"),
    ("5x5 $45 a month, 5x10 $70 a month. We need: which size, from when, name, phone.", "size", "choice"),
    ("Small up to 20 lbs $55, big over 20 lbs $75. We need breed, weight, day, owner's name.", "weight", "text"),
]  # fmt: skip


@pytest.mark.parametrize(("context", "name", "kind"), OWN_LISTS)
def test_what_a_list_asks_in_its_own_words_is_not_asked_twice(context: str, name: str, kind: str) -> None:
    fields = {f.name: f for f in read_profile(goal="Rentals of tools and bookings", context=context).reading.fields}

    assert fields[name].kind == kind
    assert "service" not in fields


def test_what_a_whole_list_leaves_out_need_not_be_chosen() -> None:
    context = (
        "Half day $1,400, full day $2,300. I need: what kind of event / the date / how many guests / name / email."
    )

    fields = {f.name: f for f in read_profile(goal="Schedule shoots", context=context).reading.fields}

    assert not fields["service"].required


def test_without_a_list_one_of_what_there_is_is_chosen() -> None:
    fields = {
        f.name: f
        for f in read_profile(goal="Book visits", context="Cut 30, color 80. Get name and phone.").reading.fields
    }

    assert fields["service"].required


TABLES = [
    ("Piano: 30 min $25, 45 min $35. Guitar: 30 min $28. We need: which instrument, how long, day, time, name.",
     "instrument", ("Piano", "Guitar")),
    ("Swedish - 60 min $95, 90 min $135\nPrenatal - only 60 min, $105\nTo book we want: kind of massage, length, day, name.",
     "massage", ("Swedish", "Prenatal")),
]  # fmt: skip


@pytest.mark.parametrize(("context", "name", "kinds"), TABLES)
def test_the_kind_and_the_length_are_chosen_apart_where_both_are_asked(
    context: str, name: str, kinds: tuple[str, ...]
) -> None:
    fields = read_profile(goal="Book massages and lessons", context=context).reading.fields

    assert {f.name: f.options for f in fields if f.options}[name] == kinds
    assert sum(f.kind == "choice" for f in fields) == 2


@pytest.mark.parametrize(
    ("said", "options", "meant"),
    [
        ("an hour and a half please", ("60 minutes", "90 minutes"), "90 minutes"),
        ("half an hour", ("30 minutes", "60 minutes"), "30 minutes"),
        ("sixty is fine too", ("60 minutes", "90 minutes"), "60 minutes"),
        ("the eight then", ("6 inch", "8 inch", "10 inch"), "8 inch"),
        ("ninety minutes", ("Swedish 60 minutes", "Swedish 90 minutes", "Deep tissue 90 minutes"), None),
    ],
)
def test_a_length_is_told_in_other_words(said: str, options: tuple[str, ...], meant: str | None) -> None:
    found = choices(heard(said), options, asked=True)

    assert [f.value for f in found] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("context", "name", "options"),
    [
        ("We drive to the airport, JFK, LaGuardia or Newark. Need: which airport, day, time, name.", "airport",
         ("JFK", "LaGuardia", "Newark")),
        ("Pick it up at one of our three shops: Old Town, Harbor and North Gate. Ask which shop, day, name.", "shop",
         ("Old Town", "Harbor", "North Gate")),
    ],
)  # fmt: skip
def test_proper_names_beside_a_noun_are_what_there_is_of_it(context: str, name: str, options: tuple[str, ...]) -> None:
    fields = {f.name: f for f in read_profile(goal="Take bookings", context=context).reading.fields}

    assert (fields[name].kind, fields[name].options) == ("choice", options)


_PIZZAS = "Sal's, open 11am-10pm.\nMargherita small 11 / large 16\nVeggie (S 13, L 18)\nGarlic bread 5\nDrinks\nCoke, Sprite, water 2"


@pytest.mark.parametrize(
    ("context", "prices"),
    [
        (
            _PIZZAS,
            {
                "small Margherita": 1100, "large Margherita": 1600, "small Veggie": 1300, "large Veggie": 1800,
                "Garlic bread": 500, "Coke": 200, "Sprite": 200, "water": 200,
            },
        ),
        ("Hot and sour soup 6\nBeef with broccoli 14.50\nFried rice .... £9",
         {"Hot and sour soup": 600, "Beef with broccoli": 1450, "Fried rice": 900}),
        ("House red glass 8 / bottle 28\nOlives 4\nCheese board 14",
         {"House red glass": 800, "House red bottle": 2800, "Olives": 400, "Cheese board": 1400}),
        ("Prices small/large:\nFunghi 11/19\nDiavola 12/20\nCalzone (one size) 17\nNo gluten-free dough, sorry.",
         {"small Funghi": 1100, "large Funghi": 1900, "small Diavola": 1200, "large Diavola": 2000, "Calzone": 1700}),
        ("Smoothies 16oz $7 / 24oz $9: berry, mango", {"16oz berry": 700, "24oz berry": 900, "16oz mango": 700, "24oz mango": 900}),
        ("Sandwiches ($9): BLT, club. Soups ($5): tomato, lentil.",
         {"BLT sandwich": 900, "club sandwich": 900, "tomato soup": 500, "lentil soup": 500}),
        ("tacos (each): carnitas 4.50, fish 5.25 // burritos: chicken 11, bean 10 // elote 5",
         {"carnitas taco": 450, "fish taco": 525, "chicken burrito": 1100, "bean burrito": 1000, "elote": 500}),
        ("Open from 5\nTables for 6\nNo dogs over 20", {}),
        ("Room 4 seats 12\nSuite 5\nFloor 3", {}),
    ],
)  # fmt: skip
def test_a_row_of_lines_that_end_with_a_price_is_a_menu(context: str, prices: dict[str, int]) -> None:
    services = read_profile(goal="Take orders", context=context).reading.services

    assert {s["name"]: s.get("price_cents") for s in services} == prices


def test_what_is_had_in_a_course_of_a_meal_has_its_own_name() -> None:
    context = "Starters: samosas 6, pakoras 6. Mains: chicken curry 12, lamb biryani 14. Burgers: classic 9, cheese 10."
    names = [s["name"] for s in read_profile(goal="Take orders", context=context).reading.services]

    assert names == ["samosas", "pakoras", "chicken curry", "lamb biryani", "classic burger", "cheese burger"]


@pytest.mark.parametrize(
    ("sentence", "prices"),
    [
        ("A ride to JFK or LaGuardia costs $65, to Newark $85.", {"JFK": 65, "LaGuardia": 65, "Newark": 85}),
        ("Rides to Boston are $65 and to Albany $85.", {"Boston": 65, "Albany": 85}),
        ("A ticket costs $12 to Bear Island, $20 to Fire Island.", {"Bear Island": 12, "Fire Island": 20}),
        ("A tour of the old town is $25, of the museum $40.", {"old town": 25, "museum": 40}),
        ("A bath for dogs is $40, for cats $55.", {"bath for dogs": 40, "bath for cats": 55}),
        ("A lesson in piano costs $50, in harp $70.", {"lesson in piano": 50, "lesson in harp": 70}),
    ],
)
def test_what_only_the_first_price_tells_holds_for_those_behind_it(sentence: str, prices: dict[str, int]) -> None:
    assert {one["name"]: one["price_cents"] // 100 for one in read_offers(sentence).services} == prices


@pytest.mark.parametrize(
    "sentence", ["Delivery to Brooklyn is $10, to Queens $15.", "A deposit of $20 for six, of $50 for twelve."]
)
def test_what_is_charged_besides_is_no_thing_to_be_had_wherever_it_goes(sentence: str) -> None:
    assert not read_offers(sentence).services


@pytest.mark.parametrize(
    ("said", "options", "meant"),
    [
        ("a tour of the vineyards", ("Tour of the harbor", "Wine tasting"), None),
        ("a ride to newark", ("Ride to JFK", "LaGuardia"), None),
        ("a salad with shrimp", ("Salad with chicken", "Soup"), None),
        ("a tour in the morning", ("Tour of the harbor", "Wine tasting"), "Tour of the harbor"),
        ("the harbor tour", ("Tour of the harbor", "Wine tasting"), "Tour of the harbor"),
    ],
)
def test_what_goes_on_otherwise_is_another_thing(said: str, options: tuple[str, ...], meant: str | None) -> None:
    assert [one.value for one in choices(heard(said), options, asked=False)] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("goal", "context", "name"),
    [
        ("Reserve rental tools. We need the tool, the pick-up day, a name.", "Sander $60 a day, washer $50 a day.", "tool"),
        ("Take tool rentals: tool, pick-up day, name.", "Sander $60 a day, washer $50 a day.", "tool"),
        ("Reserve boats on the lake. We need the boat, the day, a name.", "Canoe $20, rowboat $25.", "boat"),
        ("Take car rental bookings. Ask for the car, the dates and the name.", "Compact $40 a day, SUV $70 a day.", "car"),
        ("Reserve dresses. We need the dress, the date, and a name.", "Ball gown $90, cocktail dress $60.", "dress"),
    ],
)  # fmt: skip
def test_which_of_the_things_that_a_goal_gives_out_is_one_of_the_price_list(goal: str, context: str, name: str) -> None:
    fields = {f.name: f for f in read_profile(goal=goal, context=context).reading.fields}

    assert [f.name for f in fields.values() if f.options] == [name]
    assert len(fields[name].options) == 2


@pytest.mark.parametrize(
    ("goal", "context"),
    [
        ("Book dog walks: the dog, the day, name", "A walk of 30 minutes $20, a walk of 60 minutes $30."),
        ("Rent bikes: bike, day, name", "1 hour $10, 2 hours $18."),
        ("Book dog grooming: dog, day, name", "Bath $20, full groom $50."),
    ],
)
def test_whose_something_is_done_for_is_none_of_the_price_list(goal: str, context: str) -> None:
    fields = {f.name: f for f in read_profile(goal=goal, context=context).reading.fields}

    assert not {"dog", "bike"} & {f.name for f in fields.values() if f.options}


@pytest.mark.parametrize(
    ("context", "names"),
    [
        (
            "A small bouquet is $35, a medium one $55 and a large one $80.",
            ["small bouquet", "medium bouquet", "large bouquet"],
        ),
        ("Single rooms are $80, double ones $120.", ["Single rooms", "double rooms"]),
        ("A plain frame costs $30, a carved one $50.", ["plain frame", "carved frame"]),
    ],
)
def test_one_of_a_price_list_is_what_was_named_before(context: str, names: list[str]) -> None:
    assert [s["name"] for s in read_profile(goal="Take orders", context=context).reading.services] == names


@pytest.mark.parametrize("said", ["a large one", "no wait, make it a large one", "the large ones, in white"])
@pytest.mark.parametrize("noun", ["bouquet", "tent", "sander"])
def test_one_is_a_thing_of_the_noun_that_all_have(said: str, noun: str) -> None:
    found = choices(heard(said), (f"small {noun}", f"medium {noun}", f"large {noun}"), asked=False)

    assert [(f.value, f.sure) for f in found] == [(f"large {noun}", True)]
