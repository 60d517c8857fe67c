from collections.abc import Iterator
from typing import Any, final, overload

from _typeshed import DataclassInstance

from .types import Claims, Clock, Deserializer, Duration, Footer, Raw, Serializer, Texts

__all__ = [
    "KeyRing",
    "LocalKey",
    "Paseto",
    "PasetoClaimError",
    "PasetoCryptoError",
    "PasetoError",
    "PasetoExpiredError",
    "PasetoFormatError",
    "PasetoKeyError",
    "PasetoNotYetValidError",
    "PasetoValidationError",
    "PublicKey",
    "SecretKey",
    "Token",
    "decode",
    "ed25519_from_pem",
    "ed25519_public_from_pem",
    "encode",
    "from_paserk",
    "generate_keypair",
    "generate_lid",
    "generate_pid",
    "generate_sid",
    "generate_symmetric_key",
    "local_pw_decrypt",
    "local_pw_encrypt",
    "local_unwrap",
    "local_wrap",
    "p384_from_pem",
    "p384_public_from_pem",
    "seal",
    "secret_pw_decrypt",
    "secret_pw_encrypt",
    "secret_unwrap",
    "secret_wrap",
    "to_paserk_local",
    "to_paserk_public",
    "to_paserk_secret",
    "unseal",
]

class PasetoError(Exception):
    """Whatever went wrong with a token or a key. ``code`` names it for programs."""

    code: str

class PasetoValidationError(PasetoError):
    """The token is authentic and is refused all the same, or a payload or a footer cannot be written."""

    claim: str | None
    expected: str | None
    found: str | None
    violations: tuple[tuple[str, str, str, str | None], ...]

class PasetoExpiredError(PasetoValidationError):
    """The token has expired, and nothing else is wrong with it."""

class PasetoNotYetValidError(PasetoValidationError):
    """The token is not valid yet, by ``nbf`` or ``iat``, and nothing else is wrong with it."""

class PasetoClaimError(PasetoValidationError):
    """A claim is missing, or not what it has to be. ``violations`` has all of them."""

class PasetoKeyError(PasetoError):
    """A key is refused, or there is none for the token."""

class PasetoCryptoError(PasetoError):
    """The token, or the wrapped key, is not authentic: wrong key, altered, or forged."""

class PasetoFormatError(PasetoError):
    """The text is no token, or one of another version or purpose than the key."""

