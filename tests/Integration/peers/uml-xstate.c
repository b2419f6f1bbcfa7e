/* Preloaded into linux.uml on processors whose XSAVE area is larger than the 2696 octets that UML 6.1 knows (those
 * with AMX): Linux takes PTRACE_SETREGSET of NT_X86_XSTATE for the whole area only, and UML would stop with EFAULT.
 * The area is read whole, UML's part is laid over it, and the whole is written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

enum { whole_bytes = 1 << 16 };

long ptrace(enum __ptrace_request request, ...)
{
    static long (*next)(enum __ptrace_request, ...);
    static _Alignas(64) char whole[whole_bytes];
    va_list arguments;
    va_start(arguments, request);
    pid_t pid = va_arg(arguments, pid_t);
    void *address = va_arg(arguments, void *);
    void *data = va_arg(arguments, void *);
    va_end(arguments);

    if (!next) {
        next = (long (*)(enum __ptrace_request, ...))dlsym(RTLD_NEXT, "ptrace");
    }

    struct iovec *part = data;
    struct iovec area = { whole, sizeof whole };
    if (request != PTRACE_SETREGSET || (long)address != NT_X86_XSTATE
        || next(PTRACE_GETREGSET, pid, address, &area) != 0 || area.iov_len <= part->iov_len) {
        return next(request, pid, address, data);
    }

    memcpy(whole, part->iov_base, part->iov_len);
    return next(request, pid, address, &area);
}
