"""The analysis report (汇总分析报告) of a selection: nine parts and annexes, one part a file.

Every number is read from the marts that the pages read; nothing is reckoned here. What a selection cannot say (no
scores, one year, no funds) is said in a sentence. Leads stay what they are: questions to be verified.
"""

from dashboard.exporting.report.whole import report

__all__ = ["report"]
