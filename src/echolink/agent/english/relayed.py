"""Whom is what to be told, however an English caller puts it: "leave word for Ms Lee that I'm late" → "tell Ms Lee that …"?"""

import re
from typing import Final

_TITLE: Final = r"(?:mr|mrs|ms|miss|dr|doctor|professor|coach)\.?"
_WHOM: Final = (
    r"(?P<whom>(?!(?:me|us|you|him|her|them|it|everyone|a|an|this|that|when|if)\b)"
    rf"(?:(?:{_TITLE}|the|my|your|our) )?[\w'’-]+(?: (?!(?:that|know|in|there|around|today|all|and|please|about|on|at|this|"
    r"yesterday|earlier|twice|since)\b)"
    r"[\w'’-]+)?)"
)
_ASKS: Final = (
    r"(?:(?:(?:can|could|would|will) (?:you|i|someone|somebody)|please|just|maybe|i(?:'d| would) like(?: you)? to|"
    r"i (?:need|want|have|wanted)(?: you)? to)[ ,]+)*"
)
_TELLS: Final = (
    r"(?:pass (?:it )?(?:on|along)|relay|leave (?:an? )?(?:word|message|note)|write down|put down|jot down|note down|"
    r"(?:make|take) (?:an? )?(?:note|message)|get (?:an? )?(?:word|message)|send word|give (?:an? |the )?message|mention|report)"
)
_HIM: Final = r"(?:him|her|them)"
_SAYS: Final = (
    rf"(?:(?:please|just|could you|can you|would you|will you)[ ,]+)*(?:say|tell {_HIM}|let {_HIM} know|"
    rf"leave {_HIM} a (?:message|note)|pass (?:it )?on)(?: that)?"
)
_REACH: Final = (
    r"(?:get (?:a )?hold of|reach|contact|get through to|get in touch with|speak (?:to|with)|talk (?:to|with)|call|get)"
)
_RELAYS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_ASKS}{_TELLS} (?:to|for) {_WHOM}[,:]? (?:that|saying(?: that)?) ",
        rf"\b{_ASKS}(?:inform|notify|remind) {_WHOM} that ",
        rf"\b{_ASKS}let {_WHOM} know,? (?:that )?",
        rf"\btell {_WHOM} (?=(?:i|we|my|our|there|it|the)(?:['’][a-z]+)? )",
        rf"\b{_ASKS}give {_WHOM} (?:an? |the |this )?(?:message|note)[,:]? (?:that |saying (?:that )?)?",
        rf"\b(?:(?:i have|i've got|there's|this is|it's|i'd like to leave|i want to leave) )?(?:an? )?(?:message|note) "
        rf"(?:is )?(?:for|to) {_WHOM}[,:.] (?:(?:and )?(?:it|the message)(?:'s| is) )?(?:that )?"
        rf"(?={_ASKS}(?:i|we|my|our|the|he|she|they|it)\b)",
        rf"\b(?:it's|it is|this is|that's) for {_WHOM}[.,;] (?:and )?(?:the|my) message is(?: that)?,? ",
        rf"\bis {_WHOM} (?:in|there|around|available|free)(?: today| please| right now)?[,.?]? "
        r"(?:(?:and |or )?if (?:not|(?:he|she|they)(?:'s| is|'re| are)(?:n't| not)?(?: in| there)?)|otherwise),? (?:then )?"
        rf"{_SAYS} ",
        rf"\b(?:(?:i've been|i was|i'm|i have been|we've been|i've|i) )?"
        rf"(?:trying|tried|hoping|wanted|wanting) to {_REACH} {_WHOM}\b"
        rf"[^.?!]{{0,60}}?[,.]? (?:(?:and|so|but) )*(?:(?:could|can|would|will) you )?(?:please )?(?:let {_HIM} know|tell {_HIM})"
        r"(?: that)? ",
    )
)


def relayed(said: str) -> str:
    """The utterance with "tell … that" for whatever asks to pass something on; the same where nothing does."""
    m = next((m for relays in _RELAYS if (m := relays.search(said))), None)
    return (
        f"{said[: m.start()]}tell {m['whom']} that {said[m.end() :]}" if m and said[m.end() :].strip(" .?!") else said
    )
