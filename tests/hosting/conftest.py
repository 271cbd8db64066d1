"""Real servers, started with exactly the configurations that the build wrote."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from vart.site.run import build_site

from .servers import NotHereError, free_port, running_nginx, wait_for

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, compressed, with the discreet door open in the configurations."""
    folder = tmp_path_factory.mktemp("hosting")
    root = folder / "project"
    root.mkdir()
    for name in ("directory", "docs", "overrides"):
        (root / name).symlink_to(PROJECT / name)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("publication: false", "publication: false\n      discreet_door: true")
    )
    built = build_site(root, folder / "site", compress=True)
    assert built.complete, built.problems or built.messages
    return folder / "site"


@pytest.fixture(scope="session")
def nginx(hosted: Path, tmp_path_factory: pytest.TempPathFactory):
    """The address of nginx with the written server block; only port, folder and TLS are replaced."""
    folder = tmp_path_factory.mktemp("nginx")
    try:
        with running_nginx(hosted, folder) as port:
            yield f"127.0.0.1:{port}"
    except NotHereError as missing:
        pytest.fail(f"NOT RUN: {missing}")
    access = [path for path in folder.rglob("*") if path.is_file() and "access" in path.name]
    assert not access, "nginx wrote an access log"


@pytest.fixture(scope="session")
def caddy(hosted: Path, tmp_path_factory: pytest.TempPathFactory):
    """The address of Caddy with the written Caddyfile; only address and folder are replaced."""
    binary = shutil.which("caddy")
    if not binary:
        pytest.fail("NOT RUN: Caddy is not installed (Debian: caddy)")
    folder, port = tmp_path_factory.mktemp("caddy"), free_port()
    written = (hosted / ".hosting/Caddyfile").read_text().replace("/srv/vart", str(hosted))
    written = re.sub(r"(?m)^[^(\s]\S* \{$", f"http://127.0.0.1:{port} {{", written, count=1)
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + written)
    process = subprocess.Popen(
        [binary, "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"],
        env={"HOME": str(folder), "PATH": "/usr/bin"},
        stderr=(folder / "log").open("w"),
    )
    try:
        wait_for(port, process)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
    log = (folder / "log").read_text()
    assert '"http.log.access' not in log, "Caddy wrote an access log"
