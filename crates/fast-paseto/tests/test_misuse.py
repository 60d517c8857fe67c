"""Whatever comes in: the right exception, and nothing worse."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import Any

import pytest
from conftest import Keys

import fast_paseto as fp

LONE = "\ud800"


@pytest.mark.parametrize("key", [None, 5, object(), [], {}, 1.5, type, fp.encode])
def test_no_keys(v4: Keys, key: Any) -> None:
    token = fp.encode(v4.local, {})
    for call in [lambda: fp.encode(key, {}), lambda: fp.decode(token, key)]:
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("key", [b"", b"x", bytes(31), bytes(33), "", LONE, "k4.local.", "k9.local.AA"])
def test_refused_keys(v4: Keys, key: Any) -> None:
    token = fp.encode(v4.local, {})
    for call in [lambda: fp.encode(key, {}), lambda: fp.decode(token, key)]:
        with pytest.raises(fp.PasetoKeyError):
            call()


@pytest.mark.parametrize("token", [None, 5, object(), []])
def test_no_tokens(v4: Keys, token: Any) -> None:
    with pytest.raises(TypeError):
        fp.decode(token, v4.local)


@pytest.mark.parametrize(
    "token",
    ["", ".", "....", "v4.local.", "v4.local.A", "v5.local.AAAA", "eyJhbGciOiJub25lIn0.e30.", LONE]
    + [b"\xff", "v4.local." + "A" * 85, "v4.local.AAAA====", "v4.public.é"],
)
def test_refused_tokens(v4: Keys, token: Any) -> None:
    with pytest.raises(fp.PasetoFormatError):
        fp.decode(token, v4.local)


def test_an_altered_token(keys: Keys) -> None:
    for made_with, read_with in [(keys.local, keys.local), (keys.secret, keys.public)]:
        text = fp.encode(made_with, {"a": 1}, footer="f")
        for at in range(len(f"{keys.version}.public."), len(text), 7):
            letter = "B" if text[at] == "A" else "A"
            with pytest.raises((fp.PasetoCryptoError, fp.PasetoFormatError)):
                fp.decode(text[:at] + letter + text[at + 1 :], read_with)


@pytest.mark.parametrize(
    "payload",
    [
        {1: 2},
        {"a": {1: 2}},
        {"a": object()},
        {"a": {1, 2}},
        {"a": b"bytes"},
        {"a": float("inf")},
        {"a": float("nan")},
        {"a": LONE},
        {LONE: 1},
        {"a": 10**5000},
        {"iss": 5},
        {"aud": ["a", "b"]},
        {"sub": None},
        LONE,
    ],
)
def test_payloads_that_cannot_be_written(v4: Keys, payload: Any) -> None:
    with pytest.raises(fp.PasetoValidationError):
        fp.encode(v4.local, payload)


@pytest.mark.parametrize("payload", [None, 5, [1], object(), {1, 2}])
def test_payloads_that_are_none(v4: Keys, payload: Any) -> None:
    with pytest.raises(TypeError):
        fp.encode(v4.local, payload)


def test_depth(v4: Keys) -> None:
    deep: Any = 1
    for _ in range(126):
        deep = [deep]
    assert fp.decode(fp.encode(v4.local, {"a": deep}), v4.local)["a"] == deep
    with pytest.raises(fp.PasetoValidationError, match="nested"):
        fp.encode(v4.local, {"a": [[deep]]})
    endless: list[Any] = []
    endless.append({"a": (endless,)})
    with pytest.raises(fp.PasetoValidationError, match="nested"):
        fp.encode(v4.local, {"a": endless})
    with pytest.raises(fp.PasetoValidationError, match="nested"):
        fp.encode(v4.local, {}, footer={"a": endless})


def test_size(v4: Keys) -> None:
    """What no reader would take is not made, and nothing grows without a bound."""
    wide: Any = "x"
    for _ in range(60):
        wide = [wide, wide]
    for payload in [{"a": wide}, {"a": "x" * 1_100_000}, {str(n): n for n in range(70_000)}]:
        with pytest.raises(fp.PasetoValidationError):
            fp.encode(v4.local, payload)
    assert fp.decode(fp.encode(v4.local, {"a": "x" * 1_000_000}), v4.local)
    for footer in [{"a": "x" * 9000}, {"a": [[1]]}]:
        with pytest.raises(fp.PasetoValidationError):
            fp.encode(v4.local, {}, footer=footer)


def test_calls_within_calls(v4: Keys) -> None:
    """An endless recursion is an exception, however deep each of its calls is."""

    def again() -> timedelta:
        deep: Any = datetime(2026, 1, 1, tzinfo=Zone(again))
        for _ in range(100):
            deep = [deep]
        fp.encode(v4.local, {"a": deep})
        return timedelta(0)

    with pytest.raises(RecursionError):
        again()


def test_a_token_is_no_payload(v4: Keys) -> None:
    token = fp.decode(fp.encode(v4.local, {}), v4.local)
    for arguments in [(token, None), ({}, token)]:
        with pytest.raises(TypeError):
            fp.Token(*arguments, "v4", "local")


def test_infinite_numbers(v4: Keys) -> None:
    for number in ["1e400", "-1E999", "9" * 400 + ".0"]:
        text = fp.encode(v4.local, f'{{"exp":"2090-01-01T00:00:00Z","a":[{{"b":{number}}}]}}')
        with pytest.raises(fp.PasetoValidationError, match="range"):
            fp.decode(text, v4.local)


class Name(str):
    """Two of these are the same text, and different keys of a dict."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class Level(enum.IntEnum):
    HIGH = 3


