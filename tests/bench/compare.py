"""Whether sites are alike: builders among each other, and two builds of ours byte for byte."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from builders import make_builder
from verify import differences, same_set, sample

_CODE = re.compile(r'^code: "?(\w{4})"?$', re.MULTILINE)


def prose_codes(project: Path) -> list[str]:
    """Return the codes of the prose pages: Markdown is made by another library in each builder."""
    return [_CODE.findall(page.read_text("utf-8"))[0] for page in sorted((project / "docs/sv").glob("*.md"))]


def report_verified(sites: Mapping[str, Path], project: Path, count: int = 60) -> int:
    """Compare the sites with the first of them, say how they differ, and return 1 if they do."""
    first, *others = sites
    prose = prose_codes(project)
    pages = sample(sites[first], prose, count)
    failed = 0
    for name in others:
        found = [f"{page}: one has it alone" for page in same_set(sites[first], sites[name])]
        found += differences(sites[first], sites[name], pages)
        failed |= bool(found)
        bytes_alike = sum((sites[first] / page).read_bytes() == _bytes(sites[name] / page) for page in pages)
        print(f"{first} and {name}: {len(pages)} pages read, {len(found)} differences, {bytes_alike} the same bytes")
        print(*found[:20], sep="\n")
    return failed


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def again_same(project: Path, work: Path, source: Path | None) -> str:
    """Build ours twice from nothing and say whether the two sites are the same, byte for byte."""
    stamps = []
    for _ in range(2):
        builder = make_builder("ours", project, work, source)
        builder.run()
        stamps.append(tree_stamp(builder.out))
    return f"two builds: {'the same bytes' if stamps[0] == stamps[1] else 'DIFFERENT'}, {stamps[0][:16]}"


def tree_stamp(folder: Path) -> str:
    """Return a hash of all files of a folder, names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
