"""The key: which name each replacement stands for, sealed with age. The only module that imports pyrage."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from themecode.errors import ThemecodeError

_HEADER = b"age-encryption.org/v1"
_FORMAT = "themecode key 1"


@dataclass(frozen=True)
class KeyEntry:
    """One form of a name that was replaced: by what, at which places of the texts before, when and by whom.

    `everywhere` is false for a form that was left standing at other places, being an ordinary word there.
    """

    name: str
    written: str
    kind: str
    replacement: str
    places: tuple[str, ...]
    when: str
    who: str
    everywhere: bool = True


def seal_key(entries: Iterable[KeyEntry], *, passphrase: str = "", recipient: str = "", identity: str = "") -> bytes:
    """Encrypt the key for a passphrase (seconds, by design), for an age recipient or the owner of an identity.

    Raises ThemecodeError where pyrage is not installed or the recipient is no public key.
    """
    pyrage = _pyrage()
    content = json.dumps(
        {"format": _FORMAT, "entries": [asdict(entry) for entry in entries]}, ensure_ascii=False, indent=1
    ).encode()
    if recipient or identity:
        try:
            read = pyrage.x25519.Recipient.from_str
            to = read(recipient) if recipient else pyrage.x25519.Identity.from_str(identity).to_public()
            return bytes(pyrage.encrypt(content, [to]))
        except (pyrage.RecipientError, pyrage.IdentityError) as error:
            raise ThemecodeError(
                "The recipient is no public key of age.", mend="It looks like age1..., and age-keygen makes one."
            ) from error
    if not passphrase:
        raise ValueError("a key needs a passphrase or a recipient")
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def open_key(sealed: bytes, *, passphrase: str = "", identity: str = "") -> list[KeyEntry]:
    """Decrypt a key. Raises ThemecodeError where it does not open."""
    pyrage = _pyrage()
    if not sealed.startswith(_HEADER):
        raise ThemecodeError("This file is no key of themecode: it is not encrypted with age.")
    try:
        if identity:
            content = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
        else:
            content = pyrage.passphrase.decrypt(sealed, passphrase)
        return _entries(json.loads(content))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise ThemecodeError("The key does not open.", mend="Check the passphrase and repeat.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ThemecodeError("This file is no key of themecode.", mend="Name another file: --key FILE") from error


def _entries(content: dict[str, Any]) -> list[KeyEntry]:
    if content["format"] != _FORMAT:
        raise ValueError(content["format"])
    return [KeyEntry(**{**entry, "places": tuple(entry["places"])}) for entry in content["entries"]]


def _pyrage() -> Any:  # noqa: ANN401 - a module without types
    try:
        import pyrage
    except ImportError as error:
        raise ThemecodeError(
            "The key is encrypted with pyrage, which is not installed.", mend='pip install "themecode[pseudonyms]"'
        ) from error
    return pyrage
