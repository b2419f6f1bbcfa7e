/* The yardstick of UsbRun: bulk transfers through libusb with nothing around them.
   usbloop in|out|loop VID:PID OCTETS TRANSFERS MILLISECONDS [device]: so many transfers of an endpoint in flight, in memory of
   malloc or of libusb_dev_mem_alloc. After half that time to warm up it prints bytes, seconds and processor seconds. */
#include <libusb-1.0/libusb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static unsigned long long counted;
static int counts_in, running = 1, pending, failed;

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double processor(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void LIBUSB_CALL completed(struct libusb_transfer *transfer) {
    int is_in = (transfer->endpoint & LIBUSB_ENDPOINT_IN) != 0;
    if (transfer->status != LIBUSB_TRANSFER_COMPLETED && running) failed = 1;
    if (is_in == counts_in) counted += transfer->actual_length;
    if (!running || failed || libusb_submit_transfer(transfer)) pending--;
}

static int run_for(libusb_context *context, double length) {
    double end = seconds() + length;
    while (seconds() < end && !failed) {
        struct timeval wait = { 0, 10000 };
        if (libusb_handle_events_timeout_completed(context, &wait, NULL)) return 1;
    }
    return failed;
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    unsigned vendor, product;
    if (sscanf(argv[2], "%x:%x", &vendor, &product) != 2) return 2;
    int octets = atoi(argv[3]), transfers = atoi(argv[4]), in_device = argc > 6 && !strcmp(argv[6], "device");
    double length = atof(argv[5]) / 1e3;
    libusb_context *context;
    if (libusb_init(&context)) return 1;
    libusb_device_handle *handle = libusb_open_device_with_vid_pid(context, vendor, product);
    struct libusb_config_descriptor *configuration;
    if (!handle || libusb_get_active_config_descriptor(libusb_get_device(handle), &configuration)) return 1;
    libusb_set_auto_detach_kernel_driver(handle, 1);
    if (libusb_claim_interface(handle, 0)) return 1;
    const struct libusb_interface_descriptor *setting = configuration->interface[0].altsetting;
    int wants_in = strcmp(argv[1], "out") != 0, wants_out = strcmp(argv[1], "in") != 0;
    counts_in = wants_in;
    for (int i = 0; i < setting->bNumEndpoints; i++) {
        const struct libusb_endpoint_descriptor *endpoint = &setting->endpoint[i];
        int is_in = (endpoint->bEndpointAddress & LIBUSB_ENDPOINT_IN) != 0;
        if ((endpoint->bmAttributes & 3) != LIBUSB_TRANSFER_TYPE_BULK || !(is_in ? wants_in : wants_out)) continue;
        for (int j = 0; j < transfers; j++) {
            unsigned char *block = in_device ? libusb_dev_mem_alloc(handle, octets) : calloc(1, octets);
            struct libusb_transfer *transfer = libusb_alloc_transfer(0);
            if (!block || !transfer) return 1;
            libusb_fill_bulk_transfer(transfer, handle, endpoint->bEndpointAddress, block, octets, completed, NULL, 0);
            if (libusb_submit_transfer(transfer)) return 1;
            pending++;
        }
    }
    if (!pending || run_for(context, length / 2)) return 1;
    unsigned long long before = counted;
    double start = seconds(), used = processor();
    if (run_for(context, length)) return 1;
    printf("%llu %.6f %.6f\n", counted - before, seconds() - start, processor() - used);
    fflush(stdout);
    _Exit(0); /* the kernel ends what is in flight, and gives the interface back */
}
