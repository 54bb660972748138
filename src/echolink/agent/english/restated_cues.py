"""Which phrases of an English answer stand for a yes or a no to a question of a certain form? Texts are from `heard`."""

import re
from typing import Final

PARTS = re.compile(r"\s*[,;.!?]\s*|\s+(?=(?:and|but|so|because|cause|cuz|since|then|though|although)\b)|\s+-+\s+")
LED = re.compile(
    r"^(?:and|but|so|because|cause|cuz|since|then|though|although|well|um+|uh+|oh|actually|honestly|yeah but) "
)
# "I can't walk, so yes", "if it's free then absolutely".
PLAIN = re.compile(
    r"^(?P<so>yes|yeah|yep|yup|please|absolutely|definitely|sure|of course|for sure|ideal|i guess so)$|"
    r"^(?:no|nope|nah|not really|no thanks|no need|no point|not necessary|probably not|don't bother)$"
)
ECHO = re.compile(
    r"^(?:yes |yeah |no )?(?:i|we|he|she|it|they|there|that|you|everyone|everybody|somebody|someone|1 of us)"
    r"(?: (?:sure|definitely|certainly|really|actually|both|all|always|already|still|usually))*"
    r"(?: (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|am|should|must)|'s|'ve)"
    r"(?P<not>n't| not)?(?: (?:1|any|it|that|so|indeed|too|both|already|actually|easily|now|yet|anymore|got 1|been))*$"
)
ECHO_NOT = re.compile(
    r"^(?:(?:i|we|he|she|it|they|there|that|you|nobody|no one|no 1|none of us) )?(?:(?:really|actually|just|still|please) )*"
    r"(?:don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|wouldn't|can't|cannot|couldn't|shouldn't|"
    r"am not|is not|do not)"
    r"(?: (?:1|any|it|that|so|really|at all|yet|anymore|got 1|got any|have 1|have any|been|either|ever))*$"
)
DENIES = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|without|zero|cannot|hardly|rarely|no longer|anymore|instead|rather|"
    r"skip|quit|stopped|expired|lapsed|lost|suspended|revoked|cancel+ed|ended|overdue|gone|too many|"
    r"(?:ran|run|running|out|free) (?:out|of)|(?:took|taken) [\w' ]*\b(?:down|off)|(?:shut|turned) [\w' ]*\boff|got rid|"
    r"gave up|"
    r"used to have|i'd prefer you|leave (?:me|us|it|them) (?:off|out)|un\w{4,}ed|non)\b|n't\b|[\w]+[- ]free\b"
)
NO_DENIAL = re.compile(r"\bno (?:problem|doubt|worries|question|issue)s?\b|\bnot (?:a problem|only|bad)\b|\bcan(?:'t|"
r"not) wait to\b|"
                        r"\bnever (?:without|been (?:better|happier))\b|\b(?:believe it )?or not\b|\bdon't worry\b|"
                        r"\bnot (?:just|sure)\b|\bput in\b|"
                        r"\bover the \w+")  # fmt: skip
