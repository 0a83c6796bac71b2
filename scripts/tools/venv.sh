#!/bin/sh
# Makes the virtual environment $1 with a Python of 3.11 or newer; $PYTHON names another choice.
set -eu

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if new_enough "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" --version 2>/dev/null || true)
    echo "Python 3.11 or newer is needed (found: ${found:-none})." >&2
    echo "Install it, or name it: make PYTHON=/path/to/python3.12 site" >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "$python lacks the venv module, which Debian and Ubuntu keep in a package of its own." >&2
    echo "Install it (apt install python3-venv), then run make again." >&2
    exit 1
fi
echo "Making a virtual environment in $1 with $("$python" --version) ..."
"$python" -m venv --clear "$1"
