"""Ingest in the background: uploaded files are read by a process of its own, looked at, then loaded.

A job is a folder `jobs/ID` in the data folder; whoever opens the app later finds it again. It goes
`reading` → `ready` (what was found can be looked at) → `loading` → `done`, or ends as `failed` or
`cancelled`. `reread` jobs extract a report that is already in anew, after somebody changed its city or year; `ledger`
jobs take in a spreadsheet that was looked at and confirmed.
"""
from ingest.filenames import safe_name
from ingest.jobs.control import again, cancel, discard, found_facts, start_ledger, start_loading, start_reading, start_rereading
from ingest.jobs.state import ENDED, RUNNING, Job, job, jobs

__all__ = [
    "ENDED", "RUNNING", "Job", "again", "cancel", "discard", "found_facts", "job", "jobs", "safe_name", "start_ledger", "start_loading", "start_reading", "start_rereading",
]
