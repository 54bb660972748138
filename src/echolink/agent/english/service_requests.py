"""Which work does an English caller ask for in the form of a question: "could someone come and look at my boiler"?"""

import re
from typing import Final

_WHO: Final = (
    r"(?:you(?: guys| all| people)?|someone|somebody|anyone|anybody|they|one of (?:you|your (?:guys|people|men)))"
)
_COMES: Final = (
    r"(?:(?:please|maybe|possibly|also|just|be able to|able to|manage to|help (?:me|us)(?: to)?|"
    r"send (?:someone|somebody)(?: out)? to|(?:come|get)(?: (?:out|over|by|round|around|here|in))?(?: and| to)?) )*"
)
_MAY: Final = r"(?:can|could|might|would)"
_LEADS: Final = tuple(
    rf"\b{lead} {_COMES}"
    for lead in (
        rf"(?:can|could|would|will) {_WHO}",
        rf"(?:do you think|is there any chance|any chance) (?:that )?{_WHO} {_MAY}",
        rf"(?:i was|i'm|i am|we were|we're|just)(?: just)? (?:wondering|hoping|asking) (?:if|whether) {_WHO} {_MAY}",
        rf"(?:can|could|may) (?:i|we) (?:get|have) {_WHO}(?: to)?",
        rf"(?:is|would) it (?:be )?possible (?:for {_WHO} )?to(?: (?:get|have) {_WHO}(?: to)?)?",
        r"(?:i|we)(?:'d| would) (?:like|want) you(?: guys)? to",
        r"(?:i'm|we're|i am|we are) (?:looking for|trying to find|after) (?:someone|somebody|anyone) (?:to|who can|who could)",
    )
)
# To tell, to send, to book, to take along is no work.
_OTHERS: Final = (
    r"(?:tell|say|explain|repeat|speak|talk|call|ring|phone|text|email|send|give|recommend|suggest|hold|wait|hear|understand|let|"
    r"transfer|connect|book|schedule|reserve|arrange|squeeze|pick|drop|deliver|bring|confirm|cancel|swap|reschedule|push|make|"
    r"get|see|beat|match|charge|accept|guarantee|promise|be|have|offer|provide|show|remind|read|spell|note|write|add|come|go|"
    r"use|try|like|want|need|please|still|ever|not|keep|leave|stay|meet|start|rent|sell|buy|order|pay|bill|refund|run|serve|cater|"
    r"host|teach|fit|sign|board|store|babysit|watch|lend|copy|duplicate|print|scan|"
    r"do (?:it|that|this|anything|something|an?|some|any)|"
    r"set (?:me|us|up)|put (?:me|us|it|that|the|my name)|"
    r"take (?!in\b|out\b|up\b|down\b|apart\b|a (?:quick |closer )?look)|check (?:if|whether|what|when|how)|"
    r"(?:move|change|shift) (?:it|that|this|(?:my|our|the) (?:appointment|booking|date|time|day|reservation|order|visit|slot))|"
    r"help|find (?:out|me|us)|look (?:up|into|for))\b"
)
_WORK: Final = (
    r"(?P<work>[a-z]+(?: (?:up|out|down|off|in|on|at|over|back|into|a (?:quick |closer )?look at))? "
    r"(?:my|our|the|an?|some|these|this|those|his|her|\d+)\b)"
)
_REQUESTS: Final = tuple(re.compile(rf"{lead} ?(?!{_OTHERS}){_WORK}", re.IGNORECASE) for lead in _LEADS)
_AS_TOLD: Final = "i need someone to "


def work_asked_for(said: str) -> str:
    """The utterance with the request as a wish, "I need someone to look at my boiler"; empty where there is no such request."""
    for request in _REQUESTS:
        if m := request.search(said):
            return said[: m.start()] + _AS_TOLD + said[m.start("work") :].rstrip(" ?")
    return ""


def without_wish(told: str) -> str:
    """What is told, without the words that stand for the form of a question."""
    return told.removeprefix(_AS_TOLD)
