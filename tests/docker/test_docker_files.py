"""The Docker files, checked without an engine: compose linter, loopback only, no password by default, every copied path exists."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker" / "compose.yaml"


def services() -> dict:
    return yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]


def test_compose_passes_the_linter():
    linter = Path(sys.executable).with_name("compose-lint")
    done = subprocess.run([linter, "--fail-on", "high", COMPOSE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_port_is_bound_to_loopback_unless_told_otherwise():
    ports = [port for service in services().values() for port in service["ports"]]
    assert len(ports) == 3
    for port in ports:
        default = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", port)
        assert default.startswith("127.0.0.1:"), port


def test_the_password_has_no_default():
    text = COMPOSE.read_text(encoding="utf-8")
    uses = re.findall(r"\$\{NEO4J_PASSWORD([^}]*)\}", text)
    assert len(uses) == 2
    assert all(use.startswith(":?") for use in uses)


def test_everything_the_image_copies_is_there():
    lines = re.findall(r"^COPY (.+)$", (ROOT / "docker" / "Dockerfile").read_text(encoding="utf-8"), re.M)
    sources = [source for line in lines for source in line.split()[:-1]]
    assert "app.py" in sources
    missing = [source for source in sources if not (ROOT / source).exists()]
    assert not missing


def test_the_start_script_is_valid_shell():
    subprocess.run(["sh", "-n", ROOT / "docker" / "start.sh"], check=True)


def test_the_app_opens_where_the_server_does_not_answer(tmp_path):
    """Its page says what to do; a container that ends before it would be started again and again."""
    (tmp_path / "data" / "facts").mkdir(parents=True)
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$@"\n[ "$2" != graph ]\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(["sh", ROOT / "docker" / "start.sh"], capture_output=True, text=True,
                          env={"PATH": f"{tmp_path}:/usr/bin:/bin", "REFORMGRAPH_DATA": str(tmp_path / "data")})
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["graph", "streamlit"]
