"""Compare: two to five cities beside each other. Which they are stands in the address."""
from __future__ import annotations

import streamlit as st

from graph.browse.shapes import Node
from graph.profile import compare as profile
from graph.profile.compare import EACH, FEWEST, IDEAS, MOST, Comparison, IdeaItem, Totals
from graph.profile.shapes import Ref
from views import address, problems, threshold
from views.components import profile as parts
from views.components.page import head, note
from views.components.profile import Head, Sorted
from views.components.table import link
from views.kept import kept
from views.language import t, value_name
from views.markup import html
from views.profiles import compare_series, whole
from views.profiles.data import cities, city_name, empty, read

_CHOSEN, _HELD = "compare_chosen", "compare_held"
MISSING = 12
"""Ideas that a city lacks, of each city, unless all are asked for."""
FIGURES = ("reforms", "pilots", "national", "completed", "with_outcomes", "recognised", "first", "leaders", "reports")


def render() -> None:
    """Draw the page for the cities that the address names."""
    parts.style()
    head(t("compare.title"), t("compare.note"))
    if empty():
        problems.empty()
        return
    asked = tuple(dict.fromkeys(part for part in (st.query_params.get("cities") or "").split(",") if part))[:MOST]
    listed = whole.rows("shared", IDEAS), whole.rows("missing", MISSING)
    found = read(profile.compare, asked, threshold.lowest(), *listed) if asked else Comparison((), {}, {}, profile.Listed(), {}, profile.Listed())
    _choose([node.id for node in found.cities], {node.id: node for node in found.cities})
    if len(found.cities) < len(asked):
        st.warning(t("compare.unknown", many=len(asked) - len(found.cities)), icon=":material/warning:")
    if len(found.cities) < FEWEST:
        note(t("compare.few", many=FEWEST - len(found.cities)))
        return
    threshold.line()
    tools = [parts.print_button()]
    st.html(f'<div class="rg-tools">{"".join(tools)}</div><div class="rg-pair">{_totals(found)}{_topics(found)}</div>' + _ideas(found))
    compare_series.draw_series(found)


def _choose(ids: list[str], nodes: dict[str, Node]) -> None:
    """The choice of cities; what is chosen stands in the address."""
    known = cities()
    if st.session_state.get(_HELD) != ids:
        st.session_state[_CHOSEN], st.session_state[_HELD] = ids, ids

    def go() -> None:
        chosen = st.session_state[_CHOSEN]
        st.session_state[_HELD] = list(chosen)
        others = {name: value for name, value in st.query_params.items() if name in (compare_series.INDICATOR, whole.NAME)}
        st.query_params.from_dict({**({"cities": ",".join(chosen)} if chosen else {}), **others, **kept()})

    def name(id: str) -> str:
        return nodes[id].name if id in nodes and id not in known else city_name(known.get(id), id)

    with st.container(key="no_print_compare"):
        st.multiselect(t("compare.choose"), list(dict.fromkeys((*ids, *known))), key=_CHOSEN, max_selections=MOST, placeholder=t("compare.choose_hint"),
                       on_change=go, format_func=name)


def _heads(found: Comparison) -> list[Head]:
    return [Head(node.name, number=True, inner=parts.named(_city(node))) for node in found.cities]


def _city(node: Node) -> Ref:
    return Ref(node.id, "City", node.name)


def _totals(found: Comparison) -> str:
    rows = []
    for name in FIGURES:
        values = [_figure(name, found.totals[node.id]) for node in found.cities]
        if any(value.value for value in values):
            rows.append([html(t(f"compare.{name}")), *values])
    return parts.section("totals", t("compare.totals"), parts.grid([Head(t("compare.figure")), *_heads(found)], rows, t("compare.totals"), "rg-beside"))


def _figure(name: str, totals: Totals) -> Sorted:
    many = getattr(totals, name)
    years = f' <small class="rg-faint">{html(parts.span(*totals.years))}</small>' if name == "reports" and many else ""
    return Sorted(f"{many:,}{years}" if many else "0", many)


