"""Tokens: what goes in comes out, and nothing else does."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections import OrderedDict, UserDict
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any, TypedDict

import pytest
from conftest import Keys

import fast_paseto as fp

NOW = datetime(2026, 11, 26, 12, 0, 0, tzinfo=timezone.utc)


def test_the_simplest_round_trip() -> None:
    key = fp.generate_symmetric_key()
    claims = {"user_id": 123, "role": "admin"}
    token = fp.decode(fp.encode(key, claims), key)
    assert token["user_id"] == 123
    assert "role" in token and "rule" not in token
    assert token.get("role") == "admin" and token.get("rule", 7) == 7
    # It expires in an hour, and the caller's claims are as they were.
    left = datetime.fromisoformat(token["exp"]) - datetime.now(timezone.utc)
    assert timedelta(minutes=59) < left <= timedelta(hours=1)
    assert claims == {"user_id": 123, "role": "admin"}
    assert (token.version, token.purpose, token.footer) == ("v4", "local", None)


def test_every_version_and_purpose(keys: Keys) -> None:
    claims = {"sub": "alice", "n": [1, 2.5, None, True, {"a": "é\n\"\\\u2028"}]}
    for made_with, read_with in [(keys.local, keys.local), (keys.secret, keys.public)]:
        text = fp.encode(made_with, claims, footer={"kid": made_with.id})
        token = fp.decode(text, read_with)
        assert {name: token[name] for name in claims} == claims
        assert token.footer == {"kid": made_with.id}
        assert text.startswith(f"{token.version}.{token.purpose}.")
        # The same with bytes, for which version and purpose have to be said.
        said = {"purpose": token.purpose, "version": token.version}
        again = fp.encode(made_with.to_bytes(), claims, **said)
        assert fp.decode(again, read_with.to_bytes(), **said)["sub"] == "alice"
        # And with PASERK, which says it itself.
        again = fp.encode(made_with.to_paserk(), claims)
        assert fp.decode(again, read_with.to_paserk())["sub"] == "alice"


@dataclasses.dataclass
class Session:
    sub: str
    roles: list[str]
    exp: datetime | None = None
    nbf: datetime | None = None


class Ticket(TypedDict):
    sub: str


def test_what_claims_can_be(v4: Keys) -> None:
    def payload(claims: Any, **options: Any) -> Any:
        return fp.decode(fp.encode(v4.local, claims, **options), v4.local).payload

    ticket: Ticket = {"sub": "alice"}
    for claims in [
        ticket,
        OrderedDict(sub="alice"),
        UserDict(sub="alice"),
        MappingProxyType({"sub": "alice"}),
        Session("alice", []),
    ]:
        assert payload(claims)["sub"] == "alice"
    # A field without a value is no claim; one with a value counts.
    session = Session("alice", ["admin"], NOW.replace(year=2090))
    assert payload(session) == {"sub": "alice", "roles": ["admin"], "exp": "2090-11-26T12:00:00Z"}
    assert payload({"at": Session("bob", [])})["at"]["sub"] == "bob"
    # Bytes and text that are JSON are taken as they are.
    for raw in ['{"exp": "2090-01-01T00:00:00Z"}', b'{"exp": "2090-01-01T00:00:00Z"}']:
        assert payload(raw) == {"exp": "2090-01-01T00:00:00Z"}
        assert payload(raw, expires_in=1) == {"exp": "2090-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (NOW, "2026-11-26T12:00:00Z"),
        (NOW.astimezone(timezone(timedelta(hours=-5, minutes=-30))), "2026-11-26T12:00:00Z"),
        (NOW.replace(microsecond=999_999), "2026-11-26T12:00:00Z"),
        (1_795_694_400, "2026-11-26T12:00:00Z"),
        (1_795_694_400.9, "2026-11-26T12:00:00Z"),
        ("2026-11-26T13:00:00+01:00", "2026-11-26T12:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ],
)
def test_times(v4: Keys, time: Any, written: str) -> None:
    for claim in ("exp", "nbf", "iat"):
        text = fp.encode(v4.local, {claim: time}, expires_in=None)
        assert json.loads(fp.decode(text, v4.local, raw=True).payload) == {claim: written}


@pytest.mark.parametrize(
    "time",
    [datetime(2026, 1, 1), "2026-01-01", "soon", "", None, True, [], float("nan"), 10**30, 1e300],
)
def test_times_that_are_none(v4: Keys, time: Any) -> None:
    with pytest.raises(fp.PasetoClaimError) as refused:
        fp.encode(v4.local, {"exp": time})
    assert refused.value.claim == "exp"
    assert refused.value.code == "claim"


def test_a_time_anywhere(v4: Keys) -> None:
    exact = NOW.replace(microsecond=5)
    token = fp.decode(fp.encode(v4.local, {"seen": [exact]}), v4.local)
    assert token["seen"] == ["2026-11-26T12:00:00.000005Z"]
    with pytest.raises(fp.PasetoValidationError, match="time zone"):
        fp.encode(v4.local, {"seen": datetime(2026, 1, 1)})


def test_times_are_checked(v4: Keys) -> None:
    def check(claims: dict[str, Any], **rules: Any) -> fp.Token:
        return fp.decode(fp.encode(v4.local, claims), v4.local, clock=NOW, **rules)

    second = timedelta(seconds=1)
    assert check({"exp": NOW})
    assert check({"exp": NOW, "nbf": NOW, "iat": NOW})
    with pytest.raises(fp.PasetoExpiredError) as expired:
        check({"exp": NOW - second})
    assert (expired.value.claim, expired.value.found) == ("exp", "2026-11-26T11:59:59Z")
    for claim in ("nbf", "iat"):
        with pytest.raises(fp.PasetoNotYetValidError) as early:
            check({"exp": NOW, claim: NOW + second})
        assert early.value.claim == claim
        assert check({"exp": NOW, claim: NOW + second}, leeway=1)
    assert check({"exp": NOW - second}, leeway=timedelta(seconds=1))
    assert check({"exp": NOW - second}, leeway=1.0)
    # Expired and for somebody else: nobody is told that it has expired.
    with pytest.raises(fp.PasetoClaimError) as other:
        check({"exp": NOW - second, "aud": "admin"}, audience="api")
    assert (other.value.claim, other.value.expected) == ("aud", '"api"')
    assert [violation[0] for violation in other.value.violations] == ["expired", "unexpected"]


def test_clocks(v4: Keys) -> None:
    text = fp.encode(v4.local, {"a": 1}, expires_in=60, include_iat=True, clock=NOW)
    token = fp.decode(text, v4.local, clock=lambda: NOW + timedelta(seconds=60))
    assert token.payload == {
        "a": 1,
        "exp": "2026-11-26T12:01:00Z",
        "iat": "2026-11-26T12:00:00Z",
    }
    with pytest.raises(fp.PasetoExpiredError):
        fp.decode(text, v4.local, clock=lambda: NOW + timedelta(seconds=61))


def test_without_an_end(v4: Keys) -> None:
    text = fp.encode(v4.local, {"a": 1}, expires_in=None)
    with pytest.raises(fp.PasetoClaimError) as refused:
        fp.decode(text, v4.local)
    assert (refused.value.claim, refused.value.found) == ("exp", None)
    assert refused.value.code == "missing"
    assert fp.decode(text, v4.local, allow_no_expiry=True).payload == {"a": 1}
    # One that is there has to hold all the same.
    with pytest.raises(fp.PasetoExpiredError):
        fp.decode(fp.encode(v4.local, {"exp": 0}), v4.local, allow_no_expiry=True)


def test_rules(v4: Keys) -> None:
    claims = {"iss": "id", "sub": "alice", "aud": "api", "jti": "7", "role": "admin"}
    text = fp.encode(v4.local, claims, include_iat=True)
    assert fp.decode(
        text,
        v4.local,
        issuer="id",
        subject=["bob", "alice"],
        audience=("api",),
        jti={"7"},
        required=["role"],
        max_age=60,
    )
    for rule in [
        {"issuer": "other"},
        {"subject": []},
        {"audience": ["admin", "root"]},
        {"jti": "8"},
        {"required": "name"},
    ]:
        with pytest.raises(fp.PasetoClaimError):
            fp.decode(text, v4.local, **rule)  # type: ignore[arg-type]
    later = datetime.now(timezone.utc) + timedelta(minutes=2)
    with pytest.raises(fp.PasetoClaimError) as old:
        fp.decode(text, v4.local, max_age=60, clock=later)
    assert old.value.code == "too-old"
    with pytest.raises(fp.PasetoClaimError):
        fp.decode(fp.encode(v4.local, {}), v4.local, issuer="id")


def test_footers(keys: Keys) -> None:
    for footer, read in [
        (None, None),
        ("", None),
        (b"", None),
        ("text", "text"),
        (b"text", "text"),
        (b"\xff\x00", b"\xff\x00"),
        ({"kid": "a", "n": [1]}, {"kid": "a", "n": [1]}),
        ('{ "kid": "a" }', {"kid": "a"}),
        ("[1]", "[1]"),
    ]:
        text = fp.encode(keys.local, {}, footer=footer)
        assert fp.decode(text, keys.local).footer == read
        assert fp.decode(text, keys.local, footer=footer).footer == read
        if footer:
            for other in ["", "other", b"\xff", {"kid": "b"}]:
                with pytest.raises(fp.PasetoValidationError) as refused:
                    fp.decode(text, keys.local, footer=other)
                assert refused.value.code == "footer-mismatch"
    # A mapping is compared by what it says.
    text = fp.encode(keys.local, {}, footer='{ "b": 2, "a": 1 }')
    assert fp.decode(text, keys.local, footer={"a": 1, "b": 2})
    # No key in it, and nothing that two readers would read differently.
    for refused_footer in [{"kid": keys.local.to_paserk()}, '{"a":1,"a":2}']:
        with pytest.raises(fp.PasetoValidationError):
            fp.encode(keys.local, {}, footer=refused_footer)


def test_implicit_assertions(keys: Keys) -> None:
    if keys.version in ("v1", "v2"):
        with pytest.raises(fp.PasetoValidationError) as refused:
            fp.encode(keys.local, {}, implicit_assertion=b"x")
        assert refused.value.code == "no-implicit-assertion"
        return
    text = fp.encode(keys.secret, {}, implicit_assertion=b"tenant")
    assert fp.decode(text, keys.public, implicit_assertion="tenant")
    for other in [None, b"", b"other"]:
        with pytest.raises(fp.PasetoCryptoError):
            fp.decode(text, keys.public, implicit_assertion=other)


def test_bytes(v4: Keys) -> None:
    for payload in [b"\xff\x00", b"", "text", b"[1]", "null"]:
        text = fp.encode(v4.local, payload)
        raw = payload.encode() if isinstance(payload, str) else payload
        assert fp.decode(text, v4.local, raw=True).payload == raw
        # Nobody takes for claims what are none.
        with pytest.raises(fp.PasetoValidationError) as refused:
            fp.decode(text, v4.local)
        assert refused.value.code == "payload"
    with pytest.raises(TypeError):
        fp.decode(fp.encode(v4.local, b"x"), v4.local, raw=True)["a"]


def test_raw_checks_no_claim(v4: Keys) -> None:
    text = fp.encode(v4.local, {"exp": 0})
    assert fp.decode(text, v4.local, raw=True).payload == b'{"exp":"1970-01-01T00:00:00Z"}'


def test_numbers(v4: Keys) -> None:
    numbers = [0, -1, 2**63, -(2**63) - 1, 10**40, 0.1, 1e300, -0.0, 1e-7, 5e-324]
    token = fp.decode(fp.encode(v4.local, {"n": numbers}), v4.local)
    assert [repr(number) for number in token["n"]] == [repr(number) for number in numbers]


def test_the_token(v4: Keys) -> None:
    token = fp.Token({"a": 1}, None, "v4", "local")
    assert token == fp.Token({"a": 1}, None, "v4", "local")
    assert token != fp.Token({"a": 2}, None, "v4", "local")
    assert token.to_dict() == {
        "payload": {"a": 1},
        "footer": None,
        "version": "v4",
        "purpose": "local",
    }
    assert dict(token) == {**token} == {"a": 1} and list(token) == ["a"]
    for again in [copy.copy(token), copy.deepcopy(token), pickle.loads(pickle.dumps(token))]:
        assert again == token and again is not token
    assert "1" not in repr(token)
    assert "'a': 1" in repr(fp.Token({"a": 1}, None, "v4", "public"))
    with pytest.raises(KeyError):
        token["b"]
    for name in ("payload", "footer", "version", "other"):
        with pytest.raises(AttributeError):
            setattr(token, name, None)
