"""A similar reform or pilot as HTML: what it is, why it is shown, what came of it; the two sentences and the sources open with a click."""
from __future__ import annotations

from collections.abc import Iterable

from graph.similar.details import Telling, Tie
from graph.similar.hits import Hit
from ingest.tables.line import spoken
from views import address
from views.components.page import kind
from views.components.table import Cell, link, said
from views.kept import kept
from views.language import t, value_name
from views.markup import html, shorten
from views.review.cards import marked
from views.threshold import two_digits

LINE = 110
"""Characters of a sentence in the card; it is whole beside the asker's own."""
AT_ONCE = 3
"""Results, leaders, recognitions that the card names; the others open with the rest."""
NOTHING = ("", "none", "unknown")


def card(hit: Hit, opened: bool = False, drafted: bool = False) -> str:
    """The hit; `opened` shows all of it at once, `drafted` says which thing of a draft it answers."""
    item = hit.answer.item
    name = f'{kind(item.label)} {link(item.name, address.thing(item.id, item.label, kept()), "rg-hit-name")}'
    place = "、".join(link(p.name, address.thing(p.id, "City", kept())) for p in item.places)
    answers = f'<div class="rg-note">{html(t("similar.answers", name=shorten(hit.asked.name, 40)))}</div>' if drafted else ""
    return (f'<div class="rg-hit" data-testid="hit"><div class="rg-hit-head">{name} <b>{place}</b> <span class="rg-note">{html(about(hit))}</span></div>'
            f"{answers}{_chips(hit)}{_quote(hit)}{_results(hit)}{_people(hit)}"
            f'<details class="rg-more"{" open" if opened else ""}><summary>{html(t("similar.rest"))}</summary>{_rest(hit)}</details></div>')


def about(hit: Hit) -> str:
    """Since when, how far, on whose behalf, how alike."""
    item = hit.answer.item
    year = t("similar.since_year", year=item.year) if item.year else ""
    said = [value_name(value) for value in (item.status, item.level) if value not in NOTHING]
    alike = t("similar.alike", share=two_digits(hit.answer.score))
    places = t("similar.places_alike", share=two_digits(hit.answer.alike)) if hit.answer.alike else ""
    return " · ".join(part for part in (year, *said, alike, places) if part)


def reasons(hit: Hit) -> list[tuple[str, str]]:
    """(kind, HTML) of each reason in the language of the page: what both share leads to its own page."""
    found = []
    for reason in hit.reasons:
        words = shorten(value_name(reason.words), 36) if reason.words else ""
        named = link(words, address.thing(reason.id, kept=kept())) if reason.id else html(words)
        found.append((reason.kind, html(t(f"similar.reason_{reason.kind}")) + (f" {named}" if words else "")))
    return found


def differences(hit: Hit) -> list[str]:
    """What the asker and the hit say otherwise."""
    return [t("similar.differs", of=t(f"similar.of_{d.name}"), asked=value_name(d.asked), found=value_name(d.found)) for d in hit.differences
            if d.asked not in NOTHING and d.found not in NOTHING]


def result(tie: Tie) -> str:
    """A result with its figure, as text."""
    return f"{tie.name} {tie.figure}" if tie.figure and tie.figure.lstrip("↑↓") not in tie.name else tie.name


def sentence(tie: Tie, text: str = "") -> Cell:
    """The words of a tie: a result linked to the sentence that states it; anybody and anything else to its page, with the sentence beside."""
    place = tie.evidence
    said = address.evidence(place.report, place.start, place.end, kept()) if place else ""
    if tie.kind == "ACHIEVED":
        return Cell(text or tie.name, said or address.thing(tie.id, kept=kept()))
    return Cell(text or tie.name, address.thing(tie.id, kept=kept()), said=said)


def sources(hit: Hit) -> list[tuple[str, Telling]]:
    """(title with year, first sentence) of each report that tells of the hit, the newest first."""
    found: dict[str, tuple[str, Telling]] = {}
    for telling in reversed(hit.details.tellings):
        title = telling.title if telling.year is None or str(telling.year) in telling.title else f"{telling.title} {telling.year}"
        found[telling.evidence.report] = (title, telling)
    return list(found.values())


