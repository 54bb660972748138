"""What does a bot understand of its goal, its context and its fields?"""

from echolink.agent.reading.reading import read_bot

__all__ = ["read_bot"]
