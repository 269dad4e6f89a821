"""Limits of what is read, each with its reason. Together they keep one reading process within 1 GB."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE_BYTES = 64 * MIB
"""One file, of any kind. Reports are at most a few MB; scanned ones of a hundred pages stay below this."""

MAX_CHARACTERS = 500_000
"""Text of one report without page furniture: the longest work reports have about 30,000 characters; above it extraction would not stay within
1 GB of memory."""

MAX_RAW_CHARACTERS = 2 * MAX_CHARACTERS
"""Text of one file before cleaning: half of it may be furniture."""

MAX_HTML_BYTES = 8 * MIB
"""HTML after embedded images (`data:` addresses) are taken out: measured, a page of nothing but
tags of this size takes 370 MB."""

MAX_XML_BYTES = 24 * MIB
"""One XML part of a DOCX or XLSX, unpacked: measured, 600,000 short paragraphs of this size take 410 MB."""

MAX_UNPACKED_BYTES = 256 * MIB
"""All parts of a DOCX or XLSX, or all members of a ZIP with the archives in it, unpacked."""

MAX_RATIO = 200
"""Unpacked to packed size of one ZIP member above `RATIO_FROM_BYTES`. Chinese text packs 2 to 4 to 1, markup up to 50 to 1; zip bombs use
the 1,000 to 1 that the format allows."""

RATIO_FROM_BYTES = 4 * MIB
"""Below this size a high ratio does no harm (a blank image)."""

MAX_MEMBERS = 5_000
"""Entries of one ZIP, folders included."""

MAX_ZIP_DEPTH = 2
"""A ZIP in a ZIP is read, a third one inside is not."""

MAX_PAGES = 2_000
"""Pages of one PDF."""

MAX_OCR_PAGES = 300
"""Pages of one file that are recognised from pictures: at 5 to 15 seconds a page about an hour of work."""

MAX_PIXELS = 50_000_000
"""One picture: A4 at 600 dpi has 35 million; three bytes a pixel and its copies stay below 500 MB."""

OFFICE_SECONDS = 180
"""How long LibreOffice may take for one file; it starts in 5 to 20 seconds."""

MAX_ROWS = 50_000
"""Rows of one workbook that hold anything: a ledger of a whole province has some thousands."""

MAX_CELLS = 1_000_000
"""Cells of one workbook that hold anything: at ten characters each ten times what a report's text may have."""

MAX_COLUMNS = 256
"""Columns of one sheet, the limit of the older Excel format."""

EMPTY_PLACES = 20
"""For each cell of `MAX_CELLS` so many places may be read, empty ones too: formatting alone can fill a sheet with them."""
