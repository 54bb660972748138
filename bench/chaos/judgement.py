"""What does a run show? Journals of the callers, rows of the database and the webhook's letters, held against each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .journal import APOLOGY, Journal, Sent
from .stored import REPLIES, StoredCall, StoredTurn


@dataclass(frozen=True, slots=True)
class Letter:
    """One webhook request as it came in."""

    id: str  # webhook-id
    type: str
    call_sid: str
    body: str


@dataclass(slots=True)
class Verdict:
    """Each list names its cases; an empty one is what was promised."""

    calls: int = 0
    turns: int = 0
    utterances: int = 0
    not_ended: list[str] = field(default_factory=list)
    lost_words: list[str] = field(default_factory=list)  # said, heard by Twilio, and in no turn
    doubled_words: list[str] = field(default_factory=list)  # more turns than times it was said
    second_replies: list[str] = field(default_factory=list)
    late_writes: list[str] = field(default_factory=list)  # a reply was sent that is not the recorded one
    changed_bytes: list[str] = field(default_factory=list)  # a repeated request got another document
    decided_twice: list[str] = field(default_factory=list)
    altered_actions: list[str] = field(
        default_factory=list
    )  # sent with another body than recorded, or not recorded at all
    not_delivered: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)  # seconds to the first words
    answers: list[float] = field(default_factory=list)  # seconds to the whole reply
    apologies: int = 0
    takeovers: int = 0
    by_model: int = 0
    chat_turns: int = 0  # in which the model may have been asked, once each
    copies: int = 0  # requests that were delivered once more
    retries: int = 0  # requests that the exchange made again

    @property
    def longest_wait(self) -> float:
        return max(self.waits, default=0.0)

    @property
    def is_clean(self) -> bool:
        """Every call came to its end, and nothing was doubled, altered or written late; waits and asking again aside."""
        return not self.not_ended and self.is_single

    @property
    def is_single(self) -> bool:
        """One reply a turn, one turn an utterance, one decision a goal, and the same bytes for the same request."""
        twice = (self.second_replies, self.doubled_words, self.decided_twice)
        return not any((*twice, self.late_writes, self.changed_bytes, self.altered_actions, self.not_delivered))


def judge(journals: Sequence[Journal], stored: Mapping[str, StoredCall], letters: Sequence[Letter]) -> Verdict:
    """All calls of a run."""
    verdict = Verdict(calls=len(journals))
    for journal in journals:
        sid = journal.call.sid
        verdict.utterances += len(journal.said)
        verdict.waits += journal.waits()
        verdict.answers += journal.answers()
        verdict.apologies += journal.apologies
        call = stored.get(sid)
        if trouble := journal.trouble or _unbooked(journal, call):
            verdict.not_ended.append(f"{sid} ({journal.kind}): {trouble}")
        if call is not None:
            judge_turns(verdict, call, journal.said)
            verdict.copies += len(journal.copies())
            verdict.retries += len(journal.sent) - len({one.attempt.token for one in journal.sent})
            verdict.chat_turns += sum(journal.kind == "chat" and turn.kind == "speech" for turn in call.turns)
            judge_documents(verdict, call, [*journal.sent, *journal.copies()])
            judge_actions(verdict, call, [letter for letter in letters if letter.call_sid == sid])
    return verdict


def judge_turns(verdict: Verdict, call: StoredCall, said: Sequence[str]) -> None:
    """One reply a turn, and one turn an utterance."""
    verdict.turns += len(call.turns)
    verdict.takeovers += sum(turn.epoch > 1 for turn in call.turns)
    verdict.by_model += sum(turn.agent not in ("scripted", "fixed", "") for turn in call.turns)
    verdict.second_replies += [f"{call.call_sid}, turn {t.turn}: {why}" for t in call.turns if (why := _is_odd(t))]
    heard, spoken = Counter(turn.said for turn in call.turns if turn.kind == "speech"), Counter(said)
    verdict.lost_words += _named(call.call_sid, (spoken - heard).elements())
    verdict.doubled_words += _named(call.call_sid, (heard - spoken).elements())


def judge_documents(verdict: Verdict, call: StoredCall, sent: Sequence[Sent]) -> None:
    """What was heard is what stands recorded, and a request that is repeated gets the same bytes."""
    recorded = {twiml for turn in call.turns for _, twiml in turn.hops.values()}
    by_token: dict[str, set[bytes]] = {}
    for one in sent:
        body = one.attempt.body
        if one.attempt.status != 200 or is_apology(body):
            continue
        by_token.setdefault(one.attempt.token, set()).add(body)
        if (b"<Gather" in body or b"<Dial" in body) and body.decode() not in recorded:
            verdict.late_writes.append(f"{call.call_sid}: {one.attempt.url} got a reply that is not recorded")
    verdict.changed_bytes += [
        f"{call.call_sid}: {len(bodies)} documents for one request" for bodies in by_token.values() if len(bodies) > 1
    ]


def judge_actions(verdict: Verdict, call: StoredCall, letters: Sequence[Letter]) -> None:
    """A goal is decided once; its webhook gets it, under one id and with the same body each time."""
    bodies: dict[str, set[str]] = {id_: set() for id_ in call.goals}
    for letter in letters:
        if letter.type == "goal.completed":
            bodies.setdefault(letter.id, set()).add(letter.body)
    if len(bodies) > 1:
        verdict.decided_twice.append(f"{call.call_sid}: {len(bodies)} goals")
    for id_, came in bodies.items():
        if not came:
            verdict.not_delivered.append(f"{call.call_sid}: {id_}")
        elif came != {call.goals.get(id_)}:
            verdict.altered_actions.append(f"{call.call_sid}: {id_} was sent otherwise than it was decided")


def _unbooked(journal: Journal, call: StoredCall | None) -> str:
    if call is None:
        return "the database does not know the call"
    return "the bot said goodbye without having booked" if journal.kind == "booking" and not call.goals else ""


def is_apology(body: bytes) -> bool:
    """Ours for a request that could not be answered: it is recorded nowhere, and asks to be sent again."""
    return APOLOGY.encode() in body or b"again=" in body


def _is_odd(turn: StoredTurn) -> str:
    """Hops from 0 on without a gap, of which the last alone ends the reply; together they say it, once and whole."""
    if sorted(turn.hops) != list(range(len(turn.hops))):
        return f"hops {sorted(turn.hops)}"
    final = [number for number, (kind, twiml) in turn.hops.items() if kind in REPLIES and "voice-continue" not in twiml]
    if len(final) > 1:
        return f"{len(final)} replies"
    if final and final[0] != len(turn.hops) - 1:
        return "something was said after the reply"
    if turn.reply is not None and turn.spoken != turn.reply:
        return "what was said is not the reply"
    return "" if final or turn.reply is None else "a reply without a document"


def _named(sid: str, texts: Iterable[str]) -> list[str]:
    return [f"{sid}: {text!r}" for text in texts]
