"""Looks for words in every file that a browser has written, however they may be kept.

What is compressed without entropy coding (LZ4 outside Firefox' own files, Snappy in LevelDB) keeps the first copy of a
word as it is, so looking at the raw bytes finds it.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import brotli

#: What one stream may unpack to. Pages of ours are far smaller.
_MOST = 8_000_000
_GZIP_OR_ZLIB = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_MOZLZ4 = b"mozLz40\0"
#: How an entry of Chromium's simple cache begins: SimpleFileHeader of net/disk_cache/simple, 24 bytes, then the key.
_SIMPLE_CACHE = bytes.fromhex("305c72a71b6dfbfc")


class Hit(NamedTuple):
    """A word in a file.

    :ivar file: below the folder that was searched.
    :ivar kept: how: the encoding, and what had to be unpacked.
    """

    word: str
    file: str
    kept: str


def spellings(word: str) -> dict[bytes, str]:
    """Return the ways in which programs keep a word, and what each is called."""
    ways = [
        ("UTF-8", word.encode()),
        # Without the last byte, this is also how UTF-16 the other way round goes on.
        ("UTF-16", word.encode("utf-16-le")[:-1]),
        ("UTF-16", word.encode("utf-16-be")[1:]),
        ("Latin-1", word.encode("latin-1", "replace")),
        ("percent-encoded", quote(word).encode()),
        ("percent-encoded", quote(word).lower().encode()),
        ("JSON", "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in word).encode()),
        ("HTML", "".join(c if c.isascii() else f"&#{ord(c)};" for c in word).encode()),
    ]
    for shift in range(3):
        # Base64 reads three bytes at a time, so a word looks different at each of three places.
        coded = base64.b64encode(b"\0" * shift + word.encode())
        ways.append(("Base64", coded[(0, 2, 3)[shift] : (shift + len(word.encode())) // 3 * 4]))
    found: dict[bytes, str] = {}
    for way, spelling in ways:
        found.setdefault(spelling, way)
    return found


def find(root: Path, words: Iterable[str]) -> list[Hit]:
    """Search all files below a folder.

    :returns: each word once per file and way of keeping.
    """
    words = list(words)
    wanted = [(word, spelling, way) for word in words for spelling, way in spellings(word).items()]
    found: dict[Hit, None] = {}
    for file in sorted(root.rglob("*")):
        if file.is_symlink() or not file.is_file():
            continue
        name = file.relative_to(root).as_posix()
        for word in words:
            if any(part in name for part in (word, quote(word))):
                found[Hit(word, name, "in the file's name")] = None
        for layer, data in layers(file.read_bytes()):
            for word, spelling, way in wanted:
                if spelling in data:
                    found[Hit(word, name, f"{way}, {layer}" if layer else way)] = None
    return list(found)


def layers(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Return the contents of a file as they are, and unpacked wherever something packed begins."""
    yield "", data
    if data.startswith(_MOZLZ4):
        yield "LZ4", decode_mozlz4(data)
    for match in _GZIP_OR_ZLIB.finditer(data):
        unpacked = _inflate(data, match.start())
        if len(unpacked) > 16:
            yield "gzip" if match[0][0] == 0x1F else "zlib", unpacked
    # Brotli has no mark at its beginning: it is tried where caches put the body of an answer.
    for start in _bodies(data):
        unpacked = _unbrotli(data, start)
        if len(unpacked) > 16:
            yield "Brotli", unpacked


def _bodies(data: bytes) -> list[int]:
    if data.startswith(_SIMPLE_CACHE):
        return [24 + int.from_bytes(data[12:16], "little")]
    return [0]


def _inflate(data: bytes, start: int) -> bytes:
    machine = zlib.decompressobj(wbits=47)
    out = bytearray()
    view = memoryview(data)
    for at in range(start, len(data), 4096):
        try:
            out += machine.decompress(view[at : at + 4096], _MOST)
        except zlib.error:
            break
        if machine.eof or len(out) > _MOST:
            break
    return bytes(out)


def _unbrotli(data: bytes, start: int) -> bytes:
    machine = brotli.Decompressor()
    out = bytearray()
    # Small bites: what follows the stream is an error, and an error takes its whole bite with it.
    for at in range(start, len(data), 64):
        try:
            out += machine.process(data[at : at + 64])
        except brotli.error:
            break
        if machine.is_finished() or len(out) > _MOST:
            break
    return bytes(out)


def decode_mozlz4(data: bytes) -> bytes:
    """Unpack one of Firefox' ``.jsonlz4`` files: a mark, the size, one block of LZ4 (lz4_Block_format.md).

    :raises ValueError: it is no such file.
    """
    if not data.startswith(_MOZLZ4):
        raise ValueError("not a mozLz4 file")
    out = bytearray()
    at = len(_MOZLZ4) + 4

    def longer(length: int) -> int:
        nonlocal at
        if length == 15:
            while True:
                more = data[at]
                at += 1
                length += more
                if more != 255:
                    break
        return length

    while at < len(data):
        token = data[at]
        at += 1
        literals = longer(token >> 4)
        out += data[at : at + literals]
        at += literals
        if at >= len(data):
            break
        back = int.from_bytes(data[at : at + 2], "little")
        at += 2
        length = longer(token & 15) + 4
        for _ in range(length):
            out.append(out[-back])
    return bytes(out)
