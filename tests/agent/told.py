"""What does a bot know of a call after some words of its caller?"""

from typing import Any

from tests.callers.desk_phone import DeskPhone


async def known(goal: str, *said: str, context: str = "") -> dict[str, Any]:
    """What is known after these turns; it is Sunday, 22 November 2026, noon."""
    phone = DeskPhone({"bot": {"goal": goal, "context": context}})
    for words in said:
        await phone.say(words)
    return dict(phone.call.answers[-1].memory.get("values", {}))
