"""The embedded graph engine: ArcadeDB in a small process of its own, reached over Bolt on loopback.

The files of the engine belong to one process, yet the app and any number of commands use the graph at once, and each may die without
the others noticing. So nobody hosts the engine himself: whoever needs it first starts it (`ensure`), the others find it through the file
`store/engine.json` of the data folder (port, password, process; mode 0600). It ends when no client has been connected for a while
(`REFORMGRAPH_IDLE_SECONDS`), or at once by `stop`.

    ensure(workspace) -> Engine    the running engine, started if need be
    running(workspace)             the running engine, or None
    stop(workspace) -> bool        end it; False when none ran
    serve(workspace)               be the engine, in the foreground, until Ctrl-C or `stop`
"""
from graph.store.engine.discovery import Engine, running
from graph.store.engine.host import serve
from graph.store.engine.start import ensure, stop

__all__ = ["Engine", "ensure", "running", "serve", "stop"]
