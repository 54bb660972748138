"""Which kinds of call need neither day nor time: somebody joins a list, says whether they come, sends something back?"""

import re
from typing import Final

from echolink.agent.english.asked_for import DATE, TIME
from echolink.agent.field import Field

_NAME: Final = Field(name="name", kind="name", label="your name")
_PHONE: Final = Field(name="phone", kind="phone", label="your phone number")
_EMAIL: Final = Field(name="email", kind="email", label="your email address")
_ABOUT: Final = Field(name="reason", kind="text", label="the reason")
_COMING: Final = Field(name="attending", kind="yes_no", label="coming", ask="Will you be coming?")
_PARTY: Final = Field(name="party_size", kind="count", label="the number of people", required=False)
_ORDER: Final = Field(name="order_number", kind="text", label="the order number", required=False)
_RETURNED: Final = Field(
    name="reason", kind="text", label="the reason for the return", ask="What would you like to return, and why?"
)
_REFILLED: Final = Field(name="refill", kind="text", label="what to refill", ask="What would you like refilled?")
_COMPLAINT: Final = Field(name="reason", kind="text", label="your complaint", ask="What happened?")
_LOST: Final = Field(name="item", kind="text", label="the lost item", ask="What did you lose?")
_QUOTED: Final = Field(
    name="reason", kind="text", label="what you need a quote for", ask="What do you need a quote for?"
)
_TICKETS: Final = Field(name="tickets", kind="count", label="the number of tickets", ask="How many tickets?")

_TIMED: Final = (
    r"(?!.*\b(?:lessons?|class(?:es)?|trials?|appointments?|sessions?|slots?|tours?|visits?|workshops?|shifts?|"
    r"courses?|camps?|"
    r"events?|tables?|date|day|times?|schedul\w+|book\w*|reserv\w+|deliver\w*|pick-?ups?)\b)"
)
# What the whole goal must be like, and what such a call needs.
_CALLS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), fields)
    for pattern, fields in (
        (r"^.*\brsvps?\b", (_NAME, _COMING, _PARTY)),
        (
            rf"^{_TIMED}.*\b(?:newsletters?|mailing list|email list|distribution list)\b",
            (_NAME, _EMAIL),
        ),
        (r"^(?!.*\b(?:book|schedul)).*\b(?:wait(?:ing)?[- ]?list)\b", (_NAME, _PHONE)),
        (
            rf"^{_TIMED}.*\b(?:sign(?:ing)?[ -]?(?:up|ups)|sign (?:\w+ ){{1,3}}up|sign up|enrol\w*|register|"
            rf"registration)\b.*"
            r"\b(?:members?|memberships?|volunteers?|subscribers?|program|club|gym|list|beta|updates)\b",
            (_NAME, _PHONE, _EMAIL),
        ),
        (
            r"^(?!.*\b(?:book|schedul|rent|orders\b|trips?|flights?)).*"
            r"\b(?:(?:handle|process|take|manage|accept|arrange|start|with|for|do) (?:\w+ ){0,2}?(?:returns|"
            r"refunds|exchanges)|"
            r"return requests?|refund requests?)\b|^(?:product |customer )?(?:returns|refunds|"
            r"exchanges)(?: and \w+)?$",
            (_NAME, _ORDER, _RETURNED, _PHONE),
        ),
        (r"^(?!.*\b(?:book|schedul)).*\brefills?\b", (_NAME, _REFILLED, _PHONE)),
        (r"^(?!.*\b(?:book|schedul)).*\bcomplaints?\b", (_NAME, _COMPLAINT, _PHONE)),
        (
            r"^(?!.*\b(?:book|schedul)).*\b(?:lost (?:property|items?|things|belongings|luggage|and[ -]found)|"
            r"lost-and-found)\b",
            (_LOST, _NAME, _PHONE),
        ),
        (
            r"^(?!.*\b(?:book|schedul|arrang|appointments?|visits?)).*\b(?:(?:quote|estimate) requests?|"
            r"requests? for (?:a )?(?:quotes?|estimates?))\b",
            (_QUOTED, _NAME, _PHONE),
        ),
        (
            r"^(?!.*\b(?:appointments?|visits?|bookings?)\b).*\b(?:arrang\w*|schedul\w*|book\w*|"
            r"set up) (?:\w+ ){0,2}?call-?backs?\b",
            (_NAME, _PHONE, _ABOUT, DATE, TIME),
        ),
        (r"^(?:please )?(?:sell|order|buy) (?:\w+ ){0,2}?tickets\b", (_TICKETS, _NAME)),
    )
)
_NEEDS_A_LOOK = re.compile(
    r"rsvp|newsletter|list|sign|enrol|regist|return|refund|exchange|refill|complain|lost|quote|estimate|"
    r"call-?back|ticket",
    re.IGNORECASE,
)


def fields_of_plain_call(said: str) -> tuple[Field, ...]:
    """What the kind of call needs that a goal names in a word or two; nothing where it is none of these."""
    if not _NEEDS_A_LOOK.search(said):
        return ()
    return next((fields for pattern, fields in _CALLS if pattern.search(said.strip(" ."))), ())
