"""The texts that benchmarks run on: the real reports beside the project where they are, else the samples."""
from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "examples" / "reports"


def report_paths() -> tuple[str, list[Path]]:
    """`(what it is, paths)`: five city reports and 28 provincial ones (33 files, about 570,000 characters), or the samples."""
    real = sorted(SHARED.glob("reports/*.txt")) + sorted(SHARED.glob("reports/provincial-2026/*.txt"))
    if real:
        return f"{len(real)} real reports", real
    samples = sorted(SAMPLES.glob("*.txt"))
    return f"{len(samples)} sample reports (the real ones are not beside the project)", samples


def all_reports() -> list[Path]:
    """The folder of all real reports, or the samples."""
    return [SHARED / "reports"] if (SHARED / "reports").is_dir() else [SAMPLES]
