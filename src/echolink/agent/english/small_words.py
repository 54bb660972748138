"""Is there anything in an English utterance besides yes, no and the small words around them?"""

import re
from typing import Final

from echolink.agent.english.words import A_FIGURE, words, words_in

_SMALL: Final = frozenset(
    words(
        "yes yeah yep yup ya yah yea aye no nope nah not ok okay okey sure right correct exactly fine good great perfect lovely "
        "please thanks thank you that s d is it this sounds all cool alright absolutely definitely of course go ahead on then "
        "well so um uh er hmm oh ah i do we would like ll re m just and the to mhm hm mm uhhuh certainly indeed brilliant grand "
        "very much really think guess suppose believe what why how hello hi hey sorry pardon excuse me know don t can could "
        "hm erm ooh wait ha haha wow whoa gosh gee ugh phew anyway anyways will let see there now an a be with for "
        "in at works work true for me us by means here are am was dear sir madam ma everyone everybody folks"
    )
)


_GREETING: Final = re.compile(r"\bgood (?:morning|afternoon|evening|day)\b")


def only_small_words(text: str) -> bool:
    """`text` from `heard`: "yes please, go ahead", "um, okay", "good morning dear"."""
    said = words_in(_GREETING.sub(" ", text) if "good " in text else text)
    return (
        A_FIGURE not in said and frozenset(word for word in said if word.isalpha()) <= _SMALL
    )  # "that's" is that and s
