"""What a person leaves out of the answers."""
from __future__ import annotations

from dataclasses import dataclass

from graph.similar.records import Profile, Question


@dataclass(frozen=True)
class Filters:
    """Which answers are wanted; an empty field wants all. `levels` are those of pilots and of places (`graph.model`), `years` (from, to) of the
    reports that tell of it, `elsewhere`: not in the asker's province, `results`: with outcomes, `recognised`: recognised by somebody, `confidence`: the lowest of
    the thing and of what is told of it."""

    levels: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    results: bool = False
    recognised: bool = False
    elsewhere: bool = False
    confidence: float = 0.0

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return self != Filters()

    def admits(self, item: Profile, question: Question) -> bool:
        """Whether an answer is wanted; `results` and `recognised` are not asked here, but of the store (`graph.similar.details`)."""
        first, last = self.years
        mine = {p.province for p in question.places if p.province}
        return (
            item.confidence >= self.confidence
            and (not self.levels or item.level in self.levels or any(p.level in self.levels for p in item.places))
            and (not self.provinces or any(p.province in self.provinces for p in item.places))
            and (not self.topics or item.topic in self.topics)
            and (not self.statuses or item.status in self.statuses)
            and (not self.labels or item.label in self.labels)
            and (first is last is None or any((first or y) <= y <= (last or y) for y in item.years))
            and not (self.elsewhere and mine & {p.province for p in item.places})
        )
