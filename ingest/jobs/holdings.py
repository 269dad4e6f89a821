"""What jobs hold of reports: uploaded files and what was read of them, which nobody needs once they are in, or were given up."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

from ingest.facts import SUFFIX
from ingest.jobs.state import Job, folder_of, jobs, save
from ingest.workspace import Workspace, write_atomic


def over(job: Job) -> bool:
    """Whether nothing more can come of a job. One that is ready is still offered; one that failed can be done again, unless it failed at reading."""
    return job.status in ("done", "cancelled") or (job.status == "failed" and job.kind == "upload" and not job.reports)


def clear(folder: Path) -> None:
    """Delete the uploaded files of a job and what was read of them; what became of it stays to be looked at."""
    for part in ("in", "data"):
        shutil.rmtree(folder / part, ignore_errors=True)


def clear_over(workspace: Workspace) -> None:
    """`clear` all jobs that are over: one may have been killed before it did so."""
    for found in jobs(workspace):
        if over(found):
            clear(folder_of(workspace, found.id))


def forget(workspace: Workspace, report: str) -> list[str]:
    """Delete what jobs hold of a report that is taken out of the data folder; returns the folders of these jobs, relative to it.

    One that is ready was never taken over, and is offered as before; one at work clears its own.
    """
    touched = []
    for found in jobs(workspace):
        folder = folder_of(workspace, found.id)
        if found.running() or found.status == "ready" or not _holds(folder, found, report):
            continue
        touched.append(f"jobs/{found.id}/")
        if over(found):
            clear(folder)
        else:
            _take_out(folder, found, report)
    return touched


def _holds(folder: Path, job: Job, report: str) -> bool:
    if job.kind == "ledger":
        return (job.ledger or {}).get("report") == report and (folder / "in").is_dir()
    return (folder / "data" / "texts" / f"{report}.json").is_file()


def _take_out(folder: Path, job: Job, report: str) -> None:
    """Delete one report of a job that failed, so that doing it again does not bring it back; where it was to load no other, the job goes."""
    order = json.loads((folder / "order.json").read_bytes())
    chosen = {each: values for each, values in order.get("chosen", {}).items() if each != report}
    if not chosen:
        shutil.rmtree(folder, ignore_errors=True)
        return
    write_atomic(folder / "order.json", json.dumps({**order, "chosen": chosen}, ensure_ascii=False).encode("utf-8", "replace"))
    job.reports = [row for row in job.reports if row["report"] != report]
    save(folder, job)
    shutil.rmtree(folder / "in", ignore_errors=True)  # all of it was read long ago
    staged = Workspace(folder / "data")
    for path in staged.facts.glob(f"*{SUFFIX}"):
        if f'\n "report": "{report}"'.encode() in path.read_bytes()[:4096]:
            path.unlink()
    shutil.rmtree(staged.sources / report, ignore_errors=True)
    (staged.texts / f"{report}.json").unlink(missing_ok=True)
