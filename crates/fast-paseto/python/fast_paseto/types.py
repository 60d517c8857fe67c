"""The types of arguments, for annotations."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias


class Serializer(Protocol):
    """What writes a payload or a footer: the modules ``json`` and ``orjson`` are such."""

    def dumps(self, obj: Any, /) -> bytes | str:
        """The object as bytes, or as text."""
        ...


class Deserializer(Protocol):
    """What reads a payload, and a footer that is neither JSON nor text."""

    def loads(self, data: bytes, /) -> Any:
        """What the bytes say."""
        ...


Claims: TypeAlias = Mapping[str, Any]
"""Claims by name. An instance of a dataclass is taken too."""

Raw: TypeAlias = bytes | bytearray | str
"""Bytes, or a text for its UTF-8; of a key, its PASERK text."""

Footer: TypeAlias = Mapping[str, Any] | bytes | bytearray | str
"""What everybody can read, and nobody can change."""

Time: TypeAlias = datetime | int | float | str
"""An aware datetime, seconds since 1970, or a date and time of RFC 3339."""

Duration: TypeAlias = timedelta | int | float
"""A timedelta, or seconds."""

Clock: TypeAlias = Callable[[], Time] | Time
"""What gives the time, or a time."""

Texts: TypeAlias = str | Iterable[str]
"""One text, or several of which one has to be it."""
