"""Leader: posts over time, items led, what was approved of. Official acts only: nothing stands here that reports and ledgers do not state of the office."""
from __future__ import annotations

import streamlit as st

from graph.profile import leader as profile
from graph.profile.leader import Leader
from views import address, problems, threshold
from views.components import profile as parts
from views.components.page import kind, note
from views.components.profile import Head, Sorted
from views.components.table import link
from views.kept import kept
from views.language import t, value_name
from views.markup import html
from views.profiles import one, whole
from views.profiles.data import read

_PAGE, _OF = "leader_page", "leader_of"


def render() -> None:
    """Draw the page for the leader that the address names."""
    id, found = one.asked(profile.leader, t("leader.unknown"), t("leader.unknown_what"), whole.rows("approved", profile.APPROVED), whole.rows("scores", profile.SCORES))
    if found is None:
        return
    _head(found)
    threshold.line()
    one.bar()
    posts = _posts(found)
    parts.show(posts)
    if found.topics:
        _led(found)
    rest = _approved(found) + _scores(found)
    parts.show(rest)
    if not posts and not rest and not found.topics:
        note(t("leader.nothing"))
    one.block(id)
    parts.show(f'<p class="rg-paper">{html(t("profile.printed"))}</p>')


def _head(found: Leader) -> None:
    node = found.node
    latest = next((post for post in reversed(found.posts) if not post.term.former), found.posts[-1] if found.posts else None)
    about = f"{parts.named(latest.place)} {html(latest.title)}" if latest else html(node.properties.get("post") or "")
    st.html(f'<div class="rg-head" data-testid="leader"><h1>{html(node.name)}</h1><p>{kind("Leader")}</p></div>'
            f'<div class="rg-about"><span>{about}</span><span class="rg-faint">{html(t("leader.note"))}</span></div>'
            f'<div class="rg-tools">{link(t("profile.graph"), address.explorer(node.id, kept=kept()))}{parts.print_button()}</div>')


def _posts(found: Leader) -> str:
    heads = [Head(t("profile.years")), Head(t("profile.place")), Head(t("leader.post")), parts.quotes("46%")]
    rows = [[Sorted(html(parts.term(post.term) or _years(post.years)), post.term.year or (post.years or (0,))[0]), parts.named(post.place),
             html(post.title) + parts.left(post.term), parts.sentence(post.evidence)] for post in found.posts]
    return parts.section("posts", t("leader.posts"), parts.grid(heads, rows, t("leader.posts")), len(rows), t("leader.posts_note"))


def _years(years: tuple[int, ...]) -> str:
    return parts.span(years[0], years[-1]) if years else ""


def _led(found: Leader) -> None:
    chips = "".join(f'<span class="rg-chip">{html(value_name(topic) if topic else t("profile.no_topic"))} {many}</span>' for topic, many in found.topics.items())
    st.html(parts.section("led", t("leader.led"), f'<div class="rg-chips">{chips}</div>', sum(found.topics.values())))
    _listed(found.node.id)


@st.fragment
@problems.guarded
def _listed(id: str) -> None:
    if st.session_state.get(_OF) != id:
        st.session_state[_OF], st.session_state[_PAGE] = id, 0
    size, at = profile.LED, st.session_state[_PAGE]
    listed = read(profile.led, id, size, at * size, threshold.lowest())
    if listed.total and not listed.rows:
        at = st.session_state[_PAGE] = 0
        listed = read(profile.led, id, size, at, threshold.lowest())
    with st.container(key="leader_items"):
        heads = [Head(t("profile.years")), Head(t("profile.item")), Head(t("profile.place")), Head(t("profile.topic")), Head(t("profile.status"))]
        since = any(row.since for row in listed.rows)
        heads += [Head(t("leader.since"))] if since else []
        rows = [[Sorted(html(parts.span(row.first, row.last)), row.last or 0), parts.named(row.item, tag=True), parts.names(row.places), parts.word(row.topic),
                 parts.word(row.status), *([html("、".join(row.since))] if since else []), parts.sentence(row.evidence)] for row in listed.rows]
        st.html(parts.grid([*heads, parts.quotes("32%")], rows, t("leader.led")))
        words = t("leader.listed", many=listed.total, first=at * size + 1, last=at * size + len(listed.rows))
        parts.pages(listed.total, size, at, _PAGE, words)


def _approved(found: Leader) -> str:
    heads = [Head(t("leader.date")), Head(t("profile.form")), Head(t("leader.subject")), parts.quotes("46%")]
    rows = [[html("、".join(row.dates)), html("、".join((*row.forms, *(value_name(each) for each in row.levels)))), parts.named(row.subject, tag=True),
             parts.sentence(row.evidence)] for row in found.approved.rows]
    body = parts.grid(heads, rows, t("leader.approved"))
    rest = parts.capped(found.approved, whole.more("leader", "approved", found.approved))
    return parts.section("approved", t("leader.approved"), body + rest, found.approved.total) if body else ""


def _scores(found: Leader) -> str:
    heads = [Head(t("leader.period")), Head(t("leader.board")), Head(t("leader.score"), number=True), Head(t("leader.rank"), number=True),
             parts.quotes("40%")]
    rows = [[html(row.period), html(row.board), _number(row.score), _number(row.rank), parts.sentence(row.evidence)] for row in found.scores.rows]
    body = parts.grid(heads, rows, t("leader.scores"))
    return parts.section("scores", t("leader.scores"), body + parts.capped(found.scores, whole.more("leader", "scores", found.scores)), found.scores.total) if body else ""


def _number(value: float | None) -> Sorted:
    return Sorted("" if value is None else f"{value:,.10g}", "" if value is None else value)