class Colour(str, enum.Enum):
    RED = "red"


class Liar(int):
    def __repr__(self) -> str:
        return '1,"admin":true'

    __str__ = __repr__


class Walker(dict[str, Any]):
    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("no")

    def items(self) -> Any:
        raise RuntimeError("no")


class Raises:
    """A mapping that does not want to be one."""

    def keys(self) -> Any:
        raise ZeroDivisionError("keys")

    def __getitem__(self, key: str) -> Any:
        raise ZeroDivisionError("item")


def test_subclasses(v4: Keys) -> None:
    claims = {"level": Level.HIGH, "colour": Colour.RED, "big": Liar(10**30), "small": Liar(1)}
    token = fp.decode(fp.encode(v4.local, Walker(claims)), v4.local)
    assert [token[name] for name in claims] == [3, "red", 10**30, 1]
    assert "admin" not in token
    with pytest.raises(fp.PasetoValidationError, match="twice|no reader"):
        fp.encode(v4.local, {Name("a"): 1, Name("a"): 2})
    for claims in [
        {Name("exp"): 10**10, Name("exp"): 10**10},
        {"a": [{Name("b"): 1, Name("b"): 2}]},
    ]:
        with pytest.raises(fp.PasetoValidationError):
            fp.encode(v4.local, claims)
    footer = MappingProxyType({"kid": "x"})
    assert fp.decode(fp.encode(v4.local, {}, footer=footer), v4.local, footer=footer)


class Zone(tzinfo):
    """A zone whose code does what it likes."""

    def __init__(self, then: Any) -> None:
        self.then = then

    def utcoffset(self, when: datetime | None) -> timedelta:
        result: timedelta = self.then()
        return result

    def dst(self, when: datetime | None) -> timedelta | None:
        return None

    def tzname(self, when: datetime | None) -> str:
        return "?"


def test_code_that_runs_meanwhile(v4: Keys) -> None:
    claims: dict[str, Any] = {}

    def change() -> timedelta:
        for number in range(1000):
            claims[f"new{number}"] = number
        return timedelta(0)

    claims |= {"a": datetime(2026, 1, 1, tzinfo=Zone(change)), "b": 2}
    assert fp.decode(fp.encode(v4.local, claims), v4.local)["b"] == 2

    listed: list[Any] = []

    def shrink() -> timedelta:
        listed.clear()
        return timedelta(0)

    listed += [datetime(2026, 1, 1, tzinfo=Zone(shrink)), 2, 3]
    assert fp.encode(v4.local, {"a": listed})

    def fail() -> timedelta:
        raise KeyError("zone")

    for claim in ("exp", "a"):
        with pytest.raises(KeyError, match="zone"):
            fp.encode(v4.local, {claim: datetime(2026, 1, 1, tzinfo=Zone(fail))})
        for odd in [
            datetime(2026, 1, 1, tzinfo=Zone(lambda: timedelta(days=2))),
            datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))),
        ]:
            with pytest.raises(fp.PasetoValidationError):
                fp.encode(v4.local, {claim: odd})


