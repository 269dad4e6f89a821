"""What changed between two states of the graph: `State` (a dump file, or the graph as it is now), `diff`, and ways to print it."""
from graph.diff.diff import KINDS, Diff, diff
from graph.diff.records import BrokenDump
from graph.diff.show import as_json, as_text
from graph.diff.state import State

__all__ = ["KINDS", "BrokenDump", "Diff", "State", "as_json", "as_text", "diff"]