# Where somebody has something, or it is there: "we've got a baby grand", "one in the living room", "there's an outlet".
QUANTITY: Final = (
    r"(?:an?|1|2|3|4|5|6|7|8|9|10|11|12|some|the|my|our|his|her|several|plenty|lots|both|a (?:few|couple|lot|bunch)|mine|"
    r"ours|them|it|"
    r"another|tons)"
)
HAD = re.compile(
    rf"\b(?:(?:i|we|they|he|she|it|mom|dad)(?:'ve|'s)? (?:do |already |still |also |both |just )*(?:have|has|got|own|owns)|"
    rf"(?:i've|we've|they've|he's|she's|it's) got|there's|there is|there are|there're|you'll find) (?:\w+ly )?"
    rf"(?:only |just |already |got )*{QUANTITY}\b(?! (?:question|minute|second|problem with|appointment|idea|feeling|"
    rf"preference|"
    r"friend|cousin|bad|meeting|call)\b)|"
    rf"^(?:already |still )?(?:have|has|got|bought|inherited|bringing|picked up) {QUANTITY}\b|"
    rf"^(?:i|we|they|he|she) (?:already |just )*(?:bought|got|installed|added|put|inherited|picked up|brought|take|"
    rf"takes) {QUANTITY}\b|"
    rf"^(?:i've |we've )?had (?:1|it|mine|them) (?:for|since)\b|^(?:just |only )?an? (?:[\w-]+ ){{1,2}}(?:1|one)$"
)
COUNTED = re.compile(
    r"^(?:just |only |maybe |about |like |the |yeah |i think )*(?:the )?(?:1|2|3|4|5|6|7|8|9|10|several|plenty|lots|"
    r"a (?:few|couple)|"
    r"some|a lot|a handful|tons)(?: (?:of (?:them|us|it)|or \w+))?(?:$| (?:in|at|on|of|by|for|that|who|which|if|from|back)\b)"
)
NONE = re.compile(
    r"^(?:um |well |oh |just |absolutely |actually )*(?:none|zero|nothing|nobody|no one|no 1|nowhere|neither|not (?:1|any|"
    r"a single)|"
    r"never|hardly ever|rarely|not yet|not anymore|no longer|not (?:that|as far as) i (?:know|can think|'m aware).*|not lately|"
    r"not to my knowledge|not right now|not at the moment|not currently|not once|not in years|i wish|"
    r"i doubt it)(?: of (?:us|them|it))?\b"
)
OFTEN = re.compile(
    r"^(?:um |well |oh |yeah |it's |she's |he's |i'm |about |maybe |been )*(?:very|extremely|totally|fully|completely|"
    r"absolutely|"
    r"easy|easily|(?:all|most of) the time|every (?:day|week|month|year|morning|night|other \w+|single \w+)|often|daily|weekly|"
    r"sometimes|once in a while|on and off|now and then|constantly|always|pretty much|a (?:few|couple of|bunch of|lot of) \w+|"
    r"(?:once|twice|\d+ times)|(?:many|several|lots of|plenty of) \w+|"
    r"since .*|for (?:years|ages|\d+ (?:years|months)|a (?:long )?(?:time|while)).*|\d+ years ago|years ago|back in .*|"
    r"last (?:year|month|week|summer|winter|spring|fall))(?: (?:for|now|already|a|per|in|at|ago|or).*)?$"
)
DID = re.compile(
    r"\b(?:used to|did (?:a (?:bit|little)|some|it|that|1)|tried it|done (?:it|that|some|this)|taken (?:a few|some|1)|"
    r"(?:took|handled|taken|dealt with|set|picked|planned|arranged|prepaid|paid|booked|filed|signed|wrote|sorted)"
    r"[\w' ]*\b(?:care of (?:it|that|everything)|everything|it all|it up|all of it|it|1))\b|"
    r"\bhad (?:all|both|every|them all|his|her)\b|\bup to date\b|^(?:and |it's |they're |she's |he's |everything's |"
    r"everything is |we're |that's )*all (?:set|done|current|good|saved|planned|"
    r"taken care of|sorted|arranged|caught up|\w+ed)\b|^(?:already )?(?:done|did)\b|\beverything(?:'s| is)\b"
)
STILL_TO = re.compile(
    r"\b(?:still (?:waiting|working|need|have to|trying|in the process|haven't)|not (?:quite )?(?:yet|there|started|"
    r"finished|done)|"
    r"working on (?:it|that)|(?:been )?meaning to|haven't (?:gotten|got) (?:around|to)|have to (?:do|get) that|not until|"
    r"next on (?:my|the) list|planning to|going to get)\b"
)
PLEASE = re.compile(
    r"\b(?:(?:sign|put|count|pencil|add) (?:me|us|him|her|them|it) (?:up|in|down)|put (?:me|us) down|please add|add (?:1|"
    r"it|that|"
    r"them|some)|(?:i|we)(?:'d| would) (?:love|appreciate|take|like)\b(?! (?:not|to (?:skip|pass)))|(?:i|we)'ll take|"
    r"could (?:really )?use|(?:that|it|which)(?:'d| would| will|'ll) be (?:a |so |very |really )*(?:great|good|nice|"
    r"lovely|wonderful|"
    r"helpful|perfect|fantastic|amazing|ideal|appreciated|big help|huge help|lifesaver|fine)|why not|might as well|go ahead|"
    r"sounds (?:good|great|nice|lovely|delicious)|wouldn't (?:hurt|mind)|(?:i|we|you)(?:'d| would) (?:need|"
    r"have to)(?! (?:to )?think)|"
    r"(?:we|i)(?:'re| am|'m) going to need|better (?:have|add|get)|send (?:somebody|someone|it|them|him|1)|pick (?:me|us) up|"
    r"(?:i|we)(?:'d| would)? prefer (?:it|that)|(?:please )?(?:handle|do) (?:it|all|everything)|bring it on|(?:that|"
    r"it)(?:'d| would| will|'ll) (?:really )?help|need (?:1|it|that|1s|all))\b|"
    r"^if (?:you|there|it|that)\b.*\b(?:available|left|free|possible|1|any|room|space)$|^(?:\d+|1|some|yes|"
    r"the \w+) please$|\w please$|^please \w|\bif (?:you|there|that|it)(?:'ve|'s| have| can| could| is)?\b.*"
    r"\b(?:please|great|good|nice|lovely|ideal|take (?:it|them|1)|love)\b"
)
SPARE_US = re.compile(
    r"\b(?:skip|without|don't (?:bother|need|want|worry|care|think so)|do without|pass on|no (?:need|point|thanks|use|reason)|"
    r"not (?:necessary|needed|interested|worth|for (?:me|us)|this time|today)|won't (?:need|be (?:necessary|needed))|"
    r"leave (?:it|me|us|them|that)|(?:is|are|'s|'re) (?:enough|plenty|all set|set|good|covered|fine as)|(?:we|i)(?:'re|'m|"
    r" are| am) "
    r"(?:set|good|all set|covered|okay without|fine without)|can manage|(?:we|i)'ll manage|my ?self|ourselves|on (?:my|"
    r"our) own|"
    r"(?:my|our) own|just the|only the|the \w+ only|nothing (?:else|extra|fancy)|rather (?:not|you didn't)|"
    r"prefer (?:you didn't|not)|"
    r"as (?:it is|is)|(?:already|just) (?:have|got) (?:1|it|that|them|someone)|take care of (?:it|that|the)|instead|"
    r"i'll pass|(?:have|got) (?:1|it|that|mine|them|some) already|rather (?:you|that|i|we|do)|"
    r"too (?:many|much|expensive)|got it covered|have (?:someone|somebody|people|help)|(?:have|got|'ve got) (?:my|our|"
    r"a) \w+ coming|"
    r"(?:we|i)'ll (?:eat|cook|drive|walk|bring|do it|wait|pay)|for (?:me|myself)$)\b"
)
NOT_DONE = re.compile(
    r"\b(?:haven't|hasn't|hadn't|have not|has not|couldn't|can't|cannot|unable to|don't know how|didn't|never)\b"
    r"(?! (?:wait|think|know|mind|worry|been (?:better|happier)))"
)
JUST = re.compile(
    r"^(?:(?:you|we|i|they) (?:can |could )?|i'll |we'll )?just (?!\d|an?\b|in\b|for\b|to\b|if\b|please|some|that\b|the\b|"
    r"in case|do\b|add\b)"
)
# "Pickup is fine", asked whether it shall be delivered.
ANOTHER_WILL_DO = re.compile(
    r"^(?:the |a |my |regular |plain )?(?!(?:that|this|it|either|any\w*|every\w*|all|1|both|which\w*|sure|\w*day|tomorrow|"
    r"tonight|morning|"
    r"afternoon|evening)\b)[a-z-]{3,}(?:'s| is| are) (?:fine|ok|okay|good|enough|plenty)(?: (?:for|with) (?:me|us))?$"
)
# "You did our kitchen", "I tried it in college", to who asks whether it has been done before.
ONCE = re.compile(
    r"^(?:(?:i|we|you|he|she|they)(?: guys)? )(?:did|had|tried|came|went|took|used|bought|ordered|got|rented|played|saw|"
    r"rode|was|were|"
    r"(?!need|want|wonder)[a-z]{2,}ed)\b|^once\b"
)
WITH_OWN_HANDS = re.compile(
    r"\b(?:my ?self|ourselves|(?:my|our) own|instead|already (?:have|got)|(?:have|got) [\w ]+ already|covered)\b|^(?:i|"
    r"we)(?:'ll| will| can) (?!take|have|need|want|use|go)"
)
TOO = re.compile(
    r"\b(?:too|way too) (?:\w+)\b|\b(?:no way|never (?:make|fit|get)|block(?:ed|ing)|would have to|it'd have to)\b"
)
EASILY = re.compile(
    r"\b(?:easy|easily|no problem|plenty|lots of (?:room|space)|you can|we can|i can|(?:should|will|'ll|it'll|"
    r"would) (?:fit|be fine|"
    r"be ok)|right in|wide|big enough|i'd hope so|all day|any ?time)\b"
)
OTHERWISE_GOT = re.compile(r"\b(?:need|needs|rent|renting|borrow|buy|looking for)\b")
ONE_OF = re.compile(
    r"\b(?:my|our|1 of (?:us|them|the \w+)|2 of (?:us|them)|the \w+|a \w+) .*\b(?:only|under)\b|\bunder ?age\b|\ball but\b|"
    r"\bexcept\b|\bnot (?:all|every|quite all)\b"
)
AGE = re.compile(r"(?<![\w$])(\d{1,2})(?:s\b|[- ]years?[- ]old|\b(?! (?:of|people|or so|minutes|pm|am)\b))")
FIRST_OF: Final = re.compile(r"\b(?:first|1st)\b")


