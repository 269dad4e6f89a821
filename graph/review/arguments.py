"""The arguments of `review`, `decide`, `decisions` and `check`. What they do is in `graph.review.commands`."""
from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

WHERE = "graph.review.commands"
DOES = ("same", "different", "unsure", "split", "keep", "hide", "correct", "add", "describe", "-")


def add_review(add: Callable[[str, str], ArgumentParser]) -> None:
    """Add the commands with `add(name, help)`."""
    _review(add("review", "列出等待人工判断的内容：疑似重复、可信度低的事实、未定地名、同名人物、不知何人的职务 / list what a person should look at: likely "
                          "duplicates, doubtful facts, open places, namesakes, posts whose holder is not known"))
    _decide(add("decide", "记录一个决定：合并、分开、确认、隐藏、更正、补充 / record a decision: join, part, confirm, hide, correct, add"))
    _decisions(add("decisions", "决定的记录：列出、撤销、导出、导入 / the record of decisions: list, undo, export, import"))
    _check(add("check", "随机抽取事实逐条判断对错，得出图谱的准确率及区间 / judge a random sample of facts; the precision with its interval"))


def _review(command: ArgumentParser) -> None:
    kinds = command.add_mutually_exclusive_group()
    for kind, text in (("pairs", "疑似重复的改革与试点 / reforms and pilots that may be one"), ("facts", "可信度低的事实 / doubtful facts"),
                       ("places", "未定的地名 / places that are not resolved"), ("people", "同名人物 / namesakes that stay two people"),
                       ("posts", "报告提到而不知由谁担任的职务 / posts that reports speak of and whose holder is not known"),
                       ("joined", "自动合并的名称，最没把握的在前 / names that were joined automatically, the least sure first")):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help="只看" + text.replace(" / ", " / only "))
    command.add_argument("--limit", type=int, metavar="N", help="每类至多 N 项，默认 10，询问时 50 / at most N of each kind, default 10, when asking 50")
    command.add_argument("--city", metavar="NAME", help="只看该地报告中的重复、自动合并、事实与职务 / pairs, joins, facts and posts of that place's reports only")
    command.add_argument("--name", metavar="TEXT", help="只看名称含该文字的重复、同名人物与自动合并 / only duplicates, namesakes and joins with this text in a name")
    command.add_argument("--type", metavar="TYPE", help="只看该标签或关系类型（见 model.md）/ only this label or relationship type")
    command.add_argument("--below", type=float, default=0.6, metavar="X", help="可信度低于 X 的事实，默认 0.6 / facts less sure than X, default 0.6")
    command.add_argument("--ask", action="store_true",
                         help="在终端逐项询问，一键一答：s 相同 d 不同 u 待定 k 确认 h 隐藏 n 跳过 q 结束 / ask one by one, a key each: same, different, unsure, keep, "
                              "hide, next, quit")
    _apply(command)
    command.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    command.set_defaults(module=WHERE)


def _decide(command: ArgumentParser) -> None:
    command.add_argument("do", choices=DOES, metavar="DO", help="做什么：" + " ".join(DOES) + "；- 从标准输入逐行读取 JSON / what; -: JSON lines on standard input")
    command.add_argument("what", nargs="*", metavar="WHAT",
                         help="节点编号，或 报告/标签/名称；关系写作 起点 类型 终点；correct 与 add 另加 属性=值；add 为 报告 标签 名称 原句，"
                              "或 起点 类型 终点 原句；describe 为 报告 属性=值 / node ids, or REPORT/LABEL/NAME; a relationship as HEAD TYPE TAIL; "
                              "for correct and add also KEY=VALUE; add takes REPORT LABEL NAME SENTENCE or HEAD TYPE TAIL SENTENCE, "
                              "describe REPORT KEY=VALUE")
    command.add_argument("--reports", metavar="R,R", help="split：分出去的报告 / the reports whose thing is another one")
    command.add_argument("--note", default="", metavar="TEXT", help="说明 / a remark that is kept with it")
    _apply(command)
    command.add_argument("--json", action="store_true", help="以 JSON 输出记录的决定 / print what was recorded as JSON")
    command.epilog = ("python -m graph decide same reform:1f… reform:9a… · decide hide leader:0c… LEADS reform:1f… · decide correct pilot:77… level=national · "
                      "decide correct city:鼓楼区@r01… adcode=320106 · decide correct city:花石镇@430300 within=430321 · "
                      "decide describe r01… city=淄博市 year=2019 · decide split reform:1f… --reports r01…,r02…")
    command.set_defaults(module=WHERE)


def _decisions(command: ArgumentParser) -> None:
    command.add_argument("action", nargs="?", choices=("list", "undo", "export", "import"), default="list", metavar="ACTION",
                         help="list（默认）、undo ID、export FILE、import FILE")
    command.add_argument("what", nargs="?", metavar="ID_OR_FILE", help="要撤销的决定，或文件 / the decision to take back, or the file")
    _apply(command)
    command.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    command.set_defaults(module=WHERE)


def _check(command: ArgumentParser) -> None:
    command.add_argument("--size", type=int, default=100, metavar="N", help="抽取 N 条，默认 100；0 只显示已有结果 / draw N, default 100; 0: only what was judged so far")
    command.add_argument("--seed", type=int, metavar="N", help="随机种子，默认随机；同一种子抽出同样的事实 / seed of the draw; the same seed draws the same facts")
    command.add_argument("--least", type=float, default=0.6, metavar="X", help="只抽可信度不低于 X 的，默认 0.6 / of facts at least so sure, default 0.6")
    command.add_argument("--list", action="store_true", help="列出抽取的事实而不询问 / list the sample, ask nothing")
    command.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    command.set_defaults(module=WHERE)


def _apply(command: ArgumentParser) -> None:
    command.add_argument("--no-apply", dest="apply", action="store_false",
                         help="只记录，图谱留待下次载入或决定时更新 / record only; the graph follows at the next load or decision")
