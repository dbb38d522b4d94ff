"""Executes a notebook through its Jupyter kernel: execute.py FILE RESULT SECONDS"""

import sys

import nbclient
import nbformat

notebook = nbformat.read(sys.argv[1], as_version=4)
client = nbclient.NotebookClient(
    notebook, timeout=int(sys.argv[3]), kernel_name="espalier", startup_timeout=180
)
try:
    client.execute()
finally:
    nbformat.write(notebook, sys.argv[2])
