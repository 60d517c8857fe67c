"""Keys, and their texts."""

from __future__ import annotations

import copy
import pickle

import pytest
from conftest import VERSIONS, Keys

import fast_paseto as fp


def test_objects(keys: Keys) -> None:
    for key in (keys.local, keys.secret, keys.public):
        cls = type(key)
        assert key == cls.from_paserk(key.to_paserk()) == cls.from_bytes(key.to_bytes(), keys.version)
        assert key.version == keys.version
        assert key.purpose == ("local" if cls is fp.LocalKey else "public")
        assert key.id.startswith("k" + keys.version[1])
        assert key != object() and key != key.to_bytes()
        assert copy.copy(key) is key and copy.deepcopy(key) is key
        with pytest.raises(TypeError):
            cls()  # type: ignore[call-arg, unused-ignore]
    assert keys.local != fp.LocalKey.generate(keys.version)
    assert keys.secret.public_key == keys.public
    assert {keys.public: 1}[fp.PublicKey.from_paserk(keys.public.to_paserk())] == 1


def test_nothing_leaks(keys: Keys) -> None:
    for key in (keys.local, keys.secret):
        for text in (repr(key), str(key), f"{key}"):
            assert key.to_bytes().hex() not in text
            assert key.to_paserk() not in text
            assert key.id in text
        with pytest.raises(TypeError, match="pickle"):
            pickle.dumps(key)
        with pytest.raises(TypeError, match="unhashable"):
            hash(key)
    assert pickle.loads(pickle.dumps(keys.public)) == keys.public


def test_pem(keys: Keys) -> None:
    secret = fp.SecretKey.from_pem(keys.secret.to_pem().encode(), keys.version)
    public = fp.PublicKey.from_pem(keys.public.to_pem(), keys.version)
    assert (secret, public) == (keys.secret, keys.public)
    functions = {
        "v4": (fp.ed25519_from_pem, fp.ed25519_public_from_pem),
        "v3": (fp.p384_from_pem, fp.p384_public_from_pem),
    }
    if found := functions.get(keys.version):
        assert found[0](keys.secret.to_pem()) == keys.secret.to_bytes()
        assert found[1](keys.public.to_pem()) == keys.public.to_bytes()
    for text in ["", "x", keys.public.to_pem()]:
        with pytest.raises(fp.PasetoKeyError):
            fp.SecretKey.from_pem(text, keys.version)
    other = "v4" if keys.version in ("v1", "v3") else "v3"
    with pytest.raises(fp.PasetoKeyError):
        fp.SecretKey.from_pem(keys.secret.to_pem(), other)


def test_a_key_says_what_it_is_for(keys: Keys) -> None:
    other = "v2" if keys.version != "v2" else "v3"
    for said in [{"version": other}, {"purpose": "public"}]:
        for key in [keys.local, keys.local.to_paserk(), fp.KeyRing(keys.local)]:
            with pytest.raises(fp.PasetoKeyError, match="the key is for"):
                fp.encode(key, {}, **said)
            with pytest.raises(fp.PasetoKeyError, match="the key is for"):
                fp.Paseto(**said).encode(key, {})
    # Whoever asks for encryption gets no signature, which everybody could read.
    for key in [keys.secret, keys.secret.to_paserk(), fp.KeyRing(keys.secret)]:
        with pytest.raises(fp.PasetoKeyError, match="the key is for"):
            fp.encode(key, {}, purpose="local")
    with pytest.raises(fp.PasetoKeyError, match="purpose="):
        fp.encode(keys.secret.to_bytes(), {}, version=keys.version)
    with pytest.raises(fp.PasetoKeyError, match="from_pem"):
        fp.encode(keys.secret.to_pem(), {}, "public", keys.version)
    with pytest.raises(fp.PasetoKeyError, match="the key is for"):
        fp.to_paserk_local(keys.local, other)
    with pytest.raises(fp.PasetoKeyError, match="the key is for"):
        fp.encode(keys.local, {}, version=other)
    with pytest.raises(fp.PasetoKeyError, match="the key is for"):
        fp.encode(keys.local, {}, purpose="public")
    with pytest.raises(fp.PasetoKeyError):
        fp.LocalKey.from_paserk(keys.secret.to_paserk())
    with pytest.raises(TypeError):
        fp.encode(keys.public, {})  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        fp.decode(fp.encode(keys.secret, {}), keys.secret)  # type: ignore[arg-type]
    # A token of another version or purpose than the key.
    text = fp.encode(keys.secret, {})
    with pytest.raises(fp.PasetoFormatError) as refused:
        fp.decode(text, keys.local)
    assert refused.value.code == "wrong-header"