@final
class Token:
    """A token whose signature or tag holds, and whose claims do. It cannot be changed."""

    def __new__(cls, payload: Any, footer: Any | None, version: str, purpose: str) -> Token: ...
    @property
    def payload(self) -> Any: ...
    @property
    def footer(self) -> Any | None: ...
    @property
    def version(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    def get(self, key: str, default: Any = None) -> Any: ...
    def keys(self) -> Any: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __getitem__(self, key: str, /) -> Any: ...
    def __iter__(self) -> Iterator[str]: ...
    def __contains__(self, key: str, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class LocalKey:
    """A shared key: encrypts and decrypts ``local`` tokens of its version."""

    @staticmethod
    def generate(version: str = "v4") -> LocalKey: ...
    @staticmethod
    def from_bytes(data: bytes | bytearray, version: str = "v4") -> LocalKey: ...
    @staticmethod
    def from_paserk(paserk: str) -> LocalKey: ...
    def to_bytes(self) -> bytes: ...
    def to_paserk(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    def __copy__(self) -> LocalKey: ...
    def __deepcopy__(self, _memo: Any, /) -> LocalKey: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class SecretKey:
    """A secret key: signs ``public`` tokens of its version."""

    @staticmethod
    def generate(version: str = "v4") -> SecretKey: ...
    @staticmethod
    def from_bytes(data: bytes | bytearray, version: str = "v4") -> SecretKey: ...
    @staticmethod
    def from_paserk(paserk: str) -> SecretKey: ...
    @staticmethod
    def from_pem(
        pem: str | bytes | bytearray, version: str = "v4", password: bytes | bytearray | str | None = None
    ) -> SecretKey: ...
    def to_bytes(self) -> bytes: ...
    def to_paserk(self) -> str: ...
    def to_pem(self) -> str: ...
    @property
    def public_key(self) -> PublicKey: ...
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    def __copy__(self) -> SecretKey: ...
    def __deepcopy__(self, _memo: Any, /) -> SecretKey: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class PublicKey:
    """A public key: verifies ``public`` tokens of its version."""

    @staticmethod
    def from_bytes(data: bytes | bytearray, version: str = "v4") -> PublicKey: ...
    @staticmethod
    def from_paserk(paserk: str) -> PublicKey: ...
    @staticmethod
    def from_pem(pem: str | bytes | bytearray, version: str = "v4") -> PublicKey: ...
    def to_bytes(self) -> bytes: ...
    def to_paserk(self) -> str: ...
    def to_pem(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    def __copy__(self) -> PublicKey: ...
    def __deepcopy__(self, _memo: Any, /) -> PublicKey: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class KeyRing:
    """Keys of one version and purpose; the footer's ``kid`` says which."""

    def __new__(cls, key: LocalKey | SecretKey | PublicKey) -> KeyRing: ...
    @staticmethod
    def from_json(
        data: bytes | bytearray | str,
        *,
        wrapping_key: Raw | None = None,
        password: bytes | bytearray | str | None = None,
    ) -> KeyRing: ...
    def to_json(
        self,
        *,
        wrapping_key: Raw | None = None,
        password: bytes | bytearray | str | None = None,
    ) -> str: ...
    def replace(self, other: KeyRing) -> None: ...
    def accept(self, key: LocalKey | SecretKey | PublicKey) -> str: ...
    def rotate(self, key: LocalKey | SecretKey | PublicKey, grace: Duration) -> str: ...
    def retire(self, kid: str) -> None: ...
    def remove(self, kid: str) -> None: ...
    def name(self, name: str, kid: str) -> None: ...
    def keys(self) -> list[dict[str, Any]]: ...
    @property
    def active(self) -> str | None: ...
    @property
    def version(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    def __len__(self) -> int: ...

@final
class Paseto:
    """``encode`` and ``decode`` with defaults: what a service wants of all its tokens."""

    def __new__(
        cls,
        default_exp: Duration | None = None,
        include_iat: bool = True,
        leeway: Duration = 0,
        *,
        expires_in: Duration | None = 3600,
        purpose: str = "local",
        version: str = "v4",
        footer: Footer | None = None,
        implicit_assertion: Raw | None = None,
        serializer: Serializer | None = None,
        deserializer: Deserializer | None = None,
        allow_no_expiry: bool = False,
        raw: bool = False,
        audience: Texts | None = None,
        issuer: Texts | None = None,
        subject: Texts | None = None,
        jti: Texts | None = None,
        required: Texts | None = None,
        max_age: Duration | None = None,
        clock: Clock | None = None,
    ) -> Paseto: ...
    @property
    def default_exp(self) -> Duration | None: ...
    @property
    def include_iat(self) -> bool: ...
    @property
    def leeway(self) -> Duration: ...
    def encode(
        self,
        key: LocalKey | SecretKey | KeyRing | Raw,
        payload: Any,
        purpose: str | None = None,
        version: str | None = None,
        footer: Footer | None = None,
        implicit_assertion: Raw | None = None,
        serializer: Serializer | None = None,
    ) -> str: ...
    def decode(
        self,
        token: str | bytes | bytearray,
        key: LocalKey | PublicKey | KeyRing | Raw,
        purpose: str | None = None,
        version: str | None = None,
        footer: Footer | None = None,
        implicit_assertion: Raw | None = None,
        deserializer: Deserializer | None = None,
    ) -> Token: ...

@overload
def encode(
    key: LocalKey | SecretKey | KeyRing | Raw,
    payload: Claims | DataclassInstance | bytes | bytearray | str,
    purpose: str = "local",
    version: str = "v4",
    footer: Footer | None = None,
    implicit_assertion: Raw | None = None,
    serializer: None = None,
    *,
    expires_in: Duration | None = 3600,
    include_iat: bool = False,
    clock: Clock | None = None,
) -> str: ...
@overload
def encode(
    key: LocalKey | SecretKey | KeyRing | Raw,
    payload: Any,
    purpose: str = "local",
    version: str = "v4",
    footer: Footer | None = None,
    implicit_assertion: Raw | None = None,
    *,
    serializer: Serializer,
    expires_in: Duration | None = 3600,
    include_iat: bool = False,
    clock: Clock | None = None,
) -> str: ...
@overload
def encode(
    key: LocalKey | SecretKey | KeyRing | Raw,
    payload: Any,
    purpose: str,
    version: str,
    footer: Footer | None,
    implicit_assertion: Raw | None,
    serializer: Serializer,
    *,
    expires_in: Duration | None = 3600,
    include_iat: bool = False,
    clock: Clock | None = None,
) -> str: ...

def decode(
    token: str | bytes | bytearray,
    key: LocalKey | PublicKey | KeyRing | Raw,
    purpose: str = "local",
    version: str = "v4",
    footer: Footer | None = None,
    implicit_assertion: Raw | None = None,
    deserializer: Deserializer | None = None,
    leeway: Duration = 0,
    *,
    allow_no_expiry: bool = False,
    raw: bool = False,
    audience: Texts | None = None,
    issuer: Texts | None = None,
    subject: Texts | None = None,
    jti: Texts | None = None,
    required: Texts | None = None,
    max_age: Duration | None = None,
    clock: Clock | None = None,
) -> Token:
    """Checks a token: its encryption or its signature, and then its claims."""

def generate_symmetric_key(version: str = "v4") -> bytes: ...
def generate_keypair(version: str = "v4") -> tuple[bytes, bytes]: ...
def to_paserk_local(key: LocalKey | Raw, version: str = "v4") -> str: ...
def to_paserk_secret(key: SecretKey | Raw, version: str = "v4") -> str: ...
def to_paserk_public(key: PublicKey | Raw, version: str = "v4") -> str: ...
def from_paserk(paserk: str, version: str = "v4") -> tuple[str, bytes]: ...
def generate_lid(key: LocalKey | Raw, version: str = "v4") -> str: ...
def generate_sid(key: SecretKey | Raw, version: str = "v4") -> str: ...
def generate_pid(key: PublicKey | Raw, version: str = "v4") -> str: ...
def local_wrap(key: LocalKey | Raw, wrapping_key: Raw, version: str = "v4") -> str: ...
def local_unwrap(wrapped_key: str, wrapping_key: Raw, version: str = "v4") -> bytes: ...
def secret_wrap(secret_key: SecretKey | Raw, wrapping_key: Raw, version: str = "v4") -> str: ...
def secret_unwrap(wrapped_key: str, wrapping_key: Raw, version: str = "v4") -> bytes: ...
def local_pw_encrypt(
    key: LocalKey | Raw,
    password: Raw,
    version: str = "v4",
    *,
    memory_cost: int | None = None,
    time_cost: int | None = None,
    parallelism: int | None = None,
    iterations: int | None = None,
) -> str: ...
def local_pw_decrypt(encrypted: str, password: Raw, version: str = "v4") -> bytes: ...
def secret_pw_encrypt(
    secret_key: SecretKey | Raw,
    password: Raw,
    version: str = "v4",
    *,
    memory_cost: int | None = None,
    time_cost: int | None = None,
    parallelism: int | None = None,
    iterations: int | None = None,
) -> str: ...
def secret_pw_decrypt(encrypted: str, password: Raw, version: str = "v4") -> bytes: ...
def seal(key: LocalKey | Raw, public_key: Raw, version: str = "v4") -> str: ...
def unseal(sealed: str, secret_key: Raw, version: str = "v4") -> bytes: ...
def ed25519_from_pem(pem: str | bytes | bytearray) -> bytes: ...
def ed25519_public_from_pem(pem: str | bytes | bytearray) -> bytes: ...
def p384_from_pem(pem: str | bytes | bytearray) -> bytes: ...
def p384_public_from_pem(pem: str | bytes | bytearray) -> bytes: ...
