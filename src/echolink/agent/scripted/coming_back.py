"""How does the scripted agent put a caller through to a person, and what does it say to one who comes back from there?"""

from echolink.agent.port import Situation
from echolink.agent.scripted import asides
from echolink.agent.scripted.asking import open_question
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import CONFIRM, OFFER
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice
from echolink.agent.transfer import TransferOutcome


def came_back(situation: Situation, view: View, voice: Voice) -> Move:
    """What came of it; then the open question where a message or a yes is awaited anyway, else the offer of a message."""
    outcome = TransferOutcome(situation.heard.text)
    move = Move()
    move.say(voice.say(f"transfer.{outcome}"), f"back from a transfer: {outcome}")
    if asides.takes_messages(view) or view.state.awaits(CONFIRM) or view.state.sent:
        move.say(asides.open_again(view, voice))
    else:
        move.say(open_question(view, voice.say("message_instead"), [OFFER]), "offers a message")
    return move
