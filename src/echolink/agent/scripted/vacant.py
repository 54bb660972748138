"""Which questions wish for a time: "is Mia free on Friday", "when's your next opening"? What the context answers stays one."""

from collections.abc import Sequence

from echolink.agent.ear import Act, Clause
from echolink.agent.scripted.answers_on_hours import told_of_holidays
from echolink.agent.scripted.picking import picked
from echolink.agent.scripted.quoting import fitting, ruled_out, whereabouts
from echolink.agent.scripted.ties import ties
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def wishes_for_times(heard: Understood, view: View) -> None:
    """What is asked about a time that is to be agreed on is told; whether somebody is free then is noted as a question, too."""
    visits = [f for kind in ("date", "time") for f in view.of_kind(kind) if view.is_visit(f)]
    for clause in heard.asked[:] if visits else ():
        if any(f.name not in view.state.values for f in visits) and view.ear.asks_for_the_soonest(clause):
            if not (_is_answered(clause, view) or _is_told_how_soon(clause, view)):
                heard.acts |= {Act.ASAP}
                _tell(clause, heard)
            continue
        who = view.ear.asks_for_a_time(clause)
        is_of_one = who is not None and _has_its_days(who, view)
        if who is None or (not is_of_one and _is_answered(clause, view)):
            continue
        if is_of_one:
            pass  # its days are the answer: "is Nina in on Friday"
        elif who and view.ear.is_a_person(who, view.profile.context):
            heard.open_questions.append(clause)
        elif who and not _may_be_had(who, view):
            continue  # "is breakfast available on Sunday"
        _tell(clause, heard)


def _tell(clause: Clause, heard: Understood) -> None:
    heard.asked = [one for one in heard.asked if one is not clause]
    heard.told = [*heard.told, clause._replace(asks=False)]


def _is_answered(clause: Clause, view: View) -> bool:
    topic = view.ear.topic(clause.said)
    return bool(
        whereabouts(clause.said, view)
        or ruled_out(clause.said, view)
        or told_of_holidays(clause, topic, view)
        or picked(topic, view)
    )


def _has_its_days(who: str, view: View) -> bool:
    """Whether it is asked of somebody, or of a thing, of which the context tells the days; "she" is who was chosen."""
    said = view.ear.stems(who)
    return any(view.ear.stems(option) <= said for option in view.plan.tied) if said else bool(ties(view))


def _is_told_how_soon(clause: Clause, view: View) -> bool:
    """Whether a sentence says how soon it is had: the opening hours, of which "when can I come in" speaks as well, do not."""
    topic = view.ear.topic(clause.said)
    return bool(topic.stems or topic.asks == "soon") and bool(fitting(topic, view))


def _may_be_had(what: str, view: View) -> bool:
    """Whether it is what the bot is there for, or of what the context does not speak at all."""
    options: Sequence[str] = [option for f in view.of_kind("choice") for option in f.options]
    stems = view.ear.stems(what) - view.plan.goal_stems - view.ear.stems(" ".join(options))
    return stems.isdisjoint(view.plan.rarity)
