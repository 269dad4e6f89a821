"""The Streamlit entry: `python -m streamlit run app.py`. Configuration and navigation are in `views.shell`."""
from views.shell import run

run()
