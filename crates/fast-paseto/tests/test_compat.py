"""The calls of ``fast-paseto`` 0.1.0, from its documentation, go on working."""

from __future__ import annotations

import json
import time

import pytest

import fast_paseto


def test_local_tokens() -> None:
    key = fast_paseto.generate_symmetric_key()
    assert isinstance(key, bytes) and len(key) == 32
    token = fast_paseto.encode(key=key, payload={"user_id": 123, "role": "admin"}, purpose="local")
    decoded = fast_paseto.decode(token, key, purpose="local")
    # As before, and an end besides.
    assert decoded.payload == {"user_id": 123, "role": "admin", "exp": decoded["exp"]}


def test_public_tokens() -> None:
    secret_key, public_key = fast_paseto.generate_keypair()
    assert (len(secret_key), len(public_key)) == (64, 32)
    token = fast_paseto.encode(
        key=secret_key,
        payload={"user_id": 123, "permissions": ["read", "write"]},
        purpose="public",
    )
    decoded = fast_paseto.decode(token, public_key, purpose="public")
    assert decoded.payload["permissions"] == ["read", "write"]


def test_the_class() -> None:
    paseto = fast_paseto.Paseto(default_exp=3600, include_iat=True, leeway=60)
    key = fast_paseto.generate_symmetric_key()
    decoded = paseto.decode(paseto.encode(key, {"user_id": 123}), key)
    assert decoded["user_id"] == 123
    assert {"exp", "iat"} <= set(decoded.payload)
    assert (paseto.default_exp, paseto.include_iat, paseto.leeway) == (3600, True, 60)


def test_times_as_numbers() -> None:
    key = fast_paseto.generate_symmetric_key()
    now = int(time.time())
    token = fast_paseto.encode(key, {"exp": now + 60, "nbf": now - 60, "iat": now - 60})
    assert fast_paseto.decode(token, key)
    with pytest.raises(fast_paseto.PasetoExpiredError):
        fast_paseto.decode(fast_paseto.encode(key, {"exp": now - 5}), key)
    assert fast_paseto.decode(fast_paseto.encode(key, {"exp": now - 5}), key, leeway=60)
    with pytest.raises(fast_paseto.PasetoNotYetValidError):
        fast_paseto.decode(fast_paseto.encode(key, {"nbf": now + 60}), key)


def test_paserk() -> None:
    key = fast_paseto.generate_symmetric_key()
    secret_key, public_key = fast_paseto.generate_keypair()
    key_type, key_bytes = fast_paseto.from_paserk(fast_paseto.to_paserk_local(key))
    assert (key_type, key_bytes) == ("local", key)
    assert fast_paseto.from_paserk(fast_paseto.to_paserk_secret(secret_key))[0] == "secret"
    assert fast_paseto.from_paserk(fast_paseto.to_paserk_public(public_key))[0] == "public"
    assert fast_paseto.generate_lid(key).startswith("k4.lid.")
    assert fast_paseto.generate_sid(secret_key).startswith("k4.sid.")
    assert fast_paseto.generate_pid(public_key).startswith("k4.pid.")
    wrapping_key = fast_paseto.generate_symmetric_key()
    wrapped = fast_paseto.local_wrap(key, wrapping_key)
    assert wrapped.startswith("k4.local-wrap.pie.")
    assert fast_paseto.local_unwrap(wrapped, wrapping_key) == key
    wrapped = fast_paseto.secret_wrap(secret_key, wrapping_key)
    assert fast_paseto.secret_unwrap(wrapped, wrapping_key) == secret_key
    encrypted = fast_paseto.local_pw_encrypt(key, "my-secure-password")
    assert fast_paseto.local_pw_decrypt(encrypted, "my-secure-password") == key
    encrypted = fast_paseto.secret_pw_encrypt(secret_key, "my-secure-password")
    assert fast_paseto.secret_pw_decrypt(encrypted, "my-secure-password") == secret_key


def test_serializers_footers_and_assertions() -> None:
    key = fast_paseto.generate_symmetric_key()
    token = fast_paseto.encode(key=key, payload={"data": [1, 2, 3]}, serializer=json)
    assert fast_paseto.decode(token, key, deserializer=json)["data"] == [1, 2, 3]
    token = fast_paseto.encode(key=key, payload={"user_id": 123}, footer={"kid": "key-001"})
    assert fast_paseto.decode(token, key, footer={"kid": "key-001"}).footer == {"kid": "key-001"}
    token = fast_paseto.encode(key=key, payload={}, implicit_assertion=b"context-data")
    assert fast_paseto.decode(token, key, implicit_assertion=b"context-data")


def test_errors() -> None:
    key = fast_paseto.generate_symmetric_key()
    token = fast_paseto.encode(key, {"a": 1})
    with pytest.raises(fast_paseto.PasetoKeyError):
        fast_paseto.decode(token, b"too short")
    with pytest.raises(fast_paseto.PasetoCryptoError):
        fast_paseto.decode(token, fast_paseto.generate_symmetric_key())
    with pytest.raises(fast_paseto.PasetoError):
        fast_paseto.decode("v4.local.x", key)
    with pytest.raises(KeyError):
        fast_paseto.decode(token, key)["b"]


def test_a_text_of_32_letters_is_no_key() -> None:
    # It was one. Whoever has such a key encodes it, and sees what is done there.
    key = "x" * 32
    with pytest.raises(fast_paseto.PasetoKeyError, match="PASERK"):
        fast_paseto.encode(key, {"a": 1})
    assert fast_paseto.decode(fast_paseto.encode(key.encode(), {"a": 1}), key.encode())["a"] == 1


def test_its_tokens_are_none() -> None:
    # Made by that package: its v4.local is not the standard's.
    key = bytes(range(32))
    token = (
        "v4.local."
        "yyNBhOFoE9QzatWU3TeWfu7V7w5NatS_D-1qbJF8Px9TX1zyIawkY6fB0nXMxWfEdCmcILisha1r5nY_RzEZmAuw9Lr1gWuG"
    )
    with pytest.raises((fast_paseto.PasetoCryptoError, fast_paseto.PasetoFormatError)):
        fast_paseto.decode(token, key)
