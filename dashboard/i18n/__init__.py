"""Every word a person sees, in Chinese and English, and how figures are written.

`words("zh")` gives a `Words`; `w("overview.title")` is a sentence, `w.amount(yuan)`, `w.rate(0.9671)` are figures.
The two catalogues (zh.toml, en.toml) have the same keys. A key's last table may hold `one` and `other`: then
`w(key, count=3)` chooses by the count.
"""

from dashboard.i18n.catalogue import LANGUAGES, Language
from dashboard.i18n.words import UNITS, Unit, Words, words

__all__ = ["LANGUAGES", "UNITS", "Language", "Unit", "Words", "words"]
