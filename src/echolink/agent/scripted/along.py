"""Does the context allow, forbid or restrict what a caller tells to bring along: "and our dog comes too"? It is told at once."""

from echolink.agent.scripted.move import Move
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


def tell_rules_on_what_comes(heard: Understood, view: View, voice: Voice, move: Move) -> bool:
    """Say the first sentence that speaks of it, once in a call; whether it was said."""
    if view.state.message or view.profile.reading.takes_message:
        return False
    sentence = next((s for clause in heard.told for s in _rules(clause.said, view)), "")
    if not sentence or sentence in view.state.ruled or any(sentence in part for part in move.parts):
        return False
    view.state.ruled.append(sentence)
    heard.remarked = True
    move.say(voice.first("quote", sentence=sentence), "tells of what comes along: the context has a rule for it")
    return True


def _rules(said: str, view: View) -> list[str]:
    """What the goal asks for, or what is to be had here, nobody brings."""
    ours = view.plan.goal_stems.union(*(view.ear.stems(name) for name in _to_be_had(view)))
    things = [t for t in view.ear.brought_along(said) if view.ear.stems(t) - ours]
    things = [t for t in things if not view.ear.denies_of(said, view.ear.stems(t))]
    return [s for t in things for s, stems in view.plan.sentences if _speaks_of(t, s, stems - ours, view)]


def _speaks_of(thing: str, sentence: str, stems: frozenset[str], view: View) -> bool:
    return not stems.isdisjoint(view.ear.stems(thing)) and view.ear.rules_on(sentence, thing)


def _to_be_had(view: View) -> list[str]:
    options = [option for f in view.of_kind("choice") for option in f.options]
    return [*options, *(str(s["name"]) for s in view.profile.reading.services)]
