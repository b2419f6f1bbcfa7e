/* The yardstick of frames: libpcap with nothing around it.
   pcaploop send|receive INTERFACE OCTETS MILLISECONDS [HEADER]
   send: pcap_inject again and again, a frame of OCTETS octets that begins with HEADER (hexadecimal) if there is one. receive: pcap_dispatch in immediate mode from the first
   frame on (receive3: in the default mode, blocks of TPACKET_V3 that wait up to 10 ms); OCTETS is the snap length.
   Prints frames, seconds and the seconds of processor time of this process. Link with -lpcap. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const unsigned char header[14] = { 2, 0, 0, 0, 0, 0xBB, 2, 0, 0, 0, 0, 0xAA, 0x88, 0xB5 };

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

static unsigned long long frames;
static volatile unsigned char touched;

static void take(u_char *user, const struct pcap_pkthdr *h, const u_char *bytes) {
    (void)user;
    touched ^= bytes[h->caplen - 1];
    frames++;
}

static pcap_t *open_device(const char *name, int octets, int immediate) {
    char message[PCAP_ERRBUF_SIZE];
    pcap_t *p = pcap_create(name, message);
    if (!p) return NULL;
    pcap_set_snaplen(p, octets);
    pcap_set_promisc(p, 1);
    pcap_set_timeout(p, 10);
    pcap_set_immediate_mode(p, immediate);
    pcap_set_buffer_size(p, 8 << 20);
    if (pcap_activate(p) < 0) {
        fprintf(stderr, "%s: %s\n", name, pcap_geterr(p));
        return NULL;
    }
    return p;
}

int main(int argc, char **argv) {
    if (argc != 5 && argc != 6) return 2;
    int octets = atoi(argv[3]), sends = strcmp(argv[1], "send") == 0;
    double limit = atof(argv[4]) / 1e3;
    if (octets < 14 || octets > 65535) return 2;
    unsigned char *frame = calloc(1, octets);
    pcap_t *p = open_device(argv[2], octets, strcmp(argv[1], "receive3") != 0);
    if (!frame || !p) return 1;
    memcpy(frame, header, sizeof header);
    for (int i = 0; argc == 6 && i < octets && sscanf(argv[5] + 2 * i, "%2hhx", frame + i) == 1; i++) { }
    double start, used, took = 0;
    if (sends) {
        struct bpf_program none;
        if (pcap_compile(p, &none, "less 1", 1, PCAP_NETMASK_UNKNOWN) || pcap_setfilter(p, &none)) return 1;
        start = now();
        used = processor();
        while ((frames & 63) || (took = now() - start) < limit) {
            if (pcap_inject(p, frame, octets) == octets) frames++;
            else if (errno != ENOBUFS && errno != EAGAIN) return 1;
        }
    } else {
        char message[PCAP_ERRBUF_SIZE];
        pcap_setdirection(p, PCAP_D_IN);
        pcap_setnonblock(p, 1, message);
        struct pollfd ready = { pcap_get_selectable_fd(p), POLLIN, 0 };
        double patience = now() + 5 + limit;
        while (frames == 0 && now() < patience)
            if (poll(&ready, 1, 100) > 0) pcap_dispatch(p, -1, take, NULL);
        frames = 0;
        start = now();
        used = processor();
        while ((took = now() - start) < limit) {
            if (poll(&ready, 1, 100) > 0 && pcap_dispatch(p, -1, take, NULL) < 0) return 1;
        }
    }
    printf("%llu %.6f %.6f\n", frames, took, processor() - used);
    return 0;
}
