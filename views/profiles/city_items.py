"""The reforms and pilots of a city: how many by topic and year, and the list, narrowed and page by page. What narrows it stands in the address."""
from __future__ import annotations

import streamlit as st

from graph.profile import city as profile
from graph.profile.city_records import City, Item, Wanted
from graph.profile.shapes import Listed
from graph.words import TERMS
from views import address, problems, threshold
from views.components import profile as parts
from views.components.page import note
from views.components.profile import Head, Sorted
from views.kept import kept
from views.language import label_name, t, value_name
from views.markup import html, plain
from views.profiles import whole
from views.profiles.data import read

LABELS = ("Reform", "Pilot")
MOST_YEARS = 14
"""Years that the table has columns for, the latest ones."""
_HELD, _PAGE = "city_wanted", "city_page"
_KEYS = ("topic", "year", "label", "status", "text")


def draw(found: City) -> None:
    """Draw both."""
    wanted = _asked()
    st.html(parts.section("items", t("city.items"), _matrix(found, wanted), found.many(), t("city.by_topic")))
    _list(found)


def forget() -> None:
    """Leave out nothing any more: another city is looked at."""
    for name in (_HELD, _PAGE, *(f"city_only_{key}" for key in _KEYS)):
        st.session_state.pop(name, None)


def _asked() -> Wanted:
    """What the address asks for. The boxes follow it where it is not what they wrote last."""
    given = st.query_params
    wanted = Wanted(given.get("topic") or "", given.get("label") if given.get("label") in LABELS else "", given.get("status") or "",
                    address.number(given.get("year")) or 0, given.get("text") or "")
    if st.session_state.get(_HELD) != (given.get("id"), wanted):
        forget()
        st.session_state[_HELD] = (given.get("id"), wanted)
    return wanted


def _write(id: str, wanted: Wanted) -> None:
    values = {"id": id, **{key: str(getattr(wanted, key)) for key in _KEYS if getattr(wanted, key)}}
    if listed := st.query_params.get(whole.NAME):
        values[whole.NAME] = listed
    st.session_state[_HELD] = (id, wanted)
    st.query_params.from_dict({**values, **kept()})


def _matrix(found: City, wanted: Wanted) -> str:
    """Topics down, years across, each number a link that narrows the list to it."""
    years = sorted({year for _, year in found.years if year})[-MOST_YEARS:]
    unknown = any(year == 0 for _, year in found.years)
    most = max(found.years.values(), default=1)
    heads = [*map(str, years), *([t("city.no_year")] if unknown else []), t("city.total")]
    rows = []
    for topic, by_label in found.topics.items():
        cells = "".join(_count(found, topic, year, most) for year in (*years, *([0] if unknown else [])))
        total = sum(by_label.values())
        name = html(value_name(topic) if topic else t("profile.no_topic"))
        rows.append(f'<tr{" class=rg-chosen" if topic and topic == wanted.topic else ""}><td>{_go(found, name, topic=topic) if topic else name}</td>{cells}'
                    f"<td>{total:,}</td></tr>")
    last = "".join(f"<td>{_go(found, _sum(found, year), year=year) if year else _sum(found, year)}</td>" for year in (*years, *([0] if unknown else [])))
    tops = "".join(f'<th scope="col">{html(head)}</th>' for head in heads)
    return (f'<div class="rg-scroll"><table class="rg-table rg-matrix" aria-label="{html(t("city.items"))}"><thead><tr><th scope="col">{html(t("profile.topic"))}</th>'
            f'{tops}</tr></thead><tbody>{"".join(rows)}</tbody><tfoot><tr><td>{html(t("city.total"))}</td>{last}<td>{found.many():,}</td></tr></tfoot></table></div>')


def _count(found: City, topic: str, year: int, most: int) -> str:
    many = found.years.get((topic, year), 0)
    if not many:
        return "<td></td>"
    shown = _go(found, f"{many:,}", topic=topic, year=year) if topic and year else f"{many:,}"
    return f'<td data-step="1" style="--step:{round(6 + 34 * many / most)}">{shown}</td>'


def _sum(found: City, year: int) -> str:
    return f"{sum(many for (_, each), many in found.years.items() if each == year):,}"


def _go(found: City, inner: str, **narrowed: object) -> str:
    """HTML that leads to the list narrowed so."""
    href = address.address("city", {"id": found.node.id, **{k: v for k, v in narrowed.items() if v}}, kept())
    return f'<a data-app="1" target="_self" href="{html(href)}">{inner}</a>'


