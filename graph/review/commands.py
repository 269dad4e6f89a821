"""What `review`, `decide`, `decisions` and `check` of `python -m graph` do; each returns the exit status."""
from __future__ import annotations

import json
import random
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.decisions import Decision, DecisionLog
from graph.decisions.log import NO_LINE, Problem, in_force
from graph.decisions.records import parse
from graph.errors import BadDecision, GraphError
from graph.identity.index import Index
from graph.identity.items import MATCHED
from graph.load import load
from graph.load.views import dormant
from graph.model import TYPES
from graph.review import act, ask, joins, keys, named, posts, queue, sample, show
from graph.review.cards import FactCard
from graph.store import Store, open_store
from ingest.errors import IngestError, UsageError
from ingest.workspace import Workspace

LISTED, ASKED = 10, 50
"""How many of a kind are shown, and asked about, where nothing else is said."""
_TITLES = {"pairs": "疑似重复 likely duplicates", "facts": "可信度低的事实 doubtful facts", "places": "未定地名 open places", "people": "同名人物 namesakes",
           "posts": "不知何人的职务 posts whose holder is not known"}
_JOINED = {"joined": "自动合并 joined automatically"}
"""Listed where it is asked for: it waits for nobody."""


def review(options: Namespace) -> int:
    if options.limit is not None and options.limit < 1:
        raise UsageError("--limit wants 1 or more")
    if options.ask and (options.json or not keys.asked()):
        raise UsageError("--ask asks at a terminal, and goes without --json; without it `review` lists what waits")
    workspace = Workspace.default()
    kinds = [options.kind] if options.kind else list(_TITLES)
    if options.type and not options.kind:
        kinds = ["pairs", "facts"] if options.type in MATCHED else ["facts"]
    elif options.name and not options.kind:
        kinds = ["pairs", "people"]
    limit = options.limit or (ASKED if options.ask else LISTED)
    with open_store(workspace=workspace) as store:
        found = {kind: _waiting(store, workspace, kind, options, limit) for kind in kinds}
    if options.ask:
        made = ask.decide(workspace, [card for cards, _ in found.values() for card in cards])
        return _follow(workspace, options, made) if made else 0
    if options.json:
        _print({kind: {"total": total, "cards": [show.as_json(c) for c in cards]} for kind, (cards, total) in found.items()})
        return 0
    for kind, (cards, total) in found.items():
        print(f"{(_TITLES | _JOINED)[kind]}：{total:,}" + (f"，列出 {len(cards)} 项" if cards and len(cards) < total else ""))
        for card in cards:
            print("\n".join(show.as_text(card)), end="\n\n")
    return 0


def decide(options: Namespace) -> int:
    workspace = Workspace.default()
    made, problems = _from_input(workspace, options) if options.do == "-" else (_typed(workspace, options), [])
    for problem in problems:
        print(f"graph: {problem}", file=sys.stderr)
    status = _follow(workspace, options, made) if made else 0
    return 1 if problems else status


def decisions(options: Namespace) -> int:
    workspace = Workspace.default()
    if (options.what is None) != (options.action == "list"):
        raise UsageError(f"{options.action} takes " + ("nothing else" if options.action == "list" else "one ID or FILE"))
    if options.action == "undo":
        return _follow(workspace, options, [act.undo(workspace, options.what)])
    if options.action == "export":
        many = DecisionLog(workspace).export(Path(options.what))
        _print({"exported": many} if options.json else f"已导出 {many} 个决定：{options.what}")
        return 0
    return _import(workspace, options) if options.action == "import" else _list(workspace, options)


