"""The configurations of a site that leaves every part out are ones that the servers take."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def bare(small) -> Path:
    """The small project's site without finder, embeds and open data."""
    small.change("mkdocs.yml", ("  - vart:\n", "  - vart:\n      parts: []\n"))
    return small.built()


def test_nginx_takes_it(bare, tmp_path):
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(binary).exists():
        pytest.fail("NOT RUN: nginx is not installed (Debian: nginx-light libnginx-mod-http-brotli-static)")
    block = (bare / ".hosting/nginx.conf").read_text("utf-8").replace("443 ssl", "8443")
    head = f"pid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\nhttp {{\n include /etc/nginx/mime.types;\n"
    (tmp_path / "nginx.conf").write_text(f"{head}{block}}}\n")
    done = subprocess.run([binary, "-t", "-c", tmp_path / "nginx.conf", "-p", tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_caddy_takes_it(bare, tmp_path):
    binary = shutil.which("caddy")
    if not binary:
        pytest.fail("NOT RUN: Caddy is not installed (Debian: caddy)")
    # A validation would make a folder for certificates.
    written = re.sub(
        r"(?m)^[^(\s]\S* \{$", "http://127.0.0.1:8080 {", (bare / ".hosting/Caddyfile").read_text(), count=1
    )
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + written)
    command = [binary, "validate", "--config", tmp_path / "Caddyfile", "--adapter", "caddyfile"]
    done = subprocess.run(command, capture_output=True, text=True, env={"HOME": str(tmp_path), "PATH": "/usr/bin"})
    assert done.returncode == 0, done.stderr
