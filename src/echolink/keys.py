"""Which keys grow from the one secret of an installation, and how is a value sealed so that only its own row can open it?"""

import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from echolink.errors import RefusedToStart, SealNotOpened

_KEY_ID_BYTES = 8
_NONCE_BYTES = 12  # what AES-GCM is specified for (NIST SP 800-38D, 5.2.1.1)
_LEAST_SECRET_LENGTH = 16  # HKDF stretches nothing: a short secret would be guessed
_KEY_CHECK = "echolink key check"


class Keyring:
    """The keys of the current secret, and those of its predecessors, which open what they once sealed and do nothing else.

    Raises RefusedToStart for a secret too short to protect anything.
    """

    def __init__(self, secret: str, previous: Sequence[str] = ()) -> None:
        _refuse_short(secret, "ECHOLINK_SECRET_KEY")
        for predecessor in previous:
            _refuse_short(predecessor, "ECHOLINK_PREVIOUS_SECRET_KEYS")
        self.jwt_key: bytes = _derive(secret, "jwt", 32)
        self.probe_key: bytes = _derive(secret, "probe", 32)  # by which `echolink doctor` recognises its own server
        self._mark_key = _derive(secret, "mark", 32)
        self._key_id = _derive(secret, "key id", _KEY_ID_BYTES)
        self._ciphers = {
            _derive(s, "key id", _KEY_ID_BYTES): AESGCM(_derive(s, "seal", 32)) for s in (*previous, secret)
        }

    @property
    def key_id(self) -> str:
        """Names the current key without revealing it: 16 hexadecimal digits."""
        return self._key_id.hex()

    def seal(self, plain: str | bytes, *, bound_to: str) -> bytes:
        """Key id, nonce and AES-256-GCM ciphertext; `bound_to` (table/column/row id) has to be the same to open it again."""
        data = plain.encode() if isinstance(plain, str) else plain
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return self._key_id + nonce + self._ciphers[self._key_id].encrypt(nonce, data, bound_to.encode())

    def open(self, sealed: bytes, *, bound_to: str) -> str:
        """The text that was sealed. Raises SealNotOpened for an unknown key, changed bytes, or another row than its own."""
        cipher = self._ciphers.get(sealed[:_KEY_ID_BYTES])
        if cipher is None:
            raise SealNotOpened(
                "Sealed with a key that is not among ECHOLINK_SECRET_KEY and ECHOLINK_PREVIOUS_SECRET_KEYS."
            )
        nonce, ciphertext = sealed[_KEY_ID_BYTES:][:_NONCE_BYTES], sealed[_KEY_ID_BYTES + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, ciphertext, bound_to.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealNotOpened("A sealed value was changed, or moved from the row that it belongs to.") from error

    def mark(self, text: str, *, bound_to: str) -> str:
        """By which the same text is known again, and by nobody without the key: what is marked may be easily guessed."""
        return hmac.new(
            self._mark_key, f"{bound_to}\n{text}".encode("utf-8", "surrogatepass"), hashlib.sha256
        ).hexdigest()[:32]

    def seal_key_check(self) -> bytes:
        """A sealed constant to be stored, by which a later start recognises this key."""
        return self.seal(_KEY_CHECK, bound_to=f"key_check/sealed/{self.key_id}")

    def recognises(self, key_id: str, sealed: bytes) -> bool:
        """Was this key check sealed by the current secret or a predecessor?"""
        try:
            return self.open(sealed, bound_to=f"key_check/sealed/{key_id}") == _KEY_CHECK
        except SealNotOpened:
            return False


def secret_path(data_dir: Path) -> Path:
    """Where the secret stands when ECHOLINK_SECRET_KEY does not give it."""
    return data_dir / "secret_key"


def load_or_create_secret(data_dir: Path) -> str:
    """The secret in `data_dir`/secret_key, made at first need: mode 0600, whole or not at all, one for two that start at once.

    Raises RefusedToStart, naming the file, if others may read it, if it is empty, or if it cannot be read or written.
    """
    path = secret_path(data_dir)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _create_secret(path)
        return _read_secret(path)
    except OSError as error:
        raise RefusedToStart(
            f"The secret key file {path} cannot be used ({error.strerror}): put that right, or set ECHOLINK_SECRET_KEY."
        ) from error


def _create_secret(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        _publish(draft, path)
    finally:
        draft.unlink()


def _publish(draft: Path, path: Path) -> None:
    """Linking, unlike renaming, never replaces: of two first starts at once the second takes over the first one's secret."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _read_secret(path: Path) -> str:
    with path.open() as file:
        if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise RefusedToStart(f"The secret key file {path} is open to other users: run `chmod 600 {path}`.")
        secret = file.read().strip()
    if not secret:
        raise RefusedToStart(
            f"The secret key file {path} is empty: restore it from a backup; if nothing was ever stored, delete it."
        )
    return secret


def _refuse_short(secret: str, setting: str) -> None:
    if len(secret) < _LEAST_SECRET_LENGTH:
        raise RefusedToStart(
            f"{setting} is too short: use at least {_LEAST_SECRET_LENGTH} characters, such as `openssl rand -base64 32` makes."
        )


def _derive(secret: str, purpose: str, length: int) -> bytes:
    """HKDF-SHA256 (RFC 5869); each purpose is an `info` of its own, so that no key tells anything about another."""
    hkdf = HKDF(algorithm=SHA256(), length=length, salt=None, info=f"echolink {purpose} v1".encode())
    return hkdf.derive(secret.encode())
