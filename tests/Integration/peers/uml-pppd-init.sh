#!/bin/sh
# First program of a User-Mode Linux guest that runs on the machine's own files, read-only: pppd on its serial line ttyS0.
# The kernel's arguments arrive as environment:
#   CALL           direct         a null-modem line, PPP at once
#                  modem          chat plays a modem: OK to every command, CONNECT to ATD
#                  modem-ringing  chat plays a modem: RING every two seconds, CONNECT to ATA
#                  dials          chat uses a modem: ATZ, ATDT$NUMBER, waits for CONNECT
#                  answers        chat uses a modem: waits for RING, ATA, waits for CONNECT
#   AUTH           none | pap | chap | mschap-v2: what pppd asks of the peer; it proves itself with any that it is asked for
#   PPPUSER SECRET its name and secret, and those that it accepts
#   PPPX           more options of pppd, with commas for spaces
# Every line that a test waits for begins with GUEST.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
for directory in /run /var/tmp /etc/ppp; do
    mount -t tmpfs tmpfs $directory
done
mkdir -p /run/lock /run/ppp
modules=/usr/lib/uml/modules/$(uname -r)/kernel
for module in drivers/net/slip/slhc drivers/net/ppp/ppp_generic lib/crc-ccitt drivers/net/ppp/ppp_async drivers/net/ppp/bsd_comp; do
    busybox insmod "$modules/$module.ko"
done
ip link set lo up

touch /etc/ppp/options
echo "\"$PPPUSER\" * \"$SECRET\" *" >/etc/ppp/pap-secrets
cp /etc/ppp/pap-secrets /etc/ppp/chap-secrets
chmod 600 /etc/ppp/*-secrets

cat >/etc/ppp/ip-up <<'UP'
#!/bin/sh
# Arguments: interface, device, speed, local address, remote address.
exec >/dev/console 2>&1
echo "GUEST up $4 $5"
if /bin/busybox ping -c 3 -i 0.2 -W 2 "$5"; then echo "GUEST ping answered"; else echo "GUEST ping lost"; fi
UP

# pppd flushes the line before it runs this: what came earlier is lost.
cat >/run/connect <<CONNECT
#!/bin/sh
echo "GUEST listens" >/dev/console
exec /run/connect-$CALL
CONNECT

# A modem made of chat: it exits with 4 when it reads the command that makes the call, with 3 when the line is silent.
cat >/run/modem <<'MODEM'
#!/bin/sh
# Arguments: the command that makes the call, what to send when nothing came for two seconds.
while :; do
    chat -t 2 ABORT "$1" '\r' '\r\nOK\r\n\c'
    case $? in
        0) ;;
        3) [ -z "$2" ] || chat '' "\r\n$2\r\n\c" ;;
        4) exec chat -t 5 '\r' '\r\nCONNECT 115200\r\n\c' ;;
        *) exit 1 ;;
    esac
done
MODEM
printf '#!/bin/sh\nexec /run/modem ATD\n' >/run/connect-modem
printf '#!/bin/sh\nexec /run/modem ATA RING\n' >/run/connect-modem-ringing
cat >/run/connect-dials <<DIALS
#!/bin/sh
exec chat -v -s -t 10 ABORT BUSY ABORT 'NO CARRIER' ABORT 'NO ANSWER' ABORT 'NO DIALTONE' \
    '' ATZ OK-ATZ-OK ATDT$NUMBER TIMEOUT 60 CONNECT '\\c'
DIALS
cat >/run/connect-answers <<'ANSWERS'
#!/bin/sh
exec chat -v -s -t 60 '' ATZ OK '\c' RING ATA CONNECT '\c'
ANSWERS
chmod 755 /etc/ppp/ip-up /run/modem /run/connect*

case $CALL in
    direct) connect= ;;
    *) connect="connect /run/connect" ;;
esac
case $AUTH in
    none) auth=noauth ;;
    *) auth="auth require-$AUTH" ;;
esac

echo "GUEST ready"
pppd ttyS0 115200 local nodetach debug $auth $connect user "$PPPUSER" passive nodefaultroute connect-delay 100 \
    lcp-echo-interval 0 lcp-restart 1 $(echo "$PPPX" | tr , ' ') 10.9.1.1:10.9.1.2
echo "GUEST pppd exit $?"
sleep 0.2 # the console takes its time
busybox halt -f
