"""Where the nodes of a drawing stand. Pure and without chance: the same drawing again looks the same, what stood there stays."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx

Position = tuple[float, float]
DISTANCE = 130.0
"""Wished distance of neighbours in the units of the drawing (pixels at zoom 1)."""
SMALLEST = 300.0
"""Half the width of the smallest drawing: three nodes are not to fill the screen."""
SEED = 7


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str]], fixed: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """A place for every node by a spring model; nodes in `fixed` keep theirs. Names of edges not in `nodes` are ignored."""
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in edges if a in graph and b in graph and a != b)
    if not graph:
        return {}
    held = {key: place for key, place in (fixed or {}).items() if key in graph}
    if len(held) == len(graph):
        return held
    spread = max(SMALLEST, DISTANCE * len(graph) ** 0.5 / 2)
    start = {key: (x / spread, y / spread) for key, (x, y) in held.items()}
    if start:
        _beside_neighbours(graph, start)
    placed = networkx.spring_layout(
        graph, pos=start or None, fixed=sorted(held) or None, seed=SEED, iterations=120, k=1.6 / len(graph) ** 0.5,
        scale=None if held else 1.0,
    )
    made = {key: (float(x) * spread, float(y) * spread) for key, (x, y) in placed.items()}
    return _apart({**made, **held}, set(held))


def _beside_neighbours(graph: networkx.Graph, start: dict[str, Position]) -> None:
    """New nodes begin next to a neighbour that has a place, around it in turn."""
    from math import cos, sin

    for number, node in enumerate(sorted(set(graph) - set(start))):
        x, y = next((start[other] for other in sorted(graph[node]) if other in start), (0.0, 0.0))
        angle = number * 2.399963  # the golden angle: no two in one direction
        start[node] = (x + 0.3 * cos(angle), y + 0.3 * sin(angle))


def _apart(places: dict[str, Position], held: set[str], least: float = 62.0, rounds: int = 40) -> dict[str, Position]:
    """Push nodes that stand closer than `least` apart; held ones do not move."""
    keys = sorted(places)
    for _ in range(rounds):
        moved = False
        for i, a in enumerate(keys):
            for b in keys[i + 1 :]:
                (ax, ay), (bx, by) = places[a], places[b]
                dx, dy = bx - ax, by - ay
                distance = (dx * dx + dy * dy) ** 0.5
                if distance >= least or (a in held and b in held):
                    continue
                if distance < 1e-6:
                    dx, dy, distance = 1.0, 0.0, 1.0
                push = (least - min(distance, least)) / distance / (1 if a in held or b in held else 2)
                if a not in held:
                    places[a] = (ax - dx * push, ay - dy * push)
                if b not in held:
                    places[b] = (bx + dx * push, by + dy * push)
                moved = True
        if not moved:
            break
    return places
