/* The yardstick of PtyRun: bytes through a pseudo-terminal with nothing around read and write.
   ptyloop one|two BLOCK MILLISECONDS: one thread with poll, or a blocking process an end. Prints bytes and seconds. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int two = strcmp(argv[1], "two") == 0;
    size_t block = strtoul(argv[2], NULL, 10);
    double limit = atof(argv[3]) / 1e3;
    char *out = malloc(block), *in = malloc(block);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (!out || !in || master < 0 || grantpt(master) || unlockpt(master)) return 1;
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct termios raw;
    if (slave < 0 || tcgetattr(slave, &raw)) return 1;
    cfmakeraw(&raw);
    if (tcsetattr(slave, TCSANOW, &raw)) return 1;
    memset(out, 'x', block);
    pid_t writer = two ? fork() : 0;
    if (two && writer == 0) {
        while (write(master, out, block) > 0) { }
        _exit(0);
    }
    if (!two) {
        fcntl(master, F_SETFL, O_NONBLOCK);
        fcntl(slave, F_SETFL, O_NONBLOCK);
    }
    struct pollfd ends[2] = { { master, POLLOUT, 0 }, { slave, POLLIN, 0 } };
    unsigned long long bytes = 0;
    double start = now(), took;
    while ((took = now() - start) < limit) {
        if (!two) {
            if (poll(ends, 2, 100) < 0) return 1;
            if (ends[0].revents & POLLOUT) while (write(master, out, block) == (ssize_t)block) { }
            if (!(ends[1].revents & POLLIN)) continue;
        }
        ssize_t got = read(slave, in, block);
        if (got > 0) bytes += got;
    }
    if (two) {
        kill(writer, SIGKILL);
        waitpid(writer, NULL, 0);
    }
    printf("%llu %.6f\n", bytes, took);
    return 0;
}
