"""Old and new day and time are told apart however somebody asks to have an appointment moved."""

import pytest

from echolink.agent.profile import Profile, read_profile
from tests.agent.conversation import Conversation

WINDOWS = read_profile(
    goal="Move an existing appointment: the old day and time, the new day and time, and the customer's name.",
    context="We work Monday to Saturday 8 to 5.",
)
OFFICE = read_profile(
    goal="Reschedule appointments",
    context="Mon-Fri 9-6",
    fields={
        "type": "object",
        "properties": {
            "current_date": {"type": "string", "format": "date"},
            "current_time": {"type": "string"},
            "new_date": {"type": "string", "format": "date"},
            "new_time": {"type": "string"},
            "name": {"type": "string"},
        },
        "required": ["current_date", "current_time", "new_date", "new_time", "name"],
    },
)
OLD = ("2026-11-24", "14:00")
SAME_DAY = OLD[0]
# What is said, turns parted by " | ", and the new day and time.
MOVES = (
    (
        "i have you guys coming on tuesday the twenty fourth at two in the afternoon and i can't make that | the same day is fine, just an hour later please",
        SAME_DAY,
        "15:00",
    ),
    ("my appointment is on tuesday at two in the afternoon, can we make it an hour later", SAME_DAY, "15:00"),
    ("I'm booked for Tuesday at 2 pm. Could we do the same time on Wednesday?", "2026-11-25", "14:00"),
    ("I'm booked for Tuesday at 2 pm. Could we do Wednesday, same time?", "2026-11-25", "14:00"),
    ("can I move my Tuesday 2 pm appointment to Wednesday at 3 pm", "2026-11-25", "15:00"),
    ("i need to move my appointment from tuesday at two in the afternoon to wednesday at three", "2026-11-25", "15:00"),
    (
        "i have an appointment tuesday at 2 pm and i'd like to move it to thursday december third at 10 am",
        "2026-12-03",
        "10:00",
    ),
    ("could we push my tuesday 2 pm appointment back a day", "2026-11-25", "14:00"),
    ("could we push my tuesday 2 pm appointment back by half an hour", SAME_DAY, "14:30"),
    ("my appointment on tuesday at 2 pm, can that be a week later", "2026-12-01", "14:00"),
    ("i'm down for tuesday at two pm, can we do half an hour earlier", SAME_DAY, "13:30"),
    ("we have tuesday the 24th at 2 pm and need to change that to the 25th, same time", "2026-11-25", "14:00"),
    (
        "I can't make my appointment on Tuesday at 2 pm | How about Wednesday at three in the afternoon",
        "2026-11-25",
        "15:00",
    ),
    (
        "I can't make my appointment on Tuesday at 2 pm | Wednesday would be better, at three in the afternoon",
        "2026-11-25",
        "15:00",
    ),
    (
        "I can't make my appointment on Tuesday at 2 pm | could it be wednesday at three pm, no sorry, thursday december 3rd at three pm",
        "2026-12-03",
        "15:00",
    ),
    (
        "my appointment is tuesday at 2 pm, can we move that to december 4th at noon | ah no sorry, december 3rd",
        "2026-12-03",
        "12:00",
    ),
    (
        "my appointment is tuesday at 2 pm, can we move that to december 4th at noon | ah no sorry, the third please",
        "2026-12-03",
        "12:00",
    ),
    (
        "my appointment is tuesday at 2 pm, can we move that to december 4th at noon | oh wait no, make it eleven in the morning",
        "2026-12-04",
        "11:00",
    ),
    (
        "I've got a visit on Tuesday at 2 pm that I can't make. Could we push it to Wednesday at 3 pm?",
        "2026-11-25",
        "15:00",
    ),
    ("I'm down for Tuesday at 2 pm. Could you bump it to Wednesday at 3 pm?", "2026-11-25", "15:00"),
    ("it's tuesday at 2 pm now. can we slide it to wednesday at 3 pm", "2026-11-25", "15:00"),
    ("my appointment is Tuesday at 2 pm. May I postpone it to Wednesday at 3 pm?", "2026-11-25", "15:00"),
    ("instead of tuesday at 2 pm i'd like wednesday at 3 pm", "2026-11-25", "15:00"),
    ("i'd like wednesday at 3 pm instead of tuesday at 2 pm", "2026-11-25", "15:00"),
    ("change my appointment to wednesday at 3 pm, it's on tuesday at 2 pm now", "2026-11-25", "15:00"),
    ("it was tuesday at 2 pm and I'd rather come on wednesday at 3 pm", "2026-11-25", "15:00"),
    ("it's currently tuesday at 2 pm, new time would be wednesday at 3 pm", "2026-11-25", "15:00"),
    ("we were supposed to come on tuesday at 2 pm but now wednesday at 3 pm works better", "2026-11-25", "15:00"),
    ("something came up, tuesday at 2 pm won't work, can i come wednesday at 3 pm instead", "2026-11-25", "15:00"),
    ("i was scheduled for tuesday at 2 pm, is wednesday at 3 pm possible", "2026-11-25", "15:00"),
    ("hi i have to reschedule, tuesday at 2 pm to wednesday at 3 pm", "2026-11-25", "15:00"),
    ("can you switch my tuesday 2 pm slot to wednesday 3 pm", "2026-11-25", "15:00"),
    ("my tuesday at 2 pm needs to move to wednesday at 3 pm", "2026-11-25", "15:00"),
    ("you have me on tuesday at 2 pm, i need to come on wednesday at 3 pm", "2026-11-25", "15:00"),
    ("you've got me down for tuesday at 2 pm, can we do wednesday at 3 pm", "2026-11-25", "15:00"),
    ("my husband booked tuesday at 2 pm, we need wednesday at 3 pm", "2026-11-25", "15:00"),
    ("i need to move my appointment | tuesday at 2 pm | wednesday at 3 pm", "2026-11-25", "15:00"),
    ("i need to move my appointment | it's on tuesday at 2 pm | i'd like wednesday at 3 pm", "2026-11-25", "15:00"),
    ("I have the 2 pm on Tuesday. Same day, but 4 pm please.", SAME_DAY, "16:00"),
    ("I have the 2 pm on Tuesday. Can I come at 4 pm that day?", SAME_DAY, "16:00"),
    ("tuesday at 2 pm is my appointment but 4 pm would be better", SAME_DAY, "16:00"),
    ("I'm coming tuesday at 2 pm, can I come two hours later", SAME_DAY, "16:00"),
    ("I'm in tuesday at 2 pm | have you got anything wednesday instead, same time", "2026-11-25", "14:00"),
    (
        "my visit is on tuesday at 2 pm and i need to move it to wednesday, no sorry, thursday at 3 pm",
        "2026-11-26",
        "15:00",
    ),
    ("i need to move it from tuesday at 2 pm to wednesday, i mean thursday, at 3 pm", "2026-11-26", "15:00"),
    ("my eye test is tuesday at 2 pm, can we make it friday, no wait, thursday at 3 pm", "2026-11-26", "15:00"),
    (
        "i'm booked tuesday at 2 pm but my flight is on wednesday at 9 am, can i come thursday december 3rd at 3 pm",
        "2026-12-03",
        "15:00",
    ),
)


@pytest.mark.parametrize("profile", [WINDOWS, OFFICE], ids=["list", "fields"])
@pytest.mark.parametrize(("said", "day", "time"), MOVES)
async def test_what_is_moved_has_an_old_and_a_new_moment(profile: Profile, said: str, day: str, time: str) -> None:
    talk = Conversation(profile)
    await talk.hears_all(*said.split(" | "))
    values = talk.answers[-1].memory["values"]
    moments = [f.name for role in ("old", "new") for f in profile.reading.fields if f.role == role]
    assert [values.get(name) for name in moments] == [*OLD, day, time]


async def test_a_change_is_one_of_the_new_day() -> None:
    boat = read_profile(
        goal="Move whale watching bookings to another date: the name of the booking, the old date, the new date, how many people."
    )
    talk = Conversation(boat)
    await talk.hears_all(
        "hi, we're booked on the twenty eighth of november, can we move that to december fifth",
        "ah no sorry, the fifth is his recital. december twelfth please",
    )
    assert talk.answers[-1].memory["values"] == {"old_date": "2026-11-28", "new_date": "2026-12-12"}
