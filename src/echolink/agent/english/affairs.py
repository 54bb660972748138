"""Where does an English caller speak of what else is on in their life: "we have the Monday off", "my exam is on Friday"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_WHAT_WE_ARRANGE: Final = (
    r"(?:appointments?|bookings?|reservations?|tables?|orders?|slots?|visits?|sessions?|lessons?|times?|names?|numbers?|"
    r"pick-?ups?|deliver\w+|check-?in|arrival|stay|stops?|addresse?s?|emails?|phones?)\b"
)
_THEY: Final = r"(?:i|we|he|she|they|my \w+|our \w+)"
_AFFAIR = re.compile(
    rf"\b(?:{_THEY}(?:'ve|'s)? (?:already |also )?(?:got|have|has|had) "
    rf"(?:to work|(?:the |that |this )?[\w ]{{3,12}} off\b|"
    rf"to (?:be|get|go|catch|drive|fly|leave|pick|drop|meet|see|teach|take)\b|"
    rf"(?:an?|another|this(?! (?:\w+day|week|morning|afternoon|evening)\b)|my|our|some|"
    rf"work|class|classes|school|practice|church|training|guests|visitors|family|friends)\b"
    rf"(?! {_WHAT_WE_ARRANGE}))|"
    r"(?:it's|it is|that's|that is) (?:my|our|his|her|their|(?:my|our|the) \w+'s?) (?!(?:day|time)\b)|"
    rf"(?:my|our|his|her|their) (?!{_WHAT_WE_ARRANGE})(?:[\w'-]+ ){{1,3}}?"
    r"(?:is|are|starts?|begins?|ends?|comes?|arrives?|leaves?|gets?|finish\w*|lands?|closes?) |"
    r"(?:i'm|we're|he's|she's|they're|i am|we are) (?:only |just |also )?(?:working|driving|flying|leaving|away|off|busy|"
    r"travell?ing|out of town|at (?:work|school)|teaching|on (?:duty|call|shift)|getting married|"
    r"having (?:an? |people|guests|friends))|"
    rf"{_THEY} (?:works?|don't work|doesn't work|teach(?:es)?|finish(?:es)?|gets? (?:off|home|back|paid)|starts? work|"
    r"fl(?:y|ies)|leaves? for)\b)"
    r"[^,.;!?]*?(?=[,.;!?]|$| (?:and|but|so|can|could|would|let's|make|how|then|please|"
    r"(?:i|we)(?:'d|'ll| need| want)|(?:\S+ ){1,3}(?:i mean|i meant|instead)(?=\W*$))\b)"
)
_IS_WISHED = re.compile(
    r"\b(?:instead|rather|works? (?:for|better|best)|better|free|available|suits?|easier|prefer\w*|earliest)\b"
)
_WORDS: Final = frozenset(
    words("have has had got my our his her their it that i we he she they it's that's i'm we're he's she's they're")
)


def affairs(text: str) -> list[tuple[int, int]]:
    """The places of a text from `heard` that tell what is on besides; days and times there are none that are wished for."""
    if words_in(text).isdisjoint(_WORDS):
        return []
    return [m.span() for m in _AFFAIR.finditer(text) if not _IS_WISHED.search(m.group())]
