#!/bin/sh
# Backups of the database in docker-compose.yml, with PostgreSQL's own tools: pg_receivewal archives every change as it
# happens, pg_basebackup copies the database, pg_verifybackup proves the copies. Runs as the user postgres; started as
# root, it gives the folders to that user first.
#
#   backup.sh run                              archives, backs up, and drills until it is stopped
#   backup.sh now | list | verify [backup]
#   backup.sh restore <time|latest> <folder>   time: 2026-11-29T10:00:00Z
#   backup.sh drill                            restores the newest state to a scratch folder and checks it
#   backup.sh health                           exit code 1 if a backup or a drill is late or has failed
set -eu

folder="${BACKUP_FOLDER:-/backups}"
interval_hours="${BACKUP_INTERVAL_HOURS:-24}"
keep_days="${BACKUP_KEEP_DAYS:-14}"
keep_count="${BACKUP_KEEP_COUNT:-3}"
drill_days="${BACKUP_DRILL_DAYS:-7}"
slot="${BACKUP_SLOT:-medianest_backup}"
database="${PGDATABASE:-medianest}"
self="$(cd "$(dirname "$0")" && pwd)/$(basename "$0")"

if [ "$(id -u)" = 0 ]; then
  for place in "$folder" /restored; do
    if [ -d "$place" ]; then chown postgres "$place"; fi
  done
  # shellcheck disable=SC2016
  exec su -s /bin/sh postgres -c 'exec "$0" "$@"' "$self" "$@"
fi

say() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"; }
fail() {
  say "$*" >&2
  exit 1
}
ask() { psql -d postgres -XAtq -v ON_ERROR_STOP=1 -c "$1"; }
now_s() { date -u +%s; }
# The time of a backup or of a restore as a number that can be compared: 20261129100000.
digits() { printf '%s' "$1" | tr -cd '0-9'; }

# Backups of different databases, and of one before and after a restore, must never mix.
line() { ask "select system_identifier || '-' || timeline_id from pg_control_system(), pg_control_checkpoint()"; }

# The folders of all complete backups, oldest first: <folder>/<line>/base/<time>.
backups() { find "$folder" -path '*/base/*Z' -prune -type d | sed 's|.*/base/\(.*\)|\1 &|' | sort | cut -d' ' -f2-; }
newest() { backups | tail -n 1; }
age_s() { echo $(($(now_s) - $(stat -c %Y "$1"))); }

receive() {
  mkdir -p "$1"
  pg_receivewal --create-slot --if-not-exists --slot="$slot"
  exec pg_receivewal --directory="$1" --slot="$slot" --status-interval=5 --no-password
}

# Completed segments are compressed; pg_receivewal is done with them.
compress() {
  for segment in "$1"/????????????????????????; do
    [ -e "$segment" ] || continue
    gzip -c "$segment" > "$segment.gz.new"
    mv "$segment.gz.new" "$segment.gz"
    rm "$segment"
  done
}

back_up() {
  place="$folder/$1/base"
  # `now` may run beside the service.
  exec 9> "$folder/lock"
  flock -n 9 || fail "Another backup is being made."
  building="$place/building"
  rm -rf "$building"
  mkdir -p "$building"
  pg_basebackup --pgdata="$building" --format=tar --gzip --wal-method=none --checkpoint=fast --no-password 2> "$building.log" \
    || fail "The backup failed: $(tail -n 1 "$building.log")"
  name="$(date -u +%Y-%m-%dT%H-%M-%SZ)"
  mv "$building" "$place/$name"
  rm -f "$building.log"
  say "Backed up the database: $name ($(du -sk "$place/$name" | cut -f1) kB)"
}

verify() {
  scratch="$folder/scratch-verify"
  rm -rf "$scratch"
  mkdir -m 700 "$scratch"
  code=0
  { tar -xzf "$1/base.tar.gz" -C "$scratch" && cp "$1/backup_manifest" "$scratch/" \
    && pg_verifybackup --no-parse-wal --quiet "$scratch"; } || code=1
  rm -rf "$scratch"
  [ "$code" = 0 ] || fail "The backup $(basename "$1") is damaged."
  say "The backup $(basename "$1") is intact."
}

