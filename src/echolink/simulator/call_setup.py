"""What is known of a call before it rings?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from echolink.simulator.dialled import Party
from echolink.simulator.utterance import Manner


@dataclass(slots=True)
class CallSetup:
    """Who phones whom, and where the documents are."""

    account_sid: str
    caller: str
    called: str
    direction: str = "inbound"
    answered: bool = False  # somebody else's flow picked up before us
    fallback_url: str = ""
    fallback_method: str = "POST"
    status_callback: str = ""
    status_callback_method: str = "POST"
    status_events: tuple[str, ...] = ("completed",)
    geo: Mapping[str, str] = field(default_factory=dict)  # FromCity, ToCountry, …; the others are sent empty
    extra: Mapping[str, str] = field(default_factory=dict)  # further parameters of every request
    confidence: Callable[[], float | None] = lambda: None
    parties: Sequence[Party] = ()  # what its dials meet, one after another; the last counts for all further
    manner: Manner | None = None  # in which the caller speaks; None: an utterance takes no time
