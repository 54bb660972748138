"""Do keys keep apart what must be apart, and is the one secret kept from everybody else?"""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.errors import RefusedToStart, SealNotOpened
from echolink.keys import Keyring, load_or_create_secret

FIRST = "the first secret of an installation"
SECOND = "the second secret of that installation"


@given(
    plain=st.text(st.characters(exclude_categories=["Cs"])), bound_to=st.text(st.characters(exclude_categories=["Cs"]))
)
def test_what_was_sealed_opens_to_the_same_text(plain: str, bound_to: str) -> None:
    sealed = Keyring(FIRST).seal(plain, bound_to=bound_to)

    assert Keyring(FIRST).open(sealed, bound_to=bound_to) == plain


@given(position=st.integers(0, 45), bit=st.integers(0, 7))
def test_a_single_changed_bit_is_noticed(position: int, bit: int) -> None:
    keyring = Keyring(FIRST)
    sealed = bytearray(keyring.seal("plain text", bound_to="row"))

    sealed[position] ^= 1 << bit

    with pytest.raises(SealNotOpened):
        keyring.open(bytes(sealed), bound_to="row")


@given(cut=st.integers(0, 45))
def test_a_cut_seal_is_noticed(cut: int) -> None:
    keyring = Keyring(FIRST)
    sealed = keyring.seal("plain text", bound_to="row")

    with pytest.raises(SealNotOpened):
        keyring.open(sealed[:cut], bound_to="row")


def test_a_seal_opens_only_in_the_row_that_it_was_made_for() -> None:
    sealed = Keyring(FIRST).seal("token", bound_to="accounts/auth_token_sealed/acc_1")

    with pytest.raises(SealNotOpened):
        Keyring(FIRST).open(sealed, bound_to="accounts/auth_token_sealed/acc_2")


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    keyring = Keyring(FIRST)

    assert keyring.seal("token", bound_to="row") != keyring.seal("token", bound_to="row")


def test_bytes_can_be_sealed_too() -> None:
    assert Keyring(FIRST).open(Keyring(FIRST).seal("ü".encode(), bound_to="row"), bound_to="row") == "ü"


def test_a_predecessor_opens_and_the_current_key_seals() -> None:
    old, new = Keyring(FIRST), Keyring(SECOND, previous=[FIRST])

    assert new.open(old.seal("token", bound_to="row"), bound_to="row") == "token"
    with pytest.raises(SealNotOpened, match="ECHOLINK_PREVIOUS_SECRET_KEYS"):
        old.open(new.seal("token", bound_to="row"), bound_to="row")


def test_a_predecessor_has_no_part_in_signing_tokens() -> None:
    assert Keyring(SECOND, previous=[FIRST]).jwt_key == Keyring(SECOND).jwt_key
    assert Keyring(FIRST).jwt_key != Keyring(SECOND).jwt_key
    assert len(Keyring(FIRST).jwt_key) == 32


def test_a_key_recognises_its_own_check_and_its_predecessors() -> None:
    old, new = Keyring(FIRST), Keyring(SECOND, previous=[FIRST])

    assert new.recognises(old.key_id, old.seal_key_check())
    assert new.recognises(new.key_id, new.seal_key_check())
    assert not old.recognises(new.key_id, new.seal_key_check())
    assert not new.recognises(new.key_id, old.seal_key_check())


def test_a_short_secret_is_refused_and_its_setting_named() -> None:
    with pytest.raises(RefusedToStart, match="ECHOLINK_SECRET_KEY"):
        Keyring("short")
    with pytest.raises(RefusedToStart, match="ECHOLINK_PREVIOUS_SECRET_KEYS"):
        Keyring(FIRST, previous=["short"])


def test_a_keyring_shows_no_secret() -> None:
    keyring = Keyring(FIRST, previous=[SECOND])

    assert FIRST not in repr(keyring)
    assert keyring.jwt_key.hex() not in repr(keyring)
    assert keyring.key_id not in (keyring.jwt_key.hex(), FIRST)


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    data_dir = tmp_path / "new" / "data"

    secret = load_or_create_secret(data_dir)

    assert load_or_create_secret(data_dir) == secret
    assert stat.S_IMODE((data_dir / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700
    assert [file.name for file in data_dir.iterdir()] == ["secret_key"]
    Keyring(secret)


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    assert load_or_create_secret(tmp_path / "one") != load_or_create_secret(tmp_path / "two")


def test_of_many_first_starts_at_once_all_get_the_same_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: load_or_create_secret(tmp_path), range(32)))

    assert len(secrets) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_secret_that_others_may_read_is_refused_and_the_file_named(tmp_path: Path, mode: int) -> None:
    load_or_create_secret(tmp_path)
    (tmp_path / "secret_key").chmod(mode)

    with pytest.raises(RefusedToStart, match=r"chmod 600 .*secret_key"):
        load_or_create_secret(tmp_path)


def test_an_empty_secret_file_is_refused_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))

    with pytest.raises(RefusedToStart, match=str(path)):
        load_or_create_secret(tmp_path)

    assert path.read_text() == ""


def test_a_data_directory_that_cannot_be_is_refused_and_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the directory should be")

    with pytest.raises(RefusedToStart, match=r"data/secret_key.*ECHOLINK_SECRET_KEY"):
        load_or_create_secret(tmp_path / "data")


def test_a_mark_is_known_again_by_the_same_key_and_place_alone() -> None:
    mark = Keyring(FIRST).mark("4111 1111", bound_to="call")

    assert mark == Keyring(FIRST).mark("4111 1111", bound_to="call")
    assert mark not in (
        Keyring(SECOND).mark("4111 1111", bound_to="call"),
        Keyring(FIRST).mark("4111 1111", bound_to="other"),
        Keyring(FIRST).mark("4111 1112", bound_to="call"),
    )
