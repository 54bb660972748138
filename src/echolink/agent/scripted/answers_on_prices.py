"""What does something cost? All that is ordered, what is named, what goes by age or by number, the cheapest and the dearest."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.ear import Topic
from echolink.agent.scripted.order import total_cents
from echolink.agent.scripted.picking import party_total
from echolink.agent.scripted.priced import Service, is_half_of_it, named_best, says_more
from echolink.agent.scripted.referring import SAID_NOW, marks, rank, told_of_it
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_ABOUT_ALL: Final = frozenset(("price", "total", "all", "altogether", "everything", "together", "order"))
_A_PERSON: Final = frozenset(("child", "adult", "senior"))
_MONEY: Final = re.compile(r"[$€£]\s?\d|\d\s?[€£$]")
_SEVERAL: Final = 2
_MOST_LISTED: Final = 6  # offers in one breath


def order_total(topic: Topic, view: View, voice: Voice) -> str:
    """What all that is ordered costs, where the question names nothing else."""
    if not topic.price or topic.stems - _ABOUT_ALL:
        return ""
    ordered = next((view.state.values[f.name] for f in view.of_kind("items") if f.name in view.state.values), None)
    services = view.profile.reading.services
    cents = total_cents(ordered, services) if ordered else None
    if cents is None:
        return ""
    currency = next((s["currency"] for s in services if s.get("currency")), "")
    return voice.say("total", price=view.ear.price({"price_cents": cents, "currency": currency}))


def prices(topic: Topic, view: View, voice: Voice) -> str:
    if not topic.price:
        return ""
    services = view.profile.reading.services
    priced = [s for s in services if view.ear.price(s) and not view.ear.is_bracket(str(s["name"]))]
    if not priced:
        return ""
    named = _meant(topic, priced, view)
    if named is None:
        return ""
    listed = (named or priced)[:_MOST_LISTED]
    if len(listed) == 1:
        return voice.say("price", service=str(listed[0]["name"]), price=view.ear.price(listed[0]))
    items = [voice.say("priced", service=str(s["name"]), price=view.ear.price(s)) for s in listed]
    return voice.say("prices", list=voice.catalogue.both(items))


def price_of_the_named(topic: Topic, view: View, voice: Voice) -> str:
    """ "What's a comforter again", "and a six foot balsam": the price of what is named, where nothing explains it."""
    named = topic.stems if topic.names and not topic.price else frozenset()
    priced = (view.ear.stems(str(s["name"])) for s in view.profile.reading.services if view.ear.price(s))
    if not named or not any(named <= stems for stems in priced):
        return ""
    if any(named <= stems and view.ear.fit("explains", sentence) for sentence, stems in view.plan.sentences):
        return ""
    return prices(replace(topic, price=True), view, voice)


def _meant(topic: Topic, priced: Sequence[Service], view: View) -> Sequence[Service] | None:
    """Those of which the price is asked; none where all are meant, None where the prices are no answer."""
    asked_of = topic.stems - _ABOUT_ALL
    named = named_best(priced, dict.fromkeys(asked_of, 1), view)
    if (not named and asked_of) or says_more(named, asked_of | topic.beside, view) or _is_free(named, asked_of, view):
        return None
    if len(named) > 1:  # "what's the ninety minute one", of that which was named just before
        named = named_best(named, topic.lately, view) or named
    if not named and len(priced) == 1 and _prices_told(view) > 1:
        return None  # it is not the only thing that has a price
    if not named:
        named = named_best(priced, topic.lately, view)
        place = max((rank(marks(str(s["name"]), view), topic.lately)[0] for s in named), default=0)
        if place < SAID_NOW and told_of_it(topic, view)[0] > place:
            return None
    if named and asked_of and is_half_of_it(named, asked_of, view):
        return priced  # "a single class", of a drop-in and ten classes
    return named


def _is_free(named: Sequence[Service], asked_of: frozenset[str], view: View) -> bool:
    """Whether something without a price is meant rather: "Brake check: free", beside brake pads that have one."""
    unpriced = [s for s in view.profile.reading.services if not view.ear.price(s)]
    said = dict.fromkeys(asked_of, 1)
    return bool(named and unpriced) and named_best([*named, *unpriced], said, view) != named


def _prices_told(view: View) -> int:
    """How many prices the context tells: at least one in each sentence that tells any, and each amount of money."""
    return sum(max(1, len(_MONEY.findall(s))) for s, stems in view.plan.sentences if "price" in stems)


def party_price(topic: Topic, view: View, voice: Voice) -> str:
    cents = party_total(topic, view) if topic.price else None
    if cents is None:
        return ""
    currency = next((s["currency"] for s in view.profile.reading.services if s.get("currency")), "USD")
    return voice.say("total", price=view.ear.price({"price_cents": cents, "currency": currency}))


def cheapest_or_dearest(topic: Topic, view: View, voice: Voice) -> str:
    """The cheapest or the dearest of what has a price, of all or of what is named."""
    services = [s for s in view.profile.reading.services if s.get("price_cents")] if topic.extreme else []
    if len(services) < _SEVERAL:
        return ""
    named = named_best(services, dict.fromkeys(topic.stems - _ABOUT_ALL, 1), view)
    best = (min if topic.extreme < 0 else max)(
        named if len(named) > 1 else services, key=lambda s: int(s["price_cents"])
    )
    return voice.say("price", service=str(best["name"]), price=view.ear.price(best))


def price_by_age(topic: Topic, view: View, voice: Voice) -> str:
    asked_of = topic.stems - _ABOUT_ALL - _A_PERSON - {str(topic.age)}  # a four may stand in the hours, too
    if topic.age is None or not topic.price or asked_of & view.plan.rarity.keys():
        return ""
    told = (view.ear.price_at(topic.age, sentence) for sentence, _ in view.plan.sentences)
    part = next((part for part in told if part), "")
    return voice.first("quote", sentence=f"{part}.") if part else ""


def price_by_number(topic: Topic, view: View, voice: Voice) -> str:
    """The price for a number that was told: of a 30 pound dog, of two bedrooms, of ten inches."""
    if not topic.price or not topic.measured:
        return ""
    named = (str(s["name"]) for s in view.profile.reading.services if view.ear.stems(str(s["name"])) & topic.stems)
    if any(not any(c.isdigit() for c in name) for name in named):
        return ""  # "how much is the studio", whatever number was told before
    forms = {one for s in view.profile.reading.services if "form" in s for one in view.ear.measured(str(s["form"]))}
    if forms.intersection(topic.measured):
        return ""  # what is had in several lengths or sizes has a name for each
    priced = [(len(stems & topic.stems), s) for s, stems in view.plan.sentences if "price" in stems]
    best = max((shared for shared, _ in priced), default=0)
    graded = [s for _, s in priced if view.ear.is_graded(s)]
    is_of_it = any(shared == best and s in graded for shared, s in priced)
    part = view.ear.price_for(topic.measured, graded) if is_of_it else ""
    part = part or view.ear.enough_for(topic.measured, [s for shared, s in priced if shared == best])
    return voice.first("quote", sentence=f"{part}.") if part else ""
