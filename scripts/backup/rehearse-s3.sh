#!/usr/bin/env bash
# Proves scripts/backup/copy-to-s3.sh with a folder in place of S3. Needs Debian's package rclone.
set -euo pipefail
cd "$(dirname "$0")"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export BACKUP_FOLDER="$work/backups" S3_TARGET="$work/s3" RCLONE_CONFIG="$work/none"
step() { printf '\n== %s\n' "$*"; }
expect() {
  local found
  found="$(cd "$2" && find . -type f | sort | tr '\n' ' ')"
  [ "$found" = "$1" ] || { echo "FAILED: $2 has $found instead of $1" >&2; exit 1; }
}
add() { mkdir -p "$(dirname "$BACKUP_FOLDER/$1")"; echo "$2" > "$BACKUP_FOLDER/$1"; }

step "backups are copied, without the scratch folder of a drill"
add a/base.tar.gz one
add a/wal/1.gz two
add scratch-1/file three
./copy-to-s3.sh once
expect './a/base.tar.gz ./a/wal/1.gz ' "$S3_TARGET"

step "what changes is copied again"
add a/wal/1.gz 'two and more'
./copy-to-s3.sh once
cmp "$BACKUP_FOLDER/a/wal/1.gz" "$S3_TARGET/a/wal/1.gz"

step "what is replaced stays for a while, also if everything here is lost"
rm -r "$BACKUP_FOLDER"
add b/base.tar.gz four
./copy-to-s3.sh once
expect './a/base.tar.gz ./a/wal/1.gz ./b/base.tar.gz ' "$S3_TARGET"

step "it can be fetched"
./copy-to-s3.sh fetch
expect './a/base.tar.gz ./a/wal/1.gz ./b/base.tar.gz ' "$BACKUP_FOLDER"

step "it is deleted when it is old"
rm -r "$BACKUP_FOLDER/a"
touch -d '40 days ago' "$S3_TARGET/a/base.tar.gz"
touch -d '20 days ago' "$S3_TARGET/a/wal/1.gz"
./copy-to-s3.sh once
expect './a/wal/1.gz ./b/base.tar.gz ' "$S3_TARGET"

step "all is proven"
