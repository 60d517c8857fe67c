"""Serializers and deserializers, and the class with defaults."""

from __future__ import annotations

import dataclasses
import json
from collections import UserDict
from datetime import datetime, timedelta, timezone
from typing import Any

import msgpack
import pytest
from conftest import Keys

import fast_paseto as fp

NOW = datetime(2026, 11, 26, 12, 0, 0, tzinfo=timezone.utc)


class MsgPack:
    """A format that is not JSON."""

    @staticmethod
    def dumps(obj: Any, /) -> bytes:
        packed: bytes = msgpack.packb(obj)
        return packed

    @staticmethod
    def loads(data: bytes, /) -> Any:
        return msgpack.unpackb(data)


def test_json_by_another_writer(v4: Keys) -> None:
    text = fp.encode(v4.local, {"a": 1, "exp": NOW}, serializer=json, footer={"f": 1})
    token = fp.decode(text, v4.local, deserializer=json, clock=NOW)
    assert token.payload == {"a": 1, "exp": "2026-11-26T12:00:00Z"}
    assert token.footer == {"f": 1}
    with pytest.raises(fp.PasetoExpiredError):
        fp.decode(text, v4.local, deserializer=json, clock=NOW + timedelta(seconds=1))
    with pytest.raises(fp.PasetoClaimError):
        fp.decode(text, v4.local, deserializer=json, clock=NOW, audience="api")


def test_claims_in_another_format(v4: Keys) -> None:
    claims = {"raw": b"\xff", "aud": "api"}
    text = fp.encode(v4.local, claims, serializer=MsgPack, footer={"f": b"\x00"})
    assert claims == {"raw": b"\xff", "aud": "api"}
    options: dict[str, Any] = {"deserializer": MsgPack, "audience": "api", "required": "raw"}
    token = fp.decode(text, v4.local, **options)
    assert (token["raw"], token.footer) == (b"\xff", {"f": b"\x00"})
    assert fp.decode(text, v4.local, **options, footer={"f": b"\x00"})
    # They are claims all the same: they end, and rules hold.
    later = datetime.now(timezone.utc) + timedelta(hours=2)
    with pytest.raises(fp.PasetoExpiredError):
        fp.decode(text, v4.local, **options, clock=later)
    for other in [{"audience": "admin"}, {"required": ["raw", "name"]}, {"issuer": "id"}]:
        with pytest.raises(fp.PasetoClaimError):
            fp.decode(text, v4.local, **{**options, **other})
    endless = fp.encode(v4.local, claims, serializer=MsgPack, expires_in=None)
    with pytest.raises(fp.PasetoClaimError):
        fp.decode(endless, v4.local, **options)
    assert fp.decode(endless, v4.local, **options, allow_no_expiry=True)
    # Of another type than it has to be.
    odd = fp.encode(v4.local, MsgPack.dumps({"exp": 5}))
    with pytest.raises(fp.PasetoClaimError) as refused:
        fp.decode(odd, v4.local, deserializer=MsgPack)
    assert refused.value.code == "wrong-type"


@dataclasses.dataclass
class Record:
    exp: str


class Opaque:
    """No mapping, and no dataclass."""

    exp = "1970-01-01T00:00:00Z"


class Angry(UserDict[str, Any]):
    """Nobody finds out what it is."""

    @property
    def __class__(self) -> Any:
        raise ZeroDivisionError("class")


def test_what_is_no_claims(v4: Keys) -> None:
    text = fp.encode(v4.local, [1, 2], serializer=MsgPack)
    # It has no end, and no rule can hold there.
    for options in [{}, {"allow_no_expiry": True, "audience": "api"}]:
        with pytest.raises(fp.PasetoValidationError):
            fp.decode(text, v4.local, deserializer=MsgPack, **options)
    for options in [{"allow_no_expiry": True}, {"raw": True}]:
        assert fp.decode(text, v4.local, deserializer=MsgPack, **options).payload == [1, 2]

    class Into:
        def __init__(self, result: Any) -> None:
            self.result = result

        def loads(self, data: bytes, /) -> Any:
            return self.result

    for result in [Record("1970-01-01T00:00:00Z"), {"exp": "1970-01-01T00:00:00Z"}]:
        with pytest.raises(fp.PasetoExpiredError):
            fp.decode(text, v4.local, deserializer=Into(result))
    assert fp.decode(text, v4.local, deserializer=Into(Record("2090-01-01T00:00:00Z")))
    with pytest.raises(fp.PasetoValidationError):
        fp.decode(text, v4.local, deserializer=Into(Opaque()))
    with pytest.raises(ZeroDivisionError, match="class"):
        fp.decode(text, v4.local, deserializer=Into(Angry()))


