"""How does one nginx stand before several servers? A call keeps to the server that its CallSid picks."""

import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .processes import Child
from .servers import free_port

_CONFIGURATION = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
worker_processes 1;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream echolink {{
        hash $arg_CallSid consistent;
{servers}
        keepalive 32;
        keepalive_timeout 4s;  # uvicorn closes after five
    }}
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        location / {{
            proxy_pass http://echolink;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_next_upstream error timeout non_idempotent;  # a request that comes twice is answered once
            proxy_connect_timeout 1s;
        }}
    }}
}}
"""


@contextmanager
def nginx_before(ports: Sequence[int], folder: Path) -> Iterator[str]:
    """Its origin, while it runs. Raises RuntimeError when it does not start."""
    port = free_port()
    servers = "\n".join(
        f"        server 127.0.0.1:{one} max_fails=0;  # refused is tried elsewhere at once, each time" for one in ports
    )
    user = "user root;" if os.geteuid() == 0 else ""  # so that its workers may write where we may
    configuration = folder / "nginx.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, servers=servers, port=port, user=user))
    command = [shutil.which("nginx") or "nginx", "-p", str(folder), "-c", str(configuration), "-g", "daemon off;"]
    child = Child(command, {}, folder / "nginx.out")
    try:
        _until_it_listens(port, child)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.stop()


def _until_it_listens(port: int, child: Child) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
        except urllib.error.HTTPError:  # 502: it listens, and nobody stands behind it yet
            return
        except OSError:
            time.sleep(0.05)
            continue
        return
    raise RuntimeError(f"nginx did not start:\n{child.last_words()}")
