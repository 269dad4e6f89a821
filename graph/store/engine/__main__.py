"""`python -m graph.store.engine FOLDER`: the detached engine process. People use `python -m graph serve`."""
import os
import sys

from graph.store.engine.host import main

status = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)  # everything is closed; threads of Java that linger must not keep the process