# Deletes old backups, and the changes that only they need.
tidy() {
  for backup in $(backups | head -n "-$keep_count"); do
    [ "$(age_s "$backup/backup_manifest")" -gt $((keep_days * 86400)) ] || continue
    rm -rf "$backup"
    say "Deleted the backup $(basename "$backup")"
  done
  for wal in "$folder"/*/wal; do
    [ -d "$wal" ] || continue
    oldest="$(backups | grep -F "$(dirname "$wal")/base/" | head -n 1)" || true
    if [ -n "$oldest" ]; then
      first="$(tar -xzOf "$oldest/base.tar.gz" backup_label | sed -n 's/^START WAL LOCATION.*file \([0-9A-F]*\)).*/\1/p')"
      pg_archivecleanup -x .gz "$wal" "$first"
    elif [ "$(basename "$(dirname "$wal")")" != "$1" ]; then
      rm -rf "$(dirname "$wal")"
    fi
  done
}

# restore_command of a database that is being restored: puts segment $2 of line $1 at $3.
fetch() {
  segment="$folder/$1/wal/$2"
  if [ -e "$segment.gz" ]; then exec gzip -dc "$segment.gz" > "$3"; fi
  if [ -e "$segment" ]; then exec cp "$segment" "$3"; fi
  # What was archived of the segment that was being written.
  if [ -e "$segment.partial" ]; then exec cp "$segment.partial" "$3"; fi
  exit 1
}

restore() {
  to="$1" target="$2" backup=
  case "$to" in
    latest) backup="$(newest)" ;;
    ????-??-??T??:??:??Z)
      for each in $(backups); do
        [ "$(digits "$(basename "$each")")" -gt "$(digits "$to")" ] || backup="$each"
      done
      ;;
    *) fail "Give the time as 2026-11-29T10:00:00Z (UTC), or latest." ;;
  esac
  [ -n "$backup" ] || fail "There is no backup from before $to."
  if [ -n "$(ls -A "$target" 2> /dev/null)" ]; then fail "$target is not empty. Nothing was restored."; fi
  from="$(basename "$(dirname "$(dirname "$backup")")")"
  mkdir -p "$target"
  chmod 700 "$target"
  tar -xzf "$backup/base.tar.gz" -C "$target"
  {
    echo "restore_command = '\"$self\" fetch $from \"%f\" \"%p\"'"
    echo "recovery_target_timeline = 'current'"
    [ "$to" = latest ] || echo "recovery_target_time = '${to%Z}+00'"
    [ "$to" = latest ] || echo "recovery_target_action = 'promote'"
  } >> "$target/postgresql.auto.conf"
  touch "$target/recovery.signal"
  sockets="$(mktemp -d)"
  on="-c listen_addresses= -c unix_socket_directories=$sockets -c port=5499 -c shared_preload_libraries="
  { pg_ctl --pgdata="$target" --log="$target/restore.log" --silent --wait --timeout=3600 --options="$on" start \
    && reach_target "$target" "$sockets"; } || give_up "$target"
  code=0
  check "$sockets" || code=1
  pg_ctl --pgdata="$target" --silent --wait --mode=fast stop
  rm -rf "$sockets"
  sed -i '/^restore_command = \|^recovery_target/d' "$target/postgresql.auto.conf"
  rm -f "$target/restore.log"
  [ "$code" = 0 ] || fail "The restored database is not in order."
  say "Restored $(basename "$backup") and the changes up to $to to $target"
}

give_up() {
  # Those who ask while it replays are refused with FATAL as well.
  reason="$(grep -E 'FATAL|PANIC' "$1/restore.log" | grep -v 'the database system is' | tail -n 1)" || true
  pg_ctl --pgdata="$1" --silent --mode=immediate stop 2> /dev/null || true
  find "$1" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
  case "$reason" in
    *'before configured recovery target'*) fail "The archive ends before that time. To restore all of it, give latest." ;;
    *) fail "The database could not be restored: ${reason:-it did not reach its target within an hour}" ;;
  esac
}

# Waits until the restored database is at its target. pg_ctl does not: it counts as started as soon as it can be read,
# and ends later if it cannot get there.
reach_target() {
  for _ in $(seq 1 3600); do
    [ "$(PGHOST="$2" PGPORT=5499 ask 'select pg_is_in_recovery()' 2> /dev/null)" != f ] || return 0
    pg_ctl --pgdata="$1" status > /dev/null || return 1
    sleep 1
  done
  return 1
}

