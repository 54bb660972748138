"""Which words are a yes, a no, neither or nothing where an English answer begins?"""

from enum import Enum
from typing import Final, NamedTuple

from echolink.agent.english.words import words


class Verdict(Enum):
    """What one phrase adds to an answer."""

    YES = "yes"  # said by itself; a later yes or no may take it back: "yeah, no"
    NO = "no"
    IS_SO = "is so"  # a statement, which outweighs yes and no: "no, that's fine"
    IS_NOT_SO = "is not so"
    UNSURE = "unsure"
    PAUSE = "pause"  # takes a yes back, and leaves a no: "okay, wait"
    FILLER = "filler"


# Phrases stand between bars, their apostrophes as in speech-to-text.
_YES: Final = (
    "yes | yeah | yea | yah | yep | yup | ya | yes sir | yes ma'am | yessir | sure | sure thing | surely | of course | "
    "absolutely | definitely | certainly | totally | exactly | precisely | indeed | affirmative | agreed | aye | si | mhm | "
    "mhmm | mmhm | mm hmm | mm hm | m hm | mm-hmm | mm-hm | m-hm | uh huh | uh-huh | uhhuh | ok | okay | okey | okey dokey | "
    "okie dokie | alright | all right | righto | right you are | right oh | right so | no trouble | no hassle | "
    "no harm | hell yes | hell yeah | heck yes | why not | for sure | "
    "you bet | by all means | 100 percent | 100 % | 100% | roger | roger that | bingo | please do | please go ahead | "
    "kindly do | kindly proceed | too right | fair enough | i don't see why not | don't see why not | i see no "
    "reason not | why wouldn't i | that's a yes | it's a yes | no problem | no problems | no problem at all | no "
    "worries | "
    "no worries at all | no bother | no dramas | no drama | no objection | no objections | no doubt | no doubt about it | "
    "no changes | no mistakes | no corrections | not a problem | not bad | not a bother | pretty much | nothing wrong with | "
    "nothing to change | couldn't be better | couldn't be more right | "
    "couldn't be more correct | go ahead | go on then | go on so | go for it | go right ahead | spot on | "
    "bang on | happy days | nailed it | got it | you got it | you've got it | you have got it | you got that right | "
    "you got it right | that does it | that'll do | that will do | that'll work | that will work | that would work | "
    "that would do | that works | that suits | it works | it suits | this works | works | suits me | works for | "
    "i'm happy with | i am happy with | happy with | i'm fine with | i'm good with | i'm ok with | i'm okay with | "
    "we're happy with | we're fine with | fine by | ok by | i think so | i believe so | i guess so | "
    "i suppose so | i hope so | i'd say so | i would say so | i'm afraid so | i think that's right | i like that | "
    "i'd like that | i would like that | i'd love that | we'd love that | we'd like that | "
    "i agree | i confirm | i wouldn't mind | wouldn't say no | i wouldn't say no | don't mind if i do | book it | send it | "
    "do it | do that | do so | let's do it | let's do that | let's do this | let's go with | let's go for | let's go ahead | "
    "let's book it | make it so | that's me | you're right | you are right | you're correct | you are correct | "
    "you're spot on | you're not wrong | no complaints | as you say | i reckon so | okie doke | "
    "that's the 1 | that is the 1 | that's us | that's the ticket | you have it | lock it in | cool beans | "
    "great stuff | good stuff | good man | good "
    "idea | good one | good enough | good call | great idea | nice one | course | very good | very well | very "
    "much so | "
    "most certainly | most definitely | by all accounts | can't complain | no issues | no issue"
)
# A yes only where nothing else follows that they could belong to: "right", but not "right time".
_YES_ALONE: Final = (
    "right | correct | fine | good | great | perfect | lovely | wonderful | excellent | awesome | cool | super | brilliant | "
    "fantastic | grand | beautiful | amazing | magic | sweet | sweet as | ace | ideal | splendid | marvellous | "
    "done | deal | "
    "true | go on | all good | all correct | all fine | all set | all is well | cheers | sound | looks good | looks right | "
    "looks fine | looks great | looks correct | i guess | i suppose | that's that | you may | you can"
)
# A yes only where nothing follows but another answer: "I do", not "I do have a question".
_YES_AT_THE_END: Final = (
    "i reckon | please | confirm | confirmed | proceed | yes proceed | i do | i am | i would | i will | i did | i have | i "
    "can | we do | "
    "we are | we would | we will | it is | it does | it was | that is | they are | he is | she is | i'd love to "
    "| i'd like to | "
    "i'm happy to"
)
_NO: Final = (
    "no | nope | nah | naw | nay | no no | negative | never | no way | no chance | hell no | heck no | god no | none | "
    "nothing | nothing else | neither | wait no | hang on no | that's a no | it's a no | afraid not | "
    "unfortunately not | unfortunately no | not any more | no more | no ta"
)
_IS_NOT_SO: Final = (
    "don't think so | i doubt it | doubt it | not a chance | not likely | it should be | that should be | should "
    "be | it was supposed to be | no good | no need | no need for | there's no need | there is no need | "
    "absolutely not | definitely not | "
    "certainly not | of course not | never mind | hardly | not | almost | nearly | close | close but | "
    "i think not | i hope not | i'm afraid not | i don't think so | i don't believe so | i'd rather not | "
    "i would rather not | i'd prefer not | i prefer not | rather not | i'd sooner not | better not | please don't | "
    "please do not | don't | do not | wrong | incorrect | false | i don't | i do not | i didn't | i did not | i wouldn't | "
    "i won't | i will not | i can't | i cannot | i can not | i haven't | i'm not | i am not | we don't | we do not | "
    "we aren't | we're not | we are not | we won't | we can't | we didn't | can't do | can't | cannot | won't | doesn't | "
    "isn't | wasn't | i'm good | i'm fine | i'm all set | i'm all right | i'm alright | i'm ok | i'm okay | "
    "we're good | we're fine | you're grand | you're alright | you're all right | you're fine | you're okay | you're good | "
    "there's a mistake | there is a mistake | there was a mistake | something's wrong | "
    "something is wrong | something's not right | something is not right | something isn't right | you misheard | "
    "you heard wrong | you got it wrong | you've got it wrong | you got that wrong | you've got that wrong | fraid not"
)
_UNSURE: Final = (
    "not sure | not so sure | not really sure | not quite sure | not entirely sure | not certain | not too sure | "
    "not a clue | i'm not sure | i am not sure | i'm not so sure | i'm not really sure | i'm not too sure | "
    "i'm not certain | we're not sure | i don't know | i do not know | don't know | we don't know | i don't really know | "
    "i don't remember | i can't remember | i can't recall | i don't recall | i don't care | i don't mind | don't mind | "
    "i can't say | i couldn't say | i can't tell | i wouldn't know | i haven't decided | i haven't a clue | i'd have to | "
    "no idea | no clue | no preference | dunno | maybe | perhaps | possibly | might be | could be | it depends | depends | "
    "sort of | kind of | let me think | let me see | we'll see | either | not only | good question | correct the | "
    "correct my | fine dining | good for nothing | ok google | okay google | i'm good at | i'm not calling | no "
    "rush | no hurry"
)
_FILLER: Final = (
    "um | umm | uhm | uh | er | erm | eh | well | oh | ah | aw | hmm | hm | mm | mmm | so | and | i mean | "
    "honestly | actually | "
    "you know | look | listen | then | thanks | thank you | many thanks | ta | sorry | i'm sorry | sir | ma'am | "
    "madam | mate | love | dear | to be honest | i must say | it's just | wow | hey | hi | hello | really | very "
    "much | very | "
    "just | but | och | sure look | arrah | haan | ji | unfortunately | i'm afraid | "
    "good lord | good god | my god | god | dear me | for me"
)
_PAUSE: Final = "wait | hang on | hold on | wait a minute | wait a second | hang on a minute | hang on a second"
# What a judgement is made of: "that | is | all | right", "it | looks | good", "that's | not | quite | right".
SUBJECTS: Final = frozenset(words("that it this everything all they these those"))
WITH_IS: Final = frozenset(
    words("that's it's everything's all's this's they're thats its it'd that'd it'll that'll this'll")
)
IS: Final = frozenset(words("is was are were sounds looks seems be would will should could sound look seem all"))
IS_NOT: Final = frozenset(words("isn't wasn't aren't doesn't won't wouldn't don't can't didn't ain't cannot"))
ADVERBS: Final = frozenset(
    words(
        "all just absolutely perfectly exactly totally really quite completely very so pretty about entirely definitely "
        "certainly actually indeed probably still also fully even the"
    )
)
SHORT_OF: Final = frozenset(words("not almost nearly hardly never"))
NOT_A_FAULT: Final = frozenset(words("bad wrong problem bother issue"))
# "It's not a problem", and not "it's not a house".
NO_BOTHER: Final = tuple(
    f"a {one}" for one in ("problem", "bother", "big deal", "worry", "hassle", "issue", "big thing", "concern")
)
SO: Final = frozenset(
    words(
        "right correct it fine good great perfect true ok okay lovely wonderful excellent awesome cool super brilliant "
        "fantastic grand alright ideal amazing beautiful spot-on accurate me one what spot-on spot bang works "
        "work do suits nice delightful fair reasonable understandable "
        "splendid marvellous acceptable dandy enough"
    )
)
NOT_SO: Final = frozenset(words("wrong incorrect false too off mistaken misspelled misspelt no bad terrible rubbish"))

