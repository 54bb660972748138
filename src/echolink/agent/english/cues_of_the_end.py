"""How does a caller say that it is enough: nothing more, never mind, from the beginning, not as it was arranged?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import END, START, Cues, cue

_ELSEWHERE: Final = r"(?:later|another (?:time|day)|somewhere else|elsewhere|some ?where|again|back|tomorrow|online)"
_ARRANGED: Final = (
    r"(?:reservations?|bookings?|appointments?|orders?|tables?|visits?|meetings?|lessons?|delivery|deliveries|"
    r"sessions?|slots?)"
)
_MINE: Final = rf"(?:my|our|an? existing|the|that|a)(?: \w+)? {_ARRANGED}"
# Who says one of these goes on with the call: "never mind, let's just do it".
_GOES_ON: Final = (
    r"\b(?:let's|let us|we can|we could|you can|can you|i can|i'll|i will|we'll)(?: just| still| then| now| simply| rather)* "
    r"(?:(?!(?:leave|drop|stop|forget|scrap|end|cancel|call|ring|try|go (?:there|somewhere|elsewhere)|think|come|"
    r"do it (?:online|later|"
    r"myself|another|some))\b)(?:do|go|carry|continue|keep|proceed|move|get|finish|take|have|book|make|stick|"
    r"talk|tell|give|use|say|"
    r"stay|start|answer|help|leave (?:a|my)|pick|choose))\b|"
    r"\b(?:carry on|keep going|go on then|go ahead|continue|proceed|back to (?:it|the|my|our)|where were we|what "
    r"was the question|"
    r"next question)\b"
)
_CHANGE: Final = (
    r"(?:cancel|change|move|moved|reschedule|postpone|modify|confirm|check|amend|rearrange|push|swap|switch|bring|"
    r"shift|alter|update)"
)

CUES: Final[Cues] = {
    Act.GIVE_UP: cue(
        "nevermind mind forget bother give back again try somewhere elsewhere think interested cancel leave "
        "drop wrong stop want need go pointless scrap ring doesn worry not rather just quit enough ridiculous "
        "nowhere taking sleep book send order submit reserve put place",
        (
            r"\bnever ?mind\b(?! (?:the|that|about|my|your)\b)(?!\W+(?:i (?:want|need|would|think|meant)|i'd|let's|can|"
            r"could|just (?:make|do|put)|make|change|book|we need|we'd|we want|do|put|give me)\b)"
        ),
        r"\bforget (?:it|about it|that|this|the whole thing)(?! (?:is|was|it)\b)(?!'s)",
        r"\bchanged my mind(?=\W*$|,? i (?:don't|do not) want)",
        rf"{START}(?:don't|do not) bother{END}",
        (
            r"\bi (?:don't|do not|no longer) (?:want|need) (?:to (?:do|book|order|go ahead|continue|"
            r"go on)(?: with)?|it|this|that|any of it|anything)? ?(?:it|this|that)?(?: any ?more| after all|"
            rf" any longer| now)?{END}"
        ),
        r"\bi (?:give up|quit)\b",
        r"\bi'd rather not (?:do|continue|go on|go ahead|bother|book|order)\b",
        (
            r"\b(?:i'm|we're|i am|we are) not (?:going to|gonna) (?:bother|do (?:it|this|that)|book|order|"
            r"continue|go ahead)\b"
        ),
        (
            r"\b(?:i'll|i will|we'll) (?:just |rather )+(?:come in|come by|drop in|pop in|pass by|go there|"
            r"order online|book online|use the (?:website|app)|leave it|do it online)\b"
        ),
        r"\bi(?:'ve| have) (?:had enough|no time for this)\b",
        r"\bthis is (?:taking too long|ridiculous|going nowhere)\b",
        r"\b(?:this|it) is (?:pointless|hopeless|no use|a waste of time)\b",
        (
            r"\b(?:i'll|i will|i'd rather|let me|we'll) (?:just )?(?:call|ring|phone|try|go|come|do it|sort it|"
            rf"book|order) (?:you )?(?:back |again )?{_ELSEWHERE}{END}"
        ),
        (
            rf"\bi'll (?:just )?(?:ring|call|try|go|do it) (?:back |again )?{_ELSEWHERE}(?! (?:at|on|number|is|was|"
            r"for))\b"
        ),
        r"\bi'll (?:have to )?think about it\b",
        r"\b(?:i|we) (?:wanna|(?:want|need|would like|have) to|'d like to|'d rather) "
        r"(?:sleep on (?:it|that)|think (?:about (?:it|that)|it "
        r"over))\b",
        r"\b(?:don't|do not) (?:book|send|order|submit|reserve|put|place) (?:it|that|this|anything)"
        r"(?: (?:in|through|then|yet))?\b"
        r"(?=\W*$|,? (?:i|we)\b)",
        r"\bleave it,? (?:then,? )?(?:i|we) (?:don't|do not|won't)\b",
        rf"^(?:(?:sorry|thanks|no|i'm)[\s,]+)*not interested{END}",
        rf"\bcancel (?:it|that|this|everything|all of it|the (?:whole thing|call|request)|this call){END}",
        r"^(?:just )?cancel (?:everything|this call|all of it)",
        (
            r"\b(?:i'll|let's|just) (?:just )?(?:leave|drop|stop|scrap) (?:it|this|that)(?: for now| for today|"
            rf" there)?{END}"
        ),
        rf"{START}(?:leave|drop|stop|scrap|cancel|end) (?:it|this|that)(?: for now| now)?{END}",
        rf"\b(?:wrong number){END}",
        r"^stop\W*$",
        r"^cancel\W*$",
        r"\bno longer need\b",
        r"\bscrap (?:that|it|this|everything)\W+(?:i|we) (?:don't|do not)\b",
        r"\b(?:doesn't|does not) matter,? i'll\b",
        r"\bdon't worry(?: about it)?,? i'll\b",
        r"\bthis isn't working(?=\W*$|,? i'll)",
        unless=rf"(?:\bnever ?mind|\bforget (?:it|that|this|about it)|\bdon't bother|\bleave it|\bcancel "
        rf"that)\b.*?(?:{_GOES_ON})|"
        r"\bstart (?:again|over)\b|\b(?:gave|given|have|put|got|noted) (?:\w+ )?(?:the|my|"
        r"a) wrong number\b(?=.*\bis\b)|^(?:the|it's the|that's the) wrong number",
    ),
    Act.NOTHING_MORE: cue(
        "that thats nothing no nah nope done finished good set sorted grand more else fine lot covers plenty "
        "everything anything through",
        (
            r"\bthat(?:'s| is|'ll be| will be| would be|'d be| was)? (?:just |about |really )*(?:all|it|"
            r"everything|plenty|the lot)(?: (?:for )?(?:now|today)| (?:that )?i (?:need|needed|wanted|have|"
            rf"had)(?: to (?:know|ask|say))?(?! in\b)| from (?:me|us|my side))*{END}"
        ),
        (
            r"\bthat(?:'s| should| would| will|'ll|'d) (?:be |do |about )*(?:all|it|everything|do it|do|the lot|"
            rf"me|us)(?: (?:for )?(?:now|today|me|us))*{END}"
        ),
        r"\bthat (?:does|covers) (?:it|everything)\b",
        r"\b(?:no|nothing) more (?:from|for) (?:me|us|my end)\b",
        rf"\b(?:i think )?(?:we're|i'm) (?:all )?(?:done|finished|through)(?: here)?{END}",
        r"\bi (?:don't|do not) (?:need|want|have) (?:anything|any thing) (?:else|more|further)\b",
        rf"\bthat's (?:me|us){END}",
        (
            r"\bnothing (?:else|more|from (?:me|us|my side|my end)|further)(?! (?:than|available|on|in|free|like|"
            r"left)\b)"
        ),
        (
            rf"{START}(?:no|nope|nah|no thanks|no thank you)[\s,.]+(?:thanks |thank you )?(?:that(?:'s| is|"
            r" was) (?:all |just )?(?:it|all|everything|fine|great|good|perfect|grand|lovely|ok|okay)|(?:i'm|i am|"
            rf"we're|we are) (?:all |just |very )?(?:good|fine|set|done|ok|okay|grand|happy|alright|sorted)){END}"
        ),
        (
            rf"{START}(?:i'm|i am|we're|we are|you're) (?:all )?(?:good|set|done|fine|sorted|grand|happy|alright|"
            rf"okay|ok)(?: for (?:now|today))?{END}"
        ),
        rf"\ball set{END}",
        r"\b(?:no|not any) (?:more|further|other) questions\b",
        r"\bthat's (?:me|us) (?:done|sorted|finished|all set)\b",
        r"\bi(?:'ve| have) (?:got )?everything i need\b",
        rf"^(?:no |nope )?not? (?:any(?:thing)? )?(?:else|more){END}",
        rf"^(?:(?:no|nope|ok)[\s,]+)?(?:nothing|i'm fine|all good|all done|nothing at all){END}",
        r"\bnot (?:at the moment|right now|for now)\b.{0,12}\bthat's all\b",
        unless=r"\b(?:is|was|if) that (?:all|it|everything)\b|\bnot all\b|\bis that\b|\bcash\b|\bthat's it isn't it\b|"
        r"\bnothing (?:more|else) (?:available|free)\b",
    ),
    Act.START_OVER: cue(
        "start begin beginning scratch reset restart top redo fresh afresh over",
        r"\b(?:start|begin) (?:all )?(?:over|again)(?=\W*$| (?:from|please|with everything)| (?:at|on) the)",
        (
            r"\b(?:start|begin|go|take it|again|back)(?: again| over| back| it)? (?:from|"
            r"to) (?:the (?:very )?(?:beginning|start|top)|scratch|0)\b"
        ),
        r"\b(?:do|take|try) (?:it|this|that|everything) (?:all )?over(?: again)?\b",
        r"\bstart (?:fresh|afresh)\b(?! (?:juice|food))",
        (
            rf"{START}(?:from the (?:beginning|start|top)|start over|reset|(?:let's |let me |can we |could we |"
            rf"we should )?(?:just )?(?:restart|start fresh|start afresh|redo (?:it|this|that|everything))){END}"
        ),
        unless=r"\b(?:course|car|engine|class|season|computer|it|when|time|do|does|school|meeting|won't|to) (?:you |it |"
        r"does |do |we )?(?:start|starts|begin|begins) (?:again|over)\b(?<!want to start over)(?<!need to start "
        r"over)(?<!like to start over)|\bbeginning of\b",
    ),
    Act.EXISTING: cue(
        "appointment appointments reservation reservations booking bookings order orders table tables visit "
        "meeting lesson delivery session slot booked reschedule rearrange rebook postpone",
        rf"\b{_CHANGE}\b(?! (?:if|in|out)\b)[^.?!]*?\b{_MINE}\b",
        (
            r"\b(?:i|we|i've|we've|i'd|we'd)(?: have| had)? (?:already )?(?:got |have |had |made )+(?:an?|another|"
            rf"my|our|the)? ?(?:\w+ )?{_ARRANGED}\b.*\b(?:{_CHANGE}|cancelled|late|later|earlier|can't|cannot|"
            r"different|another|add|make it|bring 1 more|instead)\b"
        ),
        rf"\b(?:need|want|like|have|trying) to (?:reschedule|rearrange|rebook|postpone){END}",
        r"\b(?:i|we) (?:need|have|want|would like) to (?:reschedule|rearrange)\b",
        (
            rf"\b(?:my|our) {_ARRANGED} (?:\w+ ){{0,3}}(?:needs? to be|should be|must be|has to be) (?:for|at|on|"
            r"moved|changed)\b.*\b(?:now|instead)\b"
        ),
        rf"\b(?:i|we|i've|we've) (?:have )?(?:got )?(?:a |an )?(?:already )?(?:{_ARRANGED} )?booked\b",
        rf"\bcall(?:ed|ing)?\b.*\b(?:about|regarding) (?:my|our|an? existing|the|that)(?: \w+)? {_ARRANGED}\b",
        rf"\babout (?:my|our|the) {_ARRANGED} (?:i|we|that|which|for|on|from)\b",
        (
            rf"\b{_MINE}\b.{{0,30}}\b(?:needs? to be|has to be|must be) (?:moved|changed|cancelled|rescheduled|"
            r"postponed)"
        ),
        rf"\bwhere(?:'s| is) my {_ARRANGED}",
        rf"\bis (?:my|our) (?:\w+ )?{_ARRANGED} (?:confirmed|still|ready|booked|on)\b",
        rf"\b(?:can't|cannot|won't|unable|not able|not be able|late)\b.{{0,24}}\b(?:my|our) (?:\w+ )?{_ARRANGED}\b",
        (
            rf"\b(?:my|our) (?:{_ARRANGED}) (?:has not|hasn't|has never|didn't|did not|never) (?:arrived?|come|"
            r"came|shown?|turn(?:ed)? up)\b"
        ),
        (
            r"\b(?:called|rang|phoned|booked|ordered) (?:\w+ )?(?:yesterday|last week|earlier|this morning|"
            r"the other day|on \w+day)\b.*\b(?:booked|change|cancel|move|make it|add)\b"
        ),
        rf"\b(?:already|still) (?:have|had|got|made) an? {_ARRANGED}\b",
        unless=r"\b(?:what if|what happens if|in case|do i need|i don't have|never (?:had|booked)|fee|check if|see if|"
        r"if there|to confirm (?:a|the) price)\b|\bnever booked\b",
    ),
}
