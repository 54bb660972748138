"""How long may anything take, and how much may a call use? Every wait and limit of the turn path, with its unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Defaults are the design's; Twilio drops a request after 15 s, retries included (webhooks-connection-overrides)."""

    filler_after_seconds: float = 2.0  # first words or one short filler by then
    hold_seconds: float = 4.5  # a later hop is held this long: under the 5 s that no request may exceed
    think_after_seconds: float = 0.3  # a partial transcript stands unchanged for so long: a guess at the reply begins
    give_up_seconds: float = 12.0  # the model has said nothing: the scripted agent answers
    webhook_seconds: float = 8.0  # how long a caller waits for the user's system, over hops
    tool_seconds: float = 8.0  # how long a caller waits for a bot's tools, all of one turn together
    max_call_seconds: int = 900
    max_turns: int = 60
    max_concurrent_calls: int = 20
    quiet_seconds: int = 180  # a call without a request for so long is not counted as going on
    model_tokens_per_day: int = 0  # an account's cap; 0: none

    @property
    def longest_reply_seconds(self) -> float:
        """A model that says nothing, the scripted agent after it, each with its tools, and a webhook: who takes longer has lost
        the reply."""
        return 2 * (self.give_up_seconds + self.tool_seconds) + self.webhook_seconds
