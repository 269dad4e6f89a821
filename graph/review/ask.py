"""Asking at the terminal: a card, a key, the decision is recorded; then the next."""
from __future__ import annotations

from collections.abc import Sequence

from graph.decisions import Decision
from graph.review import act, keys, sample, show
from graph.review.cards import FactCard, PairCard, PlaceCard, PostCard
from ingest.workspace import Workspace

_PAIR = "s 相同 same · d 不同 different · u 待定 unsure · n 跳过 next · q 结束 quit"
_FACT = "k 正确，确认 keep · h 错误，隐藏 hide · n 跳过 next · q 结束 quit"
_PLACE = "k 保持未定 keep open · n 跳过 next · q 结束 quit"
_POST = "n 跳过 next · q 结束 quit"
_VERDICT = "r 正确 right · w 错误 wrong · n 无法判断 next · u 撤回上一个判断 take the last back · q 结束 quit"
_MOST = 9
"""Candidates of a place or post that have a key."""


def decide(workspace: Workspace, cards: Sequence[show.Card]) -> list[Decision]:
    """Ask about the cards one after the other, until the last or until q; returns what was recorded."""
    made: list[Decision] = []
    for number, card in enumerate(cards, start=1):
        print(f"\n[{number}/{len(cards)}] " + "\n".join(show.as_text(card)))
        decision, go_on = _one(workspace, card)
        if decision:
            made.append(decision)
        if not go_on:
            break
    return made


def judge(workspace: Workspace, cards: Sequence[FactCard], total: int, seed: int) -> None:
    """Ask of each fact whether it is right; verdicts are recorded one by one, and one that is taken back is asked for again."""
    at, said = 0, []
    while at < len(cards):
        print(f"\n[{at + 1}/{total}] " + "\n".join(show.as_text(cards[at])))
        pressed = _key(_VERDICT, "rwnuq" if said else "rwnq")
        if pressed == "q":
            return
        if pressed == "u":
            at = said.pop()
            sample.withdraw(workspace, cards[at])
            continue
        if pressed != "n":
            sample.judge(workspace, cards[at], pressed == "r", seed)
            said.append(at)
        at += 1


def _one(workspace: Workspace, card: show.Card) -> tuple[Decision | None, bool]:
    """(the decision that was recorded, whether to go on)."""
    if isinstance(card, PairCard):
        pressed = _key(_PAIR, "sdunq")
        pair = {"s": act.same, "d": act.different, "u": act.unsure}.get(pressed)
        return (pair(workspace, card.a, card.b, score=card.score) if pair else None), pressed != "q"
    if isinstance(card, PlaceCard):
        count = min(len(card.candidates), _MOST)
        pressed = _key((f"1–{count} 就是它 this one · " if count else "") + _PLACE, "knq" + "123456789"[:count])
        if pressed.isdigit():
            return act.correct(workspace, card, {"adcode": card.candidates[int(pressed) - 1][0]}), True
        return (act.keep(workspace, card) if pressed == "k" else None), pressed != "q"
    if isinstance(card, PostCard):
        count = min(len(card.holders), _MOST)
        pressed = _key((f"1–{count} 就是他 this one · " if count else "") + _POST, "nq" + "123456789"[:count])
        return (act.name_holder(workspace, card, card.holders[int(pressed) - 1][0]) if pressed.isdigit() else None), pressed != "q"
    pressed = _key(_FACT, "khnq")
    fact = {"k": act.keep, "h": act.hide}.get(pressed)
    return (fact(workspace, card) if fact else None), pressed != "q"


def _key(question: str, allowed: str) -> str:
    print(question, end=" > ", flush=True)
    pressed = keys.key(allowed)
    print(pressed)
    return pressed