class Broken:
    """A serializer, a deserializer and a clock that raise, or give nonsense."""

    def __init__(self, result: Any = None) -> None:
        self.result = result

    def dumps(self, obj: Any, /) -> Any:
        if self.result is None:
            raise ZeroDivisionError("dumps")
        return self.result

    def loads(self, data: bytes, /) -> Any:
        raise ZeroDivisionError("loads")

    def __call__(self) -> Any:
        if self.result is None:
            raise ZeroDivisionError("clock")
        return self.result


def test_helpers_that_raise(v4: Keys) -> None:
    with pytest.raises(ZeroDivisionError, match="dumps"):
        fp.encode(v4.local, {}, serializer=Broken())
    with pytest.raises(ZeroDivisionError, match="dumps"):
        fp.encode(v4.local, b"", footer={"a": 1}, serializer=Broken())
    with pytest.raises(TypeError):
        fp.encode(v4.local, {}, serializer=Broken(5))
    with pytest.raises(AttributeError):
        fp.encode(v4.local, {}, serializer=object())  # type: ignore[arg-type]
    token = fp.encode(v4.local, {})
    with pytest.raises(ZeroDivisionError, match="loads"):
        fp.decode(token, v4.local, deserializer=Broken())
    with pytest.raises(ZeroDivisionError, match="clock"):
        fp.decode(token, v4.local, clock=Broken())
    for nonsense in ["soon", datetime(2026, 1, 1), object(), True]:
        with pytest.raises((TypeError, ValueError)):
            fp.decode(token, v4.local, clock=Broken(nonsense))
    with pytest.raises((TypeError, ZeroDivisionError)):
        fp.encode(v4.local, Raises())


@pytest.mark.parametrize(
    "arguments",
    [
        {"leeway": -1},
        {"leeway": 10**400},
        {"leeway": "60"},
        {"leeway": float("nan")},
        {"leeway": True},
        {"max_age": -1},
        {"max_age": []},
        {"audience": 5},
        {"audience": [5]},
        {"required": [None]},
        {"footer": 5},
        {"implicit_assertion": 5},
        {"purpose": 5},
        {"other": 1},
    ],
)
def test_arguments_of_another_type(v4: Keys, arguments: Any) -> None:
    token = fp.encode(v4.local, {})
    with pytest.raises((TypeError, ValueError)):
        fp.decode(token, v4.local, **arguments)


def test_arguments_that_are_unknown(v4: Keys) -> None:
    for arguments in [{"purpose": "LOCAL"}, {"purpose": ""}, {"version": "v5"}, {"version": "4"}]:
        with pytest.raises(fp.PasetoValidationError) as refused:
            fp.encode(v4.local.to_bytes(), {}, **arguments)
        assert refused.value.code in arguments


def test_exceptions() -> None:
    assert issubclass(fp.PasetoError, Exception)
    for exception in [
        fp.PasetoValidationError,
        fp.PasetoKeyError,
        fp.PasetoCryptoError,
        fp.PasetoFormatError,
    ]:
        assert exception.__base__ is fp.PasetoError
        assert exception("x").code == "error"
        assert exception.__module__ == "fast_paseto"
    for exception in [fp.PasetoExpiredError, fp.PasetoNotYetValidError, fp.PasetoClaimError]:
        assert exception.__base__ is fp.PasetoValidationError
        assert exception("x").claim is None
        assert exception("x").violations == ()


def test_a_message_holds_no_secret(v4: Keys) -> None:
    secret = v4.local.to_paserk()
    for call in [
        lambda: fp.decode("v4.local.x", secret),
        lambda: fp.from_paserk(secret[:-1]),
        lambda: fp.SecretKey.from_paserk(secret),
        lambda: fp.KeyRing.from_json(f'{{"keys":[{{"kid":"x","paserk":"{secret}"}}]}}'),
        lambda: fp.encode(v4.local, {"exp": secret}),
    ]:
        with pytest.raises(fp.PasetoError) as refused:
            call()
        assert secret[9:20] not in str(refused.value)


def test_utc_is_not_required(v4: Keys) -> None:
    east = timezone(timedelta(hours=14))
    token = fp.encode(v4.local, {"exp": datetime(2090, 1, 1, tzinfo=east)})
    assert fp.decode(token, v4.local)["exp"] == "2089-12-31T10:00:00Z"
