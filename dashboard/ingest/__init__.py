"""Documents become records here; this room knows neither DuckDB nor Streamlit."""
