"""Tokens and keys go across to ``pyseto`` and back, and neither takes what the other would not."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pyseto
import pytest
from conftest import Keys
from cryptography.hazmat.primitives.asymmetric import rsa, x25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from pyseto import Key

import fast_paseto as fp

CLAIMS = {"sub": "alice", "n": [1, 2.5, None], "exp": "2090-01-01T00:00:00Z"}


def theirs(keys: Keys) -> tuple[Any, Any, Any]:
    version = int(keys.version[1])
    return (
        Key.new(version, "local", keys.local.to_bytes()),
        Key.new(version, "public", keys.secret.to_pem()),
        Key.new(version, "public", keys.public.to_pem()),
    )


@pytest.mark.parametrize("footer", [b"", b"text", b'{"kid":"x"}'])
def test_tokens(keys: Keys, footer: bytes) -> None:
    local, secret, public = theirs(keys)
    implicit = b"tenant" if keys.version in ("v3", "v4") else b""
    for our_maker, our_reader, maker, reader in [
        (keys.local, keys.local, local, local),
        (keys.secret, keys.public, secret, public),
    ]:
        text = fp.encode(our_maker, CLAIMS, footer=footer, implicit_assertion=implicit)
        token = pyseto.decode(reader, text, implicit_assertion=implicit, deserializer=json)
        assert token.payload == CLAIMS
        made = pyseto.encode(
            maker, CLAIMS, footer=footer, implicit_assertion=implicit, serializer=json
        )
        ours = fp.decode(made, our_reader, footer=footer, implicit_assertion=implicit)
        assert ours.payload == CLAIMS
        altered = made[:-3] + bytes([made[-3] ^ 1]) + made[-2:]
        with pytest.raises(fp.PasetoError):
            fp.decode(altered, our_reader, implicit_assertion=implicit)
        with pytest.raises((pyseto.DecryptError, pyseto.VerifyError, ValueError)):
            pyseto.decode(reader, altered, implicit_assertion=implicit)


def test_texts_and_ids(keys: Keys) -> None:
    local, secret, public = theirs(keys)
    assert local.to_paserk() == keys.local.to_paserk()
    assert local.to_paserk_id() == keys.local.id
    assert secret.to_paserk() == keys.secret.to_paserk()
    assert secret.to_paserk_id() == keys.secret.id
    assert public.to_paserk() == keys.public.to_paserk()
    assert public.to_paserk_id() == keys.public.id
    assert Key.from_paserk(keys.local.to_paserk()).to_paserk_id() == keys.local.id


def test_wrapped_keys(keys: Keys) -> None:
    local, secret, _ = theirs(keys)
    wrapping = fp.generate_symmetric_key(keys.version)
    for key, theirs_, wrap, unwrap in [
        (keys.local, local, fp.local_wrap, fp.local_unwrap),
        (keys.secret, secret, fp.secret_wrap, fp.secret_unwrap),
    ]:
        made = theirs_.to_paserk(wrapping_key=wrapping)
        assert unwrap(made, wrapping, keys.version) == key.to_bytes()
        read = Key.from_paserk(wrap(key, wrapping), wrapping_key=wrapping)
        assert read.to_paserk() == key.to_paserk()


def test_locked_keys(keys: Keys) -> None:
    local, secret, _ = theirs(keys)
    cheap = {"memory_cost": 8, "time_cost": 1, "iterations": 1000}
    options: dict[str, Any] = {"password": "correct horse"}
    if keys.version in ("v1", "v3"):
        options["iteration"] = 1000
    else:
        options |= {"memory_cost": 1024, "time_cost": 1, "parallelism": 1}
    for key, theirs_, lock, unlock in [
        (keys.local, local, fp.local_pw_encrypt, fp.local_pw_decrypt),
        (keys.secret, secret, fp.secret_pw_encrypt, fp.secret_pw_decrypt),
    ]:
        locked = lock(key, "correct horse", **cheap)
        if locked.startswith("k1.secret-pw."):
            # The official vectors have PEM in it, and it wants DER.
            with pytest.raises(ValueError, match="deserialize"):
                Key.from_paserk(locked, password="correct horse")
        else:
            read = Key.from_paserk(locked, password="correct horse")
            assert read.to_paserk() == key.to_paserk()
        made = theirs_.to_paserk(**options)
        assert unlock(made, "correct horse", keys.version) == key.to_bytes()


def pems(pair: Any) -> tuple[str, str]:
    secret = pair.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = pair.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return secret.decode(), public.decode()


@pytest.mark.parametrize("version", ["v1", "v2", "v3", "v4"])
def test_sealed_keys(version: str) -> None:
    if version == "v1":
        pem, public_pem = pems(rsa.generate_private_key(65537, 4096))
        secret: bytes | str = pem
        public: bytes | str = public_pem
    else:
        secret, public = fp.generate_keypair(version)
        pem = fp.SecretKey.from_bytes(secret, version).to_pem()
        public_pem = fp.PublicKey.from_bytes(public, version).to_pem()
    if version in ("v2", "v4"):
        # It takes the X25519 pair itself: RFC 8032, section 5.1.5, steps 1 and 2.
        scalar = hashlib.sha512(bytes(secret)[:32]).digest()[:32]  # type: ignore[arg-type]
        pem, public_pem = pems(x25519.X25519PrivateKey.from_private_bytes(scalar))
    key = fp.LocalKey.generate(version)
    theirs_ = Key.new(int(version[1]), "local", key.to_bytes())
    made = theirs_.to_paserk(sealing_key=public_pem)
    assert fp.unseal(made, secret, version) == key.to_bytes()
    read = Key.from_paserk(fp.seal(key, public, version), unsealing_key=pem)
    assert read.to_paserk() == key.to_paserk()
