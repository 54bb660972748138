"""What can be had of the agent that needs no model? The agent itself, and its reading of single values."""

from echolink.agent.scripted.agent import ScriptedAgent
from echolink.agent.scripted.values import read

__all__ = ["ScriptedAgent", "read"]
