"""Recognised forms become records with their places; one file holds one part of a form."""
