# Runs a command and stops it as soon as standard input ends, that is: as soon as whoever started it stops it or is gone.
# Arguments: first signal, seconds of grace, last signal, command ...
first=$1 grace=$2 last=$3
shift 3
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(
  while read -r _; do :; done
  kill -s "$first" "$child"
  while [ "$grace" -gt 0 ] && kill -0 "$child"; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -s "$last" "$child"
) <&3 >/dev/null 2>&1 &
stopper=$!
wait "$child"
status=$?
kill "$stopper" 2>/dev/null
exit "$status"
