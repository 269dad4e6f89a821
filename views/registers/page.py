"""The registers that reform offices keep: one to choose, its filters, its rows with their evidence, its files; and taking a ledger in."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from graph.registers import MOST_ROWS, PAGE, Found, explained, read, to_csv, to_xlsx
from ingest.errors import UsageError
from ingest.ledger import template
from ingest.registers import Register, register, registers
from views import address, threshold
from views.components.page import copy_button, head, note, refused
from views.components.table import link
from views.data import store
from views.kept import kept
from views.language import current, listed, t
from views.ledger import done as ledger_done
from views.ledger import page as ledger
from views.markup import html, markdown
from views.queries.downloads import XLSX
from views.registers.asked import MOST_SHOWN, Asked
from views.registers.form import ask, form, held, said, write
from views.registers.table import left_out, table

STYLE = Path(__file__).parents[1] / "components" / "registers.css"


def render() -> None:
    """Draw the register that the address names; without one, all of them to choose from."""
    asked = held()
    st.html(STYLE)
    head(t("registers.title"), register(asked.r).about(current()) if asked.r else t("registers.note"))
    if st.query_params.get("r") and not asked.r:
        st.warning(t("registers.unknown", name=markdown(st.query_params["r"])), icon=":material/warning:")
    if not asked.r:
        write(asked)
        ledger_done.render(everything=True)
        _cards(asked)
        ledger.render("", opened=True)
        return
    of = register(asked.r)
    _chooser(of, asked)
    ledger_done.render(everything=False)
    asked = form(of, asked)
    try:
        found = read(store(), of, asked.filters(threshold.lowest()), asked.sort, asked.desc, asked.many)
    except UsageError as error:
        threshold.line()
        refused(error)
        _reset(asked)
        found = None
    if found:
        _rows(found, asked)
    ledger.render(of.en, opened=found is not None and not found.total and not asked.active())


def _cards(asked: Asked) -> None:
    """What each register tells."""
    along = kept()
    cards = "".join(
        f'<a data-app="1" target="_self" href="{html(address.address("registers", asked.other(each.en).write(), along))}"><b>{html(each.title(current()))}</b>'
        f"<span>{html(each.about(current()))}</span></a>" for each in registers())
    st.html(f'<nav class="rg-cards" aria-label="{html(t("registers.title"))}" data-testid="registers">{cards}</nav>')


def _chooser(of: Register, asked: Asked) -> None:
    """All registers on a line."""
    along, parts = kept(), []
    for each in registers():
        href = html(address.address("registers", asked.other(each.en).write(), along))
        own = ' aria-current="page"' if each == of else ""
        parts.append(f'<a data-app="1" target="_self"{own} href="{href}" title="{html(each.about(current()))}">{html(each.title(current()))}</a>')
    st.html(f'<nav class="rg-tabs" aria-label="{html(t("registers.title"))}" data-testid="registers">{"".join(parts)}</nav>')


def _rows(found: Found, asked: Asked) -> None:
    threshold.line()
    if not found.total:
        _nothing(found, asked)
        return
    _bar(found, asked)
    st.html(table(found, asked))
    empty = left_out(found)
    if empty:
        note(t("registers.left_out", heads=listed(empty)))
    if found.capped:
        with st.container(horizontal=True, vertical_alignment="center", key="registers_capped"):
            if asked.many < MOST_SHOWN:
                st.button(t("registers.more_rows", many=min(PAGE, found.total - len(found.rows))), key="more_rows", on_click=ask,
                          args=(replace(asked, many=min(asked.many + PAGE, MOST_SHOWN)),), icon=":material/expand_more:")
            else:
                note(t("registers.most", many=f"{MOST_SHOWN:,}"))
    if any(column.key == "score" and not column.told for column in found.columns):
        lines = "".join(f"<li>{html(line)}</li>" for line in explained(current()))
        st.html(f'<details class="rg-more"><summary>{html(t("registers.score"))}</summary><ul class="rg-list">{lines}</ul></details>')


def _bar(found: Found, asked: Asked) -> None:
    """Totals, how many rows, the files, the address."""
    of, language = found.register, current()
    totals = "".join(f"<span>{html(zh if language == 'zh' else en)} <b>{many:,}</b></span>" for zh, en, many in found.totals)
    st.html(f'<p class="rg-totals" data-testid="totals">{totals}</p>')
    with st.container(horizontal=True, vertical_alignment="center", key="registers_bar"):
        shown = t("registers.rows_of", shown=f"{len(found.rows):,}", many=f"{found.total:,}") if found.capped else t("registers.rows", many=f"{found.total:,}")
        limits = said(asked)
        st.html(f'<span class="rg-note" data-testid="rows">{html(shown + (t("registers.of", what=limits) if limits else ""))}</span>', width="content")
        if limits:
            _reset(asked)
        name = f"{of.zh if language == 'zh' else of.en}"
        st.download_button(t("registers.xlsx"), lambda: to_xlsx(_all(asked), language), f"{name}.xlsx", XLSX, key="xlsx", icon=":material/table_view:",
                           on_click="ignore")
        st.download_button(t("registers.csv"), lambda: to_csv(_all(asked), language), f"{name}.csv", "text/csv", key="csv", icon=":material/download:",
                           on_click="ignore")
        _template(of)
        st.html(copy_button(address.address("registers", asked.write(), kept()), t("queries.copy"), t("queries.copied")), width="content")


def _all(asked: Asked) -> Found:
    return read(store(), asked.r, asked.filters(threshold.lowest()), asked.sort, asked.desc, MOST_ROWS)


def _template(of: Register) -> None:
    language = current()
    st.download_button(t("registers.template"), lambda: template(of, language), f"{t('registers.template_name', name=of.title(language))}.xlsx", XLSX,
                       key="template", icon=":material/draft:", on_click="ignore", help=t("registers.template_help"))


def _reset(asked: Asked) -> None:
    st.button(t("registers.reset", many=len(asked.active())), key="reset", on_click=ask, args=(asked.bare(),), type="tertiary", icon=":material/close:")


def _nothing(found: Found, asked: Asked) -> None:
    """What to do where no row fits, or the register has none at all."""
    if asked.active() or threshold.lowest():
        limits = said(asked)
        with st.container(key="registers_none"):
            words = "registers.none_sure" if threshold.lowest() else "registers.none"
            st.info(t(words, of=markdown(t("registers.of", what=limits)) if limits else ""), icon=":material/info:")
            if limits:
                _reset(asked)
        return
    of = found.register
    with st.container(key="registers_none"):
        ways = [t("registers.empty_ledger"), t("registers.empty_template"), t("registers.empty_reports", what=t(f"registers.fills_{of.en}"))]
        st.html(f'<div class="rg-steps" data-testid="empty"><b>{html(t("registers.empty"))}</b><ul>{"".join(f"<li>{html(way)}</li>" for way in ways)}</ul>'
                f'<p>{link(t("registers.to_reports"), address.address("reports", kept=kept()))}</p></div>')
        _template(of)
