"""When does an English goal take messages, and does it list nothing but who leaves one?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.asked_for import MESSAGE
from echolink.agent.english.usual_fields import NAME, PHONE
from echolink.agent.field import Field

TAKING_A_MESSAGE: Final = (NAME, PHONE, MESSAGE)
MESSAGES: Final = re.compile(
    r"\b(?:messages?(?! on (?:the|a) (?!phone|machine|line))|answering machine|voice ?mail|answering service)\b",
    re.IGNORECASE,
)
ANSWERS: Final = re.compile(
    r"\binform(?:ation)? (?:about|on|callers|people)\b|\b(?:answer(?:s|ing)? (?:[\w'’]+ )*?(?:questions?|calls?|"
    r"the phone)|faqs?|information line)\b",
    re.IGNORECASE,
)


# "When you don't know the answer, take the question down": what is taken then is a message.
_NOT_KNOWN = re.compile(
    r"\b(?:if|when(?:ever)?|where) (?:you|it|the (?:bot|agent)) (?:do not|don['’]t|cannot|can['’]t|does not|doesn['’]t|"
    r"are not able to) "
    r"(?:know|answer)(?: (?:the answer|an answer|something|anything|it|that|one|a question))?,? ?",
    re.IGNORECASE,
)
_QUESTION_TAKEN = re.compile(
    r"\b(?:take|note|write|jot)(?: down)? (?:(?:the|their|his|her|that|a) )?(?:caller['’]s )?questions?(?: down)?\b",
    re.IGNORECASE,
)


def with_a_message_for_the_rest(goal: str) -> str:
    """A goal that answers questions, with its words for what is not known as those for a message."""
    if not ANSWERS.search(goal) or not _NOT_KNOWN.search(goal) or MESSAGES.search(goal):
        return goal
    return _QUESTION_TAKEN.sub("take a message", goal)


def is_message_for_questions(goal: str, fields: Sequence[Field]) -> bool:
    """ "Answer questions; for anything you can't answer, take a message with name and phone": nothing else is collected."""
    usual = {f.name for f in TAKING_A_MESSAGE}
    of_it = all(f.name in usual or (f.name == "reason" and f.kind == "text") for f in fields)  # "… and their question"
    return bool(ANSWERS.search(goal) and MESSAGES.search(goal)) and of_it
