"""How does a caller ask for somebody: for a person instead of a machine, or for one to call back?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import END, START, Cues, cue

_SOMEBODY: Final = (
    r"(?:1|body|human|person|people|agent|operator|representative|rep|manager|owner|boss|staff|employee|someone|"
    r"somebody|anyone|anybody|reception(?:ist)?|department|colleague|supervisor|human being|customer (?:service|"
    r"support|care)|support|sales|service|doctor|dentist|mechanic|secretary|team|mr|mrs|ms|miss|dr|an actual)\b"
)
_THEM: Final = (
    r"(?:him|her|them|someone|somebody|anyone|the \w+|a (?:colleague|manager|person)|mr \w+|mrs \w+|ms \w+|dr \w+|"
    r"your \w+|(?!(?:you|me|us|it|i|a|an|the|that|this|what|if|when|your|my|our|his|their)\b)\w+)"
)
_MACHINE: Final = (
    r"(?:robot|bot|machine|computer|ai|a i|artificial|automated|recording|program|answering machine|virtual)"
)
_SO: Final = (
    r"(?:a |an |just |some |the |freaking |fucking |bloody |damn |goddamn |stupid |dumb |useless |actual |real )*"
)
_LIVING: Final = r"(?:human|person|real|living|alive|actual person|human being|voice)"

CUES: Final[Cues] = {
    Act.ROBOT: cue(
        "robot bot machine computer human person ai real actual artificial automated recording living alive "
        "program voice robots bots machines fake",
        (
            rf"\bare you (?:a |an |some kind of |just |really |actually |even |one of those |like )*(?:{_MACHINE}|"
            rf"{_LIVING}|a i)(?=\W*$| (?:or|and|system|person|human|intelligence|voice)\b|,)"
        ),
        (
            r"\b(?:is (?:this|it|that|he|she)|am i)(?: really| actually)? (?:(?:talking|speaking) (?:to|with) |"
            rf"on with |1 of those )?{_SO}(?:real |actual |live |living )*(?:{_MACHINE}|"
            rf"{_LIVING})(?=\W*$|,| (?:i'm|or|system|thing|things|person|human|being|voice|assistant|service|again|"
            r"talking|am|here|now|right now)\b)"
        ),
        (
            r"\b(?:you're|you are|this is|i'm talking to|i'm speaking to|that's) (?:a |an |just |only |some |"
            rf"another )*{_MACHINE}(?=\W*$|,? (?:aren't|isn't|are|is|am|right|or)\b)"
        ),
        r"\b(?:sound|talk) like an? (?:robot|machine|computer|recording|bot)\b",
        r"\bor is it an? (?:bot|robot|machine)\b",
        r"\bor (?:just |only |is it |is this )?an? (?:robot|machine|bot|recording|computer|ai)\W*$",
        r"\bis (?:this|that|your|the) voice (?:real|human|fake|automated|artificial|generated)\b",
        rf"\byou(?:'re| are) not (?:even )?(?:a )?(?:real|human|actual)(?: \w+)?{END}",
        r"\byou(?:'re| are) not (?:even )?a (?:real )?(?:person|human)\b",
        r"\b1 of (?:those|these|them) (?:automated |automatic |talking |computer |ai |phone |voice )*(?:robots?|"
        r"bots?|machines?|ais?|computers?|"
        r"assistants?|programs?|systems?|recordings?|(?<=ai )(?:things?|ones?)|(?<=automated )(?:things?|ones?))\b",
        r"\bso you(?:'re| are) (?:a|an) (?:robot|bot|machine|computer|ai)\b",
        unless=r"\b(?:real|actual) (?:estate|italian|leather|wood|silk|gold|deal)\b|\bfor (?:1|a) person\b",
    ),
    Act.HUMAN: cue(
        "speak speaking talk talking get put connect transfer pass hand give have human operator agent "
        "representative manager person someone somebody anyone anybody supervisor real actual need in there around available",
        (
            r"\b(?:speak|talk|get|put|connect|transfer|pass|hand)(?:ing|ting)? (?:me |us )?(?:to|with|through to|"
            r"over to|through|on to|back to)\s+(?:a |an |the |some ?|your |any|real |actual |live |"
            rf"another )*{_SOMEBODY}"
        ),
        rf"\b(?:speak|talk)(?:ing)? (?:to|with) (?!you\b|me\b|my\b|us\b|french\b|spanish\b)(?:\w+)"
        rf"(?: (?:himself|herself|themselves|personally|directly|in person))*{END}",
        (
            r"\bget me (?:your |a |the |an |to )+(?:real |actual |live )?(?:manager|human|person|operator|"
            r"supervisor|boss|owner|agent)\b"
        ),
        r"\bget (?:someone|somebody|a person|a human) (?:on|to) (?:the )?(?:phone|line)\b",
        (
            r"\b(?:give me|have|want|need|prefer|like|get)(?: an?| some| the)* (?:real |actual |"
            r"live )?(?:human(?: being)?|real person|actual person|live agent|operator)(?! sized)\b"
        ),
        rf"\b(?:real|actual|live) (?:person|human|agent)(?:,? (?:and )?not (?:an? |this )?{_MACHINE})?{END}",
        r"\bhuman(?: being)?(?: please)\b",
        rf"{START}(?:(?:an?|the|your|some|any) )?(?:(?:real|actual|live|human) )*(?:operator|agent|representative|"
        rf"rep|human|person|people|manager|"
        r"supervisor|reception|receptionist|secretary|staff|human being)\W*(?:please)\W*$",
        rf"{START}(?:(?:an?|your) )?(?:operator|agent|representative|human|manager|real person|reception|receptionist)\W*$",
        r"\btransfer me\b",
        r"\bput me (?:through|on to)\b",
        # "Can you put Dolores on", and no thing: "put that on my tab".
        r"\bput (?!(?:it|that|this|them|me|us|him|her|those|these|something|everything|anything|some|more|a|an|the|my)\b)"
        r"(?:your |dr |mr |mrs |ms )?(?:(?:someone|somebody) )?[a-z]+ on(?: the (?:phone|line))?"
        r"(?=\W*$|,| (?:please|for me|she|he|they|now|instead)\b)",
        r"\bconnect me (?:to|with) (?:a|an|the|your|some|\w+one)\b(?! (?:wifi|internet|network))",
        (
            r"\b(?:any(?:one|body)|some(?:one|body)|a person|a human|a real human) (?:there |else |"
            r"real )*(?:that |who )?i can (?:talk|speak)\b"
        ),
        rf"\bi can (?:speak|talk) (?:to|with){END}",
        r"\bis (?:the|your) (?:manager|owner|boss) (?:there|in|around|available)\b",
        # "Is Mr. Brown in", "is Dave there"
        (
            rf"\bis (?:he|she|(?:mr|mister|mrs|ms|miss|dr|doctor)\.? \w+) (?:there|in|around|available)"
            rf"(?: right now| now| at the moment)?{END}"
        ),
        (
            rf"{START}is (?!it\b|that\b|this\b|there\b|any|some|every|parking\b|breakfast\b|a\b|an\b|the\b|your\b|my\b)"
            r"[a-z]+(?: (?!still\b|also\b|not\b)[a-z]+)? (?:there|in|around|available|free|at (?:her|his|the) desk|"
            r"in the office)"
            rf"(?: right now| now| today| at the moment)?{END}"
        ),
        r"\b(?:don't|do not|won't|refuse to|never)(?: \w+)?(?: want to| like to)? (?:talk|speak|talking|speaking) (?:to|with) "
        r"(?:a |an |these |those )?(?:machine|robot|computer|bot|recording|answering machine)s?\b",
        unless=r"\b(?:tell|ask) (?:the|your) (?:manager|owner)\b|\bam i (?:talking|speaking)\b|\btable (?:for|to)\b|"
        r"\bput me down\b|\bhuman resources\b|\bbooking\b|\bi'm talking to\b|\b(?:is|are) (?:this|it|"
        r"you)\b.*\b(?:talking|speaking)\b|\b(?:talk|speak)(?:ing)? to (?:you|my \w+) (?:later|soon|first)\b|"
        r"\btalk about\b",
    ),
    Act.MESSAGE: cue(
        "message note back call phone ring callback word tell know call-back pass rang called details",
        (
            r"\b(?:leave|take|give|record|pass on|pass along|get|drop) (?:(?:you|him|her|them|me|(?:mr|mrs|ms|miss|"
            r"dr)\.? \w+|(?:the|your) \w+) )?(?:an?|1|my|"
            r"the|this|just a) (?:quick |short )?(?:message|note)\b(?! yesterday)"
        ),
        r"^(?:a |it's a |just a )?message for\b",
        r"\bleave (?:a )?word\b",
        (
            r"\bpass (?:(?:that|this|it|a message|something|my (?:details|number|name)) (?:on|along)|"
            r"on (?:a message|something|my \w+))\b"
        ),
        r"\bpass (?:a message|something)\b(?!.*\bmenu)",
        r"\b(?:call|ring|phone|text) (?:me|us) back\b",
        r"\b(?:a |the )?call ?-?back\b(?! number)(?! (?:from you )?(?:is|was))",
        r"\b(?:return|returning) my call\b",
        rf"\bget back to (?:me|us){END}",
        (
            r"\b(?:have|ask|get|tell|let|need|want|can|could|would|will|may) (?:you (?:please )?(?:tell|ask|have|"
            rf"get|let) )?{_THEM} (?:to |please |just )?(?:call|phone|ring|text|give me a (?:ring|call|bell)|"
            r"get back to (?:me|us)|know (?:that )?i)\b(?! (?:before|me a taxi|a taxi|the bell|ahead))"
        ),
        (
            rf"\btell {_THEM} (?:that )?(?:i|i'll|i'm|i've|we|it's|we'll|we're|\w+ (?:called|rang|phoned|was|is|"
            r"says|said|needs|wants))\b"
        ),
        r"\blet (?:him|her|them|the \w+|mr \w+|ms \w+|dr \w+) know\b",
        rf"\bgive me a (?:ring|call|bell)(?: back)?{END}",
        unless=r"\b(?:got|left|sent|send) (?:me )?(?:an? |your |my |the )*(?:text )?message\b|\bi(?:'ll| will|"
        r" can) (?:call|ring|phone)(?: you)? back\b|\bgive me a call before\b|\bdo you call\b|\bback door\b|"
        r"\btell me\b",
    ),
}