# "No insurance" denies as much as "no, I rent" does, while "no ink so far" may affirm.
PLAIN_AT_FIRST = re.compile(
    r"^\W*(?:(?:um+|uh+|oh|well|so|ah|hm+|i mean|actually)\W+)*(?:yes|yeah|yea|yep|yup|sure|of course|absolutely|"
    r"definitely|correct|"
    r"(?P<no>no|nope|nah|not really))\b[\s,.]*"
)
HAS_A_SUBJECT = re.compile(r"(?:i|we|he|she|it|they|there|you|that|never|(?:the|my|our|your) [a-z]+)(?:'[a-z]+)?\b")
CONTENT = re.compile(
    r"^(?:(?:that|it)(?:'s| is)|we(?:'re| are)|i(?:'m| am)|all|everything(?:'s| is))? ?(?:all )?(?:good|fine|set|okay|ok)$"
)


# "It's my second", "I've got two", and "I've never had one", "no ink on me so far".
NOT_THE_FIRST = re.compile(
    rf"\b(?:2nd|3rd|[4-9]th|1\dth|(?:number|no\.?) [2-9]|another|already (?:have|got|had|did|done)|(?:have|got|had|done) "
    rf"(?:1|2|3|[4-9]|some|a few|several|a couple|many|lots)\b|(?:have|got|had) {QUANTITY})"
)

THE_FIRST = re.compile(
    r"^\W*(?:no|none|zero)\b.* (?:so far|yet|before|till now)$|\b(?:never|1st|first|virgin|newbie|beginner)\b"
)

NO_SUBJECT = re.compile(
    r"^\W*(?:has|have|had|did|does|is) (?:an?|1|2|3|some|it|mine|my|our|the|that|several|lots|all|both|not)\b(?!.*\?)"
)

# What follows a thing that was there, and is no more.
IS_OVER = re.compile(
    r"\b(?:anymore|no longer|expired|lapsed|ran out|got cancel+ed|is gone|ended|suspended|instead|isn't|aren't|doesn't|"
    r"wasn't|never|not)\b"
)
OF_AGE = re.compile(r"\b(?:all|every\w+) (?:of us )?(?:are |is |'re )?(?:of age|legal|adults|grown)|'s legal")
