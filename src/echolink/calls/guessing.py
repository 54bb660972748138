"""How does a guess at a reply come about? With what the agent would be told if the caller's turn began now."""

from dataclasses import replace

from echolink.accounts.account import Bot
from echolink.calls.call import Call, CallNow, CallStatus, HopStatus, Turn, TurnKind
from echolink.calls.choosing import Choosing
from echolink.calls.incoming import Overheard
from echolink.calls.parts import Parts
from echolink.calls.situation import Situations
from echolink.calls.thinking_ahead import Guessed, Spend, ThinkingAhead
from echolink.calls.thought import Thought


class Guessing:
    """Thinks ahead for the bots that have a model: the scripted agent takes less time than a guess would save."""

    def __init__(self, parts: Parts, choosing: Choosing, situations: Situations, spend: Spend) -> None:
        self._parts, self._choosing, self._situations = parts, choosing, situations
        self._ahead = ThinkingAhead(self._guess, spend, parts.budget.think_after_seconds)

    def is_worthwhile(self, bot: Bot) -> bool:
        """Whether partial transcripts of this bot's callers are of any use."""
        return self._choosing.has_model(bot) and self._ahead.is_worthwhile(bot)

    def overhear(self, heard: Overheard) -> None:
        """A partial transcript."""
        self._ahead.overhear(heard)

    def commit(self, now: CallNow, turn: Turn, bot: Bot) -> Thought | None:
        """The turn behind `now` begins: a reply that was begun for just these words, if there is one."""
        return self._ahead.commit(now, turn, bot)

    def drop(self, call: Call) -> None:
        """The call is over, or nothing more is to be guessed in it."""
        self._ahead.drop(call.account_id, call.call_sid)

    def close(self) -> None:
        """Throw all guesses away."""
        self._ahead.close()

    async def _guess(self, heard: Overheard) -> Guessed | None:
        now = await self._parts.calls.now(heard.account_id, heard.call_sid)
        if (
            now is None
            or now.call.status is CallStatus.ENDED
            or now.turn.reply is None
            or now.call.turn != heard.turn - 1
        ):
            return None  # the turn has begun elsewhere, or it is one that a Gather opens which ran again
        bot, first = await self._choosing.who_answers(now.call)
        if first is self._choosing.scripted or not self.is_worthwhile(bot):
            return None
        clock = self._parts.clock
        turn = Turn(turn=heard.turn, kind=TurnKind.SPEECH, said=heard.said, started_at=clock())
        call = replace(now.call, turn=heard.turn, silences=0)
        got = {(now.turn.turn, hop.hop): HopStatus.FETCHED for hop in now.hops}
        situation = await self._situations.of(call, turn, bot, clock(), agent=first.name, known_since=got)
        return Guessed(Thought(first, situation, self._parts.budget.give_up_seconds), heard.said, now)
