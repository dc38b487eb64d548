#!/bin/sh
# Runs the container's command as the user who owns its data. Only the data folder is written.
# Started as root, it becomes PUID:PGID; with `--user`, it stays that user.
set -eu

data="${DATA_DIR:-/data}"

if [ "$(id -u)" = 0 ]; then
  uid="${PUID:-1000}"
  gid="${PGID:-1000}"
  case "$uid$gid" in
    *[!0-9]*)
      echo "PUID and PGID must be numbers, such as PUID=1000 and PGID=1000." >&2
      exit 1
      ;;
  esac
  if [ "$uid" = 0 ]; then
    echo "PUID must not be 0: MediaNest and PostgreSQL do not run as root." >&2
    exit 1
  fi
  mkdir -p "$data"
  # Files of another user are those of an earlier PUID, or a folder that Docker has just created.
  if [ -n "$(find "$data" \( ! -uid "$uid" -o ! -gid "$gid" \) -print -quit)" ]; then
    chown -R "$uid:$gid" "$data"
  fi
  exec setpriv --reuid "$uid" --regid "$gid" --clear-groups --no-new-privs "$@"
fi

if ! [ -w "$data" ]; then
  echo "User $(id -u):$(id -g) cannot write to $data. Give the folder to that user (chown -R $(id -u):$(id -g)), or start the container as root with PUID and PGID." >&2
  exit 1
fi
exec "$@"
