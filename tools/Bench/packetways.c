/* The ways of a packet socket, each with nothing around it: what docs/adr/0012 chose between.
   packetways send WAY INTERFACE OCTETS MILLISECONDS [bypass]   WAY: one, batch16, batch32, batch64, ring
   packetways receive WAY INTERFACE OCTETS MILLISECONDS         WAY: one, batch16, batch32, batch64, ring2, ring3;
   batch64rest and ring2rest rest for 0.1 ms while more than 64 frames come in a millisecond
   Receiving begins at the first frame. Prints frames, seconds and the seconds of processor time of this process. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { Batch = 64, Room = 2048, RingFrames = 4096, Headroom = 64 };
static const unsigned char header[14] = { 2, 0, 0, 0, 0, 0xBB, 2, 0, 0, 0, 0, 0xAA, 0x88, 0xB5 };
static unsigned char *memory;
static struct mmsghdr messages[Batch];
static struct iovec pieces[Batch];
static char control[Batch][64];
static unsigned long long frames;
static volatile unsigned char touched;
static struct pollfd ready;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double processor(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static int set(int fd, int option, int value) { return setsockopt(fd, SOL_PACKET, option, &value, sizeof value); }

static int wait_for(short events) {
    ready.events = events;
    return poll(&ready, 1, 100);
}

static void take(const unsigned char *bytes, unsigned length) {
    touched ^= bytes[length - 1];
    frames++;
}

/* Sending: each returns the frames that the system took. */

static int send_some(int fd, int batch, int octets) {
    if (batch == 1) return send(fd, memory, octets, MSG_DONTWAIT) == octets;
    int n = sendmmsg(fd, messages, batch, MSG_DONTWAIT);
    return n > 0 ? n : 0;
}

static unsigned slot;

static int send_ring(int fd, int octets) {
    int filled = 0;
    for (; filled < Batch; filled++, slot = (slot + 1) % RingFrames) {
        struct tpacket2_hdr *h = (void *)(memory + (size_t)slot * Room);
        if (h->tp_status != TP_STATUS_AVAILABLE) break;
        memcpy((char *)h + TPACKET_ALIGN(sizeof *h), pieces[filled].iov_base, octets);
        h->tp_len = octets;
        __atomic_store_n(&h->tp_status, TP_STATUS_SEND_REQUEST, __ATOMIC_RELEASE);
    }
    send(fd, NULL, 0, MSG_DONTWAIT);
    return filled;
}

/* Receiving. */

static int rests;

static void wait_to_receive(void) {
    static unsigned long long counted;
    static double since;
    static int burst;
    double t = now();
    if (t - since > 0.001) {
        burst = frames - counted > 64 * (t - since) * 1000;
        counted = frames;
        since = t;
    }
    if (rests && burst) usleep(100);
    else wait_for(POLLIN);
}

static int receive_some(int fd, int batch) {
    if (batch == 1) {
        ssize_t n = recv(fd, memory, Room - Headroom, MSG_DONTWAIT);
        if (n > 0) take(memory, n);
        return n > 0;
    }
    for (int i = 0; i < batch; i++) messages[i].msg_hdr.msg_controllen = sizeof control[i];
    int n = recvmmsg(fd, messages, batch, MSG_DONTWAIT, NULL);
    for (int i = 0; i < n; i++) take(pieces[i].iov_base, messages[i].msg_len);
    return n > 0 ? n : 0;
}

