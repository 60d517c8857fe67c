"""Keys go from the command `paseto` to the Python package `pyseto` and back.

    python interop/keys_with_pyseto.py PATH_OF_THE_COMMAND

Wrapped, locked and sealed keys and ids of every version, in both directions. Ends with the number of
checks, or with the first that fails.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, x25519
from pyseto import Key

PASSWORD = "correct horse battery staple"
checks = 0


def check(what, found, expected):
    global checks
    if found != expected:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")
    checks += 1


class Command:
    """The command, in a folder of its own."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.file("password", PASSWORD)

    def file(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def __call__(self, *arguments, text=None):
        run = subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            input=text,
            stdin=subprocess.DEVNULL if text is None else None,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            sys.exit(f"{arguments}: {run.stderr}")
        return run.stdout.strip()


def wrapped_and_locked(paseto, version, purpose):
    kind = "local" if purpose == "local" else "secret"
    ours = paseto("keygen", f"v{version}", purpose)
    paseto.file("key", ours)
    theirs = Key.from_paserk(ours)
    check(f"k{version}.{kind}", theirs.to_paserk(), ours)
    check(f"k{version} id", paseto("key", "id", "--key-file", "key"), theirs.to_paserk_id())

    wrapping = paseto("keygen", f"v{version}", "wrapping")
    paseto.file("kek", wrapping)
    raw = bytes.fromhex(paseto("key", "convert", "--key-file", "kek", "--to", "hex"))
    text = paseto("key", "wrap", "--key-file", "key", "--wrapping-key-file", "kek")
    read = Key.from_paserk(text, wrapping_key=raw).to_paserk()
    check(f"pyseto reads k{version}.{kind}-wrap", read, ours)
    text = theirs.to_paserk(wrapping_key=raw)
    read = paseto("key", "unwrap", "--wrapping-key-file", "kek", text)
    check(f"paseto reads k{version}.{kind}-wrap", read, ours)

    cost = ["--iterations", "1000"] if version in (1, 3) else ["--memory", "8MiB"]
    text = paseto("key", "lock", "--key-file", "key", "--password-file", "password", *cost)
    if (version, kind) == (1, "secret"):
        # The official vectors lock the PEM text of an RSA key, and so do we; it locks DER, and reads
        # nothing else.
        try:
            Key.from_paserk(text, password=PASSWORD)
        except ValueError:
            check("pyseto wants DER in k1.secret-pw", True, True)
        else:
            sys.exit("pyseto reads k1.secret-pw now: compare it")
    else:
        read = Key.from_paserk(text, password=PASSWORD).to_paserk()
        check(f"pyseto reads k{version}.{kind}-pw", read, ours)
    text = theirs.to_paserk(password=PASSWORD)
    read = paseto("key", "unlock", "--password-file", "password", text)
    check(f"paseto reads k{version}.{kind}-pw", read, ours)


def pems(pair):
    """Both halves as PEM."""
    pem = serialization.Encoding.PEM
    secret = pair.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = pair.public_key().public_bytes(
        pem, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return secret.decode(), public.decode()


def sealed(paseto, version):
    ours = paseto("keygen", f"v{version}", "local")
    paseto.file("key", ours)
    theirs = Key.from_paserk(ours)
    if version == 1:
        pair = rsa.generate_private_key(65537, 4096)
    elif version == 3:
        pair = ec.generate_private_key(ec.SECP384R1())
    else:
        pair = ed25519.Ed25519PrivateKey.generate()
    secret, public = pems(pair)
    paseto.file("pair.pem", secret)
    paseto.file("pair.pub.pem", public)
    if version in (2, 4):
        # It takes the X25519 pair itself: RFC 8032, section 5.1.5, steps 1 and 2.
        seed = pair.private_bytes(
            serialization.Encoding.Raw,
            serialization.PrivateFormat.Raw,
            serialization.NoEncryption(),
        )
        scalar = hashlib.sha512(seed).digest()[:32]
        secret, public = pems(x25519.X25519PrivateKey.from_private_bytes(scalar))
    recipient, owner = "pair.pub.pem", "pair.pem"
    if version == 2:
        # A file of Ed25519 says nothing of the version, and is read as one of version 4.
        for name in (recipient, owner):
            text = paseto("key", "convert", "--key-file", name, "--version", "v2", "--to", "paserk")
            paseto.file(f"{name}.k2", text)
        recipient, owner = f"{recipient}.k2", f"{owner}.k2"
    text = paseto("key", "seal", "--key-file", "key", "--recipient-file", recipient)
    read = Key.from_paserk(text, unsealing_key=secret).to_paserk()
    check(f"pyseto reads k{version}.seal", read, ours)
    text = theirs.to_paserk(sealing_key=public)
    read = paseto("key", "unseal", "--key-file", owner, text)
    check(f"paseto reads k{version}.seal", read, ours)


def main():
    paseto = Command(sys.argv[1])
    for version in (1, 2, 3, 4):
        for purpose in ("local", "public"):
            wrapped_and_locked(paseto, version, purpose)
        sealed(paseto, version)
    print(f"{checks} checks of pyseto and paseto passed")


main()
