"""Which kind of a thing does a caller name with the thing, between all that is told besides?"""

import pytest

from echolink.agent.english.emails import emails
from echolink.agent.english.kinds_of_it import kind_of_it
from tests.agent.told import known

GOAL = (
    "Qualify a sales lead. Find out the caller's name, what kind of software they need, how many employees the company has "
    "and the monthly budget in dollars."
)


@pytest.mark.parametrize(
    ("said", "kind", "employees"),
    [
        (
            "we're looking for payroll software for forty employees and the budget is two thousand a month",
            "payroll",
            40,
        ),
        ("accounting software for a company of fifteen, budget two thousand a month", "accounting", 15),
        ("so we've set aside two thousand dollars a month for inventory software and we're 85 people", "inventory", 85),
        (
            "Hi, I run a company with forty employees. We need payroll software, our budget is $2,000 a month.",
            "payroll",
            40,
        ),
        (
            "yeah so what we need is scheduling and payroll software, it's fifteen employees, money wise two thousand a month",
            "scheduling and payroll",
            15,
        ),
    ],
)
async def test_a_lead_is_told_in_one_breath(said: str, kind: str, employees: int) -> None:
    values = await known(GOAL, said)
    assert (values["employees_company"], values["monthly_budget_dollars"]) == (employees, 2000)
    assert f"{kind} software" in values["software"]


@pytest.mark.parametrize(
    ("label", "said", "kind"),
    [
        ("what kind of cake", "a chocolate cake for my son", "chocolate cake"),
        ("what type of room", "a double room, please", "double room"),
        (
            "what kind of software",
            "we need payroll, scheduling and accounting software",
            "payroll, scheduling and accounting software",
        ),
        ("what kind of cake", "i need a cake", None),
        ("what kind of insurance", "our old insurance ran out", None),
        ("what kind of flowers", "hi i'd like to send flowers to my sister", None),
        ("which cake", "a chocolate cake", None),
    ],
)
def test_a_kind_stands_before_its_noun(label: str, said: str, kind: str | None) -> None:
    assert kind_of_it(label, said) == kind


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("my email is bowman twelve at aol dot com", "bowman12@aol.com"),
        ("it's kim nineteen eighty four at mail dot com", "kim1984@mail.com"),
    ],
)
def test_a_number_in_an_address_is_written_in_figures(said: str, address: str) -> None:
    assert emails(said) == address
