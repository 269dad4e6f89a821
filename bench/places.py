"""How many City mentions of a data folder are resolved, and the list of the rest.

    python -m bench.places DATA [TEXTS] [--sample N [SEED]] [--rest]

DATA is a data folder, or a folder of fact files. With TEXTS, only those whose text lies in that folder (so that a report is not counted
twice). Resolved means: a division with its code, a zone of the closed list, or a zone or township whose parent is known up to a division
with a code (for a township: its county). A zone that only its report's own place locates is counted apart, as that is a rule and not what
the text says.
`--sample N` prints N resolved mentions at random with their sentences, for judging by eye; `--rest` the open ones.
"""
from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.resolve.open_places import OpenPlace, full_name, open_places
from graph.resolve.scopes import Scopes
from graph.resolve.townships import settled
from ingest.facts import SUFFIX, FactFile


@dataclass(frozen=True)
class Said:
    """One mention of a City: the words, their sentence, and what it is resolved to (`meant`) in the way `how`."""

    doc: str
    words: str
    sentence: str
    meant: str
    node: str
    how: str
    resolved: bool


@dataclass
class Figures:
    """Counts of one data folder: entities and mentions by how they are resolved."""

    reports: int
    entities: Counter[str]
    mentions: Counter[str]
    resolved_entities: int
    resolved_mentions: int
    open: list[OpenPlace]
    said: list[Said]

    @property
    def share(self) -> float:
        """Share of City mentions that are resolved."""
        return self.resolved_mentions / max(self.mentions.total(), 1)

    @property
    def named_share(self) -> float:
        """The same without zones that only the report's own place locates."""
        return (self.resolved_mentions - sum(n for how, n in self.mentions.items() if how.endswith("own place"))) / max(self.mentions.total(), 1)


def files(folder: Path, texts: Path | None = None) -> list[Path]:
    """The fact files of a data folder (or of a folder of them), sorted; only those of a text in `texts`, if given."""
    inner = folder / "facts"
    found = sorted((inner if inner.is_dir() else folder).glob(f"*{SUFFIX}"))
    names = {f.stem for f in texts.rglob("*.txt")} if texts else set()
    return [f for f in found if texts is None or f.name.removesuffix(SUFFIX) in names]


def measure(paths: list[Path]) -> Figures:
    """Resolve every City of the fact files."""
    made = Figures(len(paths), Counter(), Counter(), 0, 0, [], [])
    for path in paths:
        facts = FactFile.read(path)
        scopes = Scopes(facts)
        for entity in facts.entities:
            if entity.type != "City":
                continue
            city, mentions = scopes.cities[entity.id], len(entity.mentions)
            how = _how(city)
            made.entities[how] += 1
            made.mentions[how] += mentions
            made.resolved_entities += city.resolved
            made.resolved_mentions += mentions if city.resolved else 0
            where = full_name(city.place) if city.place else f"{city.name} < {full_name(city.above) if city.above else '?'}"
            made.said += [Said(facts.doc, m.text, scopes.resolver.context.sentence(m), where, city.id, how, city.resolved) for m in entity.mentions]
        made.open += open_places(facts)
    return made


def _how(city) -> str:
    if city.place is not None:
        return "division with a code"
    level = str(city.attrs.get("level") or "place")
    if not city.resolved:
        return f"open: {level}, {city.attrs['open']}"
    told = {"list": "in the closed list", "name": "by its name", "before": "by the words before it", "stated": "by a stated PART_OF", "own": "by the report's own place"}
    return f"{level} {told[city.how]}"


def lines(figures: Figures, rest: bool = False) -> Iterator[str]:
    """The report of a measurement."""
    yield f"{figures.reports} reports, {figures.entities.total():,} Cities, {figures.mentions.total():,} mentions"
    for how, count in figures.mentions.most_common():
        yield f"  {how:42} {figures.entities[how]:6,} Cities {count:7,} mentions  {count / figures.mentions.total():.4f}"
    yield (f"resolved: {figures.share:.4f} of mentions, {figures.resolved_entities / max(figures.entities.total(), 1):.4f} of Cities of reports; "
           f"without zones placed by the report's own place {figures.named_share:.4f} of mentions")
    nodes = {s.node for s in figures.said}
    yield f"{len(nodes):,} nodes; {len(settled(nodes))} of townships that other reports tell the county of"
    if rest:
        yield f"open: {len(figures.open)}"
        for place in figures.open:
            yield f"  {place.name} ({place.level}, {place.why}) ×{place.mentions} {'; '.join(n for _, n in place.candidates)} | {place.report} | {place.quote[:60]}"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0; 2 with a line on how to call it where there are no fact files."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    numbers = [int(w) for w in words if w.isdigit()]
    folders = [w for w in words if not w.startswith("--") and not w.isdigit()]
    found = files(Path(folders[0]), Path(folders[1]) if len(folders) > 1 else None) if folders else []
    if not found:
        print("python -m bench.places DATA [TEXTS] [--sample N [SEED]] [--rest]: DATA must hold fact files")
        return 2
    figures = measure(found)
    print(*lines(figures, "--rest" in words), sep="\n")
    if "--sample" in words:
        chosen = random.Random(numbers[1] if len(numbers) > 1 else 1).sample([s for s in figures.said if s.resolved], numbers[0] if numbers else 100)
        for number, one in enumerate(chosen, start=1):
            print(f"{number:3} {one.words} → {one.meant} [{one.how}] {one.doc}: {one.sentence[:90]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
