#!/bin/sh
# Runs a command of the environment in .venv, whether or not it is active: sh tools/in_environment.sh ruff check
PATH="$(pwd)/.venv/bin:$PATH" exec "$@"
