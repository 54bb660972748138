"""Is what sounds like a question the work or the subject of the call: "can you fix my bike", "I wanted to ask about my bill"?"""

from echolink.agent.scripted.quoting import is_answered, ruled_out
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def as_a_wish(said: str, view: View) -> str:
    """An utterance with such a request as something that is told, while what shall be done is not known."""
    if view.state.message or not view.plan.matters - view.state.values.keys():
        return said
    wish = view.ear.work_asked_for(said) or _subject(said, view)
    return wish if wish and not ruled_out(said, view) else said


def in_own_words(said: str, view: View, heard: Understood) -> None:
    """Nothing is passed on that the caller has not said: of "can you fix my bike" no "I need someone to"."""
    if not view.ear.work_asked_for(said):
        return
    for name in view.plan.matters & heard.values.keys():
        heard.values[name] = view.ear.without_wish(heard.values[name])


def _subject(said: str, view: View) -> str:
    """What the call is about, unless the context has an answer to it: "I wanted to ask about your prices"."""
    told = view.ear.with_its_subject_told(said)
    return told if told and not is_answered(view.ear.topic(said), view) else ""
