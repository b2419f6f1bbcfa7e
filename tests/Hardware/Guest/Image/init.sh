#!/bin/sh
# First program of the guest: goes over to the machine's own files, read-only under what the guest writes, and runs /run/ucondis/start.
# UCONDIS_MODULES, from the kernel's command line, is the folder with the modules of this kernel.
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
for module in /modules/*; do
    insmod "$module" || echo "GUEST cannot load $module"
done

mount -t 9p -o trans=virtio,ro,version=9p2000.L,cache=loose,msize=1048576 host /lower
mount -t tmpfs -o size=50% tmpfs /rw
mkdir /rw/upper /rw/work
mount -t overlay -o lowerdir=/lower,upperdir=/rw/upper,workdir=/rw/work overlay /new

# Mounted anew, not moved: CoreCLR does not start on those of another root.
mount -t proc proc /new/proc
mount -t sysfs sysfs /new/sys
mount -t devtmpfs devtmpfs /new/dev
mkdir -p /new/dev/pts /new/dev/shm /new/dev/virtio-ports
mount -t devpts devpts /new/dev/pts
mount -t tmpfs tmpfs /new/dev/shm
mount -t tmpfs tmpfs /new/run
mkdir -p /new/run/ucondis /new/run/lock /new/lib/modules
mount -t 9p -o trans=virtio,version=9p2000.L,msize=1048576 share /new/run/ucondis
mount -o bind "/new$UCONDIS_MODULES" /new/lib/modules

# What udev would do.
for port in /sys/class/virtio-ports/*; do
    [ -e "$port/name" ] && ln -s "../${port##*/}" "/new/dev/virtio-ports/$(cat "$port/name")"
done
ip link set lo up

echo "GUEST ready after $(cut -d ' ' -f 1 /proc/uptime) s"
chroot /new /bin/sh /run/ucondis/start
echo "GUEST start ended with $?"
poweroff -f
