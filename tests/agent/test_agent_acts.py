"""Is it heard what callers do with words, besides giving values?"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.ear import Act
from echolink.agent.english.ear import EnglishEar

EAR = EnglishEar()
CORPUS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "spoken_acts.json").read_text())
ACTS: dict[str, dict[str, list[str]]] = CORPUS["acts"]
WRITTEN_LATER: dict[str, dict[str, list[str]]] = CORPUS["acts_written_later"]
# Every second phrase of each list was kept back: no rule was changed because of it.
TUNED_ON, KEPT_BACK = slice(0, None, 2), slice(1, None, 2)


def _wrong(lists: dict[str, dict[str, list[str]]], half: slice) -> tuple[int, list[tuple[str, str]]]:
    """How many phrases there are in a half of the lists, and those that are not heard as meant."""
    count, wrong = 0, []
    for act, phrases in lists.items():
        for side, does in (("does", True), ("does_not", False)):
            count += len(phrases[side][half])
            wrong += [(act, said) for said in phrases[side][half] if (Act(act) in EAR.acts(said)) is not does]
    return count, wrong


def _share(count: int, wrong: list[Any]) -> float:
    return 1 - len(wrong) / count


def test_every_act_has_a_list_of_what_does_it_and_of_what_only_sounds_so() -> None:
    assert set(ACTS) == set(WRITTEN_LATER) == {act.value for act in Act}
    assert all(len(phrases[side]) >= 25 for phrases in ACTS.values() for side in ("does", "does_not"))


@pytest.mark.parametrize(
    ("lists", "half", "floor"),
    [
        (ACTS, TUNED_ON, 0.99),
        (ACTS, KEPT_BACK, 0.98),
        (WRITTEN_LATER, TUNED_ON, 0.98),
        (WRITTEN_LATER, KEPT_BACK, 0.95),
    ],
    ids=["tuned on", "kept back", "written later, tuned on", "written later, kept back"],
)
def test_acts_are_heard(lists: dict[str, dict[str, list[str]]], half: slice, floor: float) -> None:
    count, wrong = _wrong(lists, half)

    print(f"{_share(count, wrong):.3f} of {count}", wrong)
    assert _share(count, wrong) >= floor, wrong


@pytest.mark.parametrize("act", list(Act))
def test_no_act_is_heard_much_worse_than_the_others(act: Act) -> None:
    lists = {act.value: ACTS[act.value]}
    counts = [_wrong(lists, half) for half in (TUNED_ON, KEPT_BACK)]

    assert _share(sum(c for c, _ in counts), [w for _, wrong in counts for w in wrong]) >= 0.95


@pytest.mark.parametrize("said", ["My house is on FIRE!", "He’s not breathing.", "Please, call an ambulance!"])
def test_danger_is_heard_however_it_is_written(said: str) -> None:
    assert Act.EMERGENCY in EAR.acts(said)


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ("Thanks, that's everything. Bye!", {Act.THANKS, Act.NOTHING_MORE, Act.BYE}),
        ("Hi, are you a robot?", {Act.GREETING, Act.ROBOT}),
        ("Never mind, I'll call back later.", {Act.GIVE_UP}),
        ("a table for four on Friday at seven", set()),
        ("", set()),
    ],
)
def test_one_utterance_may_do_several_things(said: str, acts: set[Act]) -> None:
    assert EAR.acts(said) == acts


@pytest.mark.parametrize(
    ("name", "hears"), [("corrects", EAR.corrects), ("refuses", EAR.refuses), ("offers_both", EAR.offers_both)]
)
@pytest.mark.parametrize("half", [TUNED_ON, KEPT_BACK], ids=["tuned on", "kept back"])
def test_words_around_values_are_heard(name: str, hears: Callable[[str], bool], half: slice) -> None:
    lists = CORPUS["between_values"][name]
    wrong = [
        p for side, does in (("does", True), ("does_not", False)) for p in lists[side][half] if hears(p) is not does
    ]

    assert _share(sum(len(side[half]) for side in lists.values()), wrong) >= 0.95, wrong


@pytest.mark.parametrize("half", [TUNED_ON, KEPT_BACK], ids=["tuned on", "kept back"])
def test_values_are_moved_by_what_was_said(half: slice) -> None:
    wrong = [said for said, by in CORPUS["shift"][half] if EAR.shift(said) != (tuple(by) if by else None)]

    assert _share(len(CORPUS["shift"][half]), wrong) >= 0.95, wrong


@pytest.mark.parametrize(("name", "hears"), [("same", EAR.same), ("kinds_named", EAR.kinds_named)])
@pytest.mark.parametrize("half", [TUNED_ON, KEPT_BACK], ids=["tuned on", "kept back"])
def test_kinds_are_known_by_their_names(name: str, hears: Callable[[str], frozenset[str]], half: slice) -> None:
    wrong = [said for said, kinds in CORPUS[name][half] if hears(said) != set(kinds)]

    assert _share(len(CORPUS[name][half]), wrong) >= 0.95, wrong


@pytest.mark.parametrize("half", [TUNED_ON, KEPT_BACK], ids=["tuned on", "kept back"])
def test_one_of_what_was_put_forward_is_taken_by_its_place(half: slice) -> None:
    wrong = [said for said, one in CORPUS["which"][half] if EAR.which(said) != one]

    assert _share(len(CORPUS["which"][half]), wrong) >= 0.95, wrong


@pytest.mark.parametrize(
    "said",
    [
        "sorry i didnt get that could you say that again please",
        "one moment please, let me get my calendar",
        "hang on are you one of those ai things",
        "wait am i talking to a machine here",
        "you're breaking up, what did you say",
        "just a second let me find my glasses",
        "are you still there hello can you hear me",
        "oh come on you stupid machine",
    ],
)
def test_nothing_is_left_besides_a_mere_aside_however_long_it_is(said: str) -> None:
    assert EAR.is_no_more(EAR.besides(said, EAR.acts(said)))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("one moment please it's for nine people", "it's for nine people"),
        ("are you a robot okay then the boiler is dead", "the boiler is dead"),
        ("for six hang on seven", "for six wait, seven"),
        ("twenty five people", "twenty five people"),
    ],
)
def test_what_is_said_besides_an_aside_is_left(said: str, left: str) -> None:
    besides = EAR.besides(said, EAR.acts(said))

    assert left in besides
    assert not EAR.is_no_more(besides)


@pytest.mark.parametrize(
    "said",
    [
        "never mind, let's just go on with you",
        "okay forget it, we can do it here then",
        "never mind that, carry on",
        "ah don't bother, i'll tell you instead",
    ],
)
def test_who_goes_on_has_not_given_up(said: str) -> None:
    assert Act.GIVE_UP not in EAR.acts(said)


@pytest.mark.parametrize(
    "said", ["never mind, i'll call back later", "forget it, let's leave it", "don't bother, i'll try elsewhere"]
)
def test_who_does_it_another_time_has_given_up(said: str) -> None:
    assert Act.GIVE_UP in EAR.acts(said)


@pytest.mark.parametrize("said", ["a person please", "Human, please.", "your manager please", "a real person"])
def test_a_person_may_be_asked_for_in_two_words(said: str) -> None:
    assert Act.HUMAN in EAR.acts(said)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("jesus you are one stupid useless piece of garbage you know that", "jesus , you know that"),
        ("you stupid machine, I said three rooms", ", I said three rooms"),
        ("for the last time you complete and utter moron it's four", "for the last time , it's four"),
        ("you're the number one idiot, seven", ", seven"),
    ],
)
def test_what_we_are_called_counts_nothing_and_what_is_said_besides_is_left(said: str, left: str) -> None:
    assert EAR.besides(said, EAR.acts(said)) == left


@pytest.mark.parametrize(
    ("act", "said", "does"),
    [
        (Act.HOLD, "one sec my other line's ringing", True),
        (Act.HOLD, "could you wait a moment while i get the paper", True),
        (Act.HOLD, "would you mind holding for just a moment", True),
        (Act.HOLD, "hold that thought the dog's out", True),
        (Act.HOLD, "i need a minute to look at my schedule", True),
        (Act.HOLD, "gimme two seconds", True),
        (Act.HOLD, "could you hold it for me", False),
        (Act.HOLD, "do you mind holding the package", False),
        (Act.HOLD, "i need a minute manicure", False),
        (Act.RECAP, "let me hear what you've taken down", True),
        (Act.RECAP, "what details do you have on me at this point", True),
        (Act.RECAP, "i lost track what did i already give you", True),
        (Act.RECAP, "okay what's on your list up to now", True),
        (Act.RECAP, "mind reading my information back", True),
        (Act.RECAP, "what have you got on friday", False),
        (Act.RECAP, "what details do you need", False),
        (Act.RECAP, "tell me what i need to bring", False),
        (Act.RECAP, "what's on your menu", False),
    ],
)
def test_a_pause_and_a_recap_are_asked_for_in_many_words(act: Act, said: str, does: bool) -> None:
    assert (act in EAR.acts(said)) is does


@pytest.mark.parametrize(
    ("said", "is_danger"),
    [
        ("she's just eaten a cashew cookie and her lips are swelling and she's starting to wheeze", True),
        ("his throat is closing up", True),
        ("my tongue's starting to swell", True),
        ("my lips were swollen last summer", False),
        ("my throat's a bit swollen, can I see the doctor", False),
        ("my ankle is swelling", False),
    ],
)
def test_what_one_breathes_through_swells_in_danger_alone(said: str, is_danger: bool) -> None:
    assert (Act.EMERGENCY in EAR.acts(said)) is is_danger
