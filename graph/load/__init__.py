"""Loading fact files into the store, taking reports out, dropping and rebuilding.

Facts are files, the graph is a view: everything here can be undone by `rebuild`. Each fact node keeps, in the parallel lists `reports`
and `contributions`, what each report says of it, and each fact relationship its supports; all other properties are computed from these
(`graph.resolve.merge`). A report is one transaction, so a kill at any moment leaves whole reports only.
"""
from graph.load.forget import ForgetResult, find_report, forget
from graph.load.load import drop, load, rebuild, resolve_again
from graph.load.summary import LoadSummary

__all__ = ["ForgetResult", "LoadSummary", "drop", "find_report", "forget", "load", "rebuild", "resolve_again"]
