"""How much room does something need, by what an English question asks and a sentence tells: "a flat area of 15 by 15 feet"?"""

import re
from typing import Final

from echolink.agent.english.words import words

_GROUND: Final = r"(?:room|space|area|yard|garden|driveway|lawn|spot|lot|basement|garage)"
# What a question asks, as it is put plainly: "what room do you need".
ASKED: Final = re.compile(
    r"\b(?:what|which) (?:size (?:of )?(?:an? )?)?(?:room|space|area|spot) (?:do|does|will|would|should|must) (?:\w+ ){1,3}?"
    r"(?:need|require|take|want|have)\b|\b(?:room|space|area|clearance) (?:is|are) (?:needed|required|necessary)\b|"
    r"\bhow (?:big|large|wide)(?: of)? (?:an? )(?:\w+ )?(?:room|space|area|spot)\b|"
    r"\bhow (?:big|large|wide) (?:does|do|must|should|would) (?:the|our|my|your) (?:\w+ ){1,2}(?:have to|need to|ought to|be)\b|"
    rf"\b{_GROUND} (?:is )?(?:big|large|wide) enough\b|\benough (?:room|space)\b|"
    rf"\bfit (?:in|on|into) (?:an? |my |our )(?:\w+ )?{_GROUND}\b"
)
# Stems that only say that this is asked.
SAYS_IT: Final = frozenset(
    words("room space area spot big larg wid size need requir enough set fit much take foot feet ground clearanc")
)
# Lengths, in a sentence that may answer it, and words by which it does so outright.
TOLD: Final = re.compile(
    r"\b\d+(?:\.\d+)? ?(?:feet|foot|ft|m|meters?|metres?|yards?)?,? ?(?:by|x|×) ?\d+|\b\d+[- ]?(?:square|sq)\b|"
    r"\b\d+[- ]?(?:feet|foot|ft|meters?|metres?|yards?|inches)\b",
    re.IGNORECASE,
)
OUTRIGHT: Final = re.compile(r"\b(?:needs?|requires?|space|area|clearance|room to|clear|takes up)\b", re.IGNORECASE)
