"""Workbooks (.xlsx, .xlsm, .xls, .ods) as grids."""

from dashboard.ingest.readers.workbook.ods import ods_blocks
from dashboard.ingest.readers.workbook.xls import xls_blocks
from dashboard.ingest.readers.workbook.xlsx import xlsx_blocks

__all__ = ["ods_blocks", "xls_blocks", "xlsx_blocks"]
