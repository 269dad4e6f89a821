"""Likely duplicates in a real browser: one key decides, the graph follows, a rebuild keeps it, undo restores it."""
from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import expect

from graph.decisions import Decision, DecisionLog, Ref
from graph.dump import dump
from graph.load import rebuild, resolve_again
from tests.views.conftest import ready, visit
from tests.views.review_graph import FIRST, NAMES, SECOND
from tests.views.review_page import apply, names, open_tab, place, press, record, recorded


def reforms(store) -> set[str]:
    return set(store.read("MATCH (n:Reform) RETURN n.name AS name").column("name"))


def test_a_key_joins_two_things_and_a_rebuild_keeps_it_and_undo_restores_the_graph(page, review, review_app):
    before, many = list(dump(review)), len(reforms(review))
    open_tab(page, review_app, "pairs")
    one, other = names(page)
    assert one != other and {one, other} <= reforms(review)
    expect(page.locator(".st-key-review_left mark").first).to_have_text(one)
    expect(page.get_by_test_id("why").locator("li").first).to_be_visible()
    press(page, "1")  # the next card is there, and the decision on the disk, before the graph follows
    assert [d.do for d in recorded(review)] == ["same"] and len(reforms(review)) == many
    assert names(page) != [one, other]
    expect(page.get_by_test_id("waiting")).to_contain_text("已记录 1 项")
    apply(page)
    joined = list(dump(review))
    assert len(reforms(review)) == many - 1 and not {one, other} <= reforms(review)

    rebuild(review, review.workspace)
    assert list(dump(review)) == joined

    open_tab(page, review_app, "log")
    expect(page.get_by_test_id("decision")).to_contain_text("是同一个")
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_test_id("decision").filter(has_text="已撤销")).to_have_count(1)
    apply(page)
    assert list(dump(review)) == before


def test_different_and_unsure_are_not_asked_again_and_the_last_step_is_taken_back_by_a_key(page, review, review_app):
    open_tab(page, review_app, "pairs")
    total = int(place(page).split("/")[1].split()[0])
    assert total >= 3
    first = names(page)
    press(page, "2")
    second = names(page)
    press(page, "3")
    assert [d.do for d in recorded(review)] == ["different", "unsure"]
    press(page, "Z")
    assert names(page) == second and [d.do for d in recorded(review)] == ["different", "unsure", "undo"]
    press(page, "N")
    press(page, "P")
    assert names(page) == second and len(recorded(review)) == 3
    open_tab(page, review_app, "pairs")
    assert f"/ {total - 1} " in place(page) and names(page) != first


def test_a_key_in_a_field_writes_and_decides_nothing(page, review, review_app):
    open_tab(page, review_app, "pairs")
    city = page.locator(".st-key-pairs_city input")
    city.click()
    page.keyboard.type("1淄2")
    expect(city).to_have_value("1淄2")
    page.keyboard.press("Escape")
    assert recorded(review) == [] and place(page).startswith("第 1 ")


def test_an_attribute_is_corrected_by_keys_and_the_pair_stays(page, review, review_app):
    open_tab(page, review_app, "pairs")
    one, other = names(page)
    page.keyboard.press("E")
    panel = page.locator(".st-key-review_panel")
    panel.get_by_label("名称").fill(f"{one}（试行）")
    record(page)  # typed, not left: the value comes with the key
    expect(panel).to_have_count(0)
    assert [(d.do, dict(d.set)) for d in recorded(review)] == [("correct", {"name": f"{one}（试行）"})]
    assert names(page) == [one, other]
    apply(page)
    assert f"{one}（试行）" in reforms(review) and one not in reforms(review)


def test_a_wrong_merge_is_split_by_keys_and_joined_again_on_the_page_of_the_item(page, review, review_app):
    pair = NAMES[0]
    apart = reforms(review)
    DecisionLog(review.workspace).add(Decision("", "same", things=tuple(
        Ref(report, "Reform", name) for report, name in zip((FIRST, SECOND), pair, strict=True))))
    resolve_again(review, review.workspace)
    together = reforms(review)
    assert len(set(pair) & together) == 1
    open_tab(page, review_app, "facts")
    expect(page.locator(".st-key-review_fact")).to_contain_text("王小明")
    ready(page)
    page.keyboard.press("X")
    panel = page.locator(".st-key-review_panel")
    expect(panel.get_by_role("checkbox")).to_have_count(2)
    record(page)
    expect(page.get_by_role("alert")).to_contain_text("请勾选其中一部分")
    ready(page)
    panel.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(panel.get_by_role("checkbox").first).to_be_checked()
    record(page)
    expect(panel).to_have_count(0)
    assert recorded(review)[-1].do == "different"
    apply(page)
    assert set(pair) <= reforms(review) and apart <= reforms(review)

    ids = dict(review.read("MATCH (n:Reform) RETURN n.name AS name, n.id AS id").rows)
    gone = max(ids[name] for name in pair)  # the smaller one stays
    visit(page, f"{review_app}/item?id={gone}")  # and by hand, from the page of one of them
    page.locator(".st-key-one_join button").click()
    find = page.locator(".st-key-review_panel input")
    find.fill(next(name for name in pair if ids[name] != gone))
    find.press("Enter")
    page.locator(".st-key-one_hit_0 button").click()
    expect(page.get_by_role("heading", name="为什么是同一项 2")).to_be_visible()
    expect(page.locator("[data-testid=one] tbody")).to_contain_text("判定与")
    expect(page.get_by_test_id("applied")).to_be_visible()
    assert recorded(review)[-1].do == "same" and reforms(review) == together and parse_qsl(urlsplit(page.url).query) == [("id", min(ids[n] for n in pair))]
    open_tab(page, review_app, "pairs")
    page.locator(".st-key-pairs_name input").fill("无此名称")
    page.locator(".st-key-pairs_name input").press("Enter")
    expect(page.get_by_test_id("nothing")).to_have_text("没有待判断的疑似重复。")
    page.locator(".st-key-pairs_part button").filter(has_text="已自动合并").click()
    expect(page.get_by_test_id("nothing")).to_have_text("没有未经人看过的自动合并。")


def test_the_list_goes_on_when_its_cards_are_through(page, review, review_app):
    open_tab(page, review_app, "pairs")
    total = int(place(page).split("/")[1].split()[0])
    for _ in range(total - 1):
        press(page, "2")
    page.keyboard.press("2")
    expect(page.get_by_test_id("nothing")).to_have_text("没有待判断的疑似重复。")  # applied by itself, then read again
    assert [d.do for d in recorded(review)] == ["different"] * total
    expect(page.get_by_test_id("waiting")).to_have_count(0)
