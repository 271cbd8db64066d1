"""A real nginx with exactly the configuration that the build wrote; only port, folder and TLS are replaced."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotHereError(Exception):
    """A server is not installed."""


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Wait until a server answers.

    :raises RuntimeError: it ended, or does not answer within five seconds.
    """
    for _ in range(100):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")


@contextmanager
def running_nginx(site: Path, folder: Path, more: str = "", settings: str = "") -> Iterator[int]:
    """Start nginx for a built site and yield its port.

    :param folder: where its files go.
    :param more: further server blocks.
    :param settings: further settings of the whole.
    :raises NotHereError: nginx is not installed.
    """
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(binary).exists():
        raise NotHereError("nginx is not installed (Debian: nginx-light libnginx-mod-http-brotli-static)")
    port = free_port()
    block = (site / ".hosting/nginx.conf").read_text()
    block = block.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("    listen [::]:443 ssl;\n", "")
    block = block.replace("/srv/vart", str(site))
    modules = "".join(f"load_module {path};\n" for path in Path("/usr/lib/nginx/modules").glob("*brotli_static*.so"))
    if modules:
        block = block.replace("# brotli_static on;", "brotli_static on;")
    (folder / "nginx.conf").write_text(
        f"{modules}daemon off;\nuser root;\n{settings}pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n include /etc/nginx/mime.types;\n client_body_temp_path {folder};\n{block}{more}}}\n"
    )
    process = subprocess.Popen([binary, "-c", folder / "nginx.conf", "-p", folder])
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()
