"""Who tells all in one breath is asked for none of it again."""

import pytest

from echolink.agent.english.emails_anew import place
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

OPEN = "Open daily 8 am to 10 pm."
TOLD = [
    ("Book a car wash: the car, day, time, name.", "hi my kid spilled soup so i need it for my toyota friday at ten, i'm rosa",
     {"car": "toyota"}),
    ("Take pest control jobs: which pest, address, day, name.", "it's bedbugs, friday please, 12 oak street, name's lena",
     {"pest": "bedbugs"}),
    ("Rent out tools: tool, day, name.", "gimme the big floor sander on friday, i'm rosa", {"tool": "big floor sander"}),
    ("Hold furniture: the item, the caller's name, day of the visit.", "i saw a walnut desk, could i come friday, i'm rosa",
     {"item": "walnut desk"}),
    ("Book a motorcycle service: the motorcycle, the day, the name.",
     "hey it's rick, i want to bring in my triumph bonneville before the snow comes, friday", {"motorcycle": "triumph bonneville"}),
    ("Vet visits: the owner's name, the number of animals, the date.", "i've got two kittens, december first, i'm rosa",
     {"animals": 2}),
    ("Pottery party: date, number of painters, the host's name.", "nine of us painting on december fifth under rosa marsh",
     {"painters": 9}),
    ("Order wine: number of bottles, day, name.", "a dozen bottles for friday, i'm rosa", {"bottles": 12}),
    ("Book a hall: date, start time, end time, name.", "friday nine to eleven in the morning, i'm rosa",
     {"start_time": "09:00", "end_time": "11:00"}),
    ("Print jobs: quantity, needed by, name, email.",
     "five hundred flyers by december third, the name is yusuf, send the proof to yusuf at corner gym dot com",
     {"needed_by": "2026-12-03", "email": "yusuf@cornergym.com"}),
    ("Riding lessons: the rider's name, the age, day.", "for my daughter chloe she's nine, friday", {"rider_name": "Chloe"}),
    ("Insurance claims: policy holder, what happened, phone.", "holder is rupert ainsley, a tree fell on our roof, 718 555 0158",
     {"policy_holder": "Rupert Ainsley"}),
    ("Sell tickets: the show, the date, the number of tickets, the name.", "two seats for the nutcracker on friday, i'm rosa",
     {"show": "nutcracker"}),
    ("Reserve books: the title, how many, the name.", "i'd like two copies of the hobbit i'm rosa", {"title": "hobbit"}),
    ("Tailoring: the garment, what should be altered, the day, the name.",
     "i've got a wool coat that needs the hem let down by friday i'm rosa",
     {"garment": "wool coat", "altered": "i've got a wool coat that needs the hem let down"}),
    ("Collect leads: name, what they are interested in, phone.", "under the name rosa lind and i'm looking for a new roof",
     {"interested": "i'm looking for a new roof"}),
    ("Vet visits: the pet's name, what is the matter, phone.", "it's for luna call me on 646 555 0171 she won't eat",
     {"matter": "she won't eat"}),
    ("Kennel stays: number of dogs, drop-off date, pick-up date.", "two dogs from december 22nd until the 27th",
     {"drop_off_date": "2026-12-22", "pick_up_date": "2026-12-27"}),
    ("Estimates: name, day.", "it's rosa lind the last day of november", {"date": "2026-11-30"}),
    ("Translations: source language, target language, name.", "a deed in polish that has to be put into english i'm rosa",
     {"source_language": "polish", "target_language": "english"}),
    ("Costume rental: the costume, the size, the day, the name.", "i need a pirate costume size medium on friday i'm rosa",
     {"costume": "pirate costume", "size": "medium"}),
    ("Cakes: flavor, text on the cake, pickup date, name.", "it should say good luck maya and i'd pick it up on friday",
     {"text_cake": "good luck maya", "pickup_date": "2026-11-27"}),
    ("Plumbing: name, the problem, the address.", "this is linda parker the kitchen sink is clogged",
     {"name": "Linda Parker", "address": None}),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "said", "held"), TOLD)
async def test_what_is_told_in_one_breath_is_held(goal: str, said: str, held: dict[str, object]) -> None:
    answer = await Conversation(read_profile(goal=goal, context=OPEN)).hears(said)
    values = answer.memory.get("values", {})
    assert {name: values.get(name) for name in held} == held


@pytest.mark.parametrize(
    ("goal", "said", "open_field"),
    [
        ("Book a car wash: the car, day, time, name.", "i need my car washed friday at ten, i'm rosa", "car"),
        ("Notary: what document, day, time, name.", "he has to sign it friday at ten, i'm rosa", "document"),
        ("Book a bike service: the bike, day, name.", "hi it's for friday, we're a family of five, i'm rosa", "bike"),
        ("Vet visits: the owner's name, the number of animals, the date.", "in two days, i'm rosa", "animals"),
        ("Sell tickets: the show, the date, the number of tickets.", "can i get three seats for saturday", "show"),
        (
            "Rent machines: the machine, pick-up day, return day.",
            "i'd pick it up friday and bring it back saturday",
            "machine",
        ),
        ("Car service: make and model, day, name.", "i want my winter tires put on friday, i'm rosa", "make_model"),
    ],
)
async def test_what_tells_nothing_of_a_field_leaves_it_open(goal: str, said: str, open_field: str) -> None:
    answer = await Conversation(read_profile(goal=goal, context=OPEN)).hears(said)
    assert open_field not in answer.memory.get("values", {})


def test_a_spoken_email_address_ends_where_something_else_is_said() -> None:
    text = "friday at 7, email amara at ose dash partners dot com please"
    start, end = place(text, "amara@ose-partners.com") or (0, 0)
    assert text[:start] + text[end:] == "friday at 7,  please"
