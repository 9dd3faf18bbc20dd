"""Packs and summary tables as workbooks: tables to reckon with, and charts that can be edited beside them."""
