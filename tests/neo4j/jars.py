"""The jars of Neo4j, fetched once with Maven into `.cache/neo4j` of the project (125 MB), and the Java that runs them."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

POM = Path(__file__).with_name("pom.xml")
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "neo4j"
VERSION = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", POM.read_text("utf-8")).group(1)
INSTALL = "Debian or Ubuntu:  sudo apt-get install --no-install-recommends default-jre-headless maven"


class Missing(RuntimeError):
    """Something of the system is missing; the text is the one line to run."""


def java() -> str:
    """Path of a Java of version 17 or later (JAVA_HOME first). Raises `Missing`."""
    home = os.environ.get("JAVA_HOME")
    candidates = [os.path.join(home, "bin", "java")] if home else []
    candidates.append(shutil.which("java") or "")
    for path in candidates:
        if path and os.path.exists(path):
            told = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
            version = re.search(r'version "(\d+)', told)
            if version and int(version.group(1)) >= 17:
                return path
    raise Missing(f"Neo4j needs Java 17 or later. {INSTALL}")


def jars() -> Path:
    """Folder with the jars, fetched if they are not there yet. Raises `Missing`."""
    folder = CACHE / VERSION
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if not maven:
        raise Missing(f"The jars of Neo4j are fetched with Maven. {INSTALL}")
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if folder.is_dir():
            return folder
        half = CACHE / f".{VERSION}.half"
        shutil.rmtree(half, ignore_errors=True)
        done = subprocess.run([maven, "-B", "-q", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime",
                               f"-DoutputDirectory={half}"], capture_output=True, text=True)
        if done.returncode:
            raise Missing(f"Maven could not fetch Neo4j {VERSION} (is repo.maven.apache.org reachable?):\n"
                          + (done.stdout + done.stderr)[-2000:])
        half.rename(folder)  # whole or not at all
    return folder
