"""What may come of putting a caller through to a person? The words for it that calls, agents and the API share."""

from enum import StrEnum


class TransferOutcome(StrEnum):
    """How the dial ended."""

    COMPLETED = "completed"  # somebody, or an answering machine, picked up
    BUSY = "busy"
    NO_ANSWER = "no-answer"
    FAILED = "failed"  # the number cannot be reached
    CANCELED = "canceled"
    UNKNOWN = "unknown"  # it was not told