def _topics(found: Comparison) -> str:
    of_all = {id: max(totals.reforms + totals.pilots, 1) for id, totals in found.totals.items()}
    most = max((many / of_all[id] for by_city in found.topics.values() for id, many in by_city.items()), default=1)
    rows = []
    for topic, by_city in found.topics.items():
        cells = []
        for node in found.cities:
            many = by_city.get(node.id, 0)
            shown = link(f"{many:,}", address.address("city", {"id": node.id, "topic": topic}, kept())) if many and topic else f"{many or ''}"
            width = round(100 * many / of_all[node.id] / most) if many else 0
            cells.append(Sorted(shown + (f'<span class="rg-bar" style="width:{max(width, 2)}%"></span>' if many else ""), many))
        rows.append([html(value_name(topic) if topic else t("profile.no_topic")), *cells])
    body = parts.grid([Head(t("profile.topic")), *_heads(found)], rows, t("compare.topics"), "rg-beside")
    return parts.section("topics", t("compare.topics"), body, note=t("compare.topics_note"))


def _ideas(found: Comparison) -> str:
    wanted = dict.fromkeys(idea.concept.id for listed in (found.shared, *found.missing.values()) for idea in listed.rows)
    items = read(profile.items_of, tuple(node.id for node in found.cities), tuple(wanted), threshold.lowest()) if wanted else {}
    return _shared(found, items) + _missing(found, items)


def _shared(found: Comparison, items: dict[tuple[str, str], list[IdeaItem]]) -> str:
    heads = [Head(t("compare.idea"), "16%"), Head(t("compare.places"), number=True), *(Head(n.name, inner=parts.named(_city(n))) for n in found.cities)]
    rows = [[parts.named(idea.concept), Sorted(f"{idea.places}", idea.places),
             *(_done(items.get((idea.concept.id, node.id), []), idea.items.get(node.id, 0)) for node in found.cities)] for idea in found.shared.rows]
    body = parts.grid(heads, rows, t("compare.shared")) or f'<p class="rg-note">{html(t("compare.no_shared"))}</p>'
    return parts.section("shared", t("compare.shared"), body + parts.capped(found.shared, whole.more("compare", "shared", found.shared)), found.shared.total)


def _done(items: list[IdeaItem], many: int) -> str:
    """What a city does of an idea: each with its year, which opens the sentence."""
    each = "<br>".join(f"{parts.named(x.item, most=24)} {_opened(x)}" for x in items)
    return each + (f'<br><small class="rg-faint">{html(t("profile.more", many=many - len(items)))}</small>' if many > len(items) == EACH else "")


def _opened(x: IdeaItem) -> str:
    return f'<small class="rg-faint">{parts.sentence(x.evidence, text=str(x.first or t("profile.sentence")))}</small>'


def _missing(found: Comparison, items: dict[tuple[str, str], list[IdeaItem]]) -> str:
    blocks = []
    for node in found.cities:
        lacking = found.missing[node.id]
        if not lacking.rows:
            continue
        others = [other for other in found.cities if other.id != node.id]
        heads = [Head(t("compare.idea"), "34%"), Head(t("compare.places"), number=True), Head(t("compare.theirs"))]
        rows = [[parts.named(idea.concept), Sorted(f"{idea.places}", idea.places), "；".join(
            f"{parts.named(_city(other))}：{parts.named(x.item, most=24)} {_opened(x)}" for other in others for x in items.get((idea.concept.id, other.id), [])[:1])]
            for idea in lacking.rows]
        title = t("compare.lacking", city=node.name)
        more = parts.capped(lacking, whole.more("compare", "missing", lacking))
        blocks.append(f"<div><h3>{html(title)} <small>{lacking.total:,}</small></h3>{parts.grid(heads, rows, title)}{more}</div>")
    body = f'<div class="rg-pair">{"".join(blocks)}</div>' if blocks else ""
    return parts.section("missing", t("compare.missing"), body, note=t("compare.missing_note"))
