"""What do the hops of a turn say that are no reply? Words that hold the line, quiet pauses, and the end."""

from collections.abc import Mapping

from echolink.accounts.account import Bot
from echolink.agent.catalogue import sentences
from echolink.calls.call import Call, Hop, HopKind, Turn
from echolink.calls.record import Saying
from echolink.calls.reply import Document, GoOn, HangUp, Listen, PutThrough

_PAUSE_SECONDS = 1  # Twilio's shortest


def document(call: Call, bot: Bot, say: str, then: Listen | GoOn | PutThrough | HangUp) -> Document:
    """A document in the bot's voice."""
    return Document(
        say=say, then=then, voice=bot.voice, language=bot.language, bot_id=call.bot_id, call_sid=call.call_sid
    )


def hang_up(bot: Bot, call: Call) -> Document:
    """For a call that is over: nothing more is said."""
    return document(call, bot, "", HangUp())


def held(
    call: Call, turn: Turn, hops: Mapping[int, Hop], bot: Bot, hop: int, *, is_sending: bool, waits_saying: str = ""
) -> Saying:
    """What hop `hop` says while the reply is not there: words if they are due, else a pause."""
    words = due_words(turn, hops, bot, is_sending=is_sending, waits_saying=waits_saying)
    go_on = GoOn(turn.turn, hop + 1, pause_seconds=0 if words else _PAUSE_SECONDS)
    return Saying(HopKind.FILLER if words else HopKind.PAUSE, document(call, bot, words, go_on))


def due_words(turn: Turn, hops: Mapping[int, Hop], bot: Bot, *, is_sending: bool, waits_saying: str = "") -> str:
    """One filler a turn; once that the user's system is being waited for; and what a tool wants to be said while it works
    (`waits_saying`). Empty: these have been said."""
    catalogue, said = sentences(bot.language), [hop for hop in hops.values() if hop.kind is HopKind.FILLER]
    if waits_saying:
        return "" if any(hop.say == waits_saying for hop in said) else waits_saying
    if is_sending:
        sending = catalogue.sending(turn.turn)
        return "" if any(hop.say == sending for hop in said) else sending
    return "" if said else catalogue.filler(turn.turn)
