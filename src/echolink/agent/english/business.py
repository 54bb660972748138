"""What do the sentences of an English context state of a business?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from echolink.agent.english.areas import read_areas, read_places_not_served
from echolink.agent.english.areas_listed import names_a_place, read_listed_places
from echolink.agent.english.clock_spans import RANGE
from echolink.agent.english.closed_days import without_closed_part, without_holidays
from echolink.agent.english.closings_apart import closing_apart
from echolink.agent.english.days_of_week import DAYS
from echolink.agent.english.each import is_of_each, told_of_each
from echolink.agent.english.heard import heard
from echolink.agent.english.hours import read_hours
from echolink.agent.english.limits import read_limits
from echolink.agent.english.listed_options import Listed, listed
from echolink.agent.english.menu_extras import beside_the_rest, is_beside, main_names, of_each_kind
from echolink.agent.english.menu_lines import read_menu
from echolink.agent.english.notice import is_in_days, read_horizon, read_notice
from echolink.agent.english.occasions import Occasions, read_occasions
from echolink.agent.english.offers import Offers, listed_name, opens_a_list, read_offers
from echolink.agent.english.one_and_many import one_of
from echolink.agent.english.option_rules import largest_of_each
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.plain_hours import with_days_after
from echolink.agent.english.plain_lists import list_plainly
from echolink.agent.english.seasons import read_seasons
from echolink.agent.english.sizes import read_sizes
from echolink.agent.english.stated_hours import Hours
from echolink.agent.english.stems import stems
from echolink.agent.english.team import read_team, tells_of_one, with_days
from echolink.agent.english.things_apart import is_thing_with_days
from echolink.agent.english.told_to_ask import is_question_and_answer, told_to_ask
from echolink.agent.english.turnaround import read_turnaround
from echolink.agent.english.variants import read_variants
from echolink.agent.english.words import words
from echolink.agent.field import Field, Limit
from echolink.agent.reader import Stated

_ASIDE: Final = re.compile(
    r" ?\((?![^)]*(?:day|week|\b(?:mon|tue|wed|thu|fri|sat|sun)|only|closed|except|not\b))[a-z' -]*\)"
)  # "Tuesdays (north side)"
_OF_SO_MANY: Final = re.compile(r" ?\(\d{1,2} ?(?:-|to) ?\d{1,2}(?: (?:years?|people|players|persons|guests))?\)")
# "Games start at 2, 4 and 6 pm every day except Tuesday"
_BUT_NOT_ON: Final = re.compile(rf",? (?:every day )?(?:except|but not|apart from)(?: on| for)? (?P<days>{DAYS})\W*$")
_STARTS_AT: Final = re.compile(r"\b(?:starts?|begins?|leaves?|departs?) (?:at )?\d")
_CHECK_IN: Final = re.compile(rf"\bcheck-? ?in(?: times?)?(?: is|:)? (?P<at>(?:(?:from|between) )?{RANGE})")
_STAYS: Final = stems("room stay night cabin hotel hostel accommodation lodging campsite camping bed cottage apartment")
_ENTRY: Final = stems("ticket show play concert performance seat")
_WHOEVER_COMES: Final = stems(
    "dog cat pet animal car bike customer client guest patient child person appointment visit booking"
)
_IS_HANDED_OVER = re.compile(r"\b(?:deliver\w*|collect\w*|pick\w*|ship\w*|post|bring|drive)\b")
# "Family Suite, up to four guests, $210"
_ONE_FOR_SO_MANY = re.compile(
    r"\W*[A-Z][\w'’-]*(?: [\w'’-]+){0,3}(?:, (?:for )?(?:up to )?\w+ (?:people|guests|persons), |"
    r" \([^)]*(?:people|guests|persons)\)(?:,| [-–:]) )"
)
_LENGTHS_OR_SIZES: Final = frozenset(("short", "long", "half", "full"))
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_PRICE_LIST: Final = 2  # prices in a sentence that make it one, whatever else it tells
_PARTY_SIZE = re.compile(r"\bparty size|\bparty of\b|size of (?:the |their |your )?party", re.IGNORECASE)  # no feast
_MEALS = re.compile(r"\b(?:breakfast|brunch|lunch|dinner|supper)\b")


@dataclass(slots=True)
class _Business:
    """What was stated so far."""

    hours: Hours = field(default_factory=Hours)
    sizes: set[int] = field(default_factory=set)
    limits: list[Limit] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    not_areas: list[str] = field(default_factory=list)
    notice_minutes: int = 0
    notice_in_days: bool = False
    horizon_days: int = 0
    asked: list[Field] = field(default_factory=list)
    offers: list[tuple[int, Offers]] = field(default_factory=list)  # by the place of their sentence
    about: frozenset[str] = frozenset()  # stems of the goal
    listed: tuple[Listed, ...] = ()
    is_order: bool = False  # whether the goal is to take orders of things
    of_each: tuple[tuple[str, str, str], ...] = ()  # `told_of_each` of all sentences
    unread: set[int] = field(default_factory=set)  # places of sentences


def read_business(sentences: Sequence[str], goal: str) -> Stated:
    """All of it; the goal tells what a list without a head of the usual words may be of ("Cakes: lemon, carrot")."""
    about = stems(_PARTY_SIZE.sub("", goal))
    written, sentences = sentences, [list_plainly(sentence) for sentence in sentences]
    business = _Business(
        about=about, is_order=is_order(goal) and about.isdisjoint(_ENTRY), of_each=told_of_each(tuple(sentences))
    )
    told = told_to_ask(sentences, goal)
    business.listed = _listed(sentences)
    business.asked = [f for asked in told.values() for f in asked.fields]
    in_list = False
    seasons, seasonal = read_seasons(sentences)
    variants = read_variants(sentences)
    menu = {**read_menu(sentences), **variants}
    for place, sentence in enumerate(sentences):
        if place in seasonal:
            continue
        if place in told and told[place].is_line:
            in_list = False
            continue
        if place in menu:
            whole = read_offers(sentence, about)  # with the length that stands in brackets
            is_same = place not in variants and whole.is_whole and len(whole.services) == len(menu[place].services)
            business.offers.append((place, whole if is_same else menu[place]))
            business.sizes.update(read_sizes(" ".join(_IN_BRACKETS.findall(sentence))))  # "Loft (sleeps 5): …"
            in_list = False
            continue
        if is_question_and_answer(sentences, place):
            business.unread.add(place)
            continue
        if opens_a_list(sentence, about):
            in_list = True
            continue
        name = listed_name(sentence) if in_list else ""
        if name and not read_offers(sentence, about, in_list=True).services:
            business.offers.append((place, Offers([{"name": name}], is_prose=False)))
        elif not _read(sentence, place, sentences, business, about, in_list=in_list) and place not in told:
            business.unread.add(place)
            in_list = False
    _read_listed_places(sentences, goal, business)
    services = _services(business)
    if stems(business.hours.last_of).isdisjoint(about | _WHOEVER_COMES) and _is_last_of_one(
        business.hours.last_of, services
    ):
        business.hours.last, business.hours.last_before = "", 0
    return Stated(
        hours=business.hours.as_json() | ({"seasons": seasons} if seasons else {}),
        sizes=tuple(sorted(business.sizes)),
        limits=_without_groups(business.limits),
        services=services,
        listed=business.listed,
        areas=tuple(area for area in dict.fromkeys(business.areas) if area not in business.not_areas),
        not_areas=tuple(dict.fromkeys(business.not_areas)),
        notice_minutes=business.notice_minutes,
        notice_in_days=business.notice_in_days,
        horizon_days=business.horizon_days,
        turnaround=max((read_turnaround(sentence) for sentence in sentences), default=(0, False)),
        asked=tuple(f for n, f in enumerate(business.asked) if all(f.name != g.name for g in business.asked[:n])),
        sentences=tuple(sentences),
        unread=tuple(sentence for place, sentence in enumerate(written) if place in business.unread),
    )


def _read_listed_places(sentences: Sequence[str], goal: str, business: _Business) -> None:
    if names_a_place(goal):
        served, refused = read_listed_places(sentences)
        business.areas += served
        business.not_areas += refused


def _listed(sentences: Sequence[str]) -> tuple[Listed, ...]:
    """What is listed by its noun, and who is there."""
    found = (*(one for sentence in sentences if (one := listed(sentence))), *read_team(sentences))
    return (*found, *with_days(sentences, found))


def _is_last_of_one(told: str, services: Sequence[Mapping[str, Any]]) -> bool:
    """Whether it is the last time of some of what is had: "the last colour starts at 4", where cuts are done, too."""
    own = [bool(stems(str(service["name"])) & stems(told)) for service in services] if told else []
    return any(own) and not all(own)


def _without_groups(limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """ "Tadpoles, 3 to 5 years" beside "Dolphins, 6 to 9 years" are groups of which one takes whom another does not."""
    ranges = [limit for limit in limits if limit.least is not None and limit.most is not None]
    groups = {limit.of for limit in ranges if len({(one.least, one.most) for one in ranges if one.of == limit.of}) > 1}
    return tuple(limit for limit in limits if limit.of not in groups)


def _read(
    sentence: str, place: int, sentences: Sequence[str], business: _Business, about: frozenset[str], *, in_list: bool
) -> bool:
    """One sentence, which may tell of several things; False when it tells nothing that we can use, as a question does."""
    if sentence.rstrip().endswith("?"):
        return False
    notice, areas, sizes = read_notice(sentence), read_areas(sentence, about), read_sizes(sentence)
    if notice > business.notice_minutes:
        business.notice_minutes, business.notice_in_days = notice, is_in_days(sentence)
    horizon = read_horizon(sentence)
    business.horizon_days = horizon or business.horizon_days
    business.areas += areas
    business.not_areas += read_places_not_served(sentence)
    of_each = is_of_each(sentence, business.of_each)
    business.sizes.update((largest_of_each(sentences) if of_each else ()) or sizes)
    business.limits += () if of_each else read_limits(sentence, about)
    of_hours = _OF_SO_MANY.sub("", heard(sentence)) if of_each else heard(sentence)
    hours = tells_of_one(sentence, sentences, business.listed) or _read_hours(
        of_hours, business.hours, about, is_order=business.is_order
    )
    told = bool(notice or horizon or areas or sizes or hours)
    offers = read_offers(sentence, about, in_list=in_list)
    is_one_for_so_many = bool(sizes) and not (notice or horizon or areas or hours) and _ONE_FOR_SO_MANY.match(sentence)
    is_alone = is_one_for_so_many or offers.is_whole or is_thing_with_days(sentence)
    if told and not is_alone and sum("price_cents" in service for service in offers.services) < _PRICE_LIST:
        offers = Offers([], is_prose=False)
    if offers.services:
        business.offers.append((place, offers))
    return told or not all(service.get("extra") for service in offers.services)


def _read_hours(text: str, hours: Hours, about: frozenset[str], *, is_order: bool) -> bool:
    """When something is had: of what the goal asks for, of the place, or else of what is had at certain times."""
    text = without_closed_part(text, about)
    whole = with_days_after(_ASIDE.sub("", text))
    text = without_holidays(whole, hours.closed_days)
    if text != whole:
        _read_hours(text, hours, about, is_order=is_order)
        return True
    if (but := _BUT_NOT_ON.search(text)) and _STARTS_AT.search(text, 0, but.start()):
        _read_hours(text[: but.start()], hours, about, is_order=is_order)
        return read_hours(f"closed on {but['days']}", hours, about)
    rest, closing = closing_apart(text)
    if closing:
        told = read_hours(closing.strip(" ,;(-"), hours, about)
        return _read_hours(rest, hours, about, is_order=is_order) or told
    occasions = Occasions()
    told = read_occasions(text, about, hours.sure, occasions)
    if told and not occasions:
        return True
    check_in = _CHECK_IN.search(text) if about & _STAYS else None
    if check_in:
        return read_hours(f"open {check_in['at']}", hours, about)
    if about & _STAYS and _MEALS.search(text):
        return told  # where people stay, a meal has hours of its own
    read = read_hours(text, hours, about)
    if is_order and not _IS_HANDED_OVER.search(text):
        return read  # "Tastings on Saturdays" tells those nothing who order a cake
    hours.likely.add(occasions)
    return read or told


def _services(business: _Business) -> tuple[Mapping[str, Any], ...]:
    """What is to be had; where there is a list of it, prices told in prose are of something else."""
    in_prose = sum(len(offers.services) for _, offers in business.offers if offers.is_prose and offers.is_whole)
    listed = sum(len(offers.services) for _, offers in business.offers if not offers.is_prose)
    has_list = listed > (in_prose if in_prose > 1 else 0)
    several_kinds = len({offers.head for _, offers in business.offers if offers.head}) > 1
    services: dict[str, Mapping[str, Any]] = {}
    main = frozenset() if business.is_order else main_names([offers for _, offers in business.offers], business.about)
    for place, offers in business.offers:
        if offers.is_prose and (has_list or (offers.is_whole and in_prose == 1)):
            business.unread.add(place)
            continue
        for service in offers.services:
            for one in of_each_kind(service, is_order=business.is_order):
                one = {**one, "extra": True} if main and is_beside(one, main, business.about) else one
                _add(_of_its_kind(one, offers.head) if several_kinds else _for_whom(one, offers.head), services)
    return beside_the_rest(tuple(services.values()), is_order=business.is_order)


# When something is had in a meal, and no kind of it: a mango lassi is no "mango lassi drink".
_COURSES: Final = frozenset(
    words(
        "starter main drink dessert side appetizer appetiser entree entrée beverage extra special dish snack course breakfast "
        "lunch dinner favorite classic soft food other more sweet hot cold"
    )
)


def _for_whom(service: Mapping[str, Any], head: str) -> Mapping[str, Any]:
    """ "Cuts: men $25, kids $18" are men's cuts and kids' cuts; no "tickets: children $8" and no "prices: kids $8"."""
    whose = _OF_WHOM.get(str(service["name"]).lower().removesuffix("'s"))
    if whose is None or not head.endswith("s") or _ADMITS.search(head):
        return service
    kind = one_of(head)
    return {**service, "name": f"{whose} {kind[:1].lower()}{kind[1:]}"}


_ADMITS: Final = re.compile(
    r"\b(?:tickets?|admission|entry|entrance|fares?|pass(?:es)?|seats?|fees?|prices?|tours?)\b", re.IGNORECASE
)


def _of_its_kind(service: Mapping[str, Any], head: str) -> Mapping[str, Any]:
    """Where several kinds of things are listed, each is called by its kind: "Burgers: classic" is a classic burger."""
    kind = re.sub(r"(?:(?<=ch|sh|ss)|(?<=x))es$|(?<!s)s$", "", head)
    name = str(service["name"])
    if name.lower() in _OF_WHOM:
        return _for_whom(service, head)
    if kind and name.lower() in _LENGTHS_OR_SIZES:  # "Half head highlights: short $120, long $145"
        return {**service, "name": f"{name.lower()} {head[:1].lower()}{head[1:]}"}
    if not kind or kind.lower() in _COURSES or kind.lower() in name.lower() or len(kind.split()) > 2:
        return service
    kind = f"{kind[:1].lower()}{kind[1:]}"
    if m := _IN_A_MEASURE.fullmatch(name):
        return {**service, "name": f"{m['what']} {kind} {m['measure']}"}  # "tomato soup cup"
    return {**service, "name": f"{name} {kind}"}


_OF_WHOM: Final = {
    "men": "men's", "women": "women's", "kids": "kids'", "children": "children's", "ladies": "ladies'", "gents": "gents'",
    "boys": "boys'", "girls": "girls'",
}  # fmt: skip
_IN_A_MEASURE = re.compile(r"(?P<what>.+) (?P<measure>cup|bowl|glass|bottle|pint|quart|slice|pitcher|carafe)")


def _add(service: Mapping[str, Any], services: dict[str, Mapping[str, Any]]) -> None:
    """One more; what is had in several lengths is told apart by them."""
    key = str(service["name"]).lower()
    known = services.get(key)
    if known is None or known.get("minutes") == service.get("minutes") or not service.get("minutes"):
        services.setdefault(key, service)
        return
    if known.get("minutes"):
        services[key] = {**known, "name": f"{known['name']} {known['minutes']} minutes"}
    named = f"{service['name']} {service['minutes']} minutes"
    services.setdefault(named.lower(), {**service, "name": named})
