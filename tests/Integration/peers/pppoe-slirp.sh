#!/bin/sh
# Stands in for pppd under pppoe-server, which starts it with pppd's arguments: joins the session with slirp, named with its
# arguments in SLIRP, instead of the kernel's PPP. SESSION is what pppd would run for the frames ("pppoe -n -I ... -e ...").
while [ $# -gt 0 ]; do
    [ "$1" = pty ] && SESSION=$2
    shift
done
export SESSION
# By way of the environment: socat would read the colons of an Ethernet address as its own.
exec socat 'SYSTEM:exec $SESSION' 'SYSTEM:exec $SLIRP'
