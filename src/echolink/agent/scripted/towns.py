"""Which area and which town has a caller told by the way?"""

import re
from typing import Final

from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_TOWNS: Final = ("town", "city")  # names of fields


def area_told(view: View, heard: Understood) -> None:
    """An address that names one of the areas has told which it is, and so has who speaks of only one."""
    area = next((f for f in view.of_kind("choice") if f.name == "area"), None)
    if area is None or area.name in heard.values:
        return
    told = " ".join(str(heard.values[f.name]) for f in view.of_kind("address") if f.name in heard.values).lower()
    said = " ".join(clause.text for clause in (*heard.told, *heard.asked))
    named = [option for option in area.options if option.lower() in told] or [
        option for option in area.options if option.lower() in said
    ]
    if len(named) == 1:
        heard.values[area.name] = named[0]


def leave_the_region_open(view: View) -> None:
    """Which county a town lies in is asked of nobody who has told an address with its town."""
    area = next((f for f in view.of_kind("choice") if f.name == "area"), None)
    if area is None or area.name in (*view.state.values, *view.state.skipped):
        return
    told = [str(view.state.values.get(f.name, "")) for f in view.of_kind("address")]
    if any(map(view.ear.place_of, told)) and any(map(view.ear.is_region, area.options)):
        view.state.skipped.append(area.name)


def town_told(view: View, heard: Understood) -> None:
    """Who has told the area has told the town."""
    town = next((f for f in view.of_kind("text") if f.name in _TOWNS), None)
    if town is None or town.name in (*heard.values, *view.state.values):
        return
    said = " ".join(clause.said.lower() for clause in (*heard.told, *heard.asked))
    named = [area for area in view.profile.reading.areas if re.search(rf"\b{re.escape(area.lower())}\b", said)]
    if "area" in heard.values:
        heard.values[town.name] = heard.values["area"]
    elif len(named) == 1:  # "we're in Cold Spring", in whatever was said
        heard.values[town.name] = named[0]
