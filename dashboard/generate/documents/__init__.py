"""Made-up self-evaluation documents with their truth: every family of forms in every carrier, and look-alikes.

Written from published forms of each family, apart from data/vocabulary and dashboard/ingest: what reads these documents
was not written from them, nor they from it. Layouts and words are data/synthetic/families.toml and filings.toml.
"""

from dashboard.generate.documents.made import CARRIERS, MadeDocument, made_documents

__all__ = ["CARRIERS", "MadeDocument", "made_documents"]
