"""Which everyday words are as good as that of a question, and which deny it: a beagle is a pet, who rents does not own?"""

import re
from typing import Final, NamedTuple


class Meant(NamedTuple):
    """What a question is about, by its own words, what says that it is so, and what says that it is not; from `heard`."""

    asked: re.Pattern[str]
    so: re.Pattern[str]
    not_so: re.Pattern[str]


_NEVER: Final = r"(?!)"
_DOGS: Final = (
    r"(?:dog|pup|puppy|cat|kitten|kitty|parrot|bird|budgie|hamster|guinea pig|rabbit|bunny|turtle|snake|lizard|ferret|"
    r"beagle|poodle|retriever|labrador|lab|golden|terrier|bulldog|pug|chihuahua|dachshund|husky|shepherd|corgi|collie|mutt)"
)
_CHILD: Final = (
    r"(?:kid|kiddo|child|children|bab(?:y|ies)|toddler|infant|newborn|son|daughter|grandson|granddaughter|grandkid|niece|"
    r"nephew|little one|boy|girl|teenager|teen|stroller|\d+ (?:year|month)[- ]old)"
)
_RIDE: Final = r"(?:trains?|bus(?:es)?|uber|lyft|taxi|cab|subway|metro|on foot|walking|walk)"

# Each row: words of the question, of a yes, of a no.
_ROWS: Final = (
    (r"pets?|animals?|dogs?|cats?", rf"{_DOGS}s?", r"just us(?: humans)?|(?:pet|animal)[- ]free|passed (?:away|in|last|"
    r"on)|humans only|only humans"),
    (r"child(?:ren)?|kids?|minors?|babies", rf"{_CHILD}s?", r"adults only|only adults|all adults|(?:just )?grown[- ]?ups"),
    (r"allerg\w+|intoleran\w+", r"allergic|celiac|coeliac|intolerant|anaphyla\w+|can't (?:have|eat|do|touch)|epi-?pen",
     r"eat (?:everything|anything)|no allergies"),
    (r"own (?:your|the) (?:home|house|property|place|building)|homeowners?|owners?",
     r"own|owns|owner|homeowner|mine|ours|bought|mortgage|paid (?:it )?off|deed",
     r"rent|rents|renting|rented|renter|lease|leasing|leases|tenants?|landlord|belongs to|(?:parents|parent's|mom's|dad's|"
     r"brother's|"
     r"sister's)(?: house| place| home)?"),
    (r"rent(?:ing)?|tenants?|leas(?:e|ing)", r"rent|renting|lease|leasing|tenant|landlord", r"own it|owner|bought|mortgage"),
    (r"insurance|insured|cover(?:ed|age)?", r"insurance|insured|covered|coverage|(?:on|through) (?:my|his|her|"
    r"our) \S+(?: \w+)?|"
     r"plan|policy|medicare|medicaid|aetna|cigna|metlife|delta dental|blue cross|geico|state farm|allstate|progressive",
     r"uninsured|out of pocket|self[- ]pay(?:ing)?|(?:pay(?:ing)? |be )cash"),
    (r"vaccin\w+|shots?|immuni\w+", r"shots|vaccinated|boosters?|immuni[sz]ed|jabs?|vaccines?|all current|rabies",
     r"overdue|behind|lapsed|unvaccinated"),
    (r"(?:lawyer|attorney|counsel|solicitor)s?", r"(?:lawyer|attorney|counsel|solicitor|law firm|firm)s?|representing|"
    r"represents",
     r"represent(?:ing)? myself|handling it myself|on my own"),
    (r"elevators?|lifts?", r"elevator|freight elevator|lift", r"walk-?up|stairs only|only stairs|just stairs|up the stairs"),
    (r"stairs|steps", r"stairs?|steps|flights?|walk-?up|(?:2nd|3rd|4th|5th|second|third|fourth|fifth) floor",
     r"ground floor|1st floor|elevator|ranch|no stairs|flat|level|one story|1 story|bungalow"),
    (r"park|parking", r"car|cars|truck|van|suv|rv|driving|drive|spot|space|vehicle|motorcycle", _RIDE),
    (r"shuttle|pick(?:ed|-)?\s?up|ride|transfer|transport\w*", r"pick (?:me|us) up|a ride(?! already)|a lift",
     rf"renting a car|rental car|(?:have|got|getting) a ride|getting (?:me|us)|{_RIDE}|driving"),
    (r"urgent|emergency|rush|asap", r"emergency|urgent|asap|as soon as|right away|immediately|right now|flooding|overflowing|"
     r"burst|pouring|can(?:'t|not) wait|today|tonight|very|pretty bad",
     r"can wait|could wait|no (?:rush|hurry)|not (?:in a|any) (?:rush|hurry)|whenever|take your time|any ?time|"
     r"next (?:week|month)|"
     r"when you (?:can|get)"),
    (r"pregnant|expecting", r"expecting|pregnant|(?:months|weeks) (?:along|pregnant|in)|\d+ weeks|trimester|due (?:in|date)|"
     r"having (?:a|our|my) (?:girl|boy|baby|child|1st|first|2nd|second)", r"i'm a (?:guy|man)|not anymore|i'm (?:60|70|"
     r"80)|menopause"),
    (r"smok\w+", r"packs? (?:a|per) (?:day|week)|cigarettes?|cigars?|vape|smoke",
     r"quit|gave (?:it|them) up|stopped|non-?smok\w+|never touched"),
    (r"deliver\w*", r"deliver\w*|(?:bring|drop|ship|send) (?:it|them|everything)(?: off| over| out| to)?",
     r"pick(?:ing)? (?:it|them|everything) up|pick-?up|(?:come|coming) (?:and )?(?:get|grab)|collect\w*|have a (?:truck|van)"),
    (r"outside|outdoors?|patio|terrace|outdoor", r"outside|outdoors?|patio|fresh air|love the (?:sun|view|air)",
     r"inside|indoors?|freeze|too (?:cold|hot|windy|buggy)"),
    (r"inside|indoors?", r"inside|indoors?", r"outside|outdoors?|patio"),
    (r"warranty|guarantee", r"covered|under warranty|(?:\d+|a) year plan|still has|just bought", r"out of warranty|"
     r"ran out|expired|over|bought (?:it )?used|(?:1\d|[2-9]\d) years old"),
    (r"financ\w+|payment plan|installments?", r"payment plan|monthly payments?|installments|pay (?:it )?(?:off )?monthly|"
     r"a loan|financing|over time", r"cash|in full|outright|(?:on|with) (?:my|a) card|up front|all at once"),
    (r"cater\w*|food|meals?", r"(?:do|handle|provide|bring) the food|feed|handle (?:all of )?it|cater",
     r"own cater\w+|cooking|potluck|hall only|just the (?:hall|room|space)|(?:taco|bbq|food) (?:guy|truck)|"
     r"take care of the food"),
    (r"(?:be )?home|present|let us in|there to|on site", r"be (?:here|home|there|in|around)|let you in|always (?:here|"
    r"home|around|"
     r"somebody)|somebody's|someone's|i'm home|(?:we're|i'm|she's|he's|they're|'s) (?:here|home|there)",
     r"empty|at work|out of town|away|nobody|no one|no 1|key under|lockbox|won't be"),
    (r"(?:still )?(?:run|start|drive|drivable|driveable|turn on|work)s?|running",
    r"runs?|running|starts|drives?|drivable|works",
     r"dead|shot|died|won't|doesn't|quit|broken|blown|stalled|towed"),
    (r"hurt|injur\w+", r"hurt|injured|injury|broke|broken|sprain\w*|ambulance|the er|hospital|sore|killing (?:me|him|her)|"
     r"pain|bleeding|whiplash|bruise\w*|concussion|stitches|surgery",
     r"(?:every\w+|we|they|he|she|i|all)(?:'s|'re|'m| is| are| am| was| were| all)* (?:totally |all )?(?:fine|ok|okay|"
     r"alright)|walked away|unhurt|nobody|no one|no injuries|just the cars?"),
    (r"leak\w*", r"leak\w*|drip\w*|buckets?|coming (?:in|through|down|out)|pouring|gushing|wet|soaked",
     r"dry|patched|stopped|fixed|not (?:right )?now|nothing coming|before it (?:starts|does|leaks)"),
    (r"fence\w*|gated", r"fence\w*|chain[- ]?link|picket|gate|all the way (?:round|around)", r"open|no fence|runs into|took"),
    (r"heat(?:ed|er|ing)?", r"heater|heated|heat pump|furnace|boiler|warm|solar", r"cold|unheated|freezing"),
    (r"wheelchairs?|walker|mobility", r"wheelchair|in a chair|ramp|scooter|can't walk", r"walks?|cane|on (?:his|her|my|"
    r"their) own"),
    (r"(?:color|colour|dye|bleach|treat|highlight)(?:ed)?", r"dye\w*|bleach\w*|highlights?|box(?:ed)? color|from a box|"
    r"roots|balayage|"
     r"coloring", r"natural|virgin|own color|untouched|been touched|never"),
    (r"(?:back(?:ed)?[- ]?up)", r"backed|back ?up|icloud|cloud|google|saved|sync\w*|hard drive|dropbox",
     r"only on (?:there|it|the phone)|nothing"),
    (r"contract|commitment|locked in", r"locked in|left (?:on|with)|to go|under contract|until \w+|till \w+",
     r"month[- ]to[- ]month|cancel\w*|ended|free and clear|no contract|expired|ran out|over|out of (?:it|contract)"),
    (r"locked out", r"can't get (?:in|inside)|locked out|keys? (?:is|are|'s|'re)?\s?inside|porch|standing outside|shut behind",
     r"i'm in(?:side)?\b|can get in|have a key|in my|i'm home"),
    (r"sliced?|cut", r"cut(?: up)?|slice\w*", r"whole|uncut|1 piece|one piece|unsliced"),
    (r"(?:gift[- ]?)?wrap\w*", r"wrap\w*|bow|ribbon|pretty|nice|a (?:present|gift)|for (?:my|a) (?:mother|mom|wife|friend|"
    r"birthday)",
     r"myself|for me|in a bag|don't bother|not a gift"),
    (r"(?:potty|toilet)[- ]trained|house[- ]?(?:trained|broken)", r"trained|out of diapers|by (?:him|her)self|on (?:his|"
    r"her) own|"
     r"since|goes (?:outside|potty)|uses the",
     r"diapers?|pull[- ]?ups|working on|not (?:quite )?there|isn't there|accidents|wears"),
    (r"swim\w*", r"swims?|laps|like a fish|strokes|level \d|lessons", r"scared|afraid|sinks?|floats? only|can't|hasn't|"
    r"water wings"),
    (r"self[- ]?employed|freelanc\w*", r"(?:my|our) own(?! boss at)|(?:for|by) myself|my own boss|freelanc\w*|1099|llc|"
    r"contractor|sole|uber|business owner",
     r"payroll|w-?2|employee|retired|unemployed|work for|employed by|salaried"),
    (r"member\w*", r"join(?:ed)?|belong|member|membership|card holder", r"guest|visitor|non-?member|ran out|expired|not a"),
    (r"power|electric\w*|outlets?", r"outlets?|plug|electric\w*|hook-?ups?|amps?|power|extension", r"generator|open field|"
    r"nowhere|nothing"),
    (r"water|hose|spigot|tap|hook-?up", r"spigot|tap|taps|hose|faucet|water|hook-?up", r"bring your own|nothing|"
    r"turned .* off|no hose"),
    (r"text(?: messages?)?", r"text|texts|texting|cell", r"land-?line|call (?:me )?instead|just call|can't get them|"
    r"rather (?:a )?call"),
    (r"spay\w*|neuter\w*|fixed", r"fixed|spayed|neutered|snipped|done|had (?:him|her|it) (?:done|fixed)|the operation",
     r"intact|in heat|not fixed|still has"),
    (r"licen[sc]e", r"licen[sc]e[ds]?|valid|cdl", r"suspended|expired|lost|revoked|permit|learning|lapsed"),
    (r"referral|prescription", r"referral|faxed|wrote|the paper|sent (?:it|you)|script", r"on my own|self[- ]refer\w*|waiting"),
    (r"lift|carry|heavy", r"at work|strong|easy|easily|gym|bench", r"bad (?:back|knee|shoulder)|too heavy|hernia|surgery"),
    (r"(?:come|stay|visit|book|order|buy|shop|eat|dine|use|hire|choose|do \w+|work|rent|travel|fly)(?: [\w'-]+){0,4} again|"
     r"(?:come|be|go) back|return(?: to us)?",
     r"(?:come|coming|be|go|stay|order|book|buy|visit|shop|eat|use|hire|do it)(?: [\w'-]+){0,3} (?:back|again)|"
     r"back (?:soon|again)|return|in a heartbeat|any ?time|see you (?:soon|again|next)|"
     r"next (?:time|year|summer|stay|visit)|regulars?|"
     r"wouldn't hesitate",
     r"(?:some|any)(?:where|body|one) else|elsewhere|never again|the last time|once (?:is|was) (?:enough|plenty)|1 and done|"
     r"(?:another|a different) (?:place|company|hotel|shop|provider)"),
    (r"recommend\w*", r"recommend\w*|(?:tell|told|send|sent|bring) (?:all|everyone|everybody|people|others|(?:my|our) [\w'-]+)|"
     r"in a heartbeat|any ?time|spread the word|to (?:anyone|everyone|anybody|everybody|all (?:of )?my \w+)",
     r"warn\w*|(?:stay|keep) away|avoid|discourage|steer clear|my worst enemy"),
    (r"friendly|polite|courteous|nice|helpful|professional",
     r"friendly|polite|courteous|nice|lovely|kind|pleasant|helpful|wonderful|professional|sweet|charming|a (?:gem|star|delight)",
     r"rude|grumpy|unfriendly|impolite|unpleasant|curt|snappy|arrogant|unhelpful|short with|unprofessional|moody"),
    (r"on time|punctual\w*|(?:when|as) (?:promised|agreed|expected)",
     r"on (?:time|the dot)|punctual\w*|early|to the minute|right when|prompt\w*|as (?:promised|agreed)",
     r"late|delayed|kept (?:me|us) waiting|never (?:came|showed)|(?:minutes|hours?|days?) (?:after|behind)|waited"),
    (r"clean|tidy", r"clean|spotless|tidy|immaculate|sparkling", r"dirty|dusty|filthy|mess|messy|stain\w*|gross|crumbs|unclean"),
    (r"(?:satisfied|happy|pleased)(?: with)?", r"happy|satisfied|pleased|delighted|thrilled|loved|over the moon|content",
     r"unhappy|disappoint\w*|dissatisfied|frustrat\w*|upset|let down|annoyed"),
    (r"police|report", r"report number|officer|cops (?:came|wrote)|filed|copy", r"never came|didn't call|swapped|"
    r"exchanged|no report"),
)  # fmt: skip
MEANT: Final = tuple(
    Meant(*(re.compile(rf"(?<![\w'-])(?:{words or _NEVER})(?![\w-])") for words in row)) for row in _ROWS
)
