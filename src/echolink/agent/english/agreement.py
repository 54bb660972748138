"""Did the caller say yes or no?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_LEAD: Final = r"^(?:(?:um+|uh+|er+|well|oh|ah|hmm+|so|i mean|i guess|honestly|actually|you know|okay so|and)[\s,.]+)*"
_YES = re.compile(
    _LEAD + r"(?:yes|yeah|yea|yah|yep|yup|ya|yes sir|yes ma'am|sure|surely|correct|right(?! now)|exactly|precisely|"
    r"absolutely|definitely|"
    r"certainly|of course|ok|okay|okey|fine|good|great|perfect|lovely|wonderful|excellent|awesome|cool|super|"
    r"brilliant|fantastic|"
    r"indeed|affirmative|agreed|totally|totes|aye|si|mm-?hmm+|mhm+|uh-?huh|m-hm|"
    r"sounds? (?:good|great|right|perfect|fine|lovely|about right|like a plan)|that(?:'s| is| was| sounds| looks|"
    r" would be| will be|'ll be| should be)? "
    r"(?:all )?(?:right|correct|it|fine|good|great|perfect|true|ok|okay|lovely|wonderful|exactly right|works|work|"
    r"will do|would work|does it|spot on)|"
    r"(?:it|everything|all|this)(?:'s| is| sounds| looks| seems)? (?:all )?(?:right|correct|fine|good|great|perfect|"
    r"ok|okay|works)|"
    r"(?:that |it |this )?(?:works|suits)(?: for)?(?: me| us)?|looks? (?:good|right|great|fine|perfect|correct)|"
    r"(?:you )?got it|you(?:'ve| have) got it|you(?:'re| are) right|go (?:ahead|for it|on)|please do|do it|do that|"
    r"do so|let's do (?:it|that)|"
    r"book it|send it|make it so|by all means|why not|i do|i am|i would|i'd like that|i would like that|"
    r"i'd love (?:to|that)|we do|we would|it is|they are|"
    r"all (?:right|good|correct|set)|alright|no problem|no worries|no objections?|spot on|bang on|bingo|please|"
    r"yes please|i think so|i believe so|"
    r"i guess so|i suppose so|i suppose|for sure|you bet|true|confirm(?:ed)?|i confirm|nailed it|hundred percent|"
    r"100 ?%|100 percent|roger(?: that)?|deal)"
    r"(?=\W|$)"
)
_NO = re.compile(
    _LEAD + r"(?:no|nope|nah|naw|nay|negative|never|wrong|incorrect|false|"
    r"not (?:really|quite|exactly|at all|today|now|yet|right|correct|necessary|true)|"
    r"that(?:'s| is|s|'s all| was)? (?:not|wrong|incorrect|isn't|is not|almost)|that isn't|it(?:'s| is) (?:not|"
    r"wrong)|it isn't|this is (?:not|wrong)|almost|nearly|"
    r"i (?:don't|do not|didn't|wouldn't|won't|am not|can't|haven't)|i'm not|we (?:don't|do not|aren't|won't)|don't|"
    r"do not|please don't|"
    r"nothing(?: else)?|none|no way|absolutely not|definitely not|certainly not|of course not|hardly|i'd rather not|"
    r"i would rather not|"
    r"there(?:'s| is) a mistake|something(?:'s| is) wrong|you(?:'ve| have)? got (?:it|that|the \w+) wrong)(?=\W|$)"
)
_NOT_SURE = re.compile(
    r"\b(?:not (?:so |really |quite |entirely )?(?:sure|certain)|don't know|no idea|dunno|maybe|perhaps|let me think)\b"
)
_UNSURE: Final = frozenset(words("sure certain don idea dunno maybe perhaps think"))  # one of them is in `_NOT_SURE`
_NOT_A_NO = re.compile(
    r"^(?:no|nope|nah)[,.]?\s+(?:(?:no[,.]?\s+)?(?:it's|it is|that's|that is|that|everything(?:'s| is)|this is|"
    r"you're|all)\s+(?:all )?"
    r"(?:right|correct|fine|good|great|perfect|ok|okay)|problem|worries|objection)"
)
_YES_INSIDE = re.compile(
    r"\b(?:yes|yeah|yep|yup|that's (?:right|correct)|that is (?:right|correct)|correct|sounds good|go ahead)\b"
)
_AGREEING: Final = frozenset(words("yes yeah yep yup right correct good go"))  # one of them is in `_YES_INSIDE`
_NO_INSIDE = re.compile(r"\b(?:no|nope|not|don't|doesn't|isn't|wrong|incorrect|never)\b")


def agreement(text: str) -> bool | None:
    """True for a yes, False for a no, None for neither; the beginning of the text (from `heard`) counts most."""
    said = words_in(text)
    text = text.strip(" .,!?;:")
    if not said.isdisjoint(_UNSURE) and _NOT_SURE.search(text):
        return None
    if _NOT_A_NO.match(text):
        return True
    if text.startswith(("i don't think so", "i don't believe so")) or _NO.match(text):
        return False
    if _YES.match(text):
        return True
    if not said.isdisjoint(_AGREEING) and _YES_INSIDE.search(text) and not _NO_INSIDE.search(text):
        return True
    return None
