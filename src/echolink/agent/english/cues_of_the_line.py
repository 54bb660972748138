"""How does a caller greet, take leave, thank, and deal with the line: hello?, hang on, say that again?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import END, START, Cues, cue

_A_MOMENT: Final = (
    r"(?:(?:just )?(?:a|1|half a|2|3|5|a few|a couple of)(?: more)? "
    r"(?:second|sec|minute|min|moment|tick|mo|(?<=more )2nd)s?)"
)

_WHILE: Final = (
    r"(?: (?:while|so) (?:i|we)(?:'m| can)? [a-z]+"
    r"(?: (?:for |at |up |out )?(?:the|my|our|a|it|that|this)(?: [a-z]+)?)?)"
)
# What somebody did not hear.
_WHAT_WAS_SAID: Final = (
    r"(?:the|your|that|those) (?:(?:last|1st|2nd|whole|entire|other|middle) )?(?:part|bit|end|beginning|start|half|thing|words?|"
    r"sentence|question|prices?|numbers?|address|names?|times?|days?|dates?|hours|options?|choices|rest|amount|"
    r"total|list|1|2|3)\b"
    r"(?: part| bit)?"
)

CUES: Final[Cues] = {
    Act.BYE: cue(
        "goodbye bye see catch have enjoy cheerio hang hanging farewell care go run gotta ta talk speak later "
        "off night soon better long cya laters toodle",
        r"\bgood ?bye\b",
        r"\bbye(?:[- ]bye)?\b(?![- ](?:law|road))",
        rf"\b(?:see|catch) (?:you|ya)(?: then| later| soon| tomorrow| there| around| on \w+)*{END}",
        rf"\b(?:talk|speak) (?:to (?:you|ya) )?(?:later|soon|tomorrow){END}",
        (
            r"\b(?:have|enjoy) (?:yourself )?(?:a|the rest of your|your) ?(?:very )?(?:good|nice|great|lovely|"
            rf"wonderful|pleasant)? ?(?:day|1|evening|night|weekend|afternoon|rest of){END}"
        ),
        r"\b(?:have a|you have a) (?:good|great|nice|lovely) (?:day|1|evening|night|weekend|afternoon)\b",
        r"\bcheerio\b",
        r"\bfarewell\b",
        rf"\btake care{END}",
        r"\bta[- ]ta\b",
        r"\b(?:i'm|i am|i'll|i will|going to|gonna) (?:just )?hang(?:ing)? up\b",
        rf"\b(?:so long|night night|toodle ?(?:oo|pip)|laters|cya){END}",
        (
            r"\bi(?:'ve|'d| have)? (?:got to|better|had better|have to|need to|should|must|gotta) (?:go|run|dash|"
            rf"hang up){END}"
        ),
        r"^(?:i )?gotta (?:go|run)\b",
        r"\blet you (?:go|get on)\b",
        rf"\bi'm off{END}",
        rf"{START}(?:good ?night|night|bye){END}",
    ),
    Act.REPEAT: cue(
        "again more repeat catch hear get got understand what beg speak slower slow louder sorry pardon "
        "excuse huh eh missed breaking broke cutting run over bad again options go last name bit",
        rf"\bsay (?:that|it|this|again)(?: again| once more| 1 more time|{END})",
        (
            r"\b(?:can|could|would|will) you (?:please )?(?:repeat|say again)(?: that| it| this| those| them|"
            r" the question| yourself| what you(?:'ve| just)* said| the (?:last|1st|options|choices|times|"
            rf"other)(?: \w+)?| all (?:of )?that)?{END}"
        ),
        r"^(?:sorry|pardon|i'm sorry|excuse me|hm+|wait)[\s,]+(?:when|what time|how (?:much|long|many|far)|where|who|which)\W*$",
        r"\brepeat (?:that|it|the question|please|yourself|what you)\b",
        (
            rf"{START}(?:repeat|come again|say again|again|sorry|i'm sorry|pardon(?: me)?|excuse me|what|huh|eh|hm|"
            r"sorry what|what's that)(?: (?:what|again|pardon|sorry|now))*\W*$"
        ),
        rf"^(?:(?:sorry|please|can i have that) )*(?:once|1) more(?: time)?{END}",
        (
            r"\bi (?:didn't|did not|couldn't|could not|can't|cannot|don't|do not) (?:quite |really |fully |"
            r"even )?(?:catch|hear|get|understand|follow|make out)(?: that| you| it| what you(?:'re)? \w+| a word|"
            r" any of that| the question)?(?: (?:very|too|so) (?:well|clearly|good))?(?=\W*$|[,.]| (?:mate|sorry|"
            r"please|there|say|can|could))"
        ),
        r"^(?:sorry )?(?:didn't|couldn't) (?:quite )?(?:catch|hear|get)(?: that| you)?\b",
        rf"\bwhat (?:did you (?:just )?(?:say|ask)|was that|was the question|were you saying){END}",
        r"\bbeg your pardon\b",
        (
            r"\b(?:speak|talk|say it|say that) (?:up|(?:a (?:bit|little) )?(?:louder|slower|more (?:slowly|"
            r"clearly)))\b"
        ),
        rf"{START}(?:a (?:bit|little) )?(?:slower|louder|more slowly){END}",
        rf"\bslow(?:er)? down{END}",
        r"\b(?:i|sorry) missed (?:that|what you said|you)\b",
        (
            r"\bwhat (?:were|was|are|is) (?:that|those|the (?:options|choices|times|last 1|last bit|question|"
            r"1st 1|last part|price|number|name)) again\b"
        ),
        rf"\b(?:you|it|the line|that) (?:broke|cut|dropped)(?: up| out| off)(?: (?:there|a bit|for a \w+))?{END}",
        r"\bi (?:wasn't listening|was distracted|zoned out)\b",
        rf"\b(?:who|what|when|where|how much|which 1) (?:was that|did you say)(?: again)?{END}",
        r"^say what\b",
        r"\byou(?:'re| are) (?:breaking up|cutting (?:out|off|in)|very (?:quiet|faint)|too fast)\b",
        r"\brun (?:that|it) (?:by|past) me\b",
        (
            r"\b(?:go (?:over|through)|run through|say|tell me|give me|read) (?:that|it|this|those|them|all of (?:it|that)|"
            rf"everything|{_WHAT_WAS_SAID}) (?:again|(?:1|once) more|1 more time|over)\b"
        ),
        rf"\brepeat (?:all (?:of )?(?:that|it)|everything|what you (?:just )?said|{_WHAT_WAS_SAID})",
        rf"\b(?:hear|catch|make out|get) {_WHAT_WAS_SAID}",
        rf"\bwhat (?:was|were|is|did you say(?: about| for)?|'s) {_WHAT_WAS_SAID} again\b",
        rf"{START}(?:come again|say again)[?.!,]",
        unless=r"\bhearing test\b|\brepeat (?:customer|order from|the order)\b",
    ),
    Act.HOLD: cue(
        "hold hang second seconds 2nd sec secs minute minutes min mins moment tick wait bear let check just mo "
        "back stay away tight gimme gimmie up holding waiting",
        (
            rf"\b(?:wait|hang on|hold on|{_A_MOMENT})(?: {_A_MOMENT})?,? i(?:'ll| will| need to| have to|'ve got to| must)"
            r" "
            r"(?:just |quickly |go )*(?:look (?:at|for|up|in|into)|check(?! in)|ask|grab|fetch|find (?:my|the|it|out)|pull up)"
            r"(?: (?:my|the|a|it|that|out|with|in|for|up|wife|husband|calendar|diary|phone|schedule|planner|mom|partner))*"
        ),
        rf"\b(?:wait|hang on|hold on) {_A_MOMENT}",
        r"\bh(?:old|ang) on\b",
        rf"\bh(?:old|ang) (?:up|tight)(?: {_A_MOMENT})?{END}|\bhold up a (?:sec|second|minute|moment)\b|\bhold that thought\b|"
        r"\bsit tight\b",
        rf"\b(?:would|do) you mind (?:just )?(?:holding|waiting|hanging on)(?: on)?(?: for)?(?: {_A_MOMENT}\b|{_WHILE}|{END})",
        rf"\b(?:please )?wait (?:a little|a bit|for a (?:bit|little|moment|minute|second))\b|\bexcuse me (?:for )?{_A_MOMENT}\b",
        r"\b(?:put|place) you on hold\b",
        rf"\bi(?:'ll)? (?:just )?need {_A_MOMENT}(?: (?:to|here|please)\b|{END})",
        r"\bhold the line\b",
        rf"{START}hold(?: please)?\W*$",
        rf"{START}(?:wait )?{_A_MOMENT}(?=\W*$|[,.]| (?:please|let|lemme|i|i'm|i'll|while|to|mate|love|sorry|just|here|there's|"
        r"someone's|somebody's|(?:my|the) (?:\w+ ){1,3}?(?:is|are|has|\w+'s|just)|(?:my|the) \w+(?: \w+)?'s)\b)",
        r"\bwait a bit\b",
        rf"\b(?:(?:give|allow) (?:me|us)|gimm(?:e|ie)) {_A_MOMENT}",
        r"\bbear with (?:me|us)\b",
        r"\b(?:i'll|i will) be (?:right back|back in a \w+|with you in a \w+|right with you)\b",
        r"\b(?:just|quickly) need to (?:get|find|check|look|grab|ask)\b",
        r"\bstay on the line\b",
        r"\bdon't (?:hang up|go away)\b",
        r"^(?:wait[\s,.!]*)+$",
        rf"{START}wait{END}",
        rf"\b(?:can|could|would) you (?:please |just )?(?:hold|wait)(?: on)?(?: for)?(?: {_A_MOMENT})?(?:{END}|{_WHILE})",
        (
            r"\blet me (?:just |quickly )?(?:check|look|see|think|have a (?:look|think)|ask|find|get|grab|fetch|"
            r"open|go get|pull up|bring up|look up|look at|turn on|put on|double check|consult|go and get|write|"
            rf"note)(?: (?:my|the|a|for|it|that|in|on|with|up|her|him|them|out|if|whether)\b|{END})"
        ),
        (
            r"\bi(?:'ll| will| need to| have to|'ve got to|'m)? (?:just |quickly )+(?:get|getting|check|checking|"
            r"look|looking|grab|find|finding|open|opening|fetch|see|thinking|think)\b"
        ),
        (
            r"\bi(?:'ll| need to| have to| must|'d have to| should) check (?:my|the|with) (?:calendar|diary|"
            r"schedule|agenda|wife|husband|partner|boss|phone|planner)\b"
        ),
        (
            r"\bi(?:'ll| will| need to| have to| must|'ve got to|'d have to| should| gotta|'d better) (?:just |quickly |go )*"
            r"(?:check|look (?:at|up|in|into|for)|find|grab|get|fetch|ask|open|consult|pull up) (?:with )?(?:my|the|our|a) "
            r"(?:calendar|diary|schedule|agenda|wife|husband|partner|boss|phone|planner|card|wallet|purse|glasses|papers|pen|"
            rf"notes|laptop|computer|e-?mails?|bill|letter|mom|kids)(?: first| quickly| real quick| for (?:that|it))*{END}"
        ),
        unless=(
            r"\blet me (?:check|get) (?:in|out)\b|\bjust (?:get|looking for) (?:a|some) \b|"
            r"\blet me (?:get|have|grab) (?:an?|the|some|one|two|three|four|five|six|\d+) "
            r"(?!pen|pencil|piece|paper|sec|moment|minute|hold|calendar|diary|schedule|card|bill|letter|number|address|detail|info|exact|right|date|phone|wallet|purse|glasses|"
            r"laptop|computer|kids|door|dog|baby|boss|wife|husband)"
        ),
    ),
    Act.LINE_CHECK: cue(
        "hello hallo hey hi there hear lost lose connected disconnected working through line dead cut "
        "listening end home here dropped drop open anything",
        r"^(?:hello|hallo|hey|hi)\s*\?+$",
        r"^(?:hello[\s,.!?]*){2,}",
        rf"\bare you (?:still )?(?:there|here|listening|on the line|with me|on){END}",
        rf"\b(?:any(?:body|one)|some(?:body|one)) (?:still )?(?:there|on the line){END}",
        r"\b(?:can|do|did) (?:you|any(?:body|one)) (?:still )?hear me\b",
        rf"^(?:(?:hello|hallo|hey|hi|oh|um)[\s,.!?]+)*(?:you still|still|you) there{END}",
        r"\b(?:did|have) (?:i|we) (?:lose|lost) you\b",
        r"\b(?:i think|i guess|oh|maybe|looks like) (?:i|we)(?:'ve| have)? (?:just )?lost you\b",
        r"\bare you (?:still )?there or\b",
        r"\b(?:on|at) the other end\b",
        rf"\b(?:any(?:body|one)) (?:listening|home|here){END}",
        r"\bis the line (?:still )?(?:open|dead|working)\b",
        r"\b(?:has|did) the (?:call|line) (?:been |get |got )?(?:dropped?|cut|disconnected|gone)\b",
        r"\bi (?:can't hear anything|hear nothing)\b",
        rf"\b(?:are|were|did|have) (?:we|i) (?:still |been |get |got )*(?:connected|disconnected|cut off){END}",
        rf"^am i through{END}",
        rf"\bis (?:this|it)(?: thing| line| phone)? (?:still |even )?(?:working|on){END}",
        r"\bhas (?:it|the line|the phone) gone (?:dead|quiet)\b",
        r"^hello any(?:body|one)\b",
        r"^hello$",
        unless=r"\bwho (?:speaks|can)\b",
    ),
    Act.GREETING: cue(
        "hi hello hey good greetings howdy hiya morning afternoon evening yo g how",
        (
            r"^(?:(?:um+|uh+|oh|ah|ok|okay|yes|yeah|well)[\s,.]+)*(?:hi|hello|hey|good (?:morning|afternoon|"
            r"evening|day)(?! america)|greetings|howdy|hiya|yo|g'day|how (?:are you(?: doing)?(?: today|"
            r" this \w+)?|do you do|is it going|are things)(?=\W*$)|(?:morning|afternoon|evening)(?=\W*$|,|"
            r" (?:i'm|i'd|i|can|there|my|could|this)\b))\b(?! (?:jude|kitty|chair|season|lights?)\b)"
        ),
    ),
    Act.THANKS: cue(
        "thank thanks cheers appreciated appreciate kind helpful grateful obliged ta thx help",
        r"\bthank you\b(?! (?:card|cake|note|gift|letter|party|present))",
        r"\b(?:thanks|thx|cheers)\b",
        r"\bmuch (?:appreciated|obliged)\b",
        r"\b(?:i |we |really )*appreciate (?:it|that|this|your|you|the|all)\b",
        r"\b(?:very|so|most|really|too) (?:kind|helpful)(?: of you)?(?! \w)",
        r"\bso helpful\b",
        r"\b(?:a )?great help\b",
        r"\bi'm (?:very |so |really )?grateful\b",
        rf"^(?:(?:yes|yeah|ok|great|lovely) )?ta{END}",
        unless=r"^(?:(?:um|uh|oh|ah)[\s,]+)?(?:(?:no|nope|nah|not really)[\s,]+)+(?:but )?(?:thanks|thank you|cheers)\b|"
        r"\bbut no thanks\b|\b3 cheers\b",
    ),
}
