"""The official test vectors, through Python."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from conftest import ROOT

import fast_paseto as fp

FOLDER = ROOT / "vectors" / "official"


def cases(pattern: str) -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob(pattern)):
        for test in json.loads(file.read_text())["tests"]:
            found.append(pytest.param(file.stem, test, id=f"{file.stem}-{test['name']}"))
    return found


TOKENS = cases("v?.json")
PASERK = cases("PASERK/*.json")


def test_all_are_there() -> None:
    failing = Counter(test.values[1]["expect-fail"] for test in TOKENS)
    assert (failing[False], failing[True]) == (48, 15)
    failing = Counter(test.values[1]["expect-fail"] for test in PASERK)
    assert sum(failing.values()) == 197


def material(text: str) -> bytes:
    return text.encode() if "BEGIN" in text else bytes.fromhex(text)


def public_key(version: str, text: str) -> fp.PublicKey:
    if "BEGIN" in text:
        return fp.PublicKey.from_pem(text, version)
    return fp.PublicKey.from_bytes(bytes.fromhex(text), version)


def secret_key(version: str, text: str) -> fp.SecretKey:
    if "BEGIN" in text:
        return fp.SecretKey.from_pem(text, version)
    return fp.SecretKey.from_bytes(bytes.fromhex(text), version)


@pytest.mark.parametrize(("version", "test"), TOKENS)
def test_tokens(version: str, test: dict[str, Any]) -> None:
    purpose = "local" if "key" in test else "public"
    implicit = test["implicit-assertion"]
    if version in ("v1", "v2"):
        implicit = ""  # "discarded anyway": a non-empty one is refused here
    key: fp.LocalKey | fp.PublicKey
    if purpose == "local":
        key = fp.LocalKey.from_bytes(bytes.fromhex(test["key"]), version)
    else:
        key = public_key(version, test["public-key"])

    def decode() -> fp.Token:
        return fp.decode(
            test["token"],
            key,
            purpose,
            version,
            test["footer"],
            implicit,
            raw=True,
        )

    if test["expect-fail"]:
        with pytest.raises(fp.PasetoFormatError) as refused:
            decode()
        # They are of another version or purpose, or are not base64url.
        assert refused.value.code in ("wrong-header", "base64", "unknown-header")
        return
    assert decode().payload.decode() == test["payload"]
    # A token of years ago has expired, and would have been good in its time.
    again = {"footer": test["footer"], "implicit_assertion": implicit}
    with pytest.raises(fp.PasetoExpiredError):
        fp.decode(test["token"], key, **again)
    claims = fp.decode(test["token"], key, **again, clock="2018-12-31T23:59:59Z")
    assert claims.payload == json.loads(test["payload"])
    if purpose == "public" and version in ("v2", "v4"):
        secret = secret_key(version, test["secret-key"])
        made = fp.encode(secret, test["payload"], footer=test["footer"], implicit_assertion=implicit)
        assert made == test["token"]


def raises_refused() -> Any:
    return pytest.raises((fp.PasetoKeyError, fp.PasetoFormatError, fp.PasetoCryptoError))


@pytest.mark.parametrize(("file", "test"), PASERK)
def test_paserk(file: str, test: dict[str, Any]) -> None:
    version, kind = "v" + file[1], file[3:]
    check = {
        "local": text_of("local"),
        "secret": text_of("secret"),
        "public": text_of("public"),
        "lid": id_of("local"),
        "sid": id_of("secret"),
        "pid": id_of("public"),
        "local-wrap.pie": unwrapped("local"),
        "secret-wrap.pie": unwrapped("secret"),
        "local-pw": unlocked("local"),
        "secret-pw": unlocked("secret"),
        "seal": unsealed,
    }
    check[kind](version, test)


def key_bytes(kind: str, version: str, text: str) -> bytes:
    """As PASERK writes the key, however the vector does."""
    if kind != "local" and (version == "v1" or "BEGIN" in text):
        key = secret_key(version, text) if kind == "secret" else public_key(version, text)
        return key.to_bytes()
    return bytes.fromhex(text)


def text_of(kind: str) -> Any:
    make = {
        "local": fp.to_paserk_local,
        "secret": fp.to_paserk_secret,
        "public": fp.to_paserk_public,
    }[kind]

    def check(version: str, test: dict[str, Any]) -> None:
        if not test["expect-fail"]:
            key = key_bytes(kind, version, test["key"])
            assert make(key, version) == test["paserk"]
            assert fp.from_paserk(test["paserk"], version) == (kind, key)
            return
        if test.get("paserk"):
            with raises_refused():
                fp.from_paserk(test["paserk"], version)
        else:
            with raises_refused():
                make(key_bytes(kind, version, test["key"]), version)

    return check


def id_of(kind: str) -> Any:
    make = {
        "local": fp.generate_lid,
        "secret": fp.generate_sid,
        "public": fp.generate_pid,
    }[kind]

    def check(version: str, test: dict[str, Any]) -> None:
        if not test["expect-fail"]:
            assert make(key_bytes(kind, version, test["key"]), version) == test["paserk"]
            return
        with raises_refused():
            make(key_bytes(kind, version, test["key"]), version)

    return check


def unwrapped(kind: str) -> Any:
    unwrap, wrap = {
        "local": (fp.local_unwrap, fp.local_wrap),
        "secret": (fp.secret_unwrap, fp.secret_wrap),
    }[kind]

    def check(version: str, test: dict[str, Any]) -> None:
        with_key = bytes.fromhex(test["wrapping-key"])
        if not test["expect-fail"]:
            key = key_bytes(kind, version, test["unwrapped"])
            assert unwrap(test["paserk"], with_key, version) == key
            assert unwrap(wrap(key, with_key, version), with_key, version) == key
            return
        with raises_refused():
            unwrap(test["paserk"], with_key, version)

    return check


def unlocked(kind: str) -> Any:
    unlock = {"local": fp.local_pw_decrypt, "secret": fp.secret_pw_decrypt}[kind]

    def check(version: str, test: dict[str, Any]) -> None:
        if not test["expect-fail"]:
            key = key_bytes(kind, version, test["unwrapped"])
            assert unlock(test["paserk"], test["password"], version) == key
            return
        with raises_refused():
            unlock(test["paserk"], test["password"], version)

    return check


def sealing(text: str, version: str, from_pem: Any) -> bytes | str:
    """A key as a vector has it: PEM, hexadecimal, or PEM in hexadecimal."""
    raw = text.encode() if "BEGIN" in text else bytes.fromhex(text)
    if version == "v3" and raw.startswith(b"-----BEGIN"):
        return from_pem(raw.decode())  # type: ignore[no-any-return]
    return raw


def unsealed(version: str, test: dict[str, Any]) -> None:
    if test["expect-fail"]:
        with raises_refused():
            key = sealing(test["sealing-secret-key"], version, fp.p384_from_pem)
            fp.unseal(test["paserk"], key, version)
        return
    key = sealing(test["sealing-secret-key"], version, fp.p384_from_pem)
    to = sealing(test["sealing-public-key"], version, fp.p384_public_from_pem)
    wanted = bytes.fromhex(test["unsealed"])
    assert fp.unseal(test["paserk"], key, version) == wanted
    assert fp.unseal(fp.seal(wanted, to, version), key, version) == wanted
