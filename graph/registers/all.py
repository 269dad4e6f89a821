"""Which register is made how."""
from __future__ import annotations

from graph.registers.benchmarks import BENCHMARKS
from graph.registers.cases import CASES
from graph.registers.claims import CLAIMS
from graph.registers.drives import DRIVES
from graph.registers.kinds import Kind
from graph.registers.mechanisms import MECHANISMS
from graph.registers.performance import PERFORMANCE
from graph.registers.pilots import PILOTS
from graph.registers.problems import PROBLEMS
from graph.registers.recognition_rows import RECOGNITIONS
from graph.registers.scores import SCORES
from graph.registers.tasks import TASKS

KINDS: dict[str, Kind] = {
    "claims": CLAIMS, "tasks": TASKS, "problems": PROBLEMS, "drives": DRIVES, "pilots": PILOTS, "cases": CASES, "recognitions": RECOGNITIONS,
    "mechanisms": MECHANISMS, "scores": SCORES, "performance": PERFORMANCE, "benchmarks": BENCHMARKS,
}
"""By `ingest.registers.Register.en`."""
