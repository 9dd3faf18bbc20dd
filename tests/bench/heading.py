"""The least that Streamlit can show; run by `starts`."""

import streamlit as st

st.title("-")
