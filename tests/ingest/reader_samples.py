"""Little report files of every kind, made by code; the city and its figures are invented."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

TITLE = "青川市深化“放管服”改革工作报告"
BODY = [
    "一、总体情况",
    "2023年，青川市围绕营商环境建设，推出改革举措35项，其中12项被省委改革办通报表扬。全市市场主体达到15.6万户，同比增长8.2%，新增高新技术企业46家，政务服务事项网上可办率达到98.5%。",
    "（一）推进“一网通办”平台建设，平均办理时限压缩62%，企业开办时间由3个工作日压缩至0.5个工作日，群众满意度持续提升。",
    "（二）深化国资国企改革，组建市文旅集团。",
    "二、存在问题",
    "部分改革事项推进不够平衡，基层执行力有待加强。",
]
TEXT = "\n".join([TITLE, *BODY]) + "\n"

_FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)


def font_file() -> str:
    """A font with Chinese characters; the tests need one (Debian: fonts-wqy-zenhei)."""
    found = next((f for f in _FONTS if Path(f).is_file()), None)
    assert found, "no CJK font: apt-get install fonts-wqy-zenhei"
    return found


def docx(paragraphs=(TITLE, *BODY), table=(("指标", "数值"), ("市场主体", "15.6万户")), change=None) -> bytes:
    """A Word document; `change(document)` may alter it before it is saved."""
    from docx import Document

    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for r, row in enumerate(table):
            for c, text in enumerate(row):
                grid.cell(r, c).text = text
    document.core_properties.title = TITLE
    document.core_properties.author = "市委改革办"
    if change:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(paragraphs=(TITLE, *BODY), repeat=1, heads=True, **options) -> bytes:
    """A PDF with text as a word processor sets it: indented first lines, wrapped lines, a running head and page numbers."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("cjk", font_file(), subfontIndex=0))
    style = ParagraphStyle("body", fontName="cjk", fontSize=12, leading=22, firstLineIndent=24, wordWrap="CJK")
    head = ParagraphStyle("head", parent=style, fontSize=18, alignment=1, firstLineIndent=0)

    def edges(canvas, document):
        if heads:
            canvas.setFont("cjk", 9)
            canvas.drawString(90, 810, f"青川市改革简报 2023年第{document.page}期")
            canvas.drawCentredString(297, 30, f"- {document.page} -")

    buffer = io.BytesIO()
    story = [Paragraph(text, head if not i else style) for _ in range(repeat) for i, text in enumerate(paragraphs)]
    SimpleDocTemplate(buffer, title=TITLE, author="市委改革办", **options).build(story, onFirstPage=edges, onLaterPages=edges)
    return buffer.getvalue()


def picture(lines=(TITLE, "一、总体情况", "推出改革举措35项，其中12项被省委改革办通报表扬。"), size=26, width=900, top=40):
    """A PIL picture of printed lines."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(font_file(), size)
    image = Image.new("RGB", (width, top * 2 + len(lines) * size * 2), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((60, top + index * size * 2), line, font=font, fill="black")
    return image


def as_bytes(image, form="PNG", **options) -> bytes:
    """The file of a PIL picture."""
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def page(body: str, charset="utf-8", title="青川市深化改革工作综述") -> str:
    """A web page as a government site makes them, with what surrounds the article."""
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_青川日报</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2023-11-02 10:20"><meta name="ContentSource" content="青川日报">
<script>var hidden = "不是正文";</script></head><body><div class="nav"><a href="/">首页</a><a href="/a">新闻</a></div>
<div class="main"><h1>{title}</h1><div id="zoom">{body}</div></div><div class="footer">版权所有：青川市人民政府</div></body></html>"""


def zipped(members: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these members, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def only(results):
    """The one result of a reader."""
    results = list(results)
    assert len(results) == 1, results
    return results[0]
