"""Recognition of Chinese text in pictures, with the models inside the rapidocr wheel; nothing is ever fetched."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.readers.layout import reading_order
from ingest.readers.page import Line, Page

DETECTION, RECOGNITION, DIRECTION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
BAND = 1600  # pixels: a picture much taller than wide (a page saved as one picture) is read in bands of about this height
TALL = 2.2  # height to width above which it is; A4 has 1.4
CERTAIN = 0.5  # of 1: lines that the recogniser doubts more are specks and seals
THREADS = 2  # per process: ingest runs several processes

_BRACKETS = str.maketrans("()", "（）")  # recognition mixes the two widths, even in one pair
_CHINESE = re.compile("[\u4e00-\u9fff]")

_engine: Any = None
_lock = threading.Lock()


class OcrError(IngestError):
    """The recogniser or its models are not installed as they should be."""


def engine() -> Any:
    """The recogniser of this process, made at first need. Raises `OcrError` where a model file is missing."""
    global _engine
    with _lock:
        if _engine is None:
            import rapidocr

            models = Path(rapidocr.__file__).parent / "models"
            missing = [name for name in (DETECTION, RECOGNITION, DIRECTION) if not (models / name).is_file()]
            if missing:
                raise OcrError(
                    f"the rapidocr package lacks its model {missing[0]}; install it again: pip install --force-reinstall rapidocr"
                )
            # With explicit paths rapidocr opens the files as they are; without, it would fetch what it does not find.
            _engine = rapidocr.RapidOCR(
                params={
                    "Det.model_path": str(models / DETECTION),
                    "Rec.model_path": str(models / RECOGNITION),
                    "Cls.model_path": str(models / DIRECTION),
                    "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
                    "Global.log_level": "critical",
                    # One line at a time: batches are padded to their longest line, which takes 400 MB more and is no faster.
                    "Rec.rec_batch_num": 1,
                }
            )
        return _engine


def recognise(picture: Any) -> Page:
    """The lines of a PIL picture (mode RGB) in reading order, in pixels; no lines where it holds no text.

    A page that lies on its side or stands on its head is turned first: the recogniser reads such lines well, in the wrong order.
    """
    import numpy

    pixels = numpy.asarray(picture)[:, :, ::-1]  # the models were trained on BGR
    found = _read(pixels)
    if found and sum(1 for line, _ in found if line.x1 - line.x0 < line.height) * 2 > len(found):
        pixels = numpy.rot90(pixels)
        found = _read(pixels)
    if _on_its_head(pixels, [line for line, _ in found]):
        pixels = numpy.rot90(pixels, 2)
        found = _read(pixels)
    height, width = pixels.shape[:2]
    return Page(reading_order([line for line, score in found if score >= CERTAIN], width), width, height)


def _read(pixels: Any) -> list[tuple[Line, float]]:
    """The lines as they stand with their certainty, in the order in which they were found, doubtful ones too."""
    import numpy

    found: list[tuple[Line, float]] = []
    start = 0
    for end in _cuts(pixels, *pixels.shape[:2]):
        found += _lines(numpy.ascontiguousarray(pixels[start:end]), start)
        start = end
    return found


def _on_its_head(pixels: Any, lines: list[Line]) -> bool:
    """Whether the direction model holds most of the page's longest lines to be upside down."""
    import numpy

    asked = sorted(lines, key=lambda line: line.x0 - line.x1)[:7]
    turned = 0
    for line in asked:
        strip = pixels[max(0, int(line.y0)) : int(line.y1) + 1, max(0, int(line.x0)) : int(line.x1) + 1]
        label, score = engine()(numpy.ascontiguousarray(strip), use_det=False, use_cls=True, use_rec=False).cls_res[0]
        turned += label == "180" and score > 0.9
    return turned * 2 > len(asked)


def _cuts(pixels: Any, height: int, width: int) -> list[int]:
    """Where the bands of a tall picture end: at the emptiest row near the wanted height, so that no line of text is cut."""
    if height < TALL * width or height < 1.5 * BAND:
        return [height]
    ink = pixels.mean(axis=2).std(axis=1)
    cuts: list[int] = []
    start = 0
    while height - start > 1.25 * BAND:
        low, high = start + BAND // 2, start + BAND
        row = low + int(ink[low:high][::-1].argmin())
        row = high - 1 - (row - low)
        cuts.append(row)
        start = row
    return [*cuts, height]


def _lines(pixels: Any, offset: int) -> list[tuple[Line, float]]:
    result = engine()(
        pixels, use_det=True, use_cls=False, use_rec=True, text_score=0.0
    )  # all flags, as rapidocr keeps those of the last call
    if result.txts is None or result.boxes is None:
        return []
    found = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        xs, ys = [float(p[0]) for p in box], [float(p[1]) + offset for p in box]
        text = text.translate(_BRACKETS) if _CHINESE.search(text) else text
        found.append((Line(text, min(xs), min(ys), max(xs), max(ys)), float(score)))
    return found
