"""Running the app for many people: what is written down, counted and logged, who may ask and upload how much, and how it stops.

In: what the pages and routes say happened (`watch.py`; start there). Out: the audit log (`audit_log.py`), figures for a monitoring program
(`counts.py`, `metrics.py`) and log lines (`logs.py`). `uploads.py` and `stopping.py` are layers that requests pass; `run_folder.py` is
where files lie while the app runs; `forgetting.py` takes a person out of what was written down.
"""

__all__: list[str] = []
