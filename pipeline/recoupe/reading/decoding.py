"""Bytes to text: UTF-8 with or without BOM, UTF-16, cp1252, Latin-1 and old Mac files; never a guess unsaid."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

#: What French files are found in; a wider choice makes short texts come out Baltic or Cyrillic.
_CANDIDATES = ["cp1252", "latin_1", "mac_roman", "cp850"]
_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP, Word or OpenDocument",
    b"\xd0\xcf\x11\xe0": "old Word or Excel",
    b"\x89PNG": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF8": "GIF image",
    b"\x1f\x8b": "gzip archive",
    b"\x7fELF": "program",
    b"{\\rtf": "RTF",
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc3\xc2\xe2][\x80-\xbf]")
_C1 = re.compile(rb"[\x80-\x9f]")


class UndecodableError(ValueError):
    """Bytes that are no text; the message says why."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding («utf-8», «utf-8-sig», «utf-16», «cp1252», «latin-1»…).

    Raises UndecodableError for binary content and for UTF-8 that is cut off or damaged.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise UndecodableError(f"not text but a binary file ({name}); save it as text or HTML first")
    if data.startswith(codecs.BOM_UTF8):
        return _utf8(data[len(codecs.BOM_UTF8) :]), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data), "utf-16"
    if _CONTROLS.search(data):
        raise UndecodableError("not text but a binary file (it holds control characters)")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if _MULTIBYTE.search(data):
            _utf8(data)
    return _single_byte(data)


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            reason = f"the UTF-8 text breaks off inside a character (byte {error.start}); get the whole file"
            raise UndecodableError(reason) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise UndecodableError(
            f"damaged UTF-8 at byte {error.start} (line {line}); save the file again as UTF-8"
        ) from error


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UndecodableError(f"damaged UTF-16 at byte {error.start}; save the file again as UTF-8") from error


def _single_byte(data: bytes) -> tuple[str, str]:
    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    if encoding in ("cp1252", "latin_1"):
        # The two differ in 0x80-0x9F alone, which are letters and quotes in cp1252, nothing in Latin-1.
        encoding = "cp1252" if _C1.search(data) else "latin-1"
    try:
        return data.decode(encoding), encoding.replace("_", "-")
    except UnicodeDecodeError as error:
        raise UndecodableError(f"unknown encoding (byte {error.start} fits none); save it as UTF-8") from error
