"""On which day of a year is a holiday that has no fixed date?"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_EASTER: Final = {
    "good_friday": -2,
    "easter_saturday": -1,
    "easter_sunday": 0,
    "easter_monday": 1,
}  # days from Easter Sunday
# (month, weekday from Monday = 0, which of that weekday in the month; -1 is the last), as the United States keep them.
_NTH_WEEKDAY: Final = {
    "memorial_day": (5, 0, -1),
    "labor_day": (9, 0, 1),
    "thanksgiving": (11, 3, 4),
}
# Days beside these: (holiday, days from it).
_BESIDE: Final = {
    "thanksgiving_wednesday": ("thanksgiving", -1),
    "thanksgiving_friday": ("thanksgiving", 1),
    "thanksgiving_saturday": ("thanksgiving", 2),
    "thanksgiving_sunday": ("thanksgiving", 3),
    "memorial_day_saturday": ("memorial_day", -2),
    "memorial_day_sunday": ("memorial_day", -1),
    "labor_day_saturday": ("labor_day", -2),
    "labor_day_sunday": ("labor_day", -1),
}
_FIXED: Final = {"new_years_day": (1, 1), "independence_day": (7, 4), "christmas_day": (12, 25)}
# The days on which who is "closed on holidays" is closed, by ISO 3166 country; of countries that are not here none is known.
PUBLIC: Final = "public"
_PUBLIC_IN: Final = {"US": (*_FIXED, *_NTH_WEEKDAY)}
MOVABLE: Final = (*_EASTER, *_NTH_WEEKDAY, *_BESIDE)


def public_in(region: str) -> tuple[str, ...]:
    """The public holidays of a country, by name: in the United States the six on which most businesses close."""
    return _PUBLIC_IN.get(region, ())


@lru_cache(maxsize=256)
def day_of_holiday(name: str, year: int) -> date | None:
    """The day of one of MOVABLE, or of one that has its date; None for any other name."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return _easter(year) + timedelta(days=_EASTER[name])
    if name in _BESIDE:
        holiday, days = _BESIDE[name]
        beside = day_of_holiday(holiday, year)
        return beside + timedelta(days=days) if beside else None
    rule = _NTH_WEEKDAY.get(name)
    if rule is None:
        return None
    month, weekday, which = rule
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Gregorian Easter by the "anonymous" computus (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
