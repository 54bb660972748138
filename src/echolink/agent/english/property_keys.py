"""How is the key of a schema's property said in words: `num_adults` is "number of adults", `from_zip` "ZIP code it goes from"?"""

import re
from typing import Final

from echolink.agent.english.item_marks import UNITS
from echolink.agent.english.words import words

_SHORT_FORMS: Final = (
    (r"^(?:num|nr|no|n|cnt|count|total)(?: of)? (?=[\w ]+s$)", "number of "),
    (r"^(?P<what>[\w ]+s) (?:count|cnt|num|qty|quantity)$", r"number of \g<what>"),
    (r"\bqty\b", "quantity"),
    (r"^pax$", "number of people"),
    (r"\bdob\b", "date of birth"),
    (r"\bid\b", "ID"),
    (r"^sq ?ft$|^sqft$|^square feet$", "square footage"),
    (
        rf"^(?P<what>weight|height|length|width|depth|size|distance|volume|[a-z ]+ (?:weight|height|length|"
        rf"width|size)) (?P<unit>{'|'.join(sorted(UNITS))})$",
        r"\g<what> in \g<unit>",
    ),
    (r"\b(?:no|nr|num)$", "number"),
    (r"\baddr\b", "address"),
    (r"\btel\b", "phone"),
    (r"\bappt\b", "appointment"),
    (r"\bdesc\b", "description"),
    (r"\bdrop ?off\b", "drop-off"),
    (r"\bpick ?up\b", "pickup"),
    (r"\bdrivers? licen([sc])e\b", r"driver's licen\1e"),
    (r"\b(?:zip|zip ?code)$", "ZIP code"),
    (r"^(?:from|origin) (?P<what>ZIP code|city|state|airport|town|country)$", r"\g<what> it starts from"),
    (r"^(?:to|destination|dest) (?P<what>ZIP code|city|state|airport|town|country)$", r"\g<what> it goes to"),
    (r"^due$", "due date"),
    (r"^from (?P<what>time|date|day)$", r"start \g<what>"),
    (r"^(?:until|till?|to) (?P<what>time|date|day)$", r"end \g<what>"),
    (r"^(?P<what>(?:[\w-]+ )?[\w-]+(?<!s)) at$", r"\g<what> time"),  # "call back at"
    (r"^(?P<what>call ?-?back|pick ?-?up|drop ?-?off|start|end|arrival|departure|delivery) on$", r"\g<what> date"),
    (
        r"^(?P<who>driver|pet|dog|cat|horse|animal|child|kid|student|pupil|patient|rider|player|passenger|"
        r"camper|owner|"
        r"baby|member|guest) age(?: (?:in )?(?:years|yrs))?$",
        r"\g<who>'s age",
    ),
    (
        r"^(?P<who>pet|dog|cat|horse|animal|child|kid|student|pupil|patient|rider|player|camper|baby) name$",
        r"\g<who>'s name",
    ),
)
_SHORTENED: Final = tuple((re.compile(short), long) for short, long in _SHORT_FORMS)
# Things of which somebody has one, so that "Do you have …?" needs an article.
_ONE: Final = frozenset(
    words(
        "license licence permit pet dog cat car vehicle reservation booking account membership policy warranty deposit "
        "appointment referral coupon voucher code prescription garden yard garage key garment passport visa ticket invoice "
        "receipt contract lease lawyer attorney doctor cosigner reference degree certificate elevator driveway basement attic "
        "pool generator trailer truck boat bike computer laptop printer website logo card discount budget preference deadline "
        "venue tent oven fireplace fence tree dumpster gate doorman ramp wheelchair stroller allergy condition disability"
    )
)


def in_words(key: str) -> str:
    """A key's words as they are said: short forms in full, and whose it is where that is told."""
    for short, long in _SHORTENED:
        key = short.sub(long, key)
    return key


def with_article(what: str) -> str:
    """ "Driver's license" → "a driver's license"; "insurance" and "pets" as they are."""
    if what.split()[-1:] == [] or what.split()[-1].lower() not in _ONE or re.match(r"(?:an?|the|any|your)\b", what):
        return what
    return f"{'an' if what[:1].lower() in 'aeio' else 'a'} {what}"