def test_functions(keys: Keys) -> None:
    version = keys.version
    local, secret, public = (key.to_bytes() for key in (keys.local, keys.secret, keys.public))
    for kind, key, text, make_id in [
        ("local", local, fp.to_paserk_local(local, version), fp.generate_lid),
        ("secret", secret, fp.to_paserk_secret(secret, version), fp.generate_sid),
        ("public", public, fp.to_paserk_public(public, version), fp.generate_pid),
    ]:
        assert fp.from_paserk(text, version) == (kind, key)
        assert make_id(key, version) == make_id(text, version)  # type: ignore[operator]
        for other in VERSIONS:
            if other != version:
                with pytest.raises(fp.PasetoKeyError):
                    fp.from_paserk(text, other)
    made = fp.generate_keypair(version)
    assert fp.SecretKey.from_bytes(made[0], version).public_key.to_bytes() == made[1]


def test_wrapped_and_locked(keys: Keys) -> None:
    version = keys.version
    cheap = {"memory_cost": 8, "time_cost": 1, "iterations": 1}
    wrapping = fp.generate_symmetric_key(version)
    for key, wrap, unwrap, lock, unlock in [
        (keys.local, fp.local_wrap, fp.local_unwrap, fp.local_pw_encrypt, fp.local_pw_decrypt),
        (keys.secret, fp.secret_wrap, fp.secret_unwrap, fp.secret_pw_encrypt, fp.secret_pw_decrypt),
    ]:
        wrapped = wrap(key, wrapping)  # type: ignore[arg-type]
        assert unwrap(wrapped, wrapping, version) == key.to_bytes()
        assert unwrap(wrapped, fp.to_paserk_local(wrapping, version), version) == key.to_bytes()
        with pytest.raises(fp.PasetoCryptoError):
            unwrap(wrapped, bytes(32), version)
        locked = lock(key, "correct horse", **cheap)  # type: ignore[arg-type]
        assert unlock(locked, b"correct horse", version) == key.to_bytes()
        with pytest.raises(fp.PasetoCryptoError):
            unlock(locked, "wrong horse", version)
        for text in ["", "k4", wrapped + "A", locked[:-2], key.to_paserk()]:
            with pytest.raises(fp.PasetoError):
                unwrap(text, wrapping, version)
            with pytest.raises(fp.PasetoError):
                unlock(text, "x", version)
    # The key of tokens is no key that wraps.
    with pytest.raises(TypeError):
        fp.local_wrap(keys.local, keys.local)  # type: ignore[arg-type]


def test_a_password_that_would_cost_too_much() -> None:
    # A terabyte of memory, by what the text says.
    locked = fp.local_pw_encrypt(bytes(32), "x", memory_cost=8, time_cost=1)
    import base64

    header, body = locked[:12], locked[12:]
    raw = bytearray(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    raw[16:24] = (2**40).to_bytes(8, "big")
    text = header + base64.urlsafe_b64encode(raw).decode().rstrip("=")
    with pytest.raises(fp.PasetoKeyError) as refused:
        fp.local_pw_decrypt(text, "x")
    assert refused.value.code == "cost"


@pytest.mark.parametrize("version", ["v2", "v3", "v4"])
def test_sealed(version: str) -> None:
    secret, public = fp.generate_keypair(version)
    key = fp.generate_symmetric_key(version)
    sealed = fp.seal(key, public, version)
    assert fp.unseal(sealed, secret, version) == key
    assert fp.unseal(sealed, fp.to_paserk_secret(secret, version), version) == key
    with pytest.raises(fp.PasetoCryptoError):
        fp.unseal(sealed, fp.generate_keypair(version)[0], version)