def own_words(hit: Hit) -> Telling | None:
    """The sentence of the hit that matches best, with its report."""
    return next((t for t in hit.details.tellings if t.evidence.quote == hit.sides[1]), None) or next(iter(hit.details.tellings), None)


def _chips(hit: Hit) -> str:
    chips = "".join(f'<span class="rg-chip rg-chip-{kind_}">{words}</span>' for kind_, words in reasons(hit))
    chips += "".join(f'<span class="rg-chip rg-chip-other">{html(words)}</span>' for words in differences(hit))
    return f'<div class="rg-chips" data-testid="why">{chips}</div>'


def _quote(hit: Hit) -> str:
    telling = own_words(hit)
    if telling is None:
        return ""
    return f'<div class="rg-quote">{_linked(telling, _shared(hit), LINE // 2)}</div>'


def _linked(telling: Telling, words: Iterable[str], around: int) -> str:
    place = telling.evidence
    href = html(address.evidence(place.report, place.start, place.end, kept()))
    return f'<a data-app="1" target="_self" href="{href}">{marked(spoken(place.quote), words, around)}</a>'


def _shared(hit: Hit) -> list[str]:
    return [r.words for r in hit.reasons if r.kind == "means"]


def _results(hit: Hit) -> str:
    ties = hit.details.of("ACHIEVED")
    return _line(t("similar.outcomes"), [_cell(sentence(tie, result(tie))) for tie in ties[:AT_ONCE]], len(ties), "results")


def _people(hit: Hit) -> str:
    lines = []
    for title, types in ((t("similar.led"), ("LEADS", "RESPONSIBLE_FOR")), (t("similar.recognised_by"), ("RECOGNISED_BY",))):
        ties = list({tie.id: tie for each in types for tie in hit.details.of(each)}.values())
        lines.append(_line(title, [_cell(sentence(tie)) for tie in ties[:AT_ONCE]], len(ties)))
    return "".join(lines)


def _rest(hit: Hit) -> str:
    """The two sentences side by side, then everything by kind, then what to read."""
    telling = own_words(hit)
    theirs = _linked(telling, _shared(hit), 10_000) if telling else ""
    sides = (f'<div class="rg-sides"><div><small>{html(t("similar.own"))}</small><div class="rg-quote">{marked(spoken(hit.sides[0]), _shared(hit), 10_000)}</div></div>'
             f'<div><small>{html(t("similar.theirs", place=hit.city))}</small><div class="rg-quote">{theirs}</div></div></div>')
    rows = []
    for name, types in (("outcomes", ("ACHIEVED",)), ("led", ("LEADS", "RESPONSIBLE_FOR")), ("recognised_by", ("RECOGNISED_BY",)),
                        ("governed", ("GOVERNED_BY",)), ("solves", ("ADDRESSES",))):
        ties = list({tie.id: tie for each in types for tie in hit.details.of(each)}.values())
        if name in ("governed", "solves") or len(ties) > AT_ONCE:
            rows.append(_line(t(f"similar.{name}"), [_cell(sentence(tie, result(tie))) for tie in ties], 0))
    rest = [telling for telling in hit.details.tellings if telling is not own_words(hit)]
    said = "".join(f'<div class="rg-quote">{_linked(telling, _shared(hit), LINE)} <small>{html(telling.year or "")}</small></div>' for telling in rest[-AT_ONCE:])
    read = [link(title, address.evidence(telling.evidence.report, telling.evidence.start, telling.evidence.end, kept())) for title, telling in sources(hit)]
    return sides + "".join(rows) + (f'<div class="rg-facts-line"><b>{html(t("similar.also"))}</b><div>{said}</div></div>' if said else "") + _line(t("similar.read"), read, 0)


def _cell(cell: Cell) -> str:
    return link(shorten(cell.text, 60), cell.href) + (said(cell.said) if cell.said else "")


def _line(title: str, parts: list[str], many: int, name: str = "") -> str:
    """A line of what is known of one kind, nothing where nothing is; `many` there are in all (0: these)."""
    if not parts:
        return ""
    more = f' <small>{html(t("similar.more", many=many - len(parts)))}</small>' if many > len(parts) else ""
    mark = f' data-testid="{name}"' if name else ""
    return f'<div class="rg-facts-line"{mark}><b>{html(title)}</b><div>{"；".join(parts)}{more}</div></div>'
