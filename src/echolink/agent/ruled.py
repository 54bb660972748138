"""What was a call, by rule? What was collected and sent, what is left open, and how the caller sounded where that shows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from echolink.agent.analysis import Achieved, Found, Material, Mood, collected
from echolink.agent.ear import Act
from echolink.agent.languages import ear_for

_LONGEST: Final = 300
_ENDS: Final[Mapping[str, str]] = {
    "caller_hung_up": "The caller hung up.",
    "silence": "The caller fell silent.",
    "max_turns": "The call had too many turns and was ended.",
    "max_duration": "The call took too long and was ended.",
    "too_many_calls": "Too many calls came at once, and this one was not taken.",
    "lost": "The connection was lost.",
    "failed": "The call failed.",
}
_NEGATIVE: Final = frozenset({Act.ABUSE, Act.GIVE_UP})
_HEARD: Final = 2  # answers without a cue of either kind, from which on nothing stands out


def by_rule(material: Material) -> Found:
    """Always the same for the same call, without asking anybody. In English, whatever the call was in."""
    outcome = achieved(material)
    return Found(
        summary=" ".join(_summary(material, outcome)),
        outcome=outcome,
        mood=_mood(material),
        fields=dict(material.fields),
        follow_ups=tuple(one[:_LONGEST] for one in _follow_ups(material, outcome)),
    )


def achieved(material: Material) -> Achieved:
    """By what was sent, which no words of a caller can change."""
    if material.goal is not None:
        return "completed"
    return "partly" if collected(material) else "not"


def open_ends(material: Material) -> Iterator[str]:
    """What is to be done whatever a model says of the call."""
    yield from (f"Answer the caller's question: {question}" for question in material.questions)
    if material.goal is not None and material.goal.status != "answered":
        yield "The webhook has not taken this yet: see the call's deliveries."


def _summary(material: Material, outcome: Achieved) -> Iterator[str]:
    told = _told(collected(material))
    goal = material.profile.goal.strip().rstrip(".")[:_LONGEST]
    if outcome == "completed":
        yield f"Goal reached ({goal}){': ' + told if told else ''}."
        if material.goal is not None and material.goal.said:
            yield f"The webhook answered: {_ended(material.goal.said[:_LONGEST])}"
    elif outcome == "partly":
        yield f"Goal not reached ({goal}); known so far: {told}."
    elif material.is_wiped or _has_spoken(material):
        yield f"Goal not reached ({goal}), and nothing was collected."
    else:
        yield "The caller said nothing."
    if outcome != "completed" and material.end_reason in _ENDS:
        yield _ENDS[material.end_reason]


def _follow_ups(material: Material, outcome: Achieved) -> Iterator[str]:
    yield from open_ends(material)
    if (
        outcome != "completed"
        and (collected(material) or _has_spoken(material))
        and material.caller
        and not _gave_up(material)
    ):
        yield f"Call back {material.caller}: {_missing(material)}"


def _has_spoken(material: Material) -> bool:
    return any(line.who == "caller" for line in material.transcript)


def _missing(material: Material) -> str:
    fields = material.profile.reading.fields
    names = [one.name for one in fields if one.required and one.known is None and one.name not in material.fields]
    return f"still open: {', '.join(_words(name) for name in names)}." if names else "the goal was not confirmed."


def _mood(material: Material) -> Mood:
    acts = [ear_for(material.profile.language).acts(line.text) for line in material.transcript if line.who == "caller"]
    if any(one & _NEGATIVE for one in acts):
        return "negative"
    if any(Act.THANKS in one for one in acts):
        return "positive"
    return "neutral" if len(acts) >= _HEARD and material.end_reason == "agent_ended" else "unknown"


def _gave_up(material: Material) -> bool:
    ear = ear_for(material.profile.language)
    return any(Act.GIVE_UP in ear.acts(line.text) for line in material.transcript if line.who == "caller")


def _told(fields: Mapping[str, Any]) -> str:
    return ", ".join(f"{_words(name)} {_value(value)}" for name, value in fields.items())[:_LONGEST]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " and ".join(_value(one) for one in value)
    if isinstance(value, Mapping):
        return " ".join(_value(one) for one in value.values())
    return str(value)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
