"""Does a caller hear what the context says of the case, the length, the one price or the limit that is asked for?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_MOVERS = (
    "Take requests for a move: from where, to where, the day",
    "A crew is $130 an hour. If there are stairs we add $50.",
)
_TAXI = (
    "Take taxi bookings: from where, the day and time",
    "We drive every day of the year. On public holidays it is $10 extra.",
)
_SHOES = ("Take in shoes: what is to be mended, the day", "Savoy Cobblers. New heels $25, soles $60. Ready in a week.")
_LESSONS = (
    "Take down who is interested: name, what they want to learn",
    "We teach the piano and singing. Prices start at $40 an hour. There is a free trial of 30 minutes.",
)
_ROOFS = (
    "Take requests: name, address",
    "We mend roofs. We don't quote prices on the phone, as every roof is different.",
)
_FINDS = ("Take reports of lost things: what, the day", "Found things are kept for 30 days. We call if it turns up.")
_BUS = ("Book seats: the day, how many seats", "Each seat is $38 per person. Two suitcases each are free.")
_PANES = (
    "Book window cleaning: the address, how many windows, the day",
    "We clean in Brooklyn and Queens only. Monday to Friday 8 am to 4 pm.",
)
_MAIDS = ("Book house cleaning: the address, the day", "$40 per room. We bring all cleaning products.")


@pytest.mark.parametrize(
    ("bot", "question", "hears"),
    [
        (_MOVERS, "do you charge extra when there are stairs", "add $50"),
        (_TAXI, "do you charge more on Thanksgiving?", "$10 extra"),
        (_TAXI, "that's Christmas, so is it more expensive?", "$10 extra"),
        (_TAXI, "do you drive on Thanksgiving?", "every day of the year"),
        (_SHOES, "how long would it take till it's ready", "Ready in a week"),
        (_SHOES, "how long does that take", "Ready in a week"),
        (_LESSONS, "what does singing cost", "Prices start at $40"),
        (_LESSONS, "what does the violin cost", "noted"),
        (_ROOFS, "what would a roof cost roughly", "don't quote prices"),
        (_FINDS, "how long do you even keep the stuff", "30 days"),
        (_BUS, "how many suitcases can we bring", "Two suitcases"),
        (_BUS, "how many people can come?", "noted"),
        (_PANES, "do you come to Hoboken I have twelve windows that need doing", "Brooklyn and Queens"),
        (_MAIDS, "do I need to have cleaning stuff at home", "We bring all"),
    ],
)
async def test_what_the_context_tells_is_found(bot: tuple[str, str], question: str, hears: str) -> None:
    goal, context = bot

    turn = await Conversation(read_profile(goal=goal, context=context)).hears(question)

    assert hears in turn.say