static int receive_ring2(void) {
    int n = 0;
    for (; n < Batch; n++, slot = (slot + 1) % RingFrames) {
        struct tpacket2_hdr *h = (void *)(memory + (size_t)slot * Room);
        if (!(__atomic_load_n(&h->tp_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER)) break;
        take((unsigned char *)h + h->tp_mac, h->tp_snaplen);
        __atomic_store_n(&h->tp_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
    }
    return n;
}

enum { Block = 1 << 18, Blocks = RingFrames * Room / Block };

static int receive_ring3(void) {
    struct tpacket_block_desc *b = (void *)(memory + (size_t)slot * Block);
    if (!(__atomic_load_n(&b->hdr.bh1.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER)) return 0;
    struct tpacket3_hdr *h = (void *)((char *)b + b->hdr.bh1.offset_to_first_pkt);
    int n = b->hdr.bh1.num_pkts;
    for (int i = 0; i < n; i++) {
        take((unsigned char *)h + h->tp_mac, h->tp_snaplen);
        h = (void *)((char *)h + h->tp_next_offset);
    }
    __atomic_store_n(&b->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
    slot = (slot + 1) % Blocks;
    return n;
}

static int map_ring(int fd, int version, int option) {
    struct tpacket_req3 r = { .tp_block_size = Block, .tp_block_nr = Blocks, .tp_frame_size = Room,
        .tp_frame_nr = RingFrames, .tp_retire_blk_tov = 1 };
    if (set(fd, PACKET_VERSION, version)) return -1;
    if (setsockopt(fd, SOL_PACKET, option, &r, version == TPACKET_V3 ? sizeof r : sizeof(struct tpacket_req))) return -1;
    memory = mmap(NULL, (size_t)Block * Blocks, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0);
    return memory == MAP_FAILED ? -1 : 0;
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    int sends = strcmp(argv[1], "send") == 0, octets = atoi(argv[4]);
    const char *way = argv[2];
    int batch = strncmp(way, "batch", 5) == 0 ? atoi(way + 5) : 1;
    double limit = atof(argv[5]) / 1e3;
    rests = strstr(way, "rest") != NULL;
    int ring = strcmp(way, "ring") == 0 || strncmp(way, "ring2", 5) == 0 ? TPACKET_V2 + 1
        : strcmp(way, "ring3") == 0 ? TPACKET_V3 + 1 : 0;
    int fd = socket(AF_PACKET, SOCK_RAW, 0);
    if (fd < 0 || octets < 14 || octets > Room - Headroom) return 1;
    ready.fd = fd;
    int room = 8 << 20;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    if (argc > 6 && set(fd, PACKET_QDISC_BYPASS, 1)) return 1;
    if (!sends && (set(fd, PACKET_AUXDATA, 1) || set(fd, PACKET_IGNORE_OUTGOING, 1))) return 1;
    unsigned char *blocks = aligned_alloc(4096, Batch * Room);
    if (!blocks) return 1;
    memset(blocks, 0, Batch * Room);
    if (!ring) memory = blocks;
    else if (map_ring(fd, ring - 1, sends ? PACKET_TX_RING : PACKET_RX_RING)) { perror("ring"); return 1; }
    for (int i = 0; i < Batch; i++) {
        pieces[i].iov_base = blocks + (size_t)i * Room;
        pieces[i].iov_len = sends ? (size_t)octets : Room - Headroom;
        messages[i].msg_hdr.msg_iov = &pieces[i];
        messages[i].msg_hdr.msg_iovlen = 1;
        messages[i].msg_hdr.msg_control = sends ? NULL : control[i];
        memcpy(pieces[i].iov_base, header, sizeof header);
    }
    struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(argv[3]) };
    to.sll_protocol = sends ? 0 : htons(ETH_P_ALL);
    if (bind(fd, (struct sockaddr *)&to, sizeof to)) { perror("bind"); return 1; }
    double start = now(), used, took, patience = start + 5 + limit;
    while (!sends && frames == 0 && now() < patience) {
        if (wait_for(POLLIN) <= 0) continue;
        if (ring == TPACKET_V2 + 1) receive_ring2();
        else if (ring) receive_ring3();
        else receive_some(fd, batch);
    }
    frames = 0;
    start = now();
    used = processor();
    while ((took = now() - start) < limit) {
        if (sends) {
            int some = 0;
            for (int i = 0; i < Batch; i += batch) {
                int n = ring ? send_ring(fd, octets) : send_some(fd, batch, octets);
                some += n;
                if (ring) break;
            }
            frames += some;
            if (some == 0) wait_for(POLLOUT);
        } else {
            int n = ring == TPACKET_V2 + 1 ? receive_ring2() : ring ? receive_ring3() : receive_some(fd, batch);
            if (n == 0) wait_to_receive();
        }
    }
    printf("%llu %.6f %.6f\n", frames, took, processor() - used);
    return 0;
}
