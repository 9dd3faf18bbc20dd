"""Packs as slides: native charts that can be edited, tables, and notes with the source and the link back."""

from dashboard.export.slides.deck import pack_pptx
from dashboard.export.slides.stage import Shape

__all__ = ["Shape", "pack_pptx"]
