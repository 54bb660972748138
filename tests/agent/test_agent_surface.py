"""An utterance is freed of hesitations before it, of courtesies behind it and of words said twice; not of what it needs."""

import pytest

from echolink.agent.english.surface import plain


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Um, no sorry make it eleven", "no sorry make it eleven"),
        ("Okay so four at seven", "four at seven"),
        ("uh, well, Thursday", "Thursday"),
        ("Oh, I'm Maria", "I'm Maria"),
        ("Oh, 718 555 0199", "718 555 0199"),
        ("so do you have parking? Thank you so much.", "do you have parking?"),
        ("Are you a robot? Thanks.", "Are you a robot?"),
        ("No, it's Tom, not Tim, please.", "No, it's Tom, not Tim"),
        ("can you tell me please?", "can you tell me?"),
        ("could I come on Friday, if you could, you know", "could I come on Friday"),
        ("I I'd like, the the big one", "I'd like, the big one"),
        ("we we need the, um, the boiler fixed", "we need the boiler fixed"),
        ("Um, yes please", "yes"),
        ("What does that run, by the way?", "What does that run?"),
        ("how long does it take, just out of curiosity", "how long does it take"),
        ("what's your name, if I may ask?", "what's your name?"),
        ("Sorry, do you take cards?", "do you take cards?"),
        ("Sorry, yes that's right", "yes that's right"),
        ("sorry, one more time please", "one more time"),
        ("Sorry, a table for two on Friday", "a table for two on Friday"),
        ("Huh, okay. Well, I'd like the big one", "okay. Well, I'd like the big one"),
        ("Interesting. I'd like a room on Friday", "I'd like a room on Friday"),
        ("Oh wow, crazy. Friday at ten", "Friday at ten"),
        ("huh okay well i'd like one on friday", "okay well i'd like one on friday"),
        ("Oh boy. Tomorrow", "Tomorrow"),
    ],
)
def test_what_says_nothing_is_left_out(said: str, left: str) -> None:
    assert plain(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "uh huh",
        "Huh?",
        "Interesting",
        "Great, Friday",  # a yes
        "Crazy Horse Road",
        "a funny noise, it started on Monday",
        "mm hm",
        "please",
        "thanks",
        "so far it's fine",
        "well water test",
        "right, but make it seven",
        "okay, at seven",
        "oh seven nine one",
        "oh, seven, nine",
        "just say thank you",
        "with love and thanks",
        "h a w a i i",
        "a a r o n",
        "hang on, on Friday",
        "I'll take it, it looks fine",
        "no no, that's wrong",
        "555 5 5",
        "sorry, seven",
        "Sorry, it's Smythe",
        "sorry, I said ten, I meant eleven",
    ],
)
def test_what_is_needed_stays(said: str) -> None:
    assert plain(said) == said


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("You won't charge me for that, will you?", "will you charge me for that?"),
        ("you dont take dogs do you", "do you take dogs?"),
        ("there's no fee, is there", "is there any fee?"),
        ("you take cards don't you", "do you take cards?"),
        ("the deposit isn't lost, is it", "is the deposit lost?"),
        ("My dog can stay in the room, can't he", "can my dog stay in the room?"),
        ("a table for two, that won't be a problem, will it?", "a table for two, will that be a problem?"),
        ("we said three, didn't we", "we said three, didn't we"),
        ("I don't know what it is", "I don't know what it is"),
        ("you know what that is", "you know what that is"),
    ],
)
def test_a_statement_with_a_tag_is_the_question_that_it_asks(said: str, asks: str) -> None:
    assert plain(said) == asks
