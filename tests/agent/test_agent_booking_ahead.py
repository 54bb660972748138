"""How long before something must be arranged, and how long before it can be: is it read in the words that owners use?"""

import pytest

from echolink.agent.profile import read_profile

# A context, days of notice, and days for which one can book ahead at most.
CONTEXTS = [
    ("Notice: min 3 days, max 2 months.", 3, 60),
    ("min_notice_days: 7; max_advance_days: 90", 7, 90),
    ("min_notice: 3 days\nmax_advance: 2 months", 3, 60),
    ("Please give us three days at the minimum. Our order book goes two months ahead and not further.", 3, 60),
    ("No orders on less than 3 days' notice and none more than 2 months out.", 3, 60),
    ("The earliest pick-up is 3 days from the day you order, the latest is 2 months from the day you order.", 3, 60),
    ("Orders are accepted no later than 3 days before and no earlier than 2 months before pick-up.", 3, 60),
    ("We can't do any move within the next 7 days. The calendar is open for 90 days and no further.", 7, 90),
    ("One week is the shortest notice we can work with. Ninety days is as far ahead as we schedule.", 7, 90),
    ("Please call us a week or more before your move. We don't book moves that are more than 90 days away.", 7, 90),
    ("It can be booked from 7 days ahead to 90 days ahead.", 7, 90),
    ("Earliest booking: 90 days before; latest booking: 2 days before.", 2, 90),
    ("Lead time min 2 weeks, max 1 year.", 14, 365),
    ("You can't order further ahead than two months.", 0, 60),
    ("Rentals of more than 7 days are not possible. You can't stay longer than 14 days.", 0, 0),
    ("Don't come earlier than 2 days before. The class takes 6 weeks and not longer.", 0, 0),
    ("We don't keep items for more than 30 days. Our shop is open for 90 days in summer.", 0, 0),
]


@pytest.mark.parametrize(("context", "notice", "horizon"), CONTEXTS)
def test_notice_and_how_far_ahead_are_read(context: str, notice: int, horizon: int) -> None:
    reading = read_profile(goal="Book a move: name and day.", context=context, name="", fields=None).reading
    assert (reading.notice_minutes // 1440, reading.horizon_days) == (notice, horizon)
