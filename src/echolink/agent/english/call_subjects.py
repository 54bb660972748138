"""Does an English caller say what the call is about: "I wanted to ask about my deposit", "just following up on the estimate"?"""

import re
from typing import Final

_JUST: Final = r"(?:(?:just|only|really|actually|also) )*"
_I: Final = rf"(?:(?:i|we)(?:['’]m|['’]re| am| are| was| were|['’]d| would|['’]ve| have)?|just) {_JUST}"
_ABOUT: Final = (
    r"(?:about|regarding|concerning|on|because of|with regards? to|in regards? to|in reference to|with reference to)"
)
_BEFORE: Final = r"(?P<before>^|[,.;] |\b(?:hi|hey|and|yes|yeah|so|hello|there|morning|afternoon|evening) )"
_LEADS: Final = re.compile(
    rf"{_BEFORE}(?:{_I}(?:(?:want|wanted|wanting|like|need|hoping|have|calling|ringing|phoning) to (?:(?:just|quickly) )?)?"
    rf"(?:ask|inquire|enquire|check(?: in| up)?|follow(?:ing)? up|check(?:ing)? in|call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|"
    rf"know more|find out(?: more)?) {_ABOUT}|(?:calling|phoning|ringing|checking|asking|following up) {_ABOUT}|"
    r"(?:it|this|that)(?:(?:['’]s| is) (?:about|concerning|in regards? to|with regards? to)| concerns)) "
    r"(?=(?:an?|the|my|our|his|her|this|that|some|invoice|order|bill|account)\b)",
    re.IGNORECASE,
)
_AS_TOLD: Final = "it's regarding "


def with_its_subject_told(said: str) -> str:
    """The utterance with "it's regarding" before what the call is about; empty where nothing leads to that."""
    m = _LEADS.search(said)
    return f"{said[: m.end('before')]}{_AS_TOLD}{said[m.end() :]}" if m else ""