def test_raw_and_a_rule(v4: Keys) -> None:
    text = fp.encode(v4.local, {})
    for rule in [{"audience": "x"}, {"required": "x"}, {"max_age": 1}]:
        with pytest.raises(ValueError, match="raw"):
            fp.decode(text, v4.local, raw=True, **rule)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="raw"):
            fp.Paseto(raw=True, **rule)  # type: ignore[arg-type]


def test_json_is_checked_whoever_reads_it(v4: Keys) -> None:
    for payload in [
        '{"a":1,"a":2,"exp":"2090-01-01T00:00:00Z"}',
        ' {"exp":"2090-01-01T00:00:00Z"',
        '\n{"exp":5}',
        "{}",
    ]:
        with pytest.raises(fp.PasetoValidationError):
            fp.decode(fp.encode(v4.local, payload), v4.local, deserializer=json)


def test_what_json_does_not_have_disables_no_check(v4: Keys) -> None:
    # Python's own writer writes them, and its reader reads them.
    for odd in [float("nan"), json.loads('"\\ud800"')]:
        text = fp.encode(v4.local, {"nick": odd, "exp": 0}, serializer=json)
        with pytest.raises(fp.PasetoValidationError):
            fp.decode(text, v4.local, deserializer=json)


def test_defaults(v4: Keys) -> None:
    paseto = fp.Paseto(60, clock=NOW, audience="api", footer={"kid": "7"}, leeway=2)
    assert (paseto.default_exp, paseto.include_iat, paseto.leeway) == (60, True, 2)
    text = paseto.encode(v4.secret, {"aud": "api"})
    token = paseto.decode(text, v4.public)
    assert token.payload == {
        "aud": "api",
        "exp": "2026-11-26T12:01:00Z",
        "iat": "2026-11-26T12:00:00Z",
    }
    assert token.footer == {"kid": "7"}
    late = fp.Paseto(clock=NOW + timedelta(seconds=62), leeway=2)
    assert late.decode(text, v4.public)
    with pytest.raises(fp.PasetoExpiredError):
        fp.Paseto(clock=NOW + timedelta(seconds=63), leeway=2).decode(text, v4.public)
    with pytest.raises(fp.PasetoValidationError):
        paseto.decode(paseto.encode(v4.secret, {"aud": "api"}, footer="other"), v4.public)
    with pytest.raises(fp.PasetoClaimError):
        paseto.decode(paseto.encode(v4.secret, {}), v4.public)


def test_defaults_of_version_and_purpose(keys: Keys) -> None:
    paseto = fp.Paseto(version=keys.version, purpose="public")
    text = paseto.encode(keys.secret.to_bytes(), {"a": 1})
    assert text.startswith(f"{keys.version}.public.")
    assert paseto.decode(text, keys.public.to_bytes())["a"] == 1
    text = paseto.encode(keys.local.to_bytes(), {"a": 1}, purpose="local")
    assert paseto.decode(text, keys.local.to_bytes(), "local")["a"] == 1


def test_without_an_end(v4: Keys) -> None:
    # None, as in the old package, is no reason to live for ever.
    assert "exp" in fp.decode(fp.Paseto(None).encode(v4.local, {}), v4.local).payload
    paseto = fp.Paseto(expires_in=None, allow_no_expiry=True, include_iat=False)
    assert paseto.decode(paseto.encode(v4.local, {}), v4.local).payload == {}
    for attribute in ("default_exp", "include_iat", "leeway"):
        with pytest.raises(AttributeError):
            setattr(paseto, attribute, 1)


def test_defaults_of_helpers(v4: Keys) -> None:
    paseto = fp.Paseto(serializer=MsgPack, deserializer=MsgPack, implicit_assertion="tenant")
    text = paseto.encode(v4.local, {"raw": b"\xff"})
    assert paseto.decode(text, v4.local)["raw"] == b"\xff"
    with pytest.raises(fp.PasetoCryptoError):
        fp.decode(text, v4.local, deserializer=MsgPack)
    raw = fp.Paseto(raw=True, implicit_assertion="tenant")
    assert b"raw" in raw.decode(text, v4.local).payload
