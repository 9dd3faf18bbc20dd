"""Front door: language, navigation and the filter bar around every page; no content.

Run as `streamlit run dashboard/app.py`; the store is named by JIXIAO_STORE.
"""

from pathlib import Path

import streamlit as st

from dashboard.errors import JixiaoError
from dashboard.i18n import words
from dashboard.widgets import choose_filters, chosen_language, follow_click, navigation, show_error, speak
from dashboard.widgets.looking import looking_at
from dashboard.widgets.packing import ask_for_pack
from dashboard.widgets.releases import shown_folder
from dashboard.widgets.typed import keep_what_is_typed

# A picture of our own: the icons of pages would be fetched from the web for the browser's tab.
st.set_page_config(page_icon=Path(__file__).with_name("icon.png"), layout="wide")
spoken = words(chosen_language())
page = navigation(spoken)
speak(spoken)
keep_what_is_typed()
try:
    follow_click()
    with looking_at(shown_folder()):
        choose_filters(spoken, page.url_path)
        ask_for_pack(spoken)
        page.run()
except JixiaoError as error:
    show_error(words(chosen_language()), error)
