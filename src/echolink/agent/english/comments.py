"""Is an English utterance a comment on what was said, or on the call, that answers nothing: "that's a shame", "makes sense"?"""

import re
from typing import Final

from echolink.agent.english.heard import heard, tidied

_OH: Final = (
    r"(?:(?:oh|ooh|ah|aw|wow|ha+|haha|hm+|um+|uh|ok|okay|well|so|yeah|yes|yep|no|right|i see|of course|sure|gosh|geez|jeez|man|"
    r"boy|god|great|perfect|alright|got it|really|and|but|sorry|thanks|thank you|good|nice|fine)[\s,.!]+)*"
)
# "Just kidding", "I'm only messing with you": it was no wish, and what comes is.
IN_JEST: Final = (
    r"(?:(?:i'm|i am|i was|we're|we were) )?(?:just|only|totally) (?:kidding|joking|teasing|jesting|messing(?: around)?"
    r"(?: with (?:you|ya))?|playing(?: with (?:you|ya)| around)|pulling your leg|testing(?: (?:you|ya))?|"
    r"having (?:a laugh|fun)|being silly|a joke)|"
    r"(?:i'm|i am|i was) (?:kidding|joking)|just for (?:fun|laughs)|kidding(?= ?[,.!])"
)
_HOW: Final = (
    r"(?:(?:so|very|really|a bit|pretty|quite|such|too|kind of|super|just|actually|not|rather|awfully|not too|"
    r"not so) )*"
)
_EVALUATED: Final = (
    r"(?:cheap|expensive|pricey|dear|steep|fair|reasonable|affordable|funny|hilarious|crazy|wild|insane|easy|hard|tough|sad|"
    r"unfortunate|annoying|ridiculous|silly|stupid|weird|odd|strange|interesting|impressive|helpful|kind|sweet|nice|"
    r"lovely|cool|neat|"
    r"awesome|amazing|great|good|perfect|wonderful|fantastic|brilliant|excellent|incredible|unbelievable|disappointing|"
    r"understandable|fine|ok|okay|true|terrible|awful|horrible|bad|embarrassing|surprising|exciting|smart|clever|"
    r"fast|quick|a lot|"
    r"not much|nothing|good to know|good to hear|great to hear|nice to know|nice to hear|nice of you|kind of you|"
    r"(?:good|great|bad|terrible|wonderful|lovely|fantastic) (?:news|question|point|idea|price|deal|value|service)|"
    r"a(?:n)? (?:\w+ )?(?:shame|pity|bummer|relief|surprise|joke|steal|bargain|lot|point|start|deal|question|idea|"
    r"price|laugh|pain|"
    r"lifesaver|life saver|nuisance|bit much|fair (?:point|price|deal)))"
)
_FEAST: Final = (
    r"(?:thanksgiving|christmas|xmas|new year's?|easter|labor day|memorial day|july 4th|4th of july|halloween|"
    r"a holiday)"
)
_COMMENT: Final = re.compile(
    rf"{_OH}(?:"
    rf"(?:that's|that is|this is|what|how) {_HOW}{_EVALUATED}|"
    rf"(?:{IN_JEST})|"
    r"(?:that |it |this )?(?:makes|made) (?:(?:total|perfect|good|a lot of) )?sense|"
    r"(?:that |it )?sounds (?:\w+ )?(?:reasonable|fair|expensive|cheap|complicated|easy|nice|fun|delicious|familiar)|"
    r"fair enough|fair point|good (?:question|point|to know|to hear|thing|grief|lord|heavens)|"
    r"no (?:kidding|joke|wonder)|you're kidding|are you kidding|(?:very |so )?funny|i see|i know|oh really|really|is that so|"
    r"(?:what )?a (?:shame|pity|bummer|relief|surprise|joke|pain)|too bad|bummer|shame|yikes|"
    r"(?:damn|darn|dang|shoot|crap)(?: it)?|for (?:god's|goodness|heaven's|pete's|christ's) sakes?|oh (?:my|dear|boy|man|well)|"
    r"(?:oh )?my (?:god|goodness|gosh)|"
    r"i (?:\w+ )?(?:love|like) (?:your place|you guys|that place|this place)|(?:i've )?never done this(?: before)?|"
    r"(?:it's |this is )?(?:my |the )?1st time (?:calling|caller|here|doing this)|"
    r"sorry(?: about| for) (?:the|that) (?:noise|delay|wait|dog|background noise)(?:,? that's my \w+)?|"
    r"(?:sorry )?(?:my|the) (?:dog|kids?|baby|dogs|tv|radio)(?:'s| is| are)? (?:barking|loud|crying|screaming|on|"
    r"so loud|being loud)|"
    r"(?:i'm|we're) (?:a (?:bit|little) )?(?:nervous|excited|driving|in the car|on the (?:bus|train|road))(?: right now| now)?|"
    r"you(?:'re| guys are) (?:\w+ )?(?:the best|great|amazing|so nice|funny|good at this)|"
    r"(?:(?:it|that) (?:is|was) |it's |that's )?(?:just |always )?worth (?:a (?:try|shot|go)|asking|trying)|"
    r"(?:nice|good) try|(?:i )?(?:just )?had to (?:try|ask)|(?:it )?(?:never|doesn't) hurts? to (?:ask|try)|"
    r"(?:you )?can't (?:blame|fault) (?:me|a \w+) for (?:trying|asking)|(?:i )?(?:just )?thought i'd (?:ask|try|check)|"
    r"(?:i'm |i was )?just (?:asking|checking|curious|wondering|testing(?: you)?)|"
    r"you sound (?:\w+ )?(?:nice|good|real|tired)|"
    r"(?:isn't it|it's|it is) (?:so |really |very )*(?:cold|hot|nice|lovely|beautiful|windy|freezing|chilly|warm|"
    r"gorgeous|miserable) "
    r"(?:out|outside)(?: there)?(?: today| tonight)?(?:,? isn't it)?|"
    r"(?:lovely|nice|beautiful|terrible|awful|horrible) weather(?:,? (?:isn't it|huh|today))*|"
    r"my (?:wife|husband|mom|mum|dad|sister|brother|boss) says (?:hi|hello)"
    r")\W*(?:(?:thanks|thank you|huh|eh|then|though|anyway|to know|isn't it|man|mate|you know|lol|haha|ha|okay|ok)\W*)*"
)
# Only with a sign of surprise is a feast no day that is wished for.
_RECALLED: Final = re.compile(
    rf"(?:(?:oh|ah|right|of course|i forgot|i see|wait|yes|yeah|ok|okay|silly me)[\s,.!]+)+(?:that's|it's|that is) {_FEAST}\W*"
)


def is_comment(said: str) -> bool:
    text = heard(tidied(said)).strip(" .,!?;:")
    return bool(text) and (_COMMENT.fullmatch(text) is not None or _RECALLED.fullmatch(text) is not None)
