"""``Authorization: Bearer …`` (RFC 6750), for whatever framework."""

from __future__ import annotations

from collections.abc import Sequence

from . import KeyRing, LocalKey, Paseto, PasetoError, PasetoFormatError, PublicKey, Token


class Missing(PasetoFormatError):
    """There is no token."""

    code = "missing-token"


def accept(key: LocalKey | PublicKey | KeyRing) -> None:
    """Refuses at the start what could check no token later."""
    if not isinstance(key, (LocalKey, PublicKey, KeyRing)):
        raise TypeError("a token is checked with a LocalKey, a PublicKey or a KeyRing")


def check(
    headers: Sequence[bytes],
    key: LocalKey | PublicKey | KeyRing,
    paseto: Paseto,
    required: bool,
) -> Token | None:
    """The token of the only such header, or ``None`` where there is none and none is required."""
    if not headers and not required:
        return None
    if len(headers) != 1:
        raise Missing("there is not exactly one Authorization header")
    scheme, _, token = headers[0].strip().partition(b" ")
    if scheme.lower() != b"bearer":
        raise Missing("the Authorization header is not of the scheme Bearer")
    return paseto.decode(token.strip(), key)


def challenge(why: PasetoError) -> tuple[int, str | None]:
    """Status and ``WWW-Authenticate`` of the answer. What exactly was wrong is for the log."""
    if why.code == "unavailable":
        return 503, None
    if isinstance(why, Missing):
        return 401, "Bearer"
    return 401, 'Bearer error="invalid_token"'
