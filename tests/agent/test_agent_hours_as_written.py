"""Opening hours as owners write them: when is it open, by whichever words?"""

from datetime import date

import pytest

from echolink.agent.opening import Opening
from echolink.agent.profile import read_profile

MONDAY = 23  # of November 2026
DAYS = {day: date(2026, 11, MONDAY + n) for n, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))}


@pytest.mark.parametrize(
    ("context", "is_open", "closed"),
    [
        ("We open at 7 and shut at 3, seven days a week.", "Mon 08:00, Sun 14:00", "Tue 15:30"),
        ("Open at 8, we wrap up at 5, Monday to Saturday.", "Sat 16:00", "Sun 10:00, Mon 17:30"),
        ("We're here Tue to Sun, 11 to 7, but on Sundays we lock up at 4.", "Sat 17:30", "Sun 17:30, Mon 12:00"),
        ("You can drop off any weekday from 7, but it has to be before ten in the morning.", "Tue 08:00", "Tue 11:00"),
        ("Mondays to Fridays, no earlier than 9 and no later than 3.", "Wed 15:00", "Wed 08:00, Wed 15:30, Sat 11:00"),
        ("I never start before 11 and never after 6. Monday to Friday.", "Tue 18:00", "Tue 09:30, Tue 19:00"),
        ("Any day except Sunday. Earliest is 8 in the morning, latest is 4 in the afternoon.", "Wed 16:00", "Wed 17:30"),
        ("Doors at 5, last seating 9:30, dark on Mondays and Tuesdays.", "Wed 21:30", "Mon 19:00, Thu 13:00"),
        ("Wednesday to Sunday. First tour at 10:30, final tour at 3:30.", "Wed 12:30, Sun 15:00", "Wed 16:00, Tue 11:00"),
        ("From dawn, say 6 am, until the lights go off at 10 pm, every day.", "Mon 21:00", "Mon 05:00, Sun 23:00"),
        ("Hours: M T W F 9a-6p, Th 9a-8p", "Mon 10:00, Thu 19:00", "Fri 19:00, Sat 10:00"),
        ("Weekday evenings, 5 to 8, and Saturdays from 10 to 4.", "Mon 18:00, Sat 11:00", "Mon 11:00, Sat 18:00"),
        ("6-9 am and 4-7 pm on school days (Mon-Fri), and 9-noon on Saturdays.", "Mon 07:00, Sat 11:00", "Mon 11:00"),
        ("Sundays and Mondays are my days off. Rest of the week 2pm-9pm.", "Tue 15:00", "Sun 16:00, Mon 18:00"),
        ("Treatment days are Tuesday and Saturday, treatment times 9 to 1.", "Sat 10:00", "Mon 10:00, Sat 14:00"),
        ("Lunch 12 to 2:30, dinner 6 to 10, no lunch on Sundays.", "Sat 12:30, Sun 19:00", "Sun 13:00"),
        ("Dinner Tue-Sat, 5 to 10. Sunday brunch 10 to 2, otherwise closed Sundays.", "Sun 11:00", "Sun 18:00, Mon 18:00"),
        ("Mon-Fri 9 to 4, with an hour off at noon for lunch.", "Mon 11:30, Mon 13:00", "Mon 12:30"),
        ("8-4:30 Mon-Fri. No inspections during lunch, 12-1.", "Mon 13:00", "Mon 12:30"),
        ("Tue-Sat 9-6. We stop for lunch from one to two, except Saturdays.", "Sat 13:30", "Tue 13:30"),
        ("Fri-Sun 9am-4pm, plus Monday Nov 23, same hours.", "Mon 14:00, Fri 14:00", "Tue 10:00"),
        ("Mon-Fri 8-4. Closed Nov 26 + 27.", "Wed 13:00", "Thu 13:00, Fri 13:00"),
        ("Open 11-9 daily, closed Thanksgiving Day and the day after.", "Sat 15:00", "Thu 15:00, Fri 15:00"),
        ("Weekdays 8 to 5. We do not work Saturdays, Sundays or Thanksgiving.", "Fri 10:00", "Thu 10:00, Sat 10:00"),
        ("Regular hours 8-5 Mon-Fri. In addition we're open on Saturday, Nov 28, from 8 to noon.", "Mon 16:00, Sat 09:00", "Sun 9:00"),
        ("Day | Open | Close\nMon-Fri | 3 PM | 9 PM\nSat | 10 AM | 11 PM", "Tue 16:00, Sat 22:00", "Tue 12:00, Fri 22:00"),
    ],
)  # fmt: skip
def test_it_is_open_when_the_owner_says_so_and_at_no_other_time(context: str, is_open: str, closed: str) -> None:
    opening = Opening(read_profile(goal="Book an appointment: day, time, name", context=context).reading.hours)

    assert [told for told in is_open.split(", ") if not _is_open(told, opening)] == []
    assert [told for told in closed.split(", ") if _is_open(told, opening)] == []


def _is_open(told: str, opening: Opening) -> bool:
    day, at = told.split()
    return not opening.closed_on(DAYS[day]) and opening.is_open(at, DAYS[day])
