"""What is read of menus and price lists of one line, and how callers order from them."""

import pytest

from echolink.agent.english.heard import heard
from echolink.agent.english.one_and_many import many_of, one_of
from echolink.agent.english.orders import ordered
from echolink.agent.english.reader import EnglishReader
from echolink.agent.field import Reading
from echolink.agent.profile import read_profile
from echolink.agent.reading.reading import read_bot
from echolink.agent.scripted.order import total_cents


def _read(goal: str, context: str) -> Reading:
    return read_bot(goal, context, None, EnglishReader())


def _prices(goal: str, context: str) -> dict[str, int]:
    services = _read(goal, context).services
    return {str(s["name"]).lower(): int(s.get("price_cents", 0)) // 100 for s in services if not s.get("extra")}


@pytest.mark.parametrize(
    ("goal", "context", "prices"),
    [
        (
            "Take pickup orders",
            "Joe's. Classic burger $9, fries small $3 large $5, milkshake (vanilla, chocolate) $6.",
            {
                "classic burger": 9,
                "small fries": 3,
                "large fries": 5,
                "milkshake": 6,
                "vanilla milkshake": 6,
                "chocolate milkshake": 6,
            },
        ),
        ("Take orders", "Coffee ($2 small, $3 large), latte $4.", {"small coffee": 2, "large coffee": 3, "latte": 4}),
        (
            "Take orders",
            "cheese pizza sm 10 lg 14, wings 6pc $9 12pc $16",
            {"small cheese pizza": 10, "large cheese pizza": 14, "6 piece wings": 9, "12 piece wings": 16},
        ),
        ("Take orders", "Margherita $10, Veggie $12. Drinks: Coke, Sprite $2. Min order $15.",
         {"margherita": 10, "veggie": 12, "coke": 2, "sprite": 2}),
        ("Take orders", "Fried rice (chicken, tofu or shrimp) $12, spring rolls $6",
         {"chicken fried rice": 12, "tofu fried rice": 12, "shrimp fried rice": 12, "spring rolls": 6}),
        ("Take orders", "Chili for $7 and a salad for $8. Soda or water $2.", {"chili": 7, "salad": 8, "soda": 2, "water": 2}),
        ("Take orders", "Oatmeal, ginger and peanut butter cookies, $2 each. Brownies $3.",
         {"oatmeal cookies": 2, "ginger cookies": 2, "peanut butter cookies": 2, "brownies": 3}),
        ("Take orders", "Trays (serves 10): lasagna 65, baked ziti 55, Caesar salad 40",
         {"lasagna": 65, "baked ziti": 55, "caesar salad": 40}),
        ("Book a room", "Single 89, double 129, suite 210 per night, breakfast 15 per person.",
         {"single": 89, "double": 129, "suite": 210}),
        ("Take rentals of party gear", "Folding chairs ($2 each) and tents ($120 small, $200 large).",
         {"folding chairs": 2, "small tents": 120, "large tents": 200}),
        ("Take pie orders", "Apple, cherry: $18 whole, $5 a slice. Pecan $22.",
         {"whole apple": 18, "apple slice": 5, "whole cherry": 18, "cherry slice": 5, "pecan": 22}),
        ("Take lunch orders", "Sandwiches: turkey, ham - half $6, whole $10. Add soup for $3.",
         {"half turkey": 6, "whole turkey": 10, "half ham": 6, "whole ham": 10, "soup": 3}),
        ("Order coffee", "Drip sm/lg 2.00/3.00, latte sm/lg 4/5, muffins 3.50",
         {"small drip": 2, "large drip": 3, "small latte": 4, "large latte": 5, "muffins": 3}),
        ("Take orders", "Wings: 6 for $8, 12 for $15 (mild, hot, BBQ). Fries $4. Cookies $2, 3 for $5.",
         {"6 wings": 8, "12 wings": 15, "fries": 4, "cookies": 2}),
        ("Take orders", "tacos (each): carnitas, al pastor 4\nburritos: chicken, bean 11\nhorchata 3",
         {"carnitas taco": 4, "al pastor taco": 4, "chicken burrito": 11, "bean burrito": 11, "horchata": 3}),
        ("Take orders", "A gallon of vanilla, chocolate or strawberry is $25, sorbet $30.",
         {"vanilla": 25, "chocolate": 25, "strawberry": 25, "sorbet": 30}),
        ("Take orders for flowers", "Wrapped bouquets run $40, $60 or $90. Single roses $6.",
         {"wrapped bouquets": 0, "single roses": 6}),
        ("Book guitar lessons", "30 min $35, 45 min $50. Trial lesson free.",
         {"30 minutes": 35, "45 minutes": 50, "trial lesson": 0}),
        ("Book a haircut", "Cuts: men $25, women $45. Color from $80.", {"men's cut": 25, "women's cut": 45, "color": 80}),
        ("Book car detailing", "Exterior wash 25, interior 60, full detail 150 (trucks 180).",
         {"exterior wash": 25, "interior": 60, "full detail": 150}),
        ("Book spa treatments", "Facial 80, massage: 60 min 95 / 90 min 130, pedi 45",
         {"facial": 80, "massage 60 minutes": 95, "massage 90 minutes": 130, "pedi": 45}),
        ("Take orders", "Tea $2, scones a dollar each, jam 50 cents", {"tea": 2, "scones": 1, "jam": 0}),
        ("Take orders", "Mango lassi $4, dal with rice and salad $9, soup (lentils, carrots, cream) $6",
         {"mango lassi": 4, "dal with rice and salad": 9, "soup": 6, "lentils soup": 6, "carrots soup": 6, "cream soup": 6}),
    ],
)  # fmt: skip
def test_prices_of_one_line(goal: str, context: str, prices: dict[str, int]) -> None:
    assert _prices(goal, context) == prices


@pytest.mark.parametrize(
    ("goal", "context", "extras"),
    [
        ("Book a cleaning", "1 bedroom $90, 2 bedrooms $120. Deep clean +$80.", ("Deep clean",)),
        ("Book a room", "Single 89, double 129 per night, breakfast 15 per person.", ("breakfast",)),
        ("Rent out cabins", "Cabins: Pine $140, Oak $180 per night. Dogs $15 per night.", ("Dogs",)),
        ("Book rooms", "Queen $110, King $130. Pets $20 per stay.", ("Pets",)),
        ("Book massages", "Swedish $90, deep tissue $100, hot stone add-on $25.", ("hot stone",)),
    ],
)
def test_what_comes_on_top_is_taken_beside_the_choice(goal: str, context: str, extras: tuple[str, ...]) -> None:
    fields = {f.name: f for f in _read(goal, context).fields}
    assert fields["extra"].options == extras
    assert not fields["extra"].required
    assert not set(extras) & set(fields["service"].options)


def test_a_room_number_is_no_number_of_people() -> None:
    context = "Single 89, double 129, suite 210 per night, breakfast 15 per person."
    assert all(f.most is None for f in _read("Book a hotel room", context).fields)


def test_of_equipment_several_things_are_rented() -> None:
    fields = _read(
        "Take party equipment rentals", "We rent chairs ($2 each), tables ($9 each) and tents ($120)."
    ).fields
    assert next(f for f in fields if f.kind == "items").options == ("chairs", "tables", "tents")


def test_who_is_delivered_to_is_asked_where() -> None:
    fields = _read("Collect pizza orders", "Margherita $10, Veggie $12. Delivery or pickup.").fields
    address = next(f for f in fields if f.kind == "address")
    assert address.given == ("delivery_or_pickup", "delivery")


_BURGERS = (
    "Classic burger", "cheeseburger", "veggie burger", "small fries", "large fries", "milkshake", "vanilla milkshake",
    "chocolate milkshake",
)  # fmt: skip
_DELI: tuple[str, ...] = (
    "tomato soup cup",
    "tomato soup bowl",
    "turkey club sandwich",
    "BLT sandwich",
    "8 inch ice cream cake",
)
_DELI = (*_DELI, "6 inch ice cream cake", "chicken fried rice", "shrimp fried rice", "roses", "vase", "mulch")


@pytest.mark.parametrize(
    ("options", "said", "found"),
    [
        (_BURGERS, "two cheeseburgers, a large fries and a chocolate shake",
         [("set", 2, "cheeseburger"), ("set", 1, "large fries"), ("set", 1, "chocolate milkshake")]),
        (_BURGERS, "and one of the burgers without pickles", [("note", 1, "burger")]),
        (_BURGERS, "actually change the shake to vanilla", [("less", 0, "milkshake"), ("add", 0, "vanilla milkshake")]),
        (_BURGERS, "make the fries large", [("less", 0, "frie"), ("add", 0, "large fries")]),
        (_BURGERS, "change the large fries to small", [("less", 0, "large fries"), ("add", 0, "small fries")]),
        (_BURGERS, "one of the shakes should be vanilla", [("less", 1, "milkshake"), ("add", 0, "vanilla milkshake")]),
        (_BURGERS, "add another fries, small", [("add", 1, "small fries")]),
        (_BURGERS, "a large order of fries", [("set", 1, "large fries")]),
        (_BURGERS, "two shakes, one vanilla and one chocolate",
         [("set", 1, "vanilla milkshake"), ("set", 1, "chocolate milkshake")]),
        (_BURGERS, "make it a large", [("form", 0, None)]),
        (_DELI, "a cup of tomato soup", [("set", 1, "tomato soup cup")]),
        (_DELI, "two bowls of tomato soup and a turkey club", [("set", 2, "tomato soup bowl"), ("set", 1, "turkey club sandwich")]),
        (_DELI, "an eight inch cake", [("set", 1, "8 inch ice cream cake")]),
        (_DELI, "make the fried rice shrimp", [("less", 0, "fried rice"), ("add", 0, "shrimp fried rice")]),
        (_DELI, "make it eight inch", [("form", 0, None)]),
        (_BURGERS, "a big order of fries", [("set", 1, "large fries")]),
        (_DELI, "a sixty dollar vase", [("set", 1, "vase")]),
        (("whole apple", "apple slice", "whole cherry", "cherry slice"), "a whole cherry and two slices of apple",
         [("set", 1, "whole cherry"), ("set", 2, "apple slice")]),
        (("half cord seasoned oak", "full cord seasoned oak", "kindling"), "a half cord of oak",
         [("set", 1, "half cord seasoned oak")]),
        (_DELI, "two dozen roses with a vase", [("set", 24, "roses"), ("set", 1, "vase")]),
    ],
)  # fmt: skip
def test_forms_of_a_thing_are_ordered_and_changed(options: tuple[str, ...], said: str, found: list[object]) -> None:
    assert [(one.op, one.quantity, one.item) for one in ordered(heard(said), options, asked=True)] == found


def test_a_number_before_an_unknown_word_counts() -> None:
    found = ordered(heard("two diet cokes"), ("Coke", "Sprite"), asked=True)
    assert [(one.quantity, one.item, one.note) for one in found] == [(2, "Coke", "diet")]


def test_what_is_counted_by_a_unit_is_sent_and_priced_with_it() -> None:
    found = ordered(heard("two bags of mulch"), _DELI, asked=True)
    assert [(one.quantity, one.item, one.unit) for one in found] == [(2, "mulch", "bag")]
    apples = {"name": "apples", "price_cents": 300, "per": "pound"}
    assert total_cents([{"item": "apples", "quantity": 5, "unit": "pound"}], [apples]) == 1500
    assert total_cents([{"item": "apples", "quantity": 5}], [apples]) is None


def test_totals_by_the_dozen_and_with_what_comes_on_top() -> None:
    bagel = {"name": "bagel", "price_cents": 200, "also": [{"price_cents": 2000, "per": "dozen"}]}
    eggs = {"name": "eggs", "price_cents": 600, "per": "dozen"}
    pizza = {"name": "Veggie", "price_cents": 1000}
    on_top = [
        {"name": "Large", "price_cents": 400, "extra": True},
        {"name": "Extra toppings", "price_cents": 150, "extra": True},
    ]
    services = [bagel, eggs, pizza, *on_top]
    assert total_cents([{"item": "bagel", "quantity": 13}], services) == 2200
    assert total_cents([{"item": "eggs", "quantity": 24}], services) == 1200
    assert total_cents([{"item": "eggs", "quantity": 6}], services) is None
    assert total_cents([{"item": "Veggie", "quantity": 2, "note": "large, with extra cheese"}], services) == 3100


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("hanging baskets", "hanging basket"), ("fish tacos", "fish taco"), ("Brownies", "Brownie"), ("small fries", "small fries"),
        ("sandwiches", "sandwich"), ("berries", "berry"), ("BLT", "BLT"), ("Caesar", "Caesar"), ("glass", "glass"), ("hummus", "hummus"),
    ],
)  # fmt: skip
def test_one_of_several(several: str, one: str) -> None:
    assert one_of(several) == one


def test_many_of_one() -> None:
    assert [many_of(name) for name in ("Coke", "berry", "sandwich", "fries")] == [
        "Cokes",
        "berries",
        "sandwiches",
        "fries",
    ]


def test_a_long_sentence_with_an_or_is_read_in_an_instant_and_not_in_a_million_ways() -> None:
    words = "and it has been told to us by those who know that this may be so " * 20

    assert read_profile(goal="Take orders", context=f"{words} or not for $5.").reading.fields
