#!/bin/sh
# Runs Fieldbook with the Node that lies beside it, whatever else is on the machine.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0" 2>/dev/null || echo "$0")")" && pwd -P)
unset NODE_OPTIONS NODE_PATH
exec "$here/runtime/node" "$here/bin/fieldbook.mjs" "$@"
