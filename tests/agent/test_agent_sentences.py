"""Is a text fit for the ear, and parted where a speaker would pause?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.sentences import MOST_CHARACTERS, for_the_ear, split

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Hello there", "Hello there."),
        ("Is that right?", "Is that right?"),
        ("**Sure!** We have `two` *options*", "Sure! We have two options."),
        ("# Menu\n\n- one\n- two\n3. three", "Menu. one. two. three."),
        ("See [our page](https://example.com/a?b=c) please", "See our page please."),
        ("Go to https://www.example.com/path?x=1.", "Go to example.com."),
        ("Great 😀🎉!", "Great!"),
        ("a\x00b\x0bc", "a b c."),
        ("```python\nprint(1)\n```", "print(1)."),
        ("<b>bold</b> & <speak>loud</speak>", "bold and loud."),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d."),
        ("snake_case stays", "snake_case stays."),
        ("3 * 4 is 12", "3 4 is 12."),
        ("Wait ,  what ?", "Wait, what?"),
        ("…", ""),
        ("  \n ", ""),
        ("🙂", ""),
        ('He said "yes."', 'He said "yes."'),
        ("Grüße, 你好", "Grüße, 你好."),
    ],
)
def test_a_text_becomes_speech(text: str, spoken: str) -> None:
    assert for_the_ear(text) == spoken


def test_an_overlong_reply_is_cut_at_a_sentence() -> None:
    spoken = for_the_ear("This is a sentence of some length. " * 100)

    assert len(spoken) <= MOST_CHARACTERS
    assert spoken.endswith("length.")


def test_an_overlong_sentence_is_cut_at_a_word() -> None:
    spoken = for_the_ear("word " * 1000)

    assert len(spoken) <= MOST_CHARACTERS
    assert spoken.endswith("word…")


@given(st.text(max_size=3000))
def test_nothing_that_an_ear_or_xml_cannot_take_is_ever_left(text: str) -> None:
    spoken = for_the_ear(text)

    assert not _ILLEGAL.search(spoken)
    assert not re.search(r"[*`#|<>\n\r\t]|  ", spoken)
    assert len(spoken) <= MOST_CHARACTERS
    assert spoken == "" or re.search(r"[.!?…][\"'”’)\]]*$", spoken)


@given(st.text(max_size=400))
def test_what_is_fit_for_the_ear_stays_as_it_is(text: str) -> None:
    spoken = for_the_ear(text)

    assert for_the_ear(spoken) == spoken


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is 3.50 at 7 p.m. today. Fine!", ["It is 3.50 at 7 p.m. today.", "Fine!"]),
        ("Dr. Smith is here. Ask him.", ["Dr. Smith is here.", "Ask him."]),
        ("We have tea, e.g. green tea. Yes?", ["We have tea, e.g. green tea.", "Yes?"]),
        ("We close at 10 p.m. See you then.", ["We close at 10 p.m.", "See you then."]),
        ("J. R. Smith called. He left.", ["J. R. Smith called.", "He left."]),
        ("Well... no. Really?! Yes.", ["Well... no.", "Really?!", "Yes."]),
        ('She said "no." Then she left.', ['She said "no."', "Then she left."]),
        ("So do I. Then we go.", ["So do I.", "Then we go."]),
        ("Write to me@example.com now", ["Write to me@example.com now"]),
        ("", []),
    ],
)
def test_it_pauses_where_a_speaker_would(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(max_size=500))
def test_nothing_is_lost_by_parting(text: str) -> None:
    parts = split(text)

    assert " ".join(parts) == re.sub(r"\s+", " ", text).strip()
    assert all(part and part == part.strip() for part in parts)
