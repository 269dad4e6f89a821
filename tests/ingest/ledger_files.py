"""Spreadsheets in the shapes in which offices keep ledgers, made by code; places are real, items and persons invented."""
from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from typing import Any

Rows = Sequence[Sequence[Any]]

PILOT_HEAD = ("序号", "试点名称", "级别", "承担地区", "责任单位", None, "批准时间", "进展", "备注")
PILOT_UNDER = (None, None, None, None, "牵头", "配合", None, None, None)
TASK_HEAD = ("序号", "改革任务", "责任单位", "完成时限", "进展情况")


def xlsx(sheets: dict[str, Rows], merged: Sequence[str] = (), change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook; `merged` ranges are those of its first sheet, `change(workbook)` may alter it before it is saved."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for reach in merged:
        book.worksheets[0].merge_cells(reach)
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def merged_heads() -> bytes:
    """A title over the table, two head rows with 责任单位 over 牵头 and 配合, a section, a total and a note."""
    rows = (
        ("淄博市2023年改革试点台账",), PILOT_HEAD, PILOT_UNDER, ("一、国家级试点（2项）",),
        (1, "水权交易改革试点", "国家级", "淄博市", "市水利局", "市财政局、市司法局", datetime.date(2023, 6, 1), "推进中", None),
        (2, "普惠托育服务试点", "国家级", "张店区", "区卫生健康局", None, "2023年8月", "已完成", "延续项目"),
        ("合计", 2), ("备注：数据截至2023年底",),
    )
    return xlsx({"Sheet1": rows}, ("A1:I1", "A4:I4", "E2:F2", *(f"{c}2:{c}3" for c in "ABCDGHI")))


def two_tables() -> bytes:
    """Two tables on one sheet, each with its title; the second has other columns. Blank rows between."""
    rows = (
        ("表一：2023年重点改革任务",), TASK_HEAD,
        (1, "企业开办一件事改革", "市行政审批服务局", "2023年底", "已完成"), (2, "公共资源交易跨域评标", "市公共资源交易中心", "2023-11", "推进中"),
        (), (), ("表二：2023年民生任务",), ("编号", "任务名称", "牵头单位", "时限"), ("M1", "社区食堂建设运营改革", "市民政局", "12月底前"), ("填表人：李某",),
    )
    return xlsx({"任务": rows}, ("A1:E1",))


def notes_under() -> bytes:
    """Notes and who filled it in under the table, numbers of the columns under its head."""
    rows = (
        ("序号", "存在问题", "整改措施", "责任单位", "整改时限", "整改状态"), (1, 2, 3, 4, 5, 6),
        (1, "审批材料重复提交", "推行电子证照共享", "市大数据局", "2023年9月底前", "已销号"), (2, "园区管理权责不清", None, "市委编办", "长期坚持", "整改中"),
        ("注：1.责任单位排名第一的为牵头单位",), ("填报单位：市委改革办", None, None, None, "填报时间：2023年12月"),
    )
    return xlsx({"问题清单": rows})


def gb18030_csv() -> bytes:
    """CSV in GB18030 with a title line and a cell with a comma."""
    lines = ("淄博市2022年领导领衔改革事项台账,,,,", "领衔领导,职务,认领事项,认领时间,进展", '周明,副市长,"商事登记确认制改革, 含注销",2022年3月,推进中',
             "李文,市委常委,水权交易试点,2022-04,已完成")
    return "\n".join(lines).encode("gb18030")


def serial_dates() -> bytes:
    """Dates as numbers, as text and as dates in one column."""
    rows = (TASK_HEAD, (1, "数据要素登记改革", "市大数据局", 45078, "推进中"), (2, "河湖长制提质改革", "市水利局", "2023年底", "推进中"),
            (3, "集体林权制度改革", "市林业局", datetime.datetime(2023, 5, 1), "已完成"), (4, "工改系统迭代", "市住建局", "尽快研究方案", "未启动"))
    return xlsx({"台账": rows})


def pivot_scores() -> bytes:
    """Bodies in rows, months in columns; a month over score and rank; a cell that is no number."""
    rows = (("淄博市2023年“六个一”工作得分",), ("单位", "5月", None, "6月", None), (None, "得分", "排名", "得分", "排名"),
            ("张店区", 95.5, 1, 96, 2), ("市水利局", 90, 2, "缺考", None), ("平均", 92.75, None, 96, None))
    return xlsx({"得分": rows}, ("A1:E1", "B2:C2", "D2:E2", "A2:A3"))


def pivot_months() -> bytes:
    """Items in rows, months in columns under the year."""
    rows = (("序号", "任务", "责任单位", "2023年进展", None, None), (None, None, None, "4月", "5月", "6月"),
            (1, "一网统管平台改革", "市城管局", "未启动", "推进中", "已完成"), (2, "养老服务补贴改革", "市民政局", "推进中", "推进中", None))
    return xlsx({"进度": rows}, ("D1:F1", "A1:A2", "B1:B2", "C1:C2"))


def blanks_and_totals() -> bytes:
    """Blank lines, subtotals, the head again as on each printed page."""
    rows = (TASK_HEAD, (1, "耕地占补平衡改革", "市自然资源局", "6月底", "已完成"), ("小计", 1), (), TASK_HEAD, (),
            (2, "供水管家服务改革", "市水利局", "9月底", "推进中"), ("小计", 1), ("合计（2项）",))
    return xlsx({"台账": rows})


def merged_down() -> bytes:
    """A district and a leader that span several rows."""
    rows = (("地区", "责任领导", "事项", "进展"), ("张店区", "副区长王青", "楼宇经济改革", "推进中"), (None, None, "社区治理改革", "已完成"),
            ("临淄区", "区长助理赵山", "化工园区整合改革", "推进中"), (None, None, "稷下人才改革", "推进中"))
    return xlsx({"认领": rows}, ("A2:A3", "B2:B3", "A4:A5", "B4:B5"))


def hostile() -> bytes:
    """Formulas with stored values (openpyxl stores none: they are empty), markup and formulas as text, line breaks, bars."""
    rows = (TASK_HEAD, (1, "<b>厂房</b>改革|试行\n二期", "市工信局\n市财政局", "2023年", "推进中"), (2, "'=HYPERLINK(\"http://x\")", "市司法局", "2023年", "推进中"),
            (3, "'@用地改革", "市自然资源局", "2023年", "推进中"), ("=1+2", "=A2", "市科技局", "2023年", "推进中"))

    def quoted(book: Any) -> None:
        for row in (3, 4):
            book.worksheets[0].cell(row, 2).data_type = "s"

    return xlsx({"台账": rows}, change=quoted)


SHAPES: dict[str, tuple[str, str, Callable[[], bytes], int]] = {
    "merged heads": ("pilots", "a.xlsx", merged_heads, 2), "two tables": ("tasks", "a.xlsx", two_tables, 3), "notes under": ("problems", "a.xlsx", notes_under, 2),
    "GB18030": ("claims", "a.csv", gb18030_csv, 2), "serial dates": ("tasks", "a.xlsx", serial_dates, 4), "pivot of scores": ("scores", "a.xlsx", pivot_scores, 2),
    "pivot of months": ("tasks", "a.xlsx", pivot_months, 2), "blanks and totals": ("tasks", "a.xlsx", blanks_and_totals, 2),
    "merged downwards": ("claims", "a.xlsx", merged_down, 4), "formulas and markup": ("tasks", "a.xlsx", hostile, 3),
}
"""Shape → register, file name, the file, and how many rows it has that are items."""
