"""Does every hop become a document that Twilio runs, whatever the text?"""

from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from echolink.calls.reply import Document, GoOn, HangUp, Listen, TryAgain
from echolink.twilio.twiml import TwimlSpeaker
from echolink.twilio.vocabulary import MAX_DOCUMENT_BYTES, OVERRIDE_FRAGMENT
from echolink.twilio.voices import is_voice
from tests.judges.twiml_judge import judge

ORIGIN = "https://echolink.example"
CALL_SID = "CA" + "1" * 32
ANY_TEXT = st.one_of(
    st.text(),
    st.text(
        st.sampled_from(["&", "<", ">", '"', "'", "\x00", "\ud800", "\ufffe", "\n", "😀", "字", ".", " ", "]"]),
        max_size=200,
    ),
)
STEPS = st.one_of(
    st.builds(
        Listen,
        turn=st.integers(0, 60),
        dictation=st.booleans(),
        hints=st.lists(ANY_TEXT, max_size=4).map(tuple),
    ),
    st.builds(GoOn, turn=st.integers(0, 60), hop=st.integers(0, 20), pause_seconds=st.integers(0, 10)),
    st.builds(TryAgain, path_and_query=st.one_of(ANY_TEXT, ANY_TEXT.map(lambda text: "/v1/voice?" + text))),
    st.just(HangUp()),
)
DOCUMENTS = st.builds(
    Document,
    say=ANY_TEXT,
    then=STEPS,
    voice=st.one_of(st.sampled_from(["man", "woman", "Polly.Joanna-Neural", "Google.en-US-Chirp3-HD-Aoede"]), ANY_TEXT),
    language=st.one_of(st.sampled_from(["en-US", "de-DE", "zh-Hant-TW"]), ANY_TEXT),
    bot_id=ANY_TEXT,
    call_sid=ANY_TEXT,
)


def rendered(document: Document) -> Element:
    return judge(TwimlSpeaker(ORIGIN).render(document))


def listening(say: str = "Yes?", **listen: object) -> Document:
    return Document(say=say, then=Listen(turn=3, **listen), bot_id="bot_1", call_sid=CALL_SID)  # type: ignore[arg-type]


def spoken(response: Element) -> list[str]:
    return [say.text or "" for say in response.iter("Say")]


def asked(url: str | None) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url or "").query)


@settings(max_examples=300, deadline=None)
@given(document=DOCUMENTS)
def test_any_text_in_any_document_becomes_twiml_that_the_judge_accepts(document: Document) -> None:
    judge(TwimlSpeaker(ORIGIN).render(document))


@settings(max_examples=30, deadline=None)
@given(piece=st.text(min_size=1, max_size=8), step=STEPS)
@example(piece="字", step=Listen(1))
@example(piece="&", step=HangUp())
@example(piece="😀. ", step=GoOn(1, 1))
def test_a_text_without_end_becomes_twiml_that_the_judge_accepts(
    piece: str, step: Listen | GoOn | TryAgain | HangUp
) -> None:
    rendered(Document(say=piece * 12_000, then=step))


@pytest.mark.parametrize("piece", ["é", "\x00é", "&", '"'])
def test_limits_hold_where_everything_is_at_its_worst_at_once(piece: str) -> None:
    hints = tuple(f"{number}{piece * 200}" for number in range(600))

    rendered(Document(say=piece * 90_000, then=Listen(1, hints=hints), bot_id=piece * 500, call_sid=piece * 500))
    rendered(Document(say=piece * 90_000, then=TryAgain("/" + piece * 1_999)))


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=400))
def test_all_that_is_said_arrives(text: str) -> None:
    assert "".join("".join(spoken(rendered(listening(text)))).split()) == "".join(text.split())


def test_a_document_of_a_turn_is_byte_for_byte_this() -> None:
    document = listening("Tea & cake?", hints=("tea", "cake, sweet"))
    query = f"bot_id=bot_1&amp;CallSid={CALL_SID}&amp;turn=3"
    fragment = "#rc=2&amp;rp=all&amp;rt=7000&amp;tt=15000"

    assert TwimlSpeaker(ORIGIN).render(document) == (
        '<?xml version="1.0" encoding="UTF-8"?><Response>'
        f'<Gather input="dtmf speech" action="{ORIGIN}/v1/voice-response?{query}{fragment}" method="POST" timeout="5"'
        ' speechTimeout="auto" actionOnEmptyResult="true" profanityFilter="false" language="en-US" hints="tea,cake sweet">'
        '<Say voice="man" language="en-US">Tea &amp; cake?</Say></Gather>'
        f'<Redirect method="POST">{ORIGIN}/v1/voice-response?{query}&amp;fell=1{fragment}</Redirect></Response>'
    )


def test_a_dictated_number_gets_a_longer_ear_and_the_hash_key() -> None:
    gather = rendered(listening(dictation=True))[0]

    assert (gather.get("speechTimeout"), gather.get("finishOnKey")) == ("3", "#")
    assert rendered(listening())[0].get("speechTimeout") == "auto"


