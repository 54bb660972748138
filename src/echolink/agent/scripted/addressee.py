"""To whom does a message go, and what is it about? Who was asked for, and the questions that stayed open, stand in it."""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act
from echolink.agent.field import Field
from echolink.agent.scripted.meant_for import is_for_whom
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_ASKS_FOR: Final = frozenset((Act.HUMAN, Act.MESSAGE))


def note_whom(said: str, heard: Understood, view: View) -> None:
    """ "Could I speak to Ms Adeyemi?" - a message that is left then is for her."""
    target = next((f for f in view.of_kind("name") if is_for_whom(f, view)), None)
    asks = heard.acts & _ASKS_FOR or (target is not None and _message_field(view) is not None)
    if not asks or not (whom := view.ear.whom_wanted(said)):
        return
    view.state.wanted = whom
    if target is not None and target.name not in (*view.state.values, *heard.values):
        known = view.state.values if Act.HUMAN in heard.acts else heard.values  # a wish for a person is answered first
        known[target.name] = whom


def with_addressee(view: View) -> None:
    """Puts whom it is for before the message, where neither its words nor another field tell."""
    wanted, field = view.state.wanted, _message_field(view)
    message = view.state.values.get(field.name) if field else None
    if not wanted or not field or not message or any(f.kind == "name" and f.name != "name" for f in view.fields):
        return
    if wanted.split()[-1].lower() not in str(message).lower():
        view.state.values[field.name] = f"for {wanted}: {message}"


def _message_field(view: View) -> Field | None:
    """The message; where nothing is arranged, the reason of the call is one. A schema may call a day so."""
    texts = view.of_kind("text")
    message = next((f for f in texts if f.name == "message"), None)
    if message is not None or view.of_kind("date") or view.of_kind("address"):
        return message
    return next((f for f in texts if f.name in view.plan.matters), None)


def with_open_questions(view: View) -> None:
    """Who only wants to be called back "about that" leaves the questions that nobody could answer."""
    message, questions = view.state.values.get("message"), view.state.questions
    is_text = any(f.name == "message" for f in view.of_kind("text"))
    if questions and message and is_text and view.ear.only_wants_a_call(str(message)):
        view.state.values["message"] = f"{in_a_row(questions)}; {message}"


def in_a_row(questions: Sequence[str]) -> str:
    """Questions as one text that can be read back."""
    return questions[0] if len(questions) == 1 else "; ".join(question.rstrip(" ?.!") for question in questions)
