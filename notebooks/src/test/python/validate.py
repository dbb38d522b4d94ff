"""Fails unless a file is a valid notebook: validate.py FILE"""

import sys

import nbformat

nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))
