"""Things, pairs and sentences of the Review page as HTML: names marked in the sentence, the sentence linked to its place, reasons in words."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.identity.features import FEATURES
from graph.review.cards import Evidence, FactCard, Thing
from ingest.facts import TOPICS
from views import address, threshold
from views.components.page import kind
from views.components.table import link
from views.kept import kept
from views.language import current, t, type_name, value_name
from views.markup import html, shorten

SENTENCES = 3
"""Sentences of a thing shown at once; the others open with a click."""
REASONS = 4
"""Reasons for, and reasons against, that are named."""
AROUND = 110
"""Characters of a sentence kept on each side of the first name, where it is longer."""
NOTHING = ("", "none", "unknown", TOPICS[-1])
LEAST = 0.05
"""A reason that adds less to the sum is not named."""


def name(card: Thing, of: Thing | None = None) -> str:
    """The kind and the name of a thing; the name leads to its page, or to that of the thing that it is a part `of`."""
    return f"{kind(card.label)} {link(card.name, address.thing((of or card).id, card.label, kept()))}"


def thing(card: Thing, beside: str = "", of: Thing | None = None) -> str:
    """A thing: kind, name (`beside` it, HTML), what is known of it, its sentences with its names marked."""
    marks = [card.name, *card.aliases, *(ref.name for ref in card.refs)]
    others = [name for name in dict.fromkeys((*card.aliases, *(ref.name for ref in card.refs))) if name != card.name]
    aliases = f'<div class="rg-note">{html(t("review.also", names="、".join(others[:4])))}</div>' if others else ""
    quotes = [sentence(place, marks) for place in card.evidence]
    more = ""
    if len(quotes) > SENTENCES:
        label = html(t("review.more_sentences", many=len(quotes) - SENTENCES))
        more = f'<details class="rg-more"><summary>{label}</summary>{"".join(quotes[SENTENCES:])}</details>'
    return (f'<div class="rg-thing"><div class="rg-thing-name">{name(card, of)} {beside}</div>'
            f'<div class="rg-note">{html(about(card))}</div>{aliases}{"".join(quotes[:SENTENCES])}{more}</div>')


def about(card: Thing) -> str:
    """City, years, status and topic in one line."""
    post = card.properties.get("post") if card.label == "Leader" else ""
    said = (value_name(value) for value in (card.status, card.topic, card.properties.get("level"), post) if value not in (None, *NOTHING))
    reports = len({ref.report for ref in card.refs})
    years = "、".join(map(str, card.years[:6])) + ("…" if len(card.years) > 6 else "")
    many = t("review.reports", many=reports) if reports > 1 else ""
    return " · ".join(part for part in (card.city, years, *said, many) if part)


def sentence(place: Evidence, names: Iterable[str]) -> str:
    """A sentence with the names marked, linked to its place, and the report it is from."""
    where = " ".join(part for part in (shorten(place.title, 30), str(place.year or "")) if part)
    href = address.evidence(place.report, place.start, place.end, kept())
    inner = marked(place.quote or t("facts.place"), names)
    return (f'<div class="rg-quote"><a data-app="1" target="_self" href="{html(href)}">{inner}</a> '
            f'<small>{html(where)}</small></div>')


def marked(text: str, names: Iterable[str], around: int = AROUND) -> str:
    """`text` as HTML with the names in `<mark>`, cut around the first of them where it is long. Longer names are marked before shorter ones."""
    wanted = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    found = re.compile("|".join(map(re.escape, wanted))) if wanted else None
    first = found.search(text) if found else None
    start = max((first.start() if first else 0) - around, 0)
    end = min((first.end() if first else 0) + around, len(text))
    if len(text) <= 2 * around:
        start, end = 0, len(text)
    body, at = [], start
    for hit in found.finditer(text, start, end) if found else ():
        body += [html(text[at : hit.start()]), f"<mark>{html(hit.group())}</mark>"]
        at = hit.end()
    body.append(html(text[at:end]))
    return ("…" if start else "") + "".join(body) + ("…" if end < len(text) else "")


def reasons(rows: Sequence[tuple[str, float, float]], score: float) -> str:
    """Why the score is what it is: what speaks for one thing and what against, the weightiest first."""
    items = "".join(f'<li class="{"rg-for" if weight > 0 else "rg-against"}"><b>{"＋" if weight > 0 else "－"}</b> {html(_reason(name, value))}</li>'
                    for name, value, weight in _named(rows))
    return (f'<div class="rg-why" data-testid="why"><b>{html(t("review.score", value=threshold.two_digits(score)))}</b>'
            f'<ul>{items}</ul></div>')


def in_a_line(rows: Sequence[tuple[str, float, float]]) -> str:
    """The same in one line of text."""
    return " · ".join(f'{"＋" if weight > 0 else "－"}{_reason(name, value)}' for name, value, weight in _named(rows))


def _named(rows: Sequence[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    return [row for row in rows if row[2] >= LEAST][:REASONS] + [row for row in rows if row[2] <= -LEAST][:REASONS]


def _reason(name: str, value: float) -> str:
    words = FEATURES.get(name)
    if words is None:
        return name  # of people the reason is said in words already
    chinese, _, english = words.partition(" / ")
    said = chinese if current() == "zh" else english or chinese
    return said if value in (0.0, 1.0) else f"{said} {value:.0%}"


def fact(card: FactCard) -> str:
    """A fact as a statement with its sentence: head, verb, tail; or a thing by itself."""
    confidence = f'<small class="rg-sure">{html(t("threshold.each", value=threshold.two_digits(card.confidence)))}</small>'
    if card.fact is None or card.head is None or card.tail is None:
        return thing(card.thing, confidence) if card.thing else ""
    ends = [card.head, card.tail]
    names = [name for end, ref in zip(ends, (card.fact.head, card.fact.tail), strict=True) for name in (end.name, ref.name, *end.aliases)]
    head, tail = (f"{kind(end.label)} {link(end.name, address.thing(end.id, end.label, kept()))}" for end in ends)
    line = f'{head} <span class="rg-verb">{html(type_name(card.type))}</span> {tail}'
    notes = "".join(f'<div class="rg-note">{html(f"{end.name} · {about(end)}")}</div>' for end in ends if end.label != "City")
    return f'<div class="rg-thing"><div class="rg-thing-name">{line} {confidence}</div>{notes}{sentence(card.evidence, names)}</div>'
