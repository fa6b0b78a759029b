"""The encoding of a text file: by its mark, by trial, and by what French accents make of it."""

from __future__ import annotations

import codecs

import pyarrow as pa  # type: ignore[import-untyped]

from iwa.exports.opening.kinds import HEAD, UTF16_MARKS, zeros_every_other

ACCENTS = "éèêëàâçùûîïôœÉÈÀÇ’«»€"
ENCODING_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}


def as_utf8(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The text as UTF-8 without mark or zero bytes, and a sentence when an encoding was guessed."""
    encoding = "utf-16" if data.startswith(UTF16_MARKS) else zeros_every_other(data[:HEAD])
    if encoding:
        return data.decode(encoding, errors="replace").replace("\0", "").encode(), ()
    bare = data.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    if bare.isascii() or _is_utf8(bare):
        return bare, ()
    for torn in range(1, 4):  # a file cut inside its last letter is still UTF-8
        if not bare[:-torn].isascii() and _is_utf8(bare[:-torn]):
            return bare[:-torn], ()
    return _other_encoding(bare)


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], pa.large_binary()).cast(pa.large_string())  # checks the bytes without decoding them
    except pa.ArrowInvalid:
        return False
    return True


def _other_encoding(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    kept = data.decode("utf-8", errors="replace")
    lost = kept.count("\ufffd")
    if sum(kept.count(letter) for letter in ACCENTS) > 10 * lost:
        sentence = f"{lost} caractère(s) abîmé(s) dans le fichier ont été remplacés par « \ufffd »."
        return kept.encode(), (sentence,)
    readings = {name: data.decode(name, errors="replace") for name in ENCODING_NAMES}
    best = max(readings, key=lambda name: sum(readings[name].count(letter) for letter in ACCENTS))
    sentence = (
        f"Le fichier n’est plus dans l’encodage du réseau (UTF-8), sans doute après un passage par Excel : "
        f"il a été lu en {ENCODING_NAMES[best]}. Les emojis y sont perdus."
    )
    return readings[best].encode(), (sentence,)