def check(options: Namespace) -> int:
    if options.size < 0:
        raise UsageError("--size wants 0 or more")
    workspace = Workspace.default()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    asking = options.size and keys.asked() and not options.json and not options.list
    cards: list[FactCard] = []
    if asking or options.list:
        with open_store(workspace=workspace) as store:
            cards = sample.draw(store, options.size, seed, options.least)
    if asking:
        print(f"抽取 {len(cards)} 条，种子 {seed}；逐条判断原句是否说了这一事实。Judge whether the sentence states the fact.")
        ask.judge(workspace, cards, len(cards), seed)
        print()
    total, kinds = sample.precision(workspace), sample.by_type(workspace)
    if options.json:
        _print({"seed": seed, **show.precision_as_json(total), "types": {k: show.precision_as_json(p) for k, p in kinds.items()},
                **({"sample": [show.as_json(c) for c in cards]} if options.list else {})})
        return 0
    for number, card in enumerate(cards if options.list else (), start=1):
        print(f"{number}. " + "\n".join(show.as_text(card)))
    print(show.precision_as_text(total))
    for kind, found in kinds.items():
        print(f"  {kind}  {show.precision_as_text(found)}")
    return 0


def _waiting(store: Store, workspace: Workspace, kind: str, options: Namespace, limit: int) -> tuple[list, int]:
    if kind == "pairs":
        return queue.pairs(store, workspace, limit, label=options.type, city=options.city, name=options.name)
    if kind == "joined":
        return joins.joined(store, workspace, limit, label=options.type, city=options.city, name=options.name)
    if kind == "facts":
        return queue.weak_facts(store, options.below, limit, type=options.type, city=options.city)
    if kind == "people":
        return queue.open_people(store, workspace, limit, name=options.name)
    if kind == "posts":
        return posts.open_posts(store, workspace, limit, city=options.city)
    return queue.open_places(store, workspace, limit)


def _typed(workspace: Workspace, options: Namespace) -> list[Decision]:
    words, values = named.values(options.what) if options.do in ("correct", "add", "describe") else (options.what, {})
    note = options.note
    if options.do in ("same", "different", "unsure"):
        if len(words) < 2:
            raise UsageError(f"{options.do} is about two things or more")
        first, *others = named.things(workspace, words)
        does = {"same": act.same, "different": act.different, "unsure": act.unsure}[options.do]
        return [does(workspace, first, other, note=note) for other in others]
    if options.do == "split":
        if len(words) != 1 or not options.reports:
            raise UsageError("split takes one thing, and --reports with those of its reports that tell of another")
        [thing] = named.things(workspace, words)
        out = set(options.reports.split(","))
        if unknown := sorted(out - {ref.report for ref in thing.refs}):
            raise UsageError(f"{', '.join(unknown)} does not tell of {thing.name!r}; these do: {', '.join(sorted({r.report for r in thing.refs}))}")
        return [act.split(workspace, thing, [ref for ref in thing.refs if ref.report in out], note=note)]
    if options.do == "add":
        kind = words[1] if len(words) > 1 else ""
        if kind in TYPES and TYPES[kind].fact and len(words) in (3, 4) and (len(words) == 4 or kind == "INSTANCE_OF"):
            sentence = words[3] if len(words) == 4 else ""
            head, tail = named.tied(workspace, words[0], kind, words[2], sentence)
            return [act.tie(workspace, head, kind, tail, sentence, values, note=note)]
        if len(words) != 4:
            raise UsageError("add takes REPORT LABEL NAME SENTENCE for a thing, HEAD TYPE TAIL SENTENCE for a relationship (no sentence for "
                             "INSTANCE_OF), then KEY=VALUE where something is known")
        return [act.add(workspace, *words, values, note=note)]
    if options.do == "describe":
        if len(words) != 1:
            raise UsageError("describe takes one REPORT, then KEY=VALUE for what is known of it")
        return [act.describe(workspace, words[0], values, note=note)]
    if len(words) not in (1, 3):
        raise UsageError(f"{options.do} takes one thing, or a relationship as HEAD TYPE TAIL")
    card = named.things(workspace, words)[0] if len(words) == 1 else named.fact(workspace, *words)
    if options.do == "correct":
        return [act.correct(workspace, card, values, note=note)]
    return [(act.keep if options.do == "keep" else act.hide)(workspace, card, note=note)]


