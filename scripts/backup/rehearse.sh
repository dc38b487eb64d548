#!/usr/bin/env bash
# Proves scripts/backup/backup.sh with a real PostgreSQL 15, without a container engine. Needs root and Debian's
# package postgresql-15. A backup, changes after it, a crash; then a restore to a moment before rows were deleted.
set -euo pipefail
cd "$(dirname "$0")"

export PATH="/usr/lib/postgresql/15/bin:$PATH"
if [ "$(id -u)" = 0 ]; then
  work="$(mktemp -d /var/tmp/medianest-backup.XXXXXX)"
  chown postgres "$work"
  cp backup.sh rehearse.sh "$work/"
  code=0
  setpriv --reuid postgres --regid postgres --clear-groups "$work/rehearse.sh" || code=$?
  rm -rf "$work"
  exit "$code"
fi

export PGHOST="$PWD/sockets" PGPORT=5498 PGUSER=medianest PGDATABASE=medianest BACKUP_FOLDER="$PWD/backups"
mkdir sockets backups
runner=
cleanup() {
  [ -z "$runner" ] || kill "$runner" 2> /dev/null || true
  pkill -u "$(id -u)" -f "^(postgres|pg_receivewal).*$PWD" 2> /dev/null || true
}
trap cleanup EXIT
step() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  cat run.log >&2 || true
  exit 1
}
sql() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1"; }
wait_for() {
  for _ in $(seq 1 120); do
    if eval "$1"; then return 0; fi
    sleep 0.5
  done
  fail "$1"
}
start() {
  pg_ctl -D "$1" -l "$1.log" -s -w -o "-c listen_addresses= -c unix_socket_directories='$PGHOST' -c port=$PGPORT" start
}
expect() { [ "$1" = "$2" ] || fail "$3: $1 instead of $2"; }

step "a database with rows, and its backup service"
initdb -D data -U medianest --auth=trust > /dev/null
start "$PWD/data"
psql -d postgres -Xq -c 'create database medianest'
sql 'create table request (id int primary key); create table "user" (id int primary key);
  create table _prisma_migrations (finished_at timestamptz); insert into request select generate_series(1, 1000)'
./backup.sh run > run.log 2>&1 &
runner=$!
wait_for 'grep -q "drill passed" run.log'
./backup.sh list
./backup.sh verify
./backup.sh health

step "rows after the backup, a moment, a deletion, a crash"
sql 'insert into request select generate_series(1001, 2000)'
sleep 2
moment="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
sleep 2
sql 'delete from request'
# More than a segment of changes, so that a completed segment is compressed, too.
sql 'create table filler as select repeat(md5(n::text), 40) as text from generate_series(1, 20000) n'
wait_for 'ls backups/*/wal/*.gz > /dev/null 2>&1'
sql 'insert into request select generate_series(1, 7)'
sleep 2
kill -KILL "$(head -n 1 data/postmaster.pid)"

step "restored to $moment"
./backup.sh restore "$moment" "$PWD/moment" | tee restore.log
grep -q 'requests: 2000' restore.log || fail "not the rows of $moment"

step "restored to the last change: 2 s before the crash are there"
./backup.sh restore latest "$PWD/latest" | tee restore.log
grep -q 'requests: 7' restore.log || fail "not the last rows"

step "the restored database is used, archived on its own, and backed up at once"
wait_for '! psql -d postgres -c "" 2> /dev/null'
start "$PWD/moment"
expect "$(sql 'select count(*) from request')" 2000 "rows in use"
wait_for '[ "$(./backup.sh list | wc -l)" -ge 2 ]'
sql 'insert into request values (2001)'
sleep 2
./backup.sh restore latest "$PWD/again" | tee restore.log
grep -q 'requests: 2001' restore.log || fail "not the rows after the first restore"

step "what must be refused"
if ./backup.sh restore latest "$PWD/again"; then fail "a folder with files was overwritten"; fi
if ./backup.sh restore 2001-01-01T00:00:00Z "$PWD/none"; then fail "a time before every backup"; fi
if ./backup.sh restore 2099-01-01T00:00:00Z "$PWD/future"; then fail "a time after every change"; fi
if ./backup.sh restore yesterday "$PWD/none"; then fail "a time that cannot be read"; fi
last="$(find backups -name base.tar.gz | sort | tail -n 1)"
printf 'damage' | dd of="$last" bs=1 seek=2000 conv=notrunc status=none
if ./backup.sh verify; then fail "a damaged backup is called intact"; fi

step "a database that is away"
pg_ctl -D moment -s -m immediate stop
sleep 3
kill -0 "$runner" || fail "the service ended with the database"
step "all is proven"
