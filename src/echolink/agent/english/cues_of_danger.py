"""How is it heard that somebody is in danger, that a caller swears at us, or would give the machine orders?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import START, Cues, cue

_SOMEONE: Final = (
    r"(?:he|she|they|i|we|some(?:one|body)|my (?:\w+ ){0,2}?(?:husband|wife|son|daughter|baby|child|kid|mother|"
    r"mom|mum|father|dad|friend|partner|neighbou?r|colleague|boyfriend|girlfriend|brother|sister|grandmother|"
    r"grandfather|grandma|grandpa|roommate|boss)|(?:a|the|this|that) (?:\w+ )?(?:man|woman|guy|person|child|kid|"
    r"boy|girl|baby|guest|driver|customer|lady)|people|1 of \w+)"
)
_IS: Final = r"(?:'s| is| are| was| has| have|'m| am|'ve|'re| just| been| being| got| gets)*"
# What we are called, and what is heaped on it: "1 stupid useless piece of garbage". All of it counts and names nothing.
_VERY: Final = (
    r"(?:(?:so|really|just|an?|such|a bit|bloody|absolute|absolutely|total|totally|complete(?: and)?|completely|utter|"
    r"utterly|fucking|"
    r"freaking|damn|goddamn|all|both|the|1|1 of (?:the|those)|number 1|most|biggest|worst|big|about as|as|seriously|honestly|"
    r"literally|kind of|like|too) )*"
)
_BAD: Final = (
    r"(?:stupid|stupidest|useless|dumb|dumbest|idiotic|idiot|moron|moronic|worthless|shitty|shit|crappy|crap|"
    r"pathetic|incompetent)"
)
_RUBBISH: Final = r"(?:garbage|trash|rubbish|space|time|metal|tin|junk|crap|shit)"
_HEAPED: Final = (
    rf"(?:,? (?:and )?(?:a |an )?(?:{_BAD}|fucking|bloody|goddamn|damn|lousy|lazy|little|old|machine|bot|robot|computer|"
    rf"program|system|"
    rf"ai|(?:piece|pile|load|waste|sack|bag) of(?: absolute| utter| total)? {_RUBBISH})\b)*"
)

_GRUMBLES: Final = (
    r"(?:\b(?:oh|great|wonderful|fantastic|perfect|lovely|jesus|christ|god|seriously|ugh|for \w+'?s? sake)[\s,.!]+)*"
)
CUES: Final[Cues] = {
    # Advice is for danger to life and for crime; what a business comes out for in a hurry is a service.
    Act.EMERGENCY: cue(
        "emergency ambulance police fire brigade 911 112 999 9 dying breathe breathing heart stroke "
        "unconscious bleeding smell smells gas overdose overdosed kill killing suicide suicidal suicid gun "
        "knife stabbed shot attacked robbed broken choking collapsed swallowed smoke burning drowning "
        "monoxide hurt injured passed electrocuted hurting live die burglar intruder chest seizure responding "
        "stopped pills alive hit labour labor trapped hostage exist jump shoot stranger thief breaking severe "
        "lips tongue throat airway airways windpipe "
        "allergic flames sparks ablaze moving "
        "wake react reacting respond poison drowned poisoned robbery alarm detector sensor alarms",
        (
            r"\b(?:call|need|send|get|want)(?: (?:me|us|for|for the|an?|the))* (?:ambulance|police|cops|"
            r"paramedics?|fire (?:brigade|department|service|engine|truck)|fire\w+|9 1 1|911|112|999)\b"
        ),
        (
            r"\b(?:there's|there is|we have|have|it's) (?:a |been a )?(?:big |small |huge )?(?:fire|"
            r"gas leak)(?! (?:alarm|extinguisher|place|pit|exit|drill|door|station|sale))\b"
        ),
        (
            r"\b(?:house|home|building|kitchen|flat|apartment|car|roof|office|garage|room|bed|shop|"
            r"neighbou?r's) (?:is |has |'s )?(?:on fire|burning|in flames|caught fire|ablaze)"
        ),
        r"\bcaught fire\b",
        r"\b(?:my|our|the|his|her|their|your) (?:[\w'-]+ ){1,3}?(?:is|are|'s) (?:now |really )?(?:on fire|in flames|ablaze)\b",
        r"\b(?:flames|smoke|sparks) (?:is |are )?(?:coming|shooting|pouring|flying|rising) (?:out|from|up)\b",
        (
            rf"\b{_SOMEONE}\b[^.?!]*?\b(?:isn't|is not|not|'s not|doesn't|won't|can't|stopped) "
            r"(?:moving|breathing|responding|respond|wak(?:e|ing) up|answering (?:me|us)|react(?:ing)?)"
            r"(?=\W*$|[.,!?]| (?:and|at all|any ?more|now|please|we|i|help|to (?:me|us|anything))\b)"
        ),
        r"\bsmoke (?:is )?(?:coming|pouring|billowing)\b",
        r"\bsmells? (?:of )?gas\b",
        r"\bgas leak\w*",
        r"\bcarbon monoxide\b(?! (?:detector|alarm|sensor))",
        r"\b(?:carbon monoxide|co|gas) (?:alarm|detector|sensor)s? (?:is |are |has |keeps |just |been |started |won't stop )*"
        r"(?:going off|goes off|gone off|went off|sounding|sounded|blaring|screaming|ringing|rings|rang|shrieking)\b",
        (
            rf"\b{_SOMEONE}{_IS} (?:un)?(?:conscious|responsive|stabbed|shot|attacked|robbed|mugged|electrocuted|"
            r"drowning|choking|dying|raped|poisoned|overdosed|(?:badly|seriously|severely) (?:hurt|injured|"
            r"burn\w*)|not (?:breathing|responding|waking up|moving|conscious)|hit by an? (?:car|bus|truck|train|"
            r"lorry)|run over|in labou?r|trapped|under attack|held hostage|bleeding (?:a lot|badly|heavily|"
            r"to death|out)|having an? (?:heart attack|stroke|seizure)|collapsed|passed out|fainted)\b(?! (?:me|"
            r"us|an|by email))"
        ),
        r"\bunconscious\b",
        r"\bpassed out\b",
        r"\b(?:can't|cannot|can not|isn't|not|stopped|stops|barely|hardly) breath(?:e|ing)\b",
        r"\bhaving an? (?:heart attack|stroke|seizure)\b",
        r"\bbleeding (?:badly|heavily|to death)\b",
        r"\bswallowed (?:bleach|poison|pills|a battery|\w+ pills)\b",
        (
            r"\b(?:took|taken|swallowed) (?:an overdose|(?:too many|a lot of|all (?:the|of the)|a bottle of|"
            r"some) (?:sleeping )?(?:pills|tablets)|poison)\b"
        ),
        r"\boverdosed?\b",
        r"\b(?:kill|hurt|harm)(?:ing)? (?:myself|himself|herself|themselves)\b",
        r"\bgoing to (?:kill|hurt) me\b",
        r"\btrying to kill\b",
        r"\bsuicid(?:e|al)\b",
        r"\b(?:don't|do not) want to (?:live|be alive|be here any ?more|exist|wake up)\b",
        r"\b(?:want|going|ready) to die\b(?! for)",
        r"\b(?:going to|gonna|want to|about to) (?:jump (?:off|from)|shoot (?:myself|him|her|them))\b",
        # What swells may want an appointment; what one breathes through does not wait for one.
        r"\b(?:lips|tongue|throat|airways?|windpipe)(?:'s|'re| is| are| keeps?| has started| started| starts?)? "
        r"(?:(?:just|now|really|all|like|to|starting|beginning|getting|begun|both|already) )*"
        r"(?:swelling|swell|clos(?:ing|es?)(?: up)?|tightening|puffing)\b",
        r"\bend (?:my life|it all)\b",
        r"\b(?:broken|breaking|broke) into my (?:house|home|flat|apartment)\b",
        (
            r"\b(?:intruder|burglar|stranger|thie(?:f|ves))s? (?:is |are )?(?:in|downstairs|upstairs|outside|"
            r"at) ?(?:the|my|our|of)?(?= house| home| flat| apartment| kitchen| room|\W*$)"
        ),
        r"\bbreaking into (?:my|our|the) (?:house|home|flat|apartment|shop)\b",
        r"\bsevere (?:bleeding|allergic reaction)\b",
        r"\ballergic reaction\b.*\b(?:now|breathe|swelling|throat)\b",
        (
            r"\bfire in (?:my|our|the) (?:\w+ )?(?:kitchen|house|home|building|room|flat|garage|car|oven|"
            r"apartment|basement|attic)\b"
        ),
        r"\bwith a (?:gun|knife)\b",
        r"\bpeople are (?:hurt|injured|dead)\b",
        r"\bchest pains?\b.*\b(?:breathe|breath|now|bad)\b",
        r"\bmedical emergency\b",
        r"\blife or death\b",
        unless=r"\b(?:last|years? ago|a year|months? ago|in the past|used to)\b|\bpolice (?:officer|station)\b|"
        r"\bfire station\b|\btooth\b",
    ),
    Act.ABUSE: cue(
        "shit shite shitty shithead bullshit ass arse asshole arsehole bastard bitch idiot moron stupid "
        "useless dumb dumbest stupidest worthless crap piece screw hell damn suck lost shut deaf waste wanker fuck fucking "
        "fucker fucked twat dickhead cunt pathetic hate fool git prick tosser jerk loser piss sod bugger load "
        "pile another",
        r"\bf+u+ck(?:ing|er|ers|ed|s)?\b",
        r"\b(?:bullshit|ass ?hole|arse ?hole|bastard|bitch|wanker|twat|dickhead|shithead|cunt)\b",
        (
            r"\b(?:this|that|you|it|you're|it's)(?: is|'s|'re| are)? (?:absolute |total |complete |utter |such |"
            r"a |fucking )*(?:shit|shite|shitty)\b"
        ),
        (
            rf"(?:{_GRUMBLES}\b(?:an?|another|you|this|the) )?"
            r"\b(?:stupid|dumb|useless|bloody|damn|damned|goddamn|fucking|crappy|shitty|idiotic) (?:useless |"
            rf"stupid )?(?:machine|bot|robot|computer|ai|piece(?: of {_RUBBISH})?|program|system|thing(?=\W*$)|voice|recording)\b"
        ),
        rf"{_GRUMBLES}\b(?:not |just |yet )*(?:another|one of those) (?:talking |answering )?(?:machine|bot|robot|computer|"
        r"recording|ai)s?\b(?! (?:is|was|has|keeps|broke|doesn't|won't))",
        (
            rf"\b(?:you|you're|you are|are you) {_VERY}"
            rf"(?:{_BAD}\b{_HEAPED}|suck\b|deaf\b|(?:waste|piece|pile) of (?:space|time|garbage|trash|rubbish|crap|shit|junk)\b)"
        ),
        r"\b(?:this|that|it)(?: is|'s) (?:(?:so|just|really|absolutely|completely|totally|damn|bloody|fucking|"
        r"freaking|such an?) )*"
        r"(?:stupid|dumb|useless|crap|idiotic|bullshit)\b(?! (?:question|but|of me))",
        r"\bpiece of (?:crap|shit|junk)\b",
        r"\bscrew you\b",
        r"\bgo to hell\b",
        r"\bdamn (?:you|machine|robot)\b",
        rf"{START}(?:shut up|get lost|shit|shut it|(?:what an?|you) (?:\w+ )?(?:idiot|moron))\b(?! easily)",
        r"\bwhat an? (?:idiot|moron)\b",
        r"\bkiss my (?:ass|arse)\b",
        r"\bshut (?:the \w+ )up\b",
        r"\bi hate (?:you|this (?:machine|bot|robot|thing))\b",
        r"\b(?:load|pile|bunch) of (?:crap|shit|bull)\b",
        (
            rf"{START}(?:(?:you |bloody |absolute |fucking |complete )*(?:stupid|dumb|bloody|fucking) (?:idiot|"
            r"moron|fool|cow|git)|idiot|moron|stupid)\W*$"
        ),
        r"\b(?:piss|sod|bugger) off\b",
        r"\byou (?:\w+ )?(?:fool|git|prick|tosser|jerk|loser)\b",
        unless=r"\bthis stupid thing \w+|\b(?:i'm|i am|i was|i feel) (?:such |so |really |feeling )?(?:an? )?(?:idiot|"
        r"moron|stupid|dumb)\b",
    ),
    Act.ORDERS: cue(
        "ignore disregard forget override bypass prompt instructions pretend act developer jailbreak reveal "
        "obey roleplay game poem restrictions programming settings limits filters limitations training "
        "exactly longer like role dan pirate play now guidelines joke",
        (
            r"\b(?:ignore|disregard|forget|override|bypass|break|stop following|drop)(?: all| any| your| the| my|"
            r" previous| prior| these| those| above| of| earlier| other| system)+ (?:previous |prior |earlier |"
            r"system |opening |own |safety )?(?:instructions?|rules?|prompts?|guidelines|programming|directions|"
            r"restrictions|training|settings|limits|filters|limitations|hours and|orders and)\b"
        ),
        r"\b(?:ignore|disregard|forget) (?:(?:the|what was) above|everything (?:you|i|that|above|before))\b",
        r"\b(?:system|your|initial|original|hidden) (?:prompt|instructions)\b",
        r"^new instructions\b",
        (
            r"\byou are now (?:an? |the (?!\w+ (?:street|road))|in (?:developer|debug|admin|test|god)|dan\b|my |"
            r"called |free|going)"
        ),
        r"\bpretend (?:to be|you|that you|we|i am|i'm)\b",
        r"\bact as (?:a|an|if|my|the|though)\b",
        r"\bact like (?:you|a|an|my)\b",
        r"\b(?:say|repeat) (?:exactly |after me|what i say)\b",
        r"\byou are no longer\b",
        r"\brole ?play\b",
        r"\bdeveloper mode\b",
        r"\bjailbreak\w*",
        r"\bfrom now on,? you (?:will|are|must|only|should|answer|speak)\b",
        r"\byou (?:must|will|shall) obey\b",
        r"\blet's play a game\b",
        r"\b(?:write|tell|sing) (?:me )?(?:a|an) (?:poem|joke|story|song|essay)\b",
        unless=r"\bis your instructions\b",
    ),
}