# Reads all of the restored database.
check() {
  PGHOST="$1" PGPORT=5499 pg_dump -d "$database" > /dev/null || return 1
  PGHOST="$1" PGPORT=5499 psql -d "$database" -XAtq -c "
    select 'requests: ' || count(*) from request
    union all select 'users: ' || count(*) from \"user\"
    union all select 'migrations: ' || count(*) from _prisma_migrations where finished_at is not null"
}

drill() {
  scratch="$folder/scratch-drill"
  rm -rf "$scratch"
  started="$(now_s)"
  if (restore latest "$scratch"); then result=passed; else result=failed; fi
  rm -rf "$scratch"
  printf '%s %s %s\n' "$result" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(($(now_s) - started))" > "$folder/drill"
  say "The restore drill $result after $(($(now_s) - started)) s"
  [ "$result" = passed ]
}

is_drill_due() { ! [ -e "$folder/drill" ] || [ "$(age_s "$folder/drill")" -gt $((drill_days * 86400)) ]; }

run() {
  receiver='' receiving='' late='' retry_at=0 pause=60
  trap '[ -z "$receiver" ] || kill "$receiver" 2> /dev/null; exit 0' TERM INT
  while :; do
    until current="$(line 2> /dev/null)"; do sleep 2; done
    if [ "$receiving" != "$current" ] && [ -n "$receiver" ]; then
      # A restored database: pg_receivewal would go on for the one before.
      kill "$receiver" 2> /dev/null || true
      wait "$receiver" || true
      receiver=''
    fi
    if [ -z "$receiver" ] || ! kill -0 "$receiver" 2> /dev/null; then
      if [ "$(ask "select wal_status from pg_replication_slots where slot_name = '$slot'")" = lost ]; then
        say "Changes were lost because the archive was away for too long. Starting again with a new backup."
        ask "select pg_drop_replication_slot('$slot')" > /dev/null
        rm -f "$folder/drill"
        rm -f "$folder/$current"/wal/*.partial
        late=1
      fi
      receive "$folder/$current/wal" &
      receiver=$! receiving="$current"
      sleep 2
      kill -0 "$receiver" 2> /dev/null || continue
    fi
    last="$(backups | grep -F "$folder/$current/base/" | tail -n 1)" || true
    if [ -n "$late" ] || [ -z "$last" ] || [ "$(age_s "$last/backup_manifest")" -ge $((interval_hours * 3600)) ]; then
      (tidy "$current") || true
      if [ "$(now_s)" -ge "$retry_at" ]; then
        if (back_up "$current"); then
          late='' pause=60
        else
          # A full disk does not get better by copying again at once.
          retry_at=$(($(now_s) + pause)) pause=$((pause < 1800 ? pause * 2 : 3600))
        fi
      fi
    fi
    compress "$folder/$current/wal"
    if [ -n "$(newest)" ] && is_drill_due; then drill || true; fi
    # A shell handles signals between commands only.
    sleep 10 &
    wait $! || true
  done
}

health() {
  last="$(newest)"
  [ -n "$last" ] || fail "There is no backup yet."
  [ "$(age_s "$last/backup_manifest")" -lt $((interval_hours * 7200)) ] || fail "The last backup is too old: $(basename "$last")"
  pgrep -f "pg_receivewal.*$slot" > /dev/null || fail "Changes are not being archived."
  ! [ -e "$folder/drill" ] || grep -q '^passed' "$folder/drill" || fail "The last restore drill failed."
}

case "${1:-}" in
  run) run ;;
  now) back_up "$(line)" ;;
  list) backups | while read -r each; do echo "$(basename "$each") $(du -sk "$each" | cut -f1) kB"; done ;;
  verify)
    for each in $(backups); do
      if [ -z "${2:-}" ] || [ "$(basename "$each")" = "$2" ]; then verify "$each"; fi
    done
    ;;
  restore) restore "${2:-}" "${3:?a folder}" ;;
  drill) drill ;;
  health) health ;;
  fetch) fetch "$2" "$3" "$4" ;;
  *)
    sed -n '2,/^set -eu/p' "$0" | sed '$d; s/^# \{0,1\}//' >&2
    exit 2
    ;;
esac
