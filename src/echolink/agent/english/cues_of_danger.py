"""How is it heard that somebody is in danger, that a caller swears at us, or would give the machine orders?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cues import START, Cues, cue

_SOMEONE: Final = (
    r"(?:he|she|they|i|we|some(?:one|body)|my (?:\w+ ){0,2}?(?:husband|wife|son|daughter|baby|child|kid|mother|mom|mum|father|dad|friend|partner|"
    r"neighbou?r|colleague|boyfriend|girlfriend|brother|sister|grandmother|grandfather|grandma|grandpa|roommate|boss)|(?:a|the|this|that) "
    r"(?:\w+ )?(?:man|woman|guy|person|child|kid|boy|girl|baby|guest|driver|customer|lady)|people|1 of \w+)"
)
_IS: Final = r"(?:'s| is| are| was| has| have|'m| am|'ve|'re| just| been| being| being| got| gets)*"

CUES: Final[Cues] = {
    # Advice is for danger to life and for crime; what a business comes out for in a hurry is a service.
    Act.EMERGENCY: cue(
        "emergency ambulance police fire brigade 911 112 999 9 dying breathe breathing heart stroke unconscious bleeding smell smells gas overdose "
        "overdosed kill killing suicide suicidal suicid gun knife stabbed shot attacked robbed broken choking collapsed swallowed smoke burning drowning monoxide hurt "
        "injured passed electrocuted hurting live die burglar intruder chest seizure responding stopped pills alive hit labour labor trapped hostage exist jump shoot stranger thief breaking severe allergic poison drowned poisoned robbery",
        r"\b(?:call|need|send|get|want)(?: (?:me|us|for|for the|an?|the))* (?:ambulance|police|cops|paramedics?|fire (?:brigade|department|service|engine|truck)|fire\w+|9 1 1|911|112|999)\b|"
        r"\b(?:there's|there is|we have|have|it's) (?:a |been a )?(?:big |small |huge )?(?:fire|gas leak)(?! (?:alarm|extinguisher|place|pit|exit|drill|door|station|sale))\b|"
        r"\b(?:house|home|building|kitchen|flat|apartment|car|roof|office|garage|room|bed|shop|neighbou?r's) (?:is |has |'s )?(?:on fire|burning|in flames|caught fire|ablaze)|\bcaught fire\b|"
        r"\bsmoke (?:is )?(?:coming|pouring|billowing)\b|\bsmells? (?:of )?gas\b|\bgas leak\w*|\bcarbon monoxide\b(?! (?:detector|alarm|sensor))|"
        rf"\b{_SOMEONE}{_IS} (?:un)?(?:conscious|responsive|stabbed|shot|attacked|robbed|mugged|electrocuted|drowning|choking|dying|raped|poisoned|overdosed|(?:badly|seriously|severely) (?:hurt|injured|burn\w*)|"
        r"not (?:breathing|responding|waking up|moving|conscious)|hit by an? (?:car|bus|truck|train|lorry)|run over|in labou?r|trapped|under attack|held hostage|bleeding (?:a lot|badly|heavily|to death|out)|having an? (?:heart attack|stroke|seizure)|collapsed|passed out|fainted)\b(?! (?:me|us|an|by email))|"
        r"\bunconscious\b|\bpassed out\b|\b(?:can't|cannot|can not|isn't|not|stopped|stops|barely|hardly) breath(?:e|ing)\b|\bhaving an? (?:heart attack|stroke|seizure)\b|\bbleeding (?:badly|heavily|to death)\b|"
        r"\bswallowed (?:bleach|poison|pills|a battery|\w+ pills)\b|\b(?:took|taken|swallowed) (?:an overdose|(?:too many|a lot of|all (?:the|of the)|a bottle of|some) (?:sleeping )?(?:pills|tablets)|poison)\b|\boverdosed?\b|\b(?:kill|hurt|harm)(?:ing)? (?:myself|himself|herself|themselves)\b|"
        r"\bgoing to (?:kill|hurt) me\b|\btrying to kill\b|\bsuicid(?:e|al)\b|\b(?:don't|do not) want to (?:live|be alive|be here any ?more|exist|wake up)\b|\b(?:want|going|ready) to die\b(?! for)|\b(?:going to|gonna|want to|about to) (?:jump (?:off|from)|shoot (?:myself|him|her|them))\b|\bend (?:my life|it all)\b|\b(?:broken|breaking|broke) into my (?:house|home|flat|apartment)\b|"
        r"\b(?:intruder|burglar|stranger|thie(?:f|ves))s? (?:is |are )?(?:in|downstairs|upstairs|outside|at) ?(?:the|my|our|of)?(?= house| home| flat| apartment| kitchen| room|\W*$)|\bbreaking into (?:my|our|the) (?:house|home|flat|apartment|shop)\b|\bsevere (?:bleeding|allergic reaction)\b|\ballergic reaction\b.*\b(?:now|breathe|swelling|throat)\b|\bfire in (?:my|our|the) (?:\w+ )?(?:kitchen|house|home|building|room|flat|garage|car|oven|apartment|basement|attic)\b|\bwith a (?:gun|knife)\b|\bpeople are (?:hurt|injured|dead)\b|\bchest pains?\b.*\b(?:breathe|breath|now|bad)\b|\bmedical emergency\b|\blife or death\b",
        r"\b(?:last|years? ago|a year|months? ago|in the past|used to)\b|\bpolice (?:officer|station)\b|\bfire station\b|\btooth\b",
    ),
    Act.ABUSE: cue(
        "shit shite shitty shithead bullshit ass arse asshole arsehole bastard bitch idiot moron stupid useless dumb worthless crap piece screw hell damn "
        "suck lost shut deaf waste wanker fuck fucking fucker fucked twat dickhead cunt pathetic hate fool git prick tosser jerk loser piss sod bugger load pile",
        r"\bf+u+ck(?:ing|er|ers|ed|s)?\b|\b(?:bullshit|ass ?hole|arse ?hole|bastard|bitch|wanker|twat|dickhead|shithead|cunt)\b|\b(?:this|that|you|it|you're|it's)(?: is|'s|'re| are)? "
        r"(?:absolute |total |complete |utter |such |a |fucking )*(?:shit|shite|shitty)\b|"
        r"\b(?:stupid|dumb|useless|bloody|damn|goddamn|fucking|crappy|shitty|idiotic) (?:useless |stupid )?(?:machine|bot|robot|computer|ai|piece|program|system|thing(?=\W*$)|voice)\b|"
        r"\b(?:you|you're|you are|are you) (?:all |both )?(?:so |really |just |an? |such |a bit |bloody |absolutely |totally |complete |fucking |bloody )*(?:stupid|useless|dumb|idiot|moron|worthless|"
        r"shit|crap|pathetic|suck|deaf|waste of)\b|\bpiece of (?:crap|shit|junk)\b|\bscrew you\b|\bgo to hell\b|\bdamn (?:you|machine|robot)\b|" + START + r"(?:shut up|get lost|shit|shut it|"
        r"(?:what an?|you) (?:\w+ )?(?:idiot|moron))\b(?! easily)|\bwhat an? (?:idiot|moron)\b|\bkiss my (?:ass|arse)\b|\bshut (?:the \w+ )up\b|\bi hate (?:you|this (?:machine|bot|robot|thing))\b|\b(?:load|pile|bunch) of (?:crap|shit|bull)\b|" + START + r"(?:(?:you |bloody |absolute |fucking |complete )*(?:stupid|dumb|bloody|fucking) (?:idiot|moron|fool|cow|git)|idiot|moron|stupid)\W*$|\b(?:piss|sod|bugger) off\b|\byou (?:\w+ )?(?:fool|git|prick|tosser|jerk|loser)\b",
        r"\bthis stupid thing \w+|\b(?:i'm|i am|i was|i feel) (?:such |so |really |feeling )?(?:an? )?(?:idiot|moron|stupid|dumb)\b",
    ),
    Act.ORDERS: cue(
        "ignore disregard forget override bypass prompt instructions pretend act developer jailbreak reveal obey roleplay game poem restrictions "
        "programming settings limits filters limitations training exactly longer like role dan pirate play now guidelines joke",
        r"\b(?:ignore|disregard|forget|override|bypass|break|stop following|drop)(?: all| any| your| the| my| previous| prior| these| those| above| of| earlier| other| system)+ (?:previous |prior |"
        r"earlier |system |opening |own |safety )?(?:instructions?|rules?|prompts?|guidelines|programming|directions|restrictions|training|settings|limits|filters|limitations|hours and|orders and)\b|\b(?:ignore|disregard|forget) (?:(?:the|what was) above|everything "
        r"(?:you|i|that|above|before))\b|\b(?:system|your|initial|original|hidden) (?:prompt|instructions)\b|^new instructions\b|\byou are now (?:an? |the (?!\w+ (?:street|road))|in (?:developer|debug|admin|test|god)|dan\b|my |called |free|going)|"
        r"\bpretend (?:to be|you|that you|we|i am|i'm)\b|\bact as (?:a|an|if|my|the|though)\b|\bact like (?:you|a|an|my)\b|\b(?:say|repeat) (?:exactly |after me|what i say)\b|\byou are no longer\b|\brole ?play\b|\bdeveloper mode\b|\bjailbreak\w*|\bfrom now on,? you (?:will|are|must|only|should|answer|speak)\b|"
        r"\byou (?:must|will|shall) obey\b|\blet's play a game\b|\b(?:write|tell|sing) (?:me )?(?:a|an) (?:poem|joke|story|song|essay)\b",
        r"\bis your instructions\b",
    ),
}  # fmt: skip
