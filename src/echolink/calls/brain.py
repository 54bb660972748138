"""What does a bot's own backend say to a turn? Asked once, with all that it needs to know, behind the port of every agent."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any, Final

from echolink.accounts.account import Bot
from echolink.actions.asking import Question, ask
from echolink.actions.brain import Spoken, spoken
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import DeliveryStore
from echolink.actions.json_answer import NotUsable
from echolink.actions.payload import brain_turn
from echolink.actions.secrecy import Opener
from echolink.agent.catalogue import sentences
from echolink.agent.model.dictation import asks_for_dictation
from echolink.agent.port import Answer, Line, Outcome, Say, Situation, Tools, unheard
from echolink.agent.sentences import for_the_ear, split
from echolink.agent.silence import answer_without_words
from echolink.agent.withheld import WITHHELD, given_in, hushed
from echolink.agent.withheld import values_of as sensitive_in
from echolink.calls.call import Call
from echolink.calls.goal import done_before
from echolink.calls.starting import values_of
from echolink.errors import AgentFailed

BRAIN: Final = "brain"
"""Its name in a transcript."""


class Brain:
    """`agent.port.Agent` for one turn of one call: a backend knows calls, where other agents need only what was said."""

    def __init__(self, client: WebhookClient, store: DeliveryStore, bot: Bot, call: Call, opener: Opener) -> None:
        """`call`: as of the turn that is to be answered."""
        self._client, self._store, self._bot, self._call, self._opener = client, store, bot, call, opener

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        """See the port. Silence, returns and lost lines are answered in fixed words, as they are for a model."""
        quiet = answer_without_words(situation)
        if quiet is not None:
            return replace(quiet, agent="fixed", dictation=not quiet.ends and asks_for_dictation(quiet.say))
        began = time.monotonic()
        reply = _without_notes(await self._ask(situation))
        why = [f"the brain answered in {round((time.monotonic() - began) * 1000)} ms"]
        fields = {**self._call.fields, **situation.private, **reply.fields}
        private = {**situation.private, **sensitive_in(reply.fields, situation.profile)}
        say_aloud = hushed(_said(reply, situation), private.values(), situation.profile.language)
        words, told = _left(say_aloud, situation.begun), ""
        if reply.completed:
            for part in split(words):  # heard while the user's system works
                say(part)
            told, came = await self._complete(fields, situation, tools)
            why.append(came)
        if reply.transfer and not situation.may_transfer:
            why.append("transfer: not possible, as the bot has no `transfer_to`, or it was tried twice")
        if reply.ignored:
            why.append(f"these keys mean nothing here: {', '.join(reply.ignored)}")
        return Answer(
            say=" ".join(filter(None, [words, told])),
            fields=fields,
            ends=reply.ends,
            transfer=reply.transfer and situation.may_transfer,
            dictation=not reply.ends and asks_for_dictation(told or words),
            why="; ".join(why),
            withholds=given_in(situation, reply.fields),
            agent=BRAIN,
        )

    async def _ask(self, situation: Situation) -> Spoken:
        brain = self._bot.brain
        assert brain is not None
        secrets = await self._store.secrets(self._bot.id, situation.now.astimezone(UTC))
        answer = await ask(self._client, brain["url"], secrets, self._question(situation), brain["timeout_seconds"])
        if isinstance(answer, str):
            raise AgentFailed(f"{BRAIN}: {answer}")
        try:
            return spoken(answer)
        except NotUsable as flaw:
            raise AgentFailed(f"{BRAIN}: {flaw}") from None

    async def _complete(self, fields: Mapping[str, Any], situation: Situation, tools: Tools) -> tuple[str, str]:
        """What the caller is told of the action, and what came of it, for the developer. What an earlier turn has sent is not
        sent again: a backend may well say at each turn that all is known."""
        states = await self._store.goals_of(self._call.id) if self._call.outcome else ()
        earlier = done_before([state for state in states if state.delivery.turn < self._call.turn], self._opener)
        if any(dict(done.fields) == fields for done in earlier):
            return "", "completed: the same fields were sent before"
        outcome = await tools.complete_goal(fields)
        return _told(outcome, situation), f"completed: {outcome.status}"

    def _question(self, situation: Situation) -> Question:
        """One id for a turn: whoever takes it over asks the same thing, and may be answered the same."""
        call = self._call
        body = brain_turn(
            at=situation.now,
            call_id=call.id,
            call_sid=call.call_sid,
            bot_id=call.bot_id,
            from_number=call.from_number,
            to_number=call.to_number,
            started_at=call.started_at,
            variables=values_of(call),
            turn=call.turn,
            said=situation.heard.text,
            heard=situation.heard.kind.value,
            transcript=_transcript(situation.history),
            fields=call.fields,
        )
        return Question(f"{call.id}_turn_{call.turn}", body, situation.now)


def _without_notes(reply: Spoken) -> Spoken:
    """A backend that gives all fields back gives also the notes in the place of sensitive values; those are kept here."""
    if WITHHELD not in reply.fields.values():
        return reply
    return replace(reply, fields={name: value for name, value in reply.fields.items() if value != WITHHELD})


def _transcript(history: Sequence[Line]) -> Sequence[Mapping[str, Any]]:
    return [
        {"who": line.who, "text": line.text, "heard": line.heard if line.who == "agent" else None} for line in history
    ]


def _said(reply: Spoken, situation: Situation) -> str:
    """Its words; where it only has the caller put through, ours."""
    if reply.say or not reply.transfer:
        return reply.say
    catalogue = sentences(situation.profile.language)
    return catalogue.connecting() if situation.may_transfer else catalogue.not_connected()


def _left(words: str, begun: str) -> str:
    """What is still to be said where another worker had begun to say just that."""
    return words.removeprefix(begun).lstrip() if begun else words


def _told(outcome: Outcome, situation: Situation) -> str:
    if outcome.status == "answered":
        return for_the_ear(outcome.said)
    return sentences(situation.profile.language).noted()
