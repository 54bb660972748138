"""Which words of an English text carry meaning, and which of them mean the same to somebody who asks?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english import turnaround
from echolink.agent.english.heard import heard
from echolink.agent.english.words import A_FIGURE, words, words_in

FREE_OF = re.compile(r"\b(gluten|dairy|sugar|lactose|nut|alcohol|smoke|fat|wheat|caffeine|meat|egg)[ -]free\b")
STOP: Final = frozenset(
    words(
        """
    a about also am an and any anything are as ask at be been before but by can could did do does don't first
    for from get give go going good got had has have he hello help her hi him his how i i'd i'll i'm i've if in
    into is it it's its just know let like me might my need no not of off okay on one or our please question
    quick really say she should so some something still tell than thank thanks that that's the their them then
    there there's they this to too us very want was way we we'd well were what what's when which who whom
    will with without whether wondering would yeah yes you you're your yours ours possible able mean there maybe sort kind offer
    someone somebody anyone anybody if comes something much many there's possible exactly usually normally during while
    sit stay stand look see find still lot per place
    provide happen happens come coming take accept allow allowed allows allowing available use using make
    somewhere anywhere nowhere own until till
    gonna do doing around near nearby place places guys people person 1 let's actually sorry hey um uh oh
    """
    )
)
# Words that mean the same to somebody who asks; the first stands for all. Everyday words only.
_SAME: Final = tuple(
    tuple(group.split())
    for group in (
        "keep kept keeps keeping",
        "thing things stuff",
        "knife knives",
        "shelf shelves",
        "scarf scarves",
        "tooth teeth",
        "mouse mice",
        "donate donates donated donating donation donations",
        "serve serves served serving feed feeds",
        "lose lost loses losing",
        "park parking parked garage lot",
        "license licence licenses licences",
        "weigh weighs weight heavy weighing",
        "late later",
        "full fill filling filled refill",
        "mile miles mileage",
        "partner fiancé fiancée fiance fiancee husband wife spouse girlfriend boyfriend partners",
        "inscription writing write written inscribe inscribed inscriptions",
        "linen linens sheets bedding bedsheets",
        "valid expire expires expired expiry expiration",
        "vaccinated vaccination vaccinations vaccine vaccines shot shots vaccinate",
        "rent rents rented renting rental rentals hire hires hired borrow borrowed borrowing lend lends lending lent loan loans "
        "loaned loaner loaners",
        "pay paid pays payment cash credit visa mastercard debit paypal amex maestro contactless cheque check-payment",
        "address located location locate where find directions direction",
        "child kid kids children baby babies family highchair son sons daughter daughters",
        "pet pets animal animals",
        "vegan vegetarian veggie vegetarians plant-based",
        "wheelchair accessible accessibility disabled barrier-free ramp step-free",
        "wifi wi-fi internet wlan wireless",
        "deliver delivery delivers delivered shipping ship",
        "cancel cancellation refund refunds cancelled cancelling cancellations",
        "outside outdoor outdoors terrace patio garden balcony exterior",
        "inside indoor indoors interior",
        "gluten celiac coeliac gluten-free",
        "allergy allergies allergic allergen",
        "bus train subway metro tram station transit transport",
        "discount discounts deal deals special specials coupon offer promotion promotions promo",
        "language languages speak english spanish french german",
        "insurance insured insurer insurances",
        "bathroom toilet restroom",
        "drink drinks wine beer alcohol cocktail cocktails",
        "wedding weddings wed married marry marrying ceremony",
        "flight flights fly flying flies land landing lands",
        "graduation graduate graduates graduating",
        "email mail e-mail post posted postal",
        "phone telephone number call",
        "long lasts duration takes",
        "price free prices pricing cost costs charge charges fee fees rate rates expensive cheap cheaper much fare fares",
        "bag bags luggage baggage suitcase suitcases locker lockers",
        "photo photos picture pictures photographs",
        "return returns returned returning",
        "end ends finish finishes finished",
        "check-out checkout leave leaves leaving depart departs departure",
        "collect collects collected collecting pick picked pickup pick-up",
        "repair repairs repaired fix fixes fixed mend",
        "elevator lift lifts elevators",
        "voucher vouchers gift gifts",
        "entrance enter entry",
        "id identification passport document documents papers paperwork",
        "guarantee warranty guaranteed",
        "smoke smoking cigarette",
        "birthday birthdays celebration party parties celebrate",
        "breakfast brunch",
        "check-in checkin",
        "music band live",
        "doctor doctors dr",
        "eat cafe restaurant snack snacks kitchen",
        "weekend saturday sunday",
        "contract contracts tied commitment commit committed locked",
        "color colors coloring colored colour colours colouring coloured",
        "bbq barbecue barbeque",
        "minimum min least",
        "try trial trials",
        "rain rains raining rainy weather",
        "hour hours hourly",
        "join joining joins participate participates participating signup enroll enrolling enrollment enrolment registration",
        "night nights afterhours",
        "hard hardest harder difficult toughest tough",
        "easy easiest easier simplest",
        "short shortest shorter",
        "today sameday",
        "fast faster fastest quick quickly quicker hurry rush rushed urgent urgently express asap",
        "hold holds held reserve reserves reserved reserving",
        "burn burns burned burning fire fires",
        "fridge fridges refrigerator refrigerators",
        "sofa sofas couch couches settee settees",
        "tv tvs television televisions telly",
    )
)  # fmt: skip
_ALIAS: Final = {word: group[0] for group in _SAME for word in group}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
PETS: Final = frozenset(words("dog cat"))  # each is a pet, and neither is the other
_AS_ONE_WORD = re.compile(r"\b(same|after|sign)[ -](day|hours|up)\b")
_TAKES_PART = re.compile(r"\btak(?:e|es|ing) part\b")
# Who brings a bottle asks for what is told of corkage.
_OWN_BOTTLE = re.compile(
    r"\bbring(?:ing)? (?:(?:your|our|my|their|his|her) (?:own )?|an? |some )?(?:own )?(?:\w+ )?"
    r"(?:wine|bottles?|beer|alcohol|champagne|booze|liquor)(?! of (?:water|milk))\b|\bbyob?\b"
)
# And so does "drinks are not included, but you may bring your own", or "no outside alcohol".
_OWN_DRINKS = re.compile(
    r"\b(?:drinks?|beverages?|wine|beer|alcohol)\b[^.;]*\bbring (?:your|their|our) own\b(?! [a-z])|"
    r"\b(?:bring|your|their|own|outside)(?: own)?(?: [a-z]+ (?:and|or))? (?:drinks?|beverages?|wine|beer|alcohol)\b"
)
# To move, change or push a visit is to reschedule it, as it is where nothing is named that moves: "changes are free".
_VISIT: Final = r"(?:appointments?|bookings?|reservations?|visits?|lessons?|sessions?|slots?|dates?|days?|times?)"
_RESCHEDULES = re.compile(
    rf"\b(?:mov|chang|switch|push|shift|postpon)(?:e|es|ing)?(?= (?:(?:of|to|the|your|my|our|an?|it|or|back) ){{0,3}}{_VISIT}\b)|"
    r"\b(?:(?:moving|changing|switching)(?= (?:is|costs|up to|within|later)\b)|changes(?= (?:are|cost|up to|within)\b))|"
    rf"\b(?:{_VISIT} )changes\b|\bchanges(?= (?:to|of) (?:the|your|an?) {_VISIT}\b)|"
    r"\b(?:postpon|rebook)(?:e|es|ing|ed)?\b"
)
# "Kayaks have to be back by six" tells when they are returned.
_DUE_BACK: Final = re.compile(
    r"\b(?:(?:have|has|need|needs|ought) to|must|should|due)(?: be)?(?: brought| returned)? back\b"
)
_MOVED: Final = frozenset(
    words("move moves moving change changes changing switch switching push pushing shift shifting")
) | frozenset(words("postpone postponing postponed rebook rebooking rebooked"))
_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_STREET = re.compile(
    r"\b\d+\w?(?! by the way)\s+(?:(?:[a-z]+|\d+(?:st|nd|rd|th))\s+){1,3}"
    r"(?:street|st|avenue|ave|road|rd|lane|drive|square|boulevard|blvd|place|way)\b|"
    r"\b(?:find us|we are|we're) (?:at|in|on|near|behind|opposite)\b|"
    r"\b(?:[a-z]+\s)?[a-z]+(?:straße|strasse|str|platz|weg|street|road|avenue|square)\b\.?\s+\d+|\b(?:next to|"
    r"across from|opposite|behind|at the corner|corner of|downtown)\b"
)
# What a sentence tells without the word for it: a figure with "minutes" is a duration.
_ASPECTS: Final = {
    "address": _STREET,
    "contract": re.compile(
        r"\bcancel any ?time\b|\bmonth[- ]to[- ]month\b|\bno contracts?\b|"
        r"\b\d+[- ]months? (?:minimum|term|commitment)\b|\bminimum (?:[a-z]+ )*\d+ months?\b"
    ),
    "discount": re.compile(r"(?:\bper ?cent|%|\bhalf) (?:off|discount)\b|\bhalf price\b|\breduced\b"),
    "end": re.compile(r"\bfrom \d[^.]* (?:to|until|till) \d|\b(?:until|till) \d"),
    "long": re.compile(
        r"\b(?:how long|(?:within|takes?|lasts?|after) (?:about |around )?(?:an?|1) (?:day|week|month)|"
        r"(?:in|for|of) (?:about |around |roughly |up to )?(?:an?|(?:\d+ ?(?:to|-|–) ?)?\d+) "
        r"(?:days?|weeks?|months?|years?)(?! old\b)|"
        r"\d+(?:-| )?(?:working |business |full )?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)"
        r"(?!\w|'?s?'? (?:notice|before|ahead|early|earlier|in advance|ago|a week|per week))|an hour|half an hour|"
        r"(?:runs?|lasts?|takes?|minimum|term) (?:[a-z]+ ){0,3}(?:an?|\d+) (?:months?|years?))\b|"
        # "a 25 year warranty", and no age
        r"(?<!\bunder )(?<!\bover )(?<!\bages )(?<!\baged )(?<!\bbelow )(?<!\babove )(?<!\bleast )(?<!\bbe )(?<!\bto )"
        r"\b\d+(?:-| )(?:months?|years?)\b(?!'? ?-?(?:old|of age|and|or|to|ago))|"
        rf"{turnaround.TOLD.pattern}"
    ),
    "sincewhen": re.compile(
        r"\bsince (?:1[89]|20)\d\d\b|\bfor (?:over |more than |about |almost |nearly )?\d+ (?:years|generations)\b|"
        r"\b\d+ years'? (?:of |in )?(?:experience|business|practice|the trade)\b"
    ),
    "wheelchair": re.compile(r"\b(?:elevators?|lifts?|step-free|no steps|stairs|ground floor|ramps?|level access)\b"),
    "price": re.compile(
        r"[$€£]\s?\d|\b\d+(?:\.\d\d)?\s?(?:[$€£]|(?:dollars?|bucks|euros?|pounds?|quid|usd|eur|gbp|cents?)\b)|\bhow much\b|"
        r"\bstart(?:s|ing)? (?:at|from) \d+\b(?!:| ?[ap]m\b)|\bpays? (?:half|double|nothing)\b|"
        r"\b\d+(?:\.\d\d)? (?:per|an?|each|every) (?:night|hour|day|person|week|month|piece|child|adult)\b|"
        r"\b(?:\d+|an?|half a) months?'?s? (?:deposit|rent)\b|"
        r"\b(?:is|are|it's|for) (?:always )?free\b|\bfree of charge\b|"
        r"\bdeposit (?:of |is )?\d+ ?(?:%|per ?cent)|"
        r"\b\d+ ?(?:%|per ?cent) (?:deposit|more|surcharge|extra|fee|down|gratuity|tip)\b|\bno (?:extra )?charge\b|\bincluded\b"
    ),
}
ASPECTS: Final = frozenset(_ASPECTS)  # a sentence that does not tell of the aspect asked for is no answer
_A_WEIGHT = re.compile(
    r"\b(?:weigh\w*|heavier|heavy|lift\w*|over|under|up to|(?:more|less) than|at least) (?:[a-z]+ ){0,4}?\d+ pounds?\b"
)
_ASPECT_WORDS: Final = frozenset(
    (
        A_FIGURE,
        *turnaround.TELLING,
        *words(
            "start starts starting pays we find how hour next across opposite behind corner downtown within takes take lasts "
            "last runs minimum term free charge included reduced half "
            "ready week weeks hour year "
            "cancel month-to-month month contract elevator elevators lift lifts step-free steps stairs ground ramp ramps level"
        ),
    )
)


@lru_cache(maxsize=1024)
def stems(said: str) -> frozenset[str]:
    """Words that carry meaning, by their stems; a street address also means "address"."""
    text = FREE_OF.sub(r"\1", _THOUSANDS.sub("", heard(said)))
    text = _AS_ONE_WORD.sub(r"\1\2", text)
    if " part" in text:
        text = _TAKES_PART.sub("join", text)
    if "bring" in text or "byo" in text:
        text = _OWN_BOTTLE.sub("corkage", text)
    if not _MOVED.isdisjoint(words_in(text)):
        text = _RESCHEDULES.sub(r"\g<0> reschedule", text)
    found = {stem_of(word) for word in _TOKEN.findall(text) if not _says_nothing(word)}
    if ("own" in text or "outside" in text) and _OWN_DRINKS.search(text):
        found.add(stem_of("corkage"))
    if "back" in text and _DUE_BACK.search(text):
        found.add("return")
    if not PETS.isdisjoint(found):
        found.add("pet")
    if "-" in text:
        found |= {
            stem_of(part)
            for word in _TOKEN.findall(text)
            if "-" in word
            for part in word.split("-")
            if part not in STOP
        }
    if not _ASPECT_WORDS.isdisjoint(words_in(text)):
        text = _A_WEIGHT.sub(" ", text) if "pound" in text else text
        found.update(aspect for aspect, pattern in _ASPECTS.items() if pattern.search(text))
    return frozenset(found)


def _says_nothing(word: str) -> bool:
    """Small words, and what is contracted of them: "we've", "one's"."""
    return word in STOP or ("'" in word and word.partition("'")[0] in STOP)


# What is done, by what somebody does: "the rehearsals" are when "we rehearse". Of these endings only words of verbs.
_DONE = re.compile(
    r"^(?P<verb>[a-z]+ct(?=ions?$)|(?:rehears|arriv|remov|renew|approv|apprais|dispos|withdraw|propos|refus|referr|"
    r"retriev)(?=als?$)|"
    r"(?:perform|attend|assist|accept|insur|guid|admitt|clear)(?=anc(?:es?|y)$)|"
    r"[a-z]{5,}(?=at(?:es?|ed|ing|ions?)$)|"
    r"(?:treat|assess|adjust|measur|replac|improv|ship|settl|arrang|announc|amend|recruit)(?=ments?$))"
)


_DOUBLED = re.compile(r"[aeiou]([bgmnprt])\1$")


def stem_of(word: str) -> str:
    """The stem of one word, or of the word that stands for all that mean the same."""
    word = word.removesuffix("'s")
    if word in _ALIAS:
        return _ALIAS[word]
    if done := _DONE.match(word):
        return _ALIAS.get(f"{done['verb']}e") or _ALIAS.get(done["verb"]) or done["verb"]
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            root = word[: -len(ending)] + ("y" if ending == "ies" else "")
            if _DOUBLED.search(root) and ending in ("ings", "ing", "ed"):
                root = root[:-1]  # "wrapping" is what one does who wraps
            return _ALIAS.get(root) or _ALIAS.get(f"{root}e") or root.rstrip("e")
    return _ALIAS.get(word, word.rstrip("e") if len(word) > 3 else word)
