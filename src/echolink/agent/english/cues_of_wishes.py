"""How does a caller ask for something that is no value: a person, a message, a summary, a reason, the earliest there is?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import END, START, Cues, cue

_SOMEBODY: Final = (
    r"(?:1|body|human|person|people|agent|operator|representative|rep|manager|owner|boss|staff|employee|someone|somebody|anyone|anybody|"
    r"reception(?:ist)?|department|colleague|supervisor|human being|customer (?:service|support|care)|support|sales|service|doctor|dentist|mechanic|"
    r"secretary|team|mr|mrs|ms|miss|dr|an actual)\b"
)
_THEM: Final = r"(?:him|her|them|someone|somebody|anyone|the \w+|a (?:colleague|manager|person)|mr \w+|mrs \w+|ms \w+|dr \w+|your \w+|(?!(?:you|me|us|it|i|a|an|the|that|this|what|if|when|your)\b)\w+)"
_MACHINE: Final = (
    r"(?:robot|bot|machine|computer|ai|a i|artificial|automated|recording|program|answering machine|virtual)"
)
_LIVING: Final = r"(?:human|person|real|living|alive|actual person|human being|voice)"
_ASK: Final = r"(?:(?:i'd|i would|i|we'd|we) (?:just )?(?:like|want|wanted|need|have|'d like)(?:ed)?|(?:can|could|may|might) i|let me|is it ok if i|mind if i|do you mind if i)"

CUES: Final[Cues] = {
    Act.ROBOT: cue(
        "robot bot machine computer human person ai real actual artificial automated recording living alive program voice robots bots machines fake",
        rf"\bare you (?:a |an |some kind of |just |really |actually |even |one of those |like )*(?:{_MACHINE}|{_LIVING}|a i)(?=\W*$| (?:or|and|system|person|human|intelligence|voice)\b|,)|"
        rf"\b(?:is (?:this|it|that|he|she)|am i)(?: really| actually)? (?:(?:talking|speaking) (?:to|with) |on with |1 of those )?(?:a |an |just |some |the )*(?:real |actual |live |living )*(?:{_MACHINE}|{_LIVING})"
        r"(?=\W*$|,| (?:i'm|or|system|thing|things|person|human|being|voice|assistant|service|again|talking|am)\b)|"
        rf"\b(?:you're|you are|this is|i'm talking to|i'm speaking to|that's) (?:a |an |just |only |some |another )*{_MACHINE}(?=\W*$|,? (?:aren't|isn't|are|is|am|right|or)\b)|\b(?:sound|talk) like an? (?:robot|machine|"
        r"computer|recording|bot)\b|\bor is it an? (?:bot|robot|machine)\b|\bor (?:just |only |is it |is this )?an? (?:robot|machine|bot|recording|computer|ai)\W*$|\bis (?:this|that|your|the) voice (?:real|human|fake|automated|artificial|generated)\b|\byou(?:'re| are) not (?:even )?(?:a )?(?:real|human|actual)(?: \w+)?" + END + r"|\byou(?:'re| are) not (?:even )?a (?:real )?(?:person|human)\b|\b1 of those (?:robots|bots|machines|ais)\b|\bso you(?:'re| are) (?:a|an) (?:robot|bot|machine|computer|ai)\b",
        r"\b(?:real|actual) (?:estate|italian|leather|wood|silk|gold|deal)\b|\bfor (?:1|a) person\b",
    ),
    Act.HUMAN: cue(
        "speak speaking talk talking get put connect transfer pass hand give have human operator agent representative manager person someone somebody anyone anybody "
        "supervisor real actual need",
        rf"\b(?:speak|talk|get|put|connect|transfer|pass|hand)(?:ing|ting)? (?:me |us )?(?:to|with|through to|over to|through|on to|back to)\s+(?:a |an |the |some ?|your |any|real |actual |live |another )*{_SOMEBODY}|"
        rf"\b(?:speak|talk)(?:ing)? (?:to|with) (?!you\b|me\b|my\b|us\b|french\b|spanish\b)(?:\w+)" + END + r"|\bget me (?:your |a |the |an |to )+(?:real |actual |live )?(?:manager|human|person|operator|supervisor|boss|owner|agent)\b|"
        r"\bget (?:someone|somebody|a person|a human) (?:on|to) (?:the )?(?:phone|line)\b|\b(?:give me|have|want|need|prefer|like|get)(?: an?| some| the)* (?:real |actual |live )?(?:human(?: being)?|real person|actual person|live agent|operator)(?! sized)\b|"
        r"\b(?:real|actual|live) (?:person|human|agent)" + END + r"|\bhuman(?: being)?(?: please)\b|" + START + r"(?:operator|agent|representative|human|manager|real person|reception)\W*(?:please)?\W*$|\btransfer me\b|"
        r"\bput me (?:through|on to)\b|\bconnect me (?:to|with) (?:a|an|the|your|some|\w+one)\b(?! (?:wifi|internet|network))|\b(?:any(?:one|body)|some(?:one|body)|a person|a human|a real human) (?:there |else |real )*(?:that |who )?i can (?:talk|speak)\b|"
        r"\bi can (?:speak|talk) (?:to|with)" + END + r"|\bis (?:the|your) (?:manager|owner|boss) (?:there|in|around|available)\b|\b(?:don't|do not) want to (?:talk|speak) to a (?:machine|robot|computer|bot)\b",
        r"\b(?:tell|ask) (?:the|your) (?:manager|owner)\b|\bam i (?:talking|speaking)\b|\btable (?:for|to)\b|\bput me down\b|\bhuman resources\b|\bbooking\b|\bi'm talking to\b|\b(?:is|are) (?:this|it|you)\b.*\b(?:talking|speaking)\b|"
        r"\b(?:talk|speak)(?:ing)? to (?:you|my \w+) (?:later|soon|first)\b|\btalk about\b",
    ),
    Act.MESSAGE: cue(
        "message note back call phone ring callback word tell know call-back pass rang called details",
        r"\b(?:leave|take|give|record|pass on|pass along|get|drop) (?:(?:you|him|her|them|me) )?(?:an?|1|my|the|this|just a) (?:quick |short )?(?:message|note)\b(?! yesterday)|^(?:a |it's a |just a )?message for\b|\bleave (?:a )?word\b|\bpass (?:(?:that|this|it|a message|something|my (?:details|number|name)) (?:on|along)|on (?:a message|something|my \w+))\b|\bpass (?:a message|something)\b(?!.*\bmenu)|"
        r"\b(?:call|ring|phone|text) (?:me|us) back\b|\b(?:a |the )?call ?-?back\b(?! number)(?! (?:from you )?(?:is|was))|\b(?:return|returning) my call\b|\bget back to (?:me|us)" + END + r"|"
        rf"\b(?:have|ask|get|tell|let|need|want|can|could|would|will|may) (?:you (?:please )?(?:tell|ask|have|get|let) )?{_THEM} (?:to |please |just )?(?:call|phone|ring|text|give me a (?:ring|call|bell)|get back to|know (?:that )?i)\b(?! (?:before|me a taxi|a taxi|the bell|ahead))|"
        rf"\btell {_THEM} (?:that )?(?:i|i'll|i'm|i've|we|it's|we'll|we're|\w+ (?:called|rang|phoned|was|is|says|said|needs|wants))\b|\blet (?:him|her|them|the \w+|mr \w+|ms \w+|dr \w+) know\b|\bgive me a (?:ring|call|bell)(?: back)?" + END,
        r"\b(?:got|left|sent|send) (?:me )?(?:an? |your |my |the )*(?:text )?message\b|\bi(?:'ll| will| can) (?:call|ring|phone)(?: you)? back\b|\bgive me a call before\b|\bdo you call\b|\bback door\b|\btell me\b",
    ),
    Act.HAS_QUESTION: cue(
        "question questions ask doubt",
        r"\b(?:i |i've |have |had |got |'ve )+(?:(?:a|1|another|some|a few|a quick|2|3|a couple of|just a|got a|got)(?: \w+)? )+(?:more |quick |small |other )*questions?\b(?! (?:already|about it no))|\bi(?:'ve| have)? (?:got )?a doubt\b|"
        r"^(?:(?:ok|okay|yes|so|um|and|oh|actually|well|hi|hello|sorry|but|just|before that)[\s,]+)*(?:a |1 |just 1 |1 more |1 quick |quick |another )?(?:quick )?question(?: first| for you| about\b.*)?\W*$|\bgot a question\b|"
        rf"\b{_ASK} (?:to )?(?:just )?(?:ask) (?:you )?(?:something|a (?:quick |short )?question|a few (?:things|questions)|a couple|about something|1 thing|1 more|you)(?=\W|$)|\b(?:something|1 thing|a thing|1 more thing) (?:that )?(?:i'd|i|i wanted) ?(?:like|want|wanted)? ?to ask\b|"
        r"\bi have (?:some )?questions\b|\bmind if i ask\b",
        r"\b(?:no|any|don't have|already|answer|repeat|what (?:is|was)|good) (?:\w+ ){0,3}?questions?\b",
    ),
    Act.RECAP: cue(
        "what read repeat far recap summarise summarize sum remind order which confirm over through did got get tell check",
        r"\b(?:what|which) (?:time|day|date|name|number|address|email|one)? ?(?:did i|did we|have i|have we) (?:say|said|give|given|gave|tell|told|put|put down|order|ordered|write|note|noted|written|got|choose|pick)(?: you| down| so far| for (?:the |my )?\w+| me)*" + END + r"|"
        r"\bwhat(?:'s| is| do| have| did)? (?:do )?(?:we|you|i) (?:have|got|noted|written|write|note|get|put|told|tell|said|got)(?: (?:you|me|us|it|that))?(?: (?:so far|written down|down|on (?:file|paper)|noted|now|for me|me down for|until now|at the moment))" + END + r"|"
        r"\bwhat (?:have you noted|did you write|have i told you|have i said|have i ordered|have we got)\b|\b(?:read|repeat)(?: (?:me|us|out))? ?(?:that|it|everything|all of it|the details|my (?:details|order|booking|number|name)|all)? ?(?:back|again|out)?(?: to me| to us)?"
        r"(?<=back)(?= my| to| please|\W*$)|\bread (?:me |everything |it |that |the details |all that |my \w+ )*back\b|\brepeat (?:my|the|all) (?:details|order|booking|number|name)\b(?! from)|\b(?:go|run) (?:over|through) (?:what (?:we|you|i)|everything|my (?:order|details))\b|"
        r"\b(?:recap|summari[sz]e)\b|\bsum (?:it|that|this) up\b|\bremind me (?:what|which|when|how|of what) (?:\w+ )?(?:i|we|have|did)\b|\b(?:what's|what is) (?:(?:on )?my|on the|in my|the) (?:order|list|basket|booking)(?: (?:so far|now|like|at the moment))" + END + r"|"
        r"\bdid you (?:get|write|catch|note) (?:all (?:of )?(?:that|it)|that down|my (?:name|number|address|email)(?: (?:right|down|correctly)))\b|\bhave you got (?:my (?:name|number|address|email)|all (?:of )?that|everything)" + END + r"|\bconfirm (?:what|everything|the details|all of it)(?= you| we| i|\W*$)|"
        r"\bso far\?|\btell me what (?:you have|you've got|we have|i)\b|\b(?:what|which) (?:name|number|time|date|day|address|email)(?: \w+)? (?:do|did) you (?:have|got|get|write|note|put)(?: down| for me| there| noted)?" + END + r"|\bwhat (?:name|number|time|date|day|address|email) have you (?:got|put|noted|written)\b|\b(?:run|go) (?:over|through) (?:that|it|this|everything|all that|the details)(?: (?:again|once more|1 more time|for me|with me))*" + END + r"|\bcheck (?:what|everything) (?:you|we) have\b|\bwhat's (?:in|on) my (?:order|basket|list)\b|\brepeat (?:everything|it all|my order)(?: back)?\b",
        r"\bon the menu\b|\b(?:last week|yesterday)\b|\byou close\b",
    ),
    Act.DONT_KNOW: cue(
        "don not idea unsure dunno matter whatever whenever any anytime anything preference choose decide decided pick skip pass rather prefer know remember recall forgot forget "
        "easy flexible clue either say tell odds difference matters fussed bothered picky fussy same preferences beats search mind check up your",
        r"\b(?:i |we )(?:don't|do not|can't|cannot|really don't|honestly don't) (?:really |quite |actually |honestly )?(?:know|remember|recall|say|tell)(?: (?:it|that|yet|exactly|for sure|off hand|right now|the (?:number|date|name|code|exact \w+)|my \w+))*" + END +
        r"|\b(?:i|we) (?:don't|do not) (?:really )?(?:have (?:1|it|that|any|a preference|(?:an |a |any )?(?:e-?mail|phone|number|mobile|website|preference)(?: address)?)|mind|care)" + END + r"|" + START + r"(?:dunno|don't know|no idea|no clue|not sure(?: yet)?|i'm not sure|unsure|haven't a clue|not a clue|beats me|"
        r"search me|who knows|hard to say|it depends|couldn't say|couldn't tell you|can't say)(?=\W*$|,| (?:yet|really|about that|to be honest|sorry|i|we|what|which|when|if|how|exactly))|\b(?:not|i'm not|i am not|we're not) (?:really |so |quite |too )?sure(?: yet| about (?:that|it)| to be honest| honestly| right now)*" + END + r"|"
        r"\b(?:i|we) (?:really |honestly )?(?:couldn't|could not|can't|wouldn't) (?:tell you|say|know)" + END + r"|\b(?:no|haven't (?:a|any)|have no|not a) (?:idea|clue)" + END + r"|\bhaven't (?:really )?(?:decided|thought about it|made up my mind)(?: yet)?" + END + r"|\b(?:i |we )(?:forgot|forget|have forgotten|'ve forgotten)(?: it| that| again)?" + END +
        r"|\b(?:it )?(?:doesn't|does not|don't) (?:really )?matter(?: to me)?" + END + r"|\bmakes no (?:odds|difference)\b|" + START + r"(?:whatever|whenever|whichever|any ?time|anything|any|any day|any 1)(?: (?:is|you|works|suits|would|will|be|have|has|got|like|want|prefer|can|fine|good|ok|okay|best|for|me|you've|all|at all|really|day|time))*" + END + r"|"
        r"\b(?:no|have no|don't have a|without a|any) (?:particular |real |strong |special )?preferences?\b|\b(?:it's )?all the same to (?:me|us)\b|\b(?:not|i'm not|we're not) (?:fussed|bothered|picky|fussy)\b|\b(?:any(?:thing| ?time| day| one| of them)?|either(?: one| way| of them)?|all|both) (?:is|are|will be|would be|'s|works?|suits?)(?: (?:all |just )?(?:fine|ok|okay|good|great|me|for me|us|with me|by me))*" + END + r"|"
        r"\b(?:you (?:choose|decide|pick|tell me)|it's up to you|up to you|your (?:choice|call|pick))" + END + r"|" + START + r"(?:let's )?(?:skip|pass|next)(?: it| that| this(?: one| 1)?| on that)?" + END + r"|\b(?:i'd |i would |would )?(?:rather not|prefer not to|don't want to|not going to) (?:say|tell|give|share|disclose)\b|"
        r"^i'd (?:rather not|prefer not to)" + END + r"|\bi(?:'m| am) (?:easy|flexible|open|not fussed|not bothered)" + END + r"|\b(?:i'd|i would|i'll) have to (?:check|look|ask)" + END + r"|\bi'm unsure\b",
    ),
    Act.ASAP: cue(
        "soon asap a now away straightaway immediately earliest soonest sooner early quickly quick available urgent urgently once minute 1st",
        r"\b(?:as )?(?:soon|quick|quickly|early|fast) as (?:possible|you (?:possibly |really )?can|you're able|you could|ever|humanly)\b|\ba ?\.?s ?\.?a ?\.?p\b|\bright (?:now|away)" + END + r"|^right (?:now|away)\b(?! i)|\bstraight ?away\b|" + START + r"(?:immediately|at once|now|this minute|this instant|urgently|today if)\b(?! i\b| it's| my| we| the| you| there)|"
        r"\b(?:immediately|at once|urgently)" + END + r"|\b(?:come|somebody|someone|out|here|it|need (?:it|you|help|1|someone)|help|help me) (?:right )?now" + END + r"|\b(?:the|your|what's the|when's the|whatever's the|what is|an?)? ?(?:very |next )?(?:earliest|soonest|1st)(?: (?:1|time|slot|appointment|date|day|opening|available|possible|"
        r"free|you|you've|there|table))*(?: (?:you (?:have|can|could|do|'ve got|got)|you've got|available|possible|there is|free|slot|appointment|opening))(?: (?:do|have|offer|got|manage))?\b|\b(?:the|when's the|whatever is|what's the|is the|at your) (?:earliest|soonest)(?: convenience)?" + END + r"|\bwhatever is soonest\b|"
        r"\bat your earliest\b|\b(?:your )?next (?:available|free|possible)\b|\bsooner the better\b|\b(?:it's|it is|this is|quite|very|really|that's) (?:very |really |quite |rather |fairly |a bit |pretty )?urgent\b|\burgently\b|\bsoon please\b",
        r"\b(?:not|isn't|no) (?:that |so |very |really |right )?(?:urgent|now|away|urgency)\b|\burgent care\b|\bearliest at\b|\b(?:be|ready|arrive|done|finished)\b.*\bat the (?:earliest|soonest)\b|\bnot before\b|\bnow and then\b|\b(?:i'm|i am|we're) \w+(?: \w+)? right now\b|\bsoon as (?:it|i|they|we|she|he)\b",
    ),
    Act.WHY: cue(
        "why what necessary needed need have must how reason point",
        r"\bwhy (?:do|would|should|are|did) (?:you|i)(?: really| even)? (?:need|want|ask|asking|require|have to|give|tell|know|collect)\b|^(?:but |and |so |um )?why(?: that| is that(?: (?:needed|necessary|important|relevant)))?\W*$|\bhow come you (?:need|want|ask)\b|"
        r"\bwhat (?:do|would|will|are) you (?:need|want|do|going to do|gonna do|use)(?: with)? (?:that|it|this|my \w+(?: \w+)?|them)(?: (?:for|with))?(?: for)?" + END + r"|\bwhat(?:'s| is) the (?:reason|point)\b.*\b(?:need|ask|my)\b|\bwhat(?:'s| is) (?:that|it|this|my \w+) (?:needed |used )?for" + END + r"|"
        r"\b(?:is|are) (?:that|this|it|my \w+(?: \w+)?)(?: (?:really|actually|absolutely))? (?:necessary|needed|required|mandatory|obligatory)" + END + r"|\b(?:do|must|should) i (?:really )?(?:have to |need to |must )?(?:give|tell|say|share|spell|provide)(?: you| out)?(?: (?:that|it|my \w+(?: \w+)?|this))?" + END + r"|"
        r"\bdo you (?:really )?(?:need|have to have|have to know) (?:that|this|it|my (?:name|number|e-?mail|address|phone)(?: \w+)?)(?: for (?:that|this|it))?" + END,
        r"\bwhy (?:are )?you (?:closed|open)\b",
    ),
}  # fmt: skip
