#!/usr/bin/env bash
# Runs a command inside a throw-away desktop for tests: a D-Bus session, an unlocked keyring, a virtual display and a
# notification daemon whose log ($DESKTOP_LOG_DIR/dunst.log) tests assert on. All of it ends with the command.
# usage: scripts/lib/desktop.sh COMMAND [ARG...]
set -euo pipefail
if [[ ${1:-} != --inside ]]; then
  unset DBUS_SESSION_BUS_ADDRESS
  export DESKTOP_LOG_DIR=${DESKTOP_LOG_DIR:-$(mktemp -d)}
  export XDG_DATA_HOME=$DESKTOP_LOG_DIR/data XDG_RUNTIME_DIR=$DESKTOP_LOG_DIR/run
  mkdir -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"
  exec dbus-run-session -- xvfb-run -a -s '-screen 0 1680x1050x24' "$0" --inside "$@"
fi
shift
printf 'test' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
dunst -print >"$DESKTOP_LOG_DIR/dunst.log" 2>&1 &
dunst=$!
trap 'kill "$dunst" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  # Asked of the bus, since asking the name itself would start a second daemon.
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.Notifications 2>/dev/null | grep -q 'boolean true' && break
  sleep 0.05
done
"$@"