def _from_input(workspace: Workspace, options: Namespace) -> tuple[list[Decision], list[Problem]]:
    """Decisions as JSON lines; each gets an id, the time and who of its own. A line that is none is named, the others are recorded."""
    made, problems, log = [], [], DecisionLog(workspace)
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            decision = parse({**data, "id": "new"} if isinstance(data, dict) else data)
            made.append(log.undo(decision.of) if decision.do == "undo" else log.add(replace(decision, id="", who="", when="", note=decision.note or options.note)))
        except BadDecision as error:
            problems.append(Problem("standard input", number, str(error)))
        except (ValueError, RecursionError):
            problems.append(Problem("standard input", number, NO_LINE))
    return made, problems


def _follow(workspace: Workspace, options: Namespace, made: list[Decision], described: Iterable[str] = ()) -> int:
    """Say what was recorded and bring the graph after it; reports `described` otherwise are read anew before. The decisions stay whatever happens to
    the store."""
    told: dict[str, Any] = {"decisions": [d.as_json() for d in made], "applied": False}
    trouble = ""
    described = list(described) or DecisionLog(workspace).described(made)
    if options.apply:
        try:
            anew = act.read_again(workspace, described)
            with open_store(workspace=workspace) as store:
                summary = load(store, workspace) if anew else act.apply(store, workspace)
            told |= {"applied": True, "read_again": anew, "reports": sorted({*summary.relinked, *summary.changed}), "skipped": summary.skipped, "dormant": _asleep(workspace, made)}
        except (GraphError, IngestError, OSError) as error:
            trouble = " ".join(str(error).split())
    if options.json:
        _print({**told, **({"error": trouble} if trouble else {})})
    else:
        for decision in made:
            print("已记录 " + show.decision_as_text(decision, dormant=decision.id in told.get("dormant", ())))
        if told["applied"]:
            if told["read_again"]:
                print(f"按填写的信息重新抽取：{len(told['read_again'])} 份报告 / extracted anew")
            print(f"图谱已更新：{len(told['reports'])} 份报告重新关联 / the graph follows")
        elif not trouble:
            print("图谱尚未更新；下次载入或决定时一并更新 / the graph follows at the next load or decision")
            if described:
                print("填写的报告信息在下次读入这份报告时生效 / what was said of a report holds when it is ingested again")
        for line in told.get("skipped", ()):
            print(f"跳过的决定：{line}")
    if trouble:
        print(f"graph: 已记录，但图谱尚未更新 recorded, but the graph does not follow yet: {trouble}", file=sys.stderr)
    return 1 if trouble else 0


def _asleep(workspace: Workspace, made: Iterable[Decision]) -> list[str]:
    """Of the decisions just made those that find nothing to apply to: a sentence that does not stand in the report, say."""
    each = in_force(DecisionLog(workspace).everything()[0])
    with Index(workspace) as index:
        return [d.id for d in dormant(index, index.digests(), each, {d.id for d in made})]


def _import(workspace: Workspace, options: Namespace) -> int:
    done = DecisionLog(workspace).take_in(Path(options.what))
    for problem in done.problems:
        print(f"graph: {problem}", file=sys.stderr)
    if not options.json:
        print(f"读入 {len(done.new)} 个新决定，{done.known} 个已有，{len(done.problems)} 行跳过 / new, known, skipped")
        if done.verdicts:
            print(f"另有 {done.verdicts} 个抽查判断 / verdicts of random checks")
    status = _follow(workspace, options, done.new, done.described) if done.new or done.described or options.json else 0
    return 1 if done.problems else status


def _list(workspace: Workspace, options: Namespace) -> int:
    rows = queue.history(workspace)
    problems = DecisionLog(workspace).read()[1]
    if options.json:
        _print([{**d.as_json(), "in_force": force, "dormant": asleep} for d, force, asleep in rows])
    else:
        print(f"{len(rows)} 个决定，{sum(force for _, force, _ in rows)} 个有效 / decisions, in force")
        for row in rows:
            print(show.decision_as_text(*row))
    for problem in problems:
        print(f"graph: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _print(what: Any) -> None:
    print(what if isinstance(what, str) else json.dumps(what, ensure_ascii=False, indent=1), flush=True)