# With these after it a short yes is still a yes: "right, so …", "fine by me".
FOLLOWERS: Final = frozenset(
    words(
        "by with for to then thanks thank cheers so and but except apart i i'd i'll i'm we we'd we'll it it's "
        "that that's you "
        "please mate just only as my if can could let's enough this"
    )
)
# Before these words a "no" in the middle is a no of its own; before others it belongs to them: "yes, no onions".
AFTER_A_NO: Final = FOLLOWERS | frozenset(
    words("make at on not no the change scratch sorry wait actually there my he she they maybe say put")
)


class Phrase(NamedTuple):
    """Words that belong together, and what they add to an answer."""

    parts: tuple[str, ...]
    verdict: Verdict
    before: (
        frozenset[str] | None
    )  # it counts only at an end, before another phrase, or before these words; None: everywhere


def _table() -> dict[str, list[Phrase]]:
    """First word → phrases with that word, longest first."""
    table: dict[str, list[Phrase]] = {}
    for text, verdict, before in (
        (_YES, Verdict.YES, None),
        (_YES_ALONE, Verdict.YES, FOLLOWERS),
        (_YES_AT_THE_END, Verdict.YES, frozenset[str]()),
        (_NO, Verdict.NO, None),
        (_IS_NOT_SO, Verdict.IS_NOT_SO, None),
        (_UNSURE, Verdict.UNSURE, None),
        (_PAUSE, Verdict.PAUSE, None),
        (_FILLER, Verdict.FILLER, None),
    ):
        for phrase in text.split(" | "):
            parts = words(phrase)
            table.setdefault(parts[0], []).append(Phrase(parts, verdict, before))
    for phrases in table.values():
        phrases.sort(key=lambda entry: -len(entry.parts))
    return table


PHRASES: Final = _table()
