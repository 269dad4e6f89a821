"""Posts without a name whose holder nobody knows: no report of that year names one, or several do."""
from __future__ import annotations

from collections.abc import Iterable

from graph.identity.roles import Holder, Post
from graph.resolve import places
from graph.resolve.records import OpenPost
from graph.review.cards import Evidence, PostCard
from graph.review.reading import Reading, reading
from graph.store import Store
from ingest.offices import title_of
from ingest.workspace import Workspace


def open_posts(store: Store, workspace: Workspace, limit: int = 50, offset: int = 0, city: str | None = None) -> tuple[list[PostCard], int]:
    """Posts that reports speak of without saying who holds them, and that no report tells (page, how many in all); those whose holder is one of several
    first. `city`: of that city's reports."""
    with reading(store, workspace) as read:
        near = read.reports_of(city) if city else read.reports.keys()
        held: dict[tuple[str, Post, bool], list[Holder]] = {}
        for report, post, acting, holder in read.index.posts():
            if holder.report in read.reports:
                held.setdefault((report, post, acting), []).append(holder)
        known = {(report, each.place, each.function, each.acting) for report, persons in read.views.named.items() for each in persons}
        left = [asked for asked in read.index.asked() if asked[0] in near and (asked[0], *asked[1][:2], asked[2]) not in known]
        left.sort(key=lambda asked: (asked not in held, asked))
        return [card for asked in left[offset : offset + limit] if (card := _card(read, *asked, held.get(asked, ())))], len(left)


def _card(read: Reading, report: str, post: Post, acting: bool, held: Iterable[Holder]) -> PostCard | None:
    place = places.of_node(post.place)
    said = next((p for p in read.views.graph(report).posts if (p.place, p.function, p.acting) == (post.place, post.function, acting)), None)
    if place is None or said is None:
        return None
    people = {read.views.solution.ids.get(h.report, {}).get(h.base, h.base): (h.name, h.how) for h in held}
    holders = sorted((name, how, person) for person, (name, how) in people.items())
    return PostCard(report, place.name, title_of(post.function, place.name), post.year, _sentences(read, said), holders,
                    f"{report} {post.place} {post.function}{' *' if acting else ''}")


def _sentences(read: Reading, said: OpenPost) -> list[Evidence]:
    each = {(s.start, s.end, s.quote): s.report for *_, s in said.facts}
    return [read.evidence(report, start, end, quote) for (start, end, quote), report in sorted(each.items())]
