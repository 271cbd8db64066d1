"""Lighthouse, as search engines and procurers run it: a slow phone on a slow network, 100 of 100."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .serving import Host

pytestmark = [pytest.mark.browser, pytest.mark.lighthouse]

_CATEGORIES = ("performance", "accessibility", "best-practices")
#: What else runs on the machine can slow a page, but nothing can make it faster: the best run counts.
_TRIES = 3


def measure(address: str, node_tools: Path, chromium: str, folder: Path) -> dict[str, float]:
    """Return the scores of a page, from 0 to 100, and what took points away."""
    report = folder / "report.json"
    command = [
        shutil.which("node"), str(node_tools / "lighthouse/cli/index.js"), address,
        f"--only-categories={','.join(_CATEGORIES)}", "--output=json", f"--output-path={report}", "--quiet",
        "--disable-full-page-screenshot", "--no-enable-error-reporting", "--max-wait-for-load=30000",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update "
        "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(report.read_text("utf-8"))
    scores = {}
    for name in _CATEGORIES:
        category = found["categories"][name]
        scores[name] = round(100 * category["score"])
        for part in category["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and (audit["score"] or 0) < 1:
                scores[f"  {part['id']}"] = f"{audit['score']} {audit.get('displayValue', '')} {audit['title']}"
    return scores


@pytest.mark.parametrize("kind", ["home", "need", "open", "prose"])
def test_a_hundred_of_a_hundred(
    host: Host,
    addresses: dict[tuple[str, str], str],
    node_tools: Path,
    whole_chromium_path: str,
    kind: str,
    tmp_path: Path,
) -> None:
    host.gate.set()
    address = host.address + addresses[kind, "ar" if kind == "need" else "sv"]
    for _ in range(_TRIES):
        scores = measure(address, node_tools, whole_chromium_path, tmp_path)
        if scores["performance"] == 100:
            break
    assert [scores[name] for name in _CATEGORIES] == [100, 100, 100], json.dumps(scores, indent=1)
