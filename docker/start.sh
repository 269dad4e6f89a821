#!/bin/sh
# Inside the container: the sample reports on the first start, then the app. Which addresses reach it is decided by compose.yaml.
# Where the server does not answer or refuses the password, the app opens all the same: its page says what to do.
set -e
if [ ! -d "$REFORMGRAPH_DATA/facts" ]; then
    python -m ingest examples/reports || [ $? = 1 ]
else
    python -m graph load || [ $? = 1 ]
fi
exec python -m streamlit run app.py --server.address 0.0.0.0 --server.port 8501 --server.headless true
