"""The search finds words in whatever way browsers keep them."""

from __future__ import annotations

import base64
import gzip
import struct
import zlib
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from .browsers import snss
from .scan import decode_mozlz4, find

WORD = "åskmolnstitel"


def mozlz4(data: bytes) -> bytes:
    """Pack as Firefox does, with a copy of the last letters so that both kinds of sequence occur."""
    head = b"mozLz40\0" + struct.pack("<I", len(data) + 4)
    first = bytes([0xF0]) + bytes([len(data) - 15]) + data
    return head + first + struct.pack("<H", 4) + bytes([0x00])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("UTF-8", WORD.encode()),
        ("UTF-16 little", WORD.encode("utf-16-le")),
        ("UTF-16 big", WORD.encode("utf-16-be")),
        ("Latin-1", WORD.encode("latin-1")),
        ("percent", quote(WORD).encode()),
        ("JSON", b"\\u00e5skmolnstitel"),
        ("Base64", base64.b64encode(f"xy{WORD}z".encode())),
        ("Base64, one further", base64.b64encode(f"xyz{WORD}z".encode())),
        ("Base64, two further", base64.b64encode(f"x{WORD}z".encode())),
        ("gzip after something else", b"header" + gzip.compress(f"<p>{WORD}, {WORD}".encode(), mtime=0)),
        ("zlib", b"\0\0" + zlib.compress(f"<p>{WORD}, {WORD}".encode())),
        ("Brotli", brotli.compress(f"<p>{WORD}, och {WORD}".encode() * 3)),
        ("mozLz4", mozlz4(f'{{"title":"{WORD}"}}'.encode())),
    ],
)
def test_a_word_is_found_however_it_is_kept(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "file").write_bytes(
        b"before it " + data + b" after it" if "Brotli" not in name and "moz" not in name else data
    )
    assert {hit.word for hit in find(tmp_path, [WORD, "ett annat ord"])} == {WORD}


def test_a_word_in_a_files_name_is_found(tmp_path: Path) -> None:
    (tmp_path / f"https+++{WORD}").mkdir()
    (tmp_path / f"https+++{WORD}/empty").touch()
    assert [hit.kept for hit in find(tmp_path, [WORD])] == ["in the file's name"]


def test_a_copy_that_reaches_into_itself_is_unpacked() -> None:
    # One letter, then a copy of ten letters from one letter back: the way LZ4 says "eleven times the same".
    packed = b"mozLz40\0" + struct.pack("<I", 11) + bytes([0x16]) + b"a" + struct.pack("<H", 1)
    assert decode_mozlz4(packed) == b"a" * 11


def test_addresses_are_read_out_of_a_session_file(tmp_path: Path) -> None:
    address = b"https://kvistglimma.test/sv/"
    body = struct.pack("<iiii", 0, 7, 0, len(address)) + address
    command = struct.pack("<HB", len(body) + 1, 6) + body
    other = struct.pack("<HB", 5, 2) + b"abcd"
    (tmp_path / "Session_1").write_bytes(b"SNSS" + struct.pack("<i", 3) + other + command)
    assert snss.addresses(tmp_path / "Session_1") == [address.decode()]
