"""Frames and figures become files here; pure functions that return bytes."""