def test_a_speech_model_is_never_named() -> None:
    assert all("speechModel" not in rendered(listening(dictation=slow))[0].attrib for slow in (True, False))


def test_going_on_says_waits_and_comes_back_for_the_next_hop() -> None:
    response = rendered(
        Document(say="One moment.", then=GoOn(2, 4, pause_seconds=3), bot_id="bot_1", call_sid=CALL_SID)
    )

    assert [verb.tag for verb in response] == ["Say", "Pause", "Redirect"]
    assert response[1].get("length") == "3"
    assert urlsplit(response[2].text or "").path == "/v1/voice-continue"
    assert asked(response[2].text) == {"bot_id": ["bot_1"], "CallSid": [CALL_SID], "turn": ["2"], "hop": ["4"]}


def test_going_on_in_silence_and_at_once_is_a_redirect_alone() -> None:
    response = rendered(Document(say="", then=GoOn(2, 4), bot_id="bot_1", call_sid=CALL_SID))

    assert [verb.tag for verb in response] == ["Redirect"]


def test_trying_again_sends_the_same_request_marked_once() -> None:
    response = rendered(Document(say="Sorry.", then=TryAgain("/v1/voice?number_id=num_1&again=1&x=a%20b")))

    assert [verb.tag for verb in response] == ["Say", "Pause", "Redirect"]
    assert response[2].text == f"{ORIGIN}/v1/voice?number_id=num_1&x=a%20b&again=1{OVERRIDE_FRAGMENT}"


def test_a_request_that_nobody_made_is_not_sent_again() -> None:
    response = rendered(Document(say="Sorry.", then=TryAgain("//elsewhere.example/")))

    assert [verb.tag for verb in response] == ["Say", "Pause", "Hangup"]


def test_a_goodbye_hangs_up() -> None:
    assert [verb.tag for verb in rendered(Document(say="Bye.", then=HangUp()))] == ["Say", "Hangup"]


def test_ssml_is_read_as_text() -> None:
    assert spoken(rendered(listening('<break time="9s"/> & so on'))) == ['<break time="9s"/> & so on']


def test_a_long_reply_is_parted_between_sentences() -> None:
    sentence = "This is a sentence of nobody in particular about 3.50 in all."

    says = spoken(rendered(listening(" ".join([sentence] * 100))))

    assert len(says) > 1
    assert all(say.endswith(sentence) for say in says)


def test_a_long_sentence_is_parted_between_words() -> None:
    says = spoken(rendered(listening("word " * 1_500)))

    assert len(says) > 1
    assert all(say.startswith("word") and say.endswith("word") for say in says)


def test_what_no_document_can_hold_is_cut() -> None:
    document = TwimlSpeaker(ORIGIN).render(listening("字。" * 40_000))

    assert MAX_DOCUMENT_BYTES / 3 < len(document.encode()) <= MAX_DOCUMENT_BYTES
    judge(document)


def test_a_hint_is_short_has_no_comma_and_comes_once() -> None:
    hints = (
        rendered(listening(hints=("a,b", "x" * 300, "a b", " ", *(f"word {n}" for n in range(600)))))[0].get("hints")
        or ""
    )

    assert hints.split(",")[:3] == ["a b", "x" * 100, "word 0"]
    assert len(hints.split(",")) == 500


@pytest.mark.parametrize(
    ("voice", "language", "said_with"),
    [
        ("man", "de-DE", {"voice": "man", "language": "de-DE"}),
        ("Google.fr-FR-Neural2-B", "de-DE", {"voice": "Google.fr-FR-Neural2-B", "language": "fr-FR"}),
        ("Polly.Celine", "de-DE", {"voice": "Polly.Celine"}),
        ("alice", "de-DE", {"voice": "man", "language": "de-DE"}),
        ("woman", "deutsch!", {"voice": "woman", "language": "en-US"}),
    ],
)
def test_the_language_of_a_say_goes_with_its_voice(voice: str, language: str, said_with: dict[str, str]) -> None:
    response = rendered(Document(say="Hm.", then=HangUp(), voice=voice, language=language))

    assert response[0].attrib == said_with


@pytest.mark.parametrize(
    "voice",
    [
        "man",
        "woman",
        "Polly.Joanna",
        "Polly.Amy-Neural",
        "Polly.Ruth-Generative",
        "Google.en-GB-Standard-A",
        "Google.en-US-Chirp3-HD-Aoede",
        "Google.en-US-Chirp-HD-F",
        "Google.cmn-CN-Wavenet-B",
        "Google.es-419-Neural2-A",
    ],
)
def test_a_voice_of_twilios_is_known(voice: str) -> None:
    assert is_voice(voice)


@pytest.mark.parametrize(
    "voice", ["", "alice", "Man", "Polly.", "Polly.joanna", 'Polly.Amy" x="', "Google.Aoede", "man\n"]
)
def test_what_is_no_voice_is_not(voice: str) -> None:
    assert not is_voice(voice)
