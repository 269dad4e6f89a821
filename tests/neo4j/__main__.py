"""`make neo4j`: a Neo4j for a person to try the project on; its data stays in `.cache/neo4j/server`. Ctrl-C ends it."""
from __future__ import annotations

import argparse
import signal
import sys

from tests.neo4j.jars import CACHE, Missing
from tests.neo4j.server import Neo4jServer


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j", description=__doc__)
    parser.add_argument("--port", type=int, default=7687)
    home = CACHE / "server"
    arguments = parser.parse_args()
    secret = home / "password"
    password = secret.read_text("utf-8") if secret.exists() else None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Neo4jServer(home, arguments.port, password) as server:
            secret.touch(mode=0o600)
            secret.write_text(server.password, "utf-8")
            print(f"Neo4j {server.version} is ready; data in {home}. In another terminal, or in .env:\n\n"
                  f"NEO4J_URI={server.uri}\nNEO4J_USER={server.user}\nNEO4J_PASSWORD={server.password}\n\nCtrl-C ends it.", flush=True)
            server.wait()
    except KeyboardInterrupt:
        return 0
    except (Missing, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
