"""Pictures of pages: PNG, JPG, TIF (each frame a page), BMP, WEBP."""

from __future__ import annotations

import io
import warnings

from ingest.errors import IngestError, SetAside
from ingest.readers import limits
from ingest.readers.layout import paragraphs, without_running_heads
from ingest.readers.page import Page
from ingest.readers.plain import check_length
from ingest.readers.refusal import aside, broken, too_large
from ingest.readers.source import Progress, SourceDocument

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "MPO")


def read_picture(name: str, doc: str, data: bytes, progress: Progress | None = None) -> SourceDocument:
    """A picture, recognised. Raises `SetAside`: broken, too-large, no-text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of sizes and of a scanner's tags is no news to a user
        pages = _pages(name, data, progress)
    text = "\n".join(paragraphs(without_running_heads(pages)))
    if not text.strip():
        raise aside(name, "no-text", "图片中没有识别出文字", "no text was recognised in the picture")
    check_length(name, len(text))
    return SourceDocument(name, doc, data, text + "\n", "image")


def _pages(name: str, data: bytes, progress: Progress | None) -> list[Page]:
    from PIL import Image, ImageOps

    from ingest.readers.ocr import recognise

    pages: list[Page] = []
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if count > limits.MAX_OCR_PAGES:
                raise too_large(
                    name,
                    f"图片有 {count} 页，上限是 {limits.MAX_OCR_PAGES} 页",
                    f"the picture has {count} pages, the limit is {limits.MAX_OCR_PAGES}",
                )
            for index in range(count):
                picture.seek(index)
                width, height = picture.size
                if width * height > limits.MAX_PIXELS:
                    raise too_large(
                        name,
                        f"图片有 {width}×{height} 像素，上限是 {limits.MAX_PIXELS // 1_000_000} 百万像素",
                        f"the picture has {width}×{height} pixels, the limit is {limits.MAX_PIXELS // 1_000_000} million",
                    )
                pages.append(recognise(_on_white(ImageOps.exif_transpose(picture))))
                if progress:
                    progress(name, index + 1, count)
    except (SetAside, MemoryError, IngestError):
        raise
    except Image.DecompressionBombError as error:
        raise too_large(
            name,
            f"图片超过 {limits.MAX_PIXELS // 1_000_000} 百万像素的上限",
            f"the picture has more pixels than the limit of {limits.MAX_PIXELS // 1_000_000} million",
        ) from error
    except Exception as error:  # Pillow raises OSError, SyntaxError, ValueError, struct.error and more for damaged pictures
        raise broken(name, "图片", "picture", error) from error
    return pages


def _on_white(picture):
    """RGB; what is transparent becomes white, as pages are."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture).convert("RGB")
    if picture.mode.startswith("I"):  # 16 bits a pixel: Pillow's own conversion clips to white
        return picture.point(lambda v: v / 256).convert("L").convert("RGB")
    return picture.convert("RGB")
