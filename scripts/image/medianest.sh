#!/bin/sh
# `medianest` in the container. `docker exec` starts it as root, but files in the data folder belong to the bot's user.
data="${DATA_DIR:-/data}"
if [ "$(id -u)" = 0 ]; then
  exec setpriv --reuid "$(stat -c %u "$data")" --regid "$(stat -c %g "$data")" --clear-groups --no-new-privs \
    node /app/dist/src/cli.js "$@"
fi
exec node /app/dist/src/cli.js "$@"