@st.fragment
@problems.guarded
def _list(found: City) -> None:
    """The list under its boxes: drawn by itself, so that a choice in a box does not draw the whole page."""
    id = found.node.id
    wanted = _boxes(found)
    size, at = profile.ITEMS, st.session_state.get(_PAGE, 0)
    with st.container(key="city_items"):
        listed = read(profile.items, id, wanted, size, at * size, threshold.lowest())
        if listed.total and not listed.rows:
            st.session_state[_PAGE] = 0
            listed = read(profile.items, id, wanted, size, 0, threshold.lowest())
        if not listed.total:
            note(t("city.none_fit"))
            return
        st.html(table(listed, t("city.items")))
        at = st.session_state.get(_PAGE, 0)
        words = t("city.listed", many=f"{listed.total:,}", first=at * size + 1, last=at * size + len(listed.rows))
        parts.pages(listed.total, size, at, _PAGE, words)
        if listed.left:
            st.html(f'<p class="rg-note rg-paper">{html(words)}</p>')


def _boxes(found: City) -> Wanted:
    id = found.node.id
    (_, held) = st.session_state.get(_HELD, ("", Wanted()))

    def changed() -> None:
        st.session_state[_PAGE] = 0
        values = {key: st.session_state.get(f"city_only_{key}") for key in _KEYS}
        _write(id, Wanted(values["topic"] or "", values["label"] or "", values["status"] or "", values["year"] or 0, plain(values["text"] or "").strip()))

    def clear() -> None:
        forget()
        _write(id, Wanted())

    years = sorted({year for _, year in found.years if year}, reverse=True)
    offered = {"topic": [topic for topic in found.topics if topic], "year": years, "label": LABELS, "status": [s for s in TERMS["status"] if s in found.statuses]}
    shown = {"topic": value_name, "year": str, "label": label_name, "status": value_name}
    titles = {"topic": t("profile.topic"), "year": t("profile.year"), "label": t("city.kind"), "status": t("profile.status")}
    with st.container(key="no_print_city_boxes"):
        columns = st.columns([3, 2, 2, 2, 3, 2], vertical_alignment="bottom", gap="small")
        for (name, options), column in zip(offered.items(), columns, strict=False):
            now = getattr(held, name) or None
            with column:
                st.selectbox(titles[name], list(dict.fromkeys((*options, *([now] if now else [])))), key=_key(name, now), placeholder=t("profile.any"),
                             on_change=changed, format_func=lambda each, of=name: plain(shown[of](each)))
        with columns[4]:
            st.text_input(t("city.name_has"), key=_key("text", held.text), on_change=changed)
        with columns[5]:
            st.button(t("city.clear"), on_click=clear, disabled=held == Wanted(), type="tertiary", icon=":material/filter_alt_off:", key="city_clear")
    return held


def _key(name: str, value: object) -> str:
    key = f"city_only_{name}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def table(listed: Listed[Item], name: str, of_pilots: bool = False) -> str:
    """Items as a table: with the outcomes of each, or as pilots with levels and batches. A column that nothing stands in is left out."""
    columns = {
        "item": (Head(t("profile.item")), lambda row: parts.named(row.item, tag=not of_pilots)),
        "level": (Head(t("profile.level")), lambda row: parts.word(row.level) if of_pilots else ""),
        "topic": (Head(t("profile.topic")), lambda row: parts.word(row.topic)),
        "status": (Head(t("profile.status")), lambda row: parts.word(row.status)),
        "batch": (Head(t("city.batch")), lambda row: html(row.batch) if of_pilots else ""),
        "years": (Head(t("profile.years")), lambda row: Sorted(html(parts.span(row.first, row.last)), row.last or 0)),
        "outcomes": (Head(t("city.outcomes_of"), number=True), lambda row: Sorted(f"{row.outcomes}", row.outcomes) if row.outcomes else ""),
        "sentence": (parts.quotes("37%"), lambda row: parts.sentence(row.evidence)),
    }
    cells = {key: [cell(row) for row in listed.rows] for key, (_, cell) in columns.items()}
    shown = [key for key, column in cells.items() if any(column)]
    return parts.grid([columns[key][0] for key in shown], list(zip(*(cells[key] for key in shown), strict=True)), name)
