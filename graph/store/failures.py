"""Errors of the driver, said as errors of the project: what happened and what to do."""
from __future__ import annotations

from neo4j.exceptions import AuthError, ClientError, ServiceUnavailable, SessionExpired

from graph.errors import GraphError, StoreFailed, StoreRefused, StoreUnreachable

LOST = (ServiceUnavailable, SessionExpired)
"""The connection is gone or never was: worth another try, with a new connection."""


def told(error: Exception, uri: str | None) -> GraphError:
    """The project's error for one of the driver. `uri` is the server's address, or None for the embedded engine."""
    if isinstance(error, GraphError):
        return error
    text = getattr(error, "message", None) or str(error)
    if isinstance(error, AuthError):
        if uri is None:
            return StoreRefused("The embedded graph engine refused its own password. Run `python -m graph stop` and try again.")
        return StoreRefused(f"{uri} refuses user and password. Check NEO4J_USER and NEO4J_PASSWORD. ({text})")
    code = getattr(error, "code", None) or ""
    if isinstance(error, ClientError) and "DatabaseNotFound" in code:
        return StoreRefused(f"{uri or 'The embedded engine'} has no such database. Check NEO4J_DATABASE. ({text})")
    if isinstance(error, ClientError) and "Security" in code:
        return StoreRefused(f"{uri or 'The embedded engine'} does not allow this to the user named by NEO4J_USER. ({text})")
    if "Transaction.T" in code and ("Terminated" in code or "TimedOut" in code):
        return StoreFailed("The query took longer than it may and was ended. Ask for less, or begin the pattern at one node. "
                           f"({text})")
    if isinstance(error, LOST):
        if uri is None:
            return StoreUnreachable("The embedded graph engine ended in the middle of the work. Run the command again; "
                                    f"its log is in the data folder, store/log/engine.log. ({text})")
        return StoreUnreachable(f"No graph server answers at {uri}. Start it, or check NEO4J_URI "
                                f"(an empty NEO4J_URI means the embedded engine). ({text})")
    return StoreFailed(f"The graph store could not run this: {text}")
