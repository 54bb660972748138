"""What does one hop say and do next? A document in our own words; `twilio.twiml` puts it into Twilio's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listen:
    """Say, and hear what the caller answers: the caller may barge in. Opens turn `turn`."""

    turn: int
    dictation: bool = False  # a number or e-mail is being dictated: wait longer after speech
    hints: tuple[str, ...] = ()
    partials: bool = False  # be told what the caller seems to be saying, while it is said


@dataclass(frozen=True, slots=True)
class GoOn:
    """Say, be quiet for a while, and come back for hop `hop` of turn `turn`."""

    turn: int
    hop: int
    pause_seconds: int = 0


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Say, wait, and send the same request again: our side could not answer it. `mark` is what tells it from the first try."""

    path_and_query: str
    mark: str = "1"
    pause_seconds: int = 1


@dataclass(frozen=True, slots=True)
class PutThrough:
    """Say, and dial a person, who then talks to the caller. What comes of it opens turn `turn`: the caller cannot barge in."""

    turn: int
    to: str  # E.164
    caller: str = ""  # who is shown to be calling: the caller, else the number that was called; E.164 or unusable
    called: str = ""


@dataclass(frozen=True, slots=True)
class HangUp:
    """Say, and end the call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One hop."""

    say: str  # plain text for the ear; empty: say nothing
    then: Listen | GoOn | TryAgain | PutThrough | HangUp
    voice: str = "man"
    language: str = "en-US"
    bot_id: str = ""
    call_sid: str = ""
