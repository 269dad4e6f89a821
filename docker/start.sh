#!/bin/sh
# Inside the container: the sample reports on the first start, then the app. Which addresses reach it is decided by compose.yaml.
set -e
if [ ! -d "$REFORMGRAPH_DATA/facts" ]; then
    python -m ingest examples/reports
else
    python -m graph load
fi
exec python -m streamlit run app.py --server.address 0.0.0.0 --server.port 8501 --server.headless true
