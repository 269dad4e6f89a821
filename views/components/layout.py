"""Where the nodes of a drawing stand. Pure and without chance: the same drawing again looks the same, what stood there stays."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx

Position = tuple[float, float]
DISTANCE = 130.0
"""Wished distance of neighbours in the units of the drawing (pixels at zoom 1)."""
SMALLEST = 300.0
"""Half the width of the smallest drawing to which nodes are added: three nodes are not to fill the screen."""
FLAT = 0.58
"""A name stands below its node and is wider than high: nodes side by side need so much more room than one above the other."""
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
    made = _more(graph, held) if held else _fresh(graph)
    return _apart({**made, **held}, set(held))


def _fresh(graph: networkx.Graph) -> dict[str, Position]:
    """Each connected part by itself, the largest first, in rows."""
    placed: dict[str, Position] = {}
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    radii = [DISTANCE * len(part) ** 0.5 / 2 for part in parts]
    width = max(2 * radii[0], 1.4 * sum((2 * r + DISTANCE) ** 2 for r in radii) ** 0.5)
    left = top = row = 0.0
    for part, radius in zip(parts, radii, strict=True):
        if left and left + 2 * radius > width:
            left, top, row = 0.0, top + row + DISTANCE, 0.0
        inside = graph.subgraph(sorted(part))
        for node, (x, y) in networkx.spring_layout(inside, seed=SEED, iterations=200).items():
            placed[node] = (left + radius * (1 + float(x)), top + radius * (1 + float(y)))
        left, row = left + 2 * radius + DISTANCE, max(row, 2 * radius)
    return placed


def _more(graph: networkx.Graph, held: dict[str, Position]) -> dict[str, Position]:
    """Nodes added to those that have a place."""
    spread = max(SMALLEST, DISTANCE * len(graph) ** 0.5 / 2)
    start = {key: (x / spread, y / spread) for key, (x, y) in held.items()}
    _beside_neighbours(graph, start)
    placed = networkx.spring_layout(graph, pos=start, fixed=sorted(held), seed=SEED, iterations=120, k=1.6 / len(graph) ** 0.5, scale=None)
    return {key: (float(x) * spread, float(y) * spread) for key, (x, y) in placed.items()}


def _beside_neighbours(graph: networkx.Graph, start: dict[str, Position]) -> None:
    """New nodes begin next to a neighbour that has a place, around it in turn."""
    from math import cos, sin

    for number, node in enumerate(sorted(set(graph) - set(start))):
        x, y = next((start[other] for other in sorted(graph[node]) if other in start), (0.0, 0.0))
        angle = number * 2.399963  # the golden angle: no two in one direction
        start[node] = (x + 0.3 * cos(angle), y + 0.3 * sin(angle))


def _apart(places: dict[str, Position], held: set[str], least: float = 62.0, rounds: int = 40) -> dict[str, Position]:
    """Push nodes that stand closer than `least` (side by side: `least / FLAT`) apart; held ones do not move."""
    kept = {key: places[key] for key in held}
    places = {key: (x * FLAT, y) for key, (x, y) in places.items()}
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
    return {**{key: (x / FLAT, y) for key, (x, y) in places.items()}, **kept}
