# Ends what a bench leaves behind that was killed: its pipe to us ends with it, however it dies.
# Argument: the folder of the run. Input: a pid for each process that was started, the same with "-" when it has ended.
trap '' INT TERM
pids= ended=
while read -r line; do
  case $line in
    -*) ended="$ended ${line#-} " ;;
    *) pids="$pids $line" ;;
  esac
done
for pid in $pids; do
  case $ended in
    *" $pid "*) ;;
    *) kill -KILL "$pid" ;;
  esac
done
tries=0
while [ -f "$1/postgres/postmaster.pid" ] && [ "$tries" -lt 100 ]; do
  kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"
  tries=$((tries + 1))
  sleep 0.1
done
rm -rf "$1"
