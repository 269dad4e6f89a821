"""Little reports written for the tests, and a clean text made of lines without the cleaning step."""
import re

from ingest.clean.text import Block, CleanText, Metadata

PAST = (
    "一、过去一年工作回顾\n"
    "扎实推进“最多跑一次”改革，建成市民服务中心，企业开办时间压缩至1天。在全省率先建立河湖联合执法机制。\n"
    "出台《青川市促进民营经济发展若干意见》，获批国家新型城镇化综合试点。成立青川市人才发展集团。\n"
)
PLAN = (
    "二、今年重点工作\n"
    "今年，我们将深化国资国企改革，实施乡村建设行动，力争新增就业2万人。\n"
)
META = Metadata(city="青川市", province="江南省", year=2021)


def lines(text: str) -> CleanText:
    """Each line a paragraph; a line that begins with 一、 a heading above what follows."""
    blocks, path = [], ()
    for match in re.finditer(r"[^\n]+", text):
        heading = bool(re.match(r"[一二三四]、", match.group()))
        blocks.append(Block(match.start(), match.end(), "heading" if heading else "paragraph", int(heading), path=() if heading else path))
        if heading:
            path = (match.group(),)
    return CleanText(text, list(range(len(text))), tuple(blocks))
