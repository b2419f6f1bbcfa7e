#!/bin/sh
# First program of a User-Mode Linux guest that runs on the machine's own files, read-only, with Ethernet vec0 and the
# kernel's PPP and PPPoE. Each line on the console is run as a command of this shell, so also the functions below.
# Every line that a test waits for begins with GUEST.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin TMPDIR=/run
mount -t proc proc /proc
for directory in /run /var/tmp /etc/ppp; do
    mount -t tmpfs tmpfs $directory
done
mkdir -p /run/lock /run/ppp /dev/pts
mount -t devpts devpts /dev/pts

# load MODULE: after those that it needs, which modules.dep names last first.
modules=/usr/lib/uml/modules/$(uname -r)
load() {
    needed=
    for module in $(grep "/$1.ko:" $modules/modules.dep | tr -d :); do
        needed="$module $needed"
    done
    for module in $needed; do
        [ -e /run/loaded-${module##*/} ] || busybox insmod $modules/$module
        : >/run/loaded-${module##*/}
    done
}
load ipv6
load ppp_async
load pppoe
load 8021q

ip link set lo up
ip link set vec0 addrgenmode none
ip link set vec0 up
touch /etc/ppp/options

# Arguments of pppd: interface, device, speed, our address, the peer's, what ipparam says.
cat >/etc/ppp/ip-up <<'UP'
#!/bin/sh
exec >/dev/console 2>&1
echo "GUEST $6 up $4 $5"
if busybox ping -c 3 -i 0.2 -W 2 "$5"; then echo "GUEST $6 ping answered"; else echo "GUEST $6 ping lost"; fi
UP
cat >/etc/ppp/ipv6-up <<'UP'
#!/bin/sh
exec >/dev/console 2>&1
echo "GUEST $6 up6 $4 $5"
if busybox ping -6 -c 3 -i 0.2 -W 2 "$5%$1"; then echo "GUEST $6 ping6 answered"; else echo "GUEST $6 ping6 lost"; fi
UP
chmod 755 /etc/ppp/ip-up /etc/ppp/ipv6-up

# secret NAME SECRET: what pppd proves itself with, and what it accepts.
secret() {
    echo "\"$1\" * \"$2\" *" >/etc/ppp/pap-secrets
    cp /etc/ppp/pap-secrets /etc/ppp/chap-secrets
    chmod 600 /etc/ppp/*-secrets
}

# concentrator INTERFACE NAME SERVICE NETWORK OFFSET OPTION...: pppoe-server, with options of pppd. Its session numbers
# begin behind OFFSET, so that there can be several.
concentrator() {
    interface=$1 name=$2 service=$3 network=$4 offset=$5
    shift 5
    printf '%s\n' 'logfile /dev/console' debug noccp "ipparam $name" 'lcp-restart 1' "$@" >/run/options-$name
    sockets=$(wc -l </proc/net/packet)
    pppoe-server -F -I $interface -C $name -S $service -L $network.1 -R $network.100 -N 16 -o $offset -O /run/options-$name &
    until [ "$(wc -l </proc/net/packet)" -gt "$sockets" ]; do busybox usleep 10000; done
    echo "GUEST $name serves"
}

# dial TAG INTERFACE OPTION...: pppd on the kernel's PPPoE.
dial() {
    tag=$1 interface=$2
    shift 2
    {
        pppd plugin rp-pppoe.so $interface nodetach debug noccp ipparam $tag nodefaultroute lcp-restart 1 "$@"
        echo "GUEST $tag exit $?"
    } </dev/null 2>&1 &
}

echo "GUEST ready"
while read -r line; do
    eval "$line"
done
busybox halt -f
