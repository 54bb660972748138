"""What does any agent say when the caller said nothing, or a menu or a lost request brought the call back to it?"""

from echolink.agent.catalogue import sentences
from echolink.agent.port import Answer, HeardKind, Situation
from echolink.agent.sentences import split

MOST_SILENCES = 2  # asked again so often; the next silence ends the call


def answer_without_words(situation: Situation, question: str | None = None) -> Answer | None:
    """The answer to SILENCE, RETURNED and FELL; None when the caller said something.

    `question` is the open one; without it, it is taken from what was said last. Memory, fields and questions are for
    the agent to keep: this changes none of them.
    """
    catalogue = sentences(situation.profile.language)
    question = last_question(situation) if question is None else question
    match situation.heard.kind:
        case HeardKind.RETURNED:
            return Answer(say=catalogue.hello_again(question), why="came back from a menu: the open question again")
        case HeardKind.FELL:
            return Answer(
                say=catalogue.listening(question), why="nothing was asked of the caller: the open question again"
            )
        case HeardKind.SILENCE if situation.heard.silences > MOST_SILENCES:
            return Answer(say=catalogue.silence_goodbye(), ends=True, why="silent too often: goodbye")
        case HeardKind.SILENCE:
            silences = max(situation.heard.silences, 1)
            return Answer(say=catalogue.still_there(question, silences), why=f"silence {silences}: asked again")
    return None


def last_question(situation: Situation) -> str:
    """The last question that the agent asked in its latest line that has one; empty when it asked nothing."""
    for line in reversed(situation.history):
        if line.who == "agent":
            asked = [part for part in split(line.text) if part.endswith("?")]
            if asked:
                return asked[-1]
    return ""
