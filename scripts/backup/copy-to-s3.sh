#!/bin/sh
# Copies the backups to S3-compatible storage with rclone:
#   copy-to-s3.sh run    again and again
#   copy-to-s3.sh once
#   copy-to-s3.sh fetch  copies them back, on a machine that has lost them
# What is deleted here, because newer backups have replaced it, is deleted there only when it is S3_KEEP_DAYS old: an
# empty volume on a new machine must not empty the storage.
set -eu

: "${BACKUP_FOLDER:=/backups}" "${S3_TARGET:?}" "${S3_KEEP_DAYS:=30}"

copy() {
  rclone copy "$BACKUP_FOLDER" "$S3_TARGET" --exclude '/scratch-*/**' \
    && rclone sync "$BACKUP_FOLDER" "$S3_TARGET" --exclude '/scratch-*/**' --min-age "${S3_KEEP_DAYS}d"
}

case "${1:-}" in
  run)
    while :; do
      copy || echo 'The copy to S3 failed.' >&2
      sleep 30
    done
    ;;
  once) copy ;;
  fetch) rclone copy "$S3_TARGET" "$BACKUP_FOLDER" ;;
  *)
    echo "Usage: $0 run | once | fetch" >&2
    exit 2
    ;;
esac
