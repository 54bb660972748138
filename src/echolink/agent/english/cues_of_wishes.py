"""How does a caller ask us for something that is no value: a summary, a reason, the earliest there is?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import END, START, Cues, cue

_ASK: Final = (
    r"(?:(?:i'd|i would|i|we'd|we) (?:just )?(?:like|want|wanted|need|have|'d like)(?:ed)?|(?:can|could|may|"
    r"might) i|let me|is it ok if i|mind if i|do you mind if i)"
)

_DETAILS: Final = r"(?:(?:the |my |all )?(?:details?|info(?:rmation)?|data|answers|things))"
_SAY: Final = r"(?:read|hear|see|run|go|say|repeat|tell|list|confirm)(?: (?:me|us|back|over|through|out|by))*"
_TAKEN_DOWN: Final = (
    r"(?:noted?|written|write|wrote|taken? down|took down|put down|jot(?:ted)?|fill(?:ed)?(?: in)?|record(?:ed)?|typed?|"
    r"entered?|understood|understand|gathered)"
)

CUES: Final[Cues] = {
    Act.HAS_QUESTION: cue(
        "question questions ask doubt",
        (
            r"\b(?:i |i've |have |had |got |'ve )+(?:(?:a|1|another|some|a few|a quick|2|3|a couple of|just a|"
            r"got a|got)(?: \w+)? )+(?:more |quick |small |other )*questions?\b(?! (?:already|about it no))"
        ),
        r"\bi(?:'ve| have)? (?:got )?a doubt\b",
        (
            r"^(?:(?:ok|okay|yes|so|um|and|oh|actually|well|hi|hello|sorry|but|just|before that)[\s,]+)*(?:a |1 |"
            r"just 1 |1 more |1 quick |quick |another )?(?:quick )?question(?: first| for you| about\b.*)?\W*$"
        ),
        r"\bgot a question\b",
        (
            rf"\b{_ASK} (?:to )?(?:just )?(?:ask) (?:you )?(?:something|a (?:quick |short )?question|"
            r"a few (?:things|questions)|a couple|about something|1 thing|1 more|you)(?=\W|$)"
        ),
        (
            r"\b(?:something|1 thing|a thing|1 more thing) (?:that )?(?:i'd|i|i wanted) ?(?:like|want|"
            r"wanted)? ?to ask\b"
        ),
        r"\bi have (?:some )?questions\b",
        r"\bmind if i ask\b",
        unless=r"\b(?:no|any|don't have|already|answer|repeat|what (?:is|was)|good) (?:\w+ ){0,3}?questions?\b",
    ),
    Act.RECAP: cue(
        "what what's read reading hear details information info "
        "repeat far recap summarise summarize sum remind order which confirm over through did got "
        "get tell check",
        (
            r"\b(?:what|which) (?:time|day|date|name|number|address|email|one)? ?(?:did i|did we|have i|"
            r"have we) (?:say|said|give|given|gave|tell|told|put|put down|order|ordered|write|note|noted|written|"
            rf"got|choose|pick)(?: you| down| so far| for (?:the |my )?\w+| me)*{END}"
        ),
        (
            r"\bwhat(?:'s| is| do| have| did)? (?:do )?(?:we|you|i) (?:have|got|noted|written|write|note|get|put|"
            r"told|tell|said|got)(?: (?:you|me|us|it|that))?(?: (?:so far|written down|down|on (?:file|paper)|"
            rf"noted|now|for me|me down for|until now|at the moment)){END}"
        ),
        r"\bwhat (?:all )?(?:have you|'ve you|did you|do you have|have we) (?:already )?(?:(?:got|had|have) "
        r")?(?:written|noted|put|taken|got|write|note|take|jot|jotted)(?: it| that| all)? (?:down|so far|until now|"
        r"by now)\b",
        r"\bwhat (?:have you noted|did you write|have i told you|have i said|have i ordered|have we got)\b",
        (
            r"\b(?:read|repeat)(?: (?:me|us|out))? ?(?:that|it|everything|all of it|the details|my (?:details|"
            r"order|booking|number|name)|all)? ?(?:back|again|out)?(?: to me| to us)?(?<=back)(?= my| to| please|"
            r"\W*$)"
        ),
        r"\bread (?:me |everything |it |that |the details |all that |my \w+ )*back\b",
        r"\brepeat (?:my|the|all) (?:details|order|booking|number|name)\b(?! from)",
        r"\b(?:go|run) (?:over|through) (?:what (?:we|you|i)|everything|my (?:order|details))\b",
        (
            r"\b(?:read|tell|say|go (?:over|through)|run (?:through|by me)|hear|have|give me) (?:me |us )?"
            r"(?:it |that |this )?"
            r"(?:all|everything|the (?:whole thing|lot|whole lot|details))(?: (?:of )?(?:it|that|this))?"
            r"(?: (?:for|to|by) (?:me|us))?"
            r"(?: (?:again|back|once more|1 more time|1 last time))+\b"
        ),
        r"\bread (?:it|that|this|them|those)(?: (?:for|to) (?:me|us))? (?:again|once more|1 more time)\b",
        r"\brepeat (?:everything|all (?:of )?(?:it|that)|the details)\b",
        (
            r"\bwh(?:at|ich) (?:was|is) (?:the|my|that) (?:\w+ )?(?:time|day|date|name|number|address|e-?mail|size|order) "
            r"(?:(?:that )?(?:you|we|i) (?:have|had|got|gave|said|noted|put|wrote|took)|again)\b"
        ),
        r"\b(?:recap|summari[sz]e)\b",
        # "What info do you have already", "what have you filled in", "what's on your list"
        rf"\bwhat (?:{_DETAILS} )?(?:do|did|have) (?:you|we) (?:already |now )?(?:have |got |get )?(?:on me|about me|"
        r"for me(?= (?:so far|now|already|at)|\W*$)|from me|already|so far|at this point|by now|up to now|until now)(?=\W*$| )",
        rf"\bwhat (?:{_DETAILS} )?(?:did you|have you|you(?:'ve| have)|you) (?:already |just )?{_TAKEN_DOWN}"
        rf"(?: (?:down|in|so far|already|for me|of me|until now))*{END}",
        rf"\bwhat(?: {_DETAILS})? (?:did|have) i (?:already |just )?(?:give|given|told|tell|said|say)"
        rf"(?: (?:you|already|so far))*{END}",
        r"\bwhat(?:'s| is| was)(?: all)? (?:on (?:your|the) (?:list|sheet|paper|notes?|screen|form)|"
        rf"(?:written|noted|taken) down|written)(?: (?:up to|until|till|so|right)? ?(?:now|far|here|there))?{END}",
        rf"\bwhat(?:'s| is| are) my (?:details|information|info)(?: again| so far)?{END}",
        # "Let me hear what you've taken down", "everything I've told you so far"
        rf"\b{_SAY} (?:what|all|everything|{_DETAILS})(?: that)? you(?:'ve| have)? "
        rf"(?:{_TAKEN_DOWN}(?: down| in)?|(?:got|have) (?:down|so far|on me|for me|there))\b",
        rf"\b(?!tell){_SAY} (?:what|all|everything|{_DETAILS})(?: that)? you(?:'ve| have)? ?(?:got|have){END}",
        rf"\b{_SAY} (?:all|everything|what)(?: that)? i(?:'ve| have)?(?: already)? (?:told|said|given|gave)(?: you)?"
        rf"(?: so far| already| until now)*{END}",
        rf"\b(?:hear|have|give me) (?:my|the) (?:details|info|information) (?:again|back|once more){END}",
        r"\breading (?:me )?(?:it|that|everything|all|(?:my|the) \w+)(?: of it)? back\b",
        r"\bsum (?:it|that|this) up\b",
        r"\bremind me (?:what|which|when|how|of what) (?:\w+ )?(?:i|we|you|have|did)\b",
        (
            r"\b(?:what's|what is) (?:(?:on )?my|on the|in my|the) (?:order|list|basket|booking)(?: (?:so far|now|"
            rf"like|at the moment)){END}"
        ),
        (
            r"\bdid you (?:get|write|catch|note) (?:all (?:of )?(?:that|it)|that down|my (?:name|number|address|"
            r"email)(?: (?:right|down|correctly)))\b"
        ),
        rf"\bhave you got (?:my (?:name|number|address|email)|all (?:of )?that|everything){END}",
        r"\bconfirm (?:what|everything|the details|all of it)(?= you| we| i|\W*$)",
        r"\bso far\?",
        r"\btell me what (?:you have|you've got|we have|i(?:'ve| have)? (?:said|told|gave|given|ordered|have))\b",
        (
            r"\b(?:what|which) (?:name|number|time|date|day|address|email)(?: \w+)? (?:do|did) you (?:have|say|book|got|"
            rf"get|write|note|put)(?: down| for me| there| noted)?{END}"
        ),
        r"\bwhat (?:name|number|time|date|day|address|email) have you (?:got|put|noted|written)\b",
        (
            r"\b(?:run|go) (?:over|through) (?:that|it|this|everything|all that|the details)(?: (?:again|"
            rf"once more|1 more time|for me|with me))*{END}"
        ),
        r"\bcheck (?:what|everything) (?:you|we) have\b",
        r"\bwhat's (?:in|on) my (?:order|basket|list)\b",
        r"\brepeat (?:everything|it all|my order)(?: back)?\b",
        unless=r"\bon the menu\b|\b(?:last week|yesterday)\b|\byou close\b",
    ),
    Act.DONT_KNOW: cue(
        "don not idea unsure dunno matter whatever whenever any anytime anything preference choose decide "
        "decided pick skip pass rather prefer know remember recall forgot forget easy flexible clue either "
        "say tell odds difference matters fussed bothered picky fussy same preferences beats search mind "
        "check up your think recommend suggest best",
        (
            r"\b(?:i |we )(?:don't|do not|can't|cannot|really don't|honestly don't) (?:really |quite |actually |"
            r"honestly )?(?:know|remember|recall|say|tell)(?: (?:it|that|yet|exactly|for sure|off hand|right now|"
            rf"the (?:number|date|name|code|exact \w+)|my \w+))*{END}"
        ),
        (
            r"\b(?:i|we) (?:don't|do not) (?:really )?(?:have (?:1|it|that|any|a preference|(?:an |a |"
            rf"any )?(?:e-?mail|phone|number|mobile|website|preference)(?: address)?)|mind|care){END}"
        ),
        (
            rf"{START}(?:dunno|don't know|no idea|no clue|not sure(?: yet)?|i'm not sure|unsure|haven't a clue|"
            r"not a clue|beats me|search me|who knows|hard to say|it depends|couldn't say|couldn't tell you|"
            r"can't say)(?=\W*$|,| (?:yet|really|about that|to be honest|sorry|i|we|what|which|when|if|how|"
            r"exactly))"
        ),
        (
            r"\b(?:not|i'm not|i am not|we're not) (?:really |so |quite |too )?sure(?: yet| about (?:that|it)|"
            rf" to be honest| honestly| right now)*{END}"
        ),
        rf"\b(?:i|we) (?:really |honestly )?(?:couldn't|could not|can't|wouldn't) (?:tell you|say|know){END}",
        rf"\b(?:no|haven't (?:a|any)|have no|not a) (?:idea|clue){END}",
        rf"\bhaven't (?:really )?(?:decided|thought about it|made up my mind)(?: yet)?{END}",
        rf"\b(?:i |we )(?:forgot|forget|have forgotten|'ve forgotten)(?: it| that| again)?{END}",
        rf"\b(?:it )?(?:doesn't|does not|don't) (?:really )?matter(?: to me)?{END}",
        r"\bmakes no (?:odds|difference)\b",
        (
            rf"{START}(?:whatever|whichever) (?:you(?:'d)? (?:guys )?(?:think|recommend|suggest|say|prefer|advise)|is best|"
            rf"seems best)(?: is best)?{END}|"
            rf"{START}(?:whatever|whenever|whichever|any ?time|anything|any|any day|any 1)(?: (?:is|you|works|"
            r"suits|would|will|be|have|has|got|like|want|prefer|can|fine|good|ok|okay|best|for|me|you've|all|"
            rf"at all|really|day|time))*{END}"
        ),
        r"\b(?:no|have no|don't have a|without a|any) (?:particular |real |strong |special )?preferences?\b",
        r"\b(?:it's )?all the same to (?:me|us)\b",
        r"\b(?:not|i'm not|we're not) (?:fussed|bothered|picky|fussy)\b",
        (
            r"\b(?:any(?:thing| ?time| day| one| of them)?|either(?: one| way| of them)?|all|both) (?:is|are|"
            r"will be|would be|'s|works?|suits?)(?: (?:all |just )?(?:fine|ok|okay|good|great|me|for me|us|"
            rf"with me|by me))*{END}"
        ),
        rf"\b(?:you (?:choose|decide|pick|tell me)|it's up to you|up to you|your (?:choice|call|pick)){END}",
        rf"{START}(?:let's )?(?:skip|pass|next)(?: it| that| this(?: one| 1)?| on that)?{END}",
        (
            r"\b(?:i'd |i would |would )?(?:rather not|prefer not to|don't want to|not going to) (?:say|tell|give|"
            r"share|disclose)\b"
        ),
        rf"^i'd (?:rather not|prefer not to){END}",
        rf"\bi(?:'m| am) (?:easy|flexible|open|not fussed|not bothered){END}",
        rf"\b(?:i'd|i would|i'll) have to (?:check|look|ask){END}",
        r"\bi'm unsure\b",
    ),
    Act.ASAP: cue(
        "soon asap a now away straightaway immediately earliest soonest sooner early quickly quick available "
        "urgent urgently once minute 1st",
        (
            r"\b(?:as )?(?:soon|quick|quickly|early|fast) as (?:possible|you (?:possibly |really )?can|"
            r"you're able|you could|ever|humanly)\b"
        ),
        r"\ba ?\.?s ?\.?a ?\.?p\b",
        rf"\bright (?:now|away){END}",
        r"^right (?:now|away)\b(?! i)",
        r"\bstraight ?away\b",
        (
            rf"{START}(?:(?:immediately|at once|this minute|this instant|urgently|today if)\b(?! i\b| it's| my|"
            rf" we| the| you| there)|now{END})"
        ),
        rf"\b(?:immediately|at once|urgently){END}",
        rf"\b(?:come|somebody|someone|out|here|it|need (?:it|you|help|1|someone)|help|help me) (?:right )?now{END}",
        (
            r"\b(?:the|your|what's the|when's the|whatever's the|what is|an?)? ?(?:very |next )?(?:earliest|"
            r"soonest|1st)(?: (?:1|time|slot|appointment|date|day|opening|available|possible|free|you|you've|"
            r"there|table))*(?: (?:you (?:have|can|could|do|'ve got|got)|you've got|available|possible|there is|"
            r"free|slot|appointment|opening))(?: (?:do|have|offer|got|manage))?\b"
        ),
        rf"\b(?:the|when's the|whatever is|what's the|is the|at your) (?:earliest|soonest)(?: convenience)?{END}",
        r"\bwhatever is soonest\b",
        r"\bat your earliest\b",
        r"\b(?:your )?next (?:available|free|possible)\b",
        r"\bsooner the better\b",
        (
            r"\b(?:it's|it is|this is|quite|very|really|that's) (?:very |really |quite |rather |fairly |a bit |"
            r"pretty )?urgent\b"
        ),
        r"\burgently\b",
        r"\bsoon please\b",
        unless=r"\b(?:not|isn't|no) (?:that |so |very |really |right )?(?:urgent|now|away|urgency)\b|\burgent care\b|"
        r"\bearliest at\b|\b(?:be|ready|arrive|done|finished)\b.*\bat the (?:earliest|soonest)\b|\bnot before\b|"
        r"\bnow and then\b|\b(?:i'm|i am|we're) (?:\w+ ){1,5}right now\b|\bsoon as (?:it|i|they|we|she|he)\b",
    ),
    Act.WHY: cue(
        "why what necessary needed need have must how reason point",
        (
            r"\bwhy (?:do|would|should|are|did) (?:you|i)(?: really| even)? (?:need|want|ask|asking|require|"
            r"have to|give|tell|know|collect)\b"
        ),
        r"^(?:but |and |so |um )?why(?: that| is that(?: (?:needed|necessary|important|relevant)))?\W*$",
        r"\bhow come you (?:need|want|ask)\b",
        (
            r"\bwhat (?:do|would|will|are) you (?:need|want|do|going to do|gonna do|use)(?: with)? (?:that|it|"
            rf"this|my \w+(?: \w+)?|them)(?: (?:for|with))?(?: for)?{END}"
        ),
        r"\bwhat(?:'s| is) the (?:reason|point)\b.*\b(?:need|ask|my)\b",
        rf"\bwhat(?:'s| is) (?:that|it|this|my \w+) (?:needed |used )?for{END}",
        (
            r"\b(?:is|are) (?:that|this|it|my \w+(?: \w+)?)(?: (?:really|actually|absolutely))? (?:necessary|"
            rf"needed|required|mandatory|obligatory){END}"
        ),
        (
            r"\b(?:do|must|should) i (?:really )?(?:have to |need to |must )?(?:give|tell|say|share|spell|"
            rf"provide)(?: you| out)?(?: (?:that|it|my \w+(?: \w+)?|this))?{END}"
        ),
        (
            r"\bdo you (?:really )?(?:need|have to have|have to know) (?:that|this|it|my (?:name|number|e-?mail|"
            rf"address|phone)(?: \w+)?)(?: for (?:that|this|it))?{END}"
        ),
        unless=r"\bwhy (?:are )?you (?:closed|open)\b",
    ),
}
