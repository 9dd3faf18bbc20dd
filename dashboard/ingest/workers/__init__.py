"""Files are read in processes of their own, so that one that loops, swells or crashes its reader costs only itself.

A worker is a fresh interpreter that runs child.py: it loads the readers once, then reads file after file. It is given
bytes, never a path, and gives back a reading or the reason why there is none. Whatever it does, the process that asked
holds the limits: what takes too long or too much memory is ended, and another worker takes its place.
"""

from dashboard.ingest.workers.job import Job, Limits
from dashboard.ingest.workers.pool import Workers

__all__ = ["Job", "Limits", "Workers"]
