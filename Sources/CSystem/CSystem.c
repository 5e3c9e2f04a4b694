#define _GNU_SOURCE
#include "include/CSystem.h"

#include "Closed.h"

static int argument_count;
static char **arguments;

// glibc hands the arguments to constructors (ld.so, call_init), and so needs no /proc.
__attribute__((constructor)) static void keep_arguments(int count, char **words) {
    argument_count = count;
    arguments = words;
}

const char *rawi_argument(int index) { return index >= 0 && index < argument_count ? arguments[index] : 0; }

int rawi_open(const char *path, int flags, unsigned mode) { return open(path, flags | O_CLOEXEC, mode); }

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/un.h>

static int address_of(const char *path, struct sockaddr_un *address) {
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address->sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address->sun_path, path, strlen(path));
    return 0;
}

int rawi_listen(const char *path) {
    struct sockaddr_un address;
    if (address_of(path, &address) != 0) return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    (void)unlink(path);
    // Made closed to others: between bind and chmod nobody slips in.
    mode_t mask = umask(0117);
    int failure = bind(descriptor, (struct sockaddr *)&address, sizeof address);
    (void)umask(mask);
    if (failure != 0 || listen(descriptor, 16) != 0) return closed(descriptor);
    return descriptor;
}

int rawi_accept(int socket, uid_t *user, gid_t *group) {
    int descriptor;
    do descriptor = accept4(socket, NULL, NULL, SOCK_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) return -1;
    struct ucred peer;
    socklen_t size = sizeof peer;
    struct timeval patience = {.tv_sec = 2};
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0
        || setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0
        || setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) != 0)
        return closed(descriptor);
    *user = peer.uid;
    *group = peer.gid;
    return descriptor;
}

int rawi_connect(const char *path, int seconds) {
    struct sockaddr_un address;
    if (address_of(path, &address) != 0) return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    // Also connecting waits by SO_SNDTIMEO: the queue of a program that hangs is full some time.
    struct timeval patience = {.tv_sec = seconds};
    if (setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0
        || setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) != 0
        || connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0)
        return closed(descriptor);
    return descriptor;
}

int rawi_datagram_socket(void) {
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    // As libsystemd does: room for bursts. The kernel cuts it to net.core.wmem_max; that is no error.
    int room = 8 << 20;
    (void)setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    return descriptor;
}

int rawi_send_datagram(int socket, const char *path, const void *bytes, size_t count, int passed, int flags) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof address.sun_path) {
        errno = EINVAL;
        return -1;
    }
    memcpy(address.sun_path, path, length);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + 1);
    if (path[0] == '@') {  // an abstract name has no terminator: it is as long as the address says
        address.sun_path[0] = 0;
        size -= 1;
    }
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {.msg_name = &address, .msg_namelen = size, .msg_iov = &part, .msg_iovlen = count ? 1 : 0};
    if (passed >= 0) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &passed, sizeof(int));
    }
    ssize_t sent;
    do sent = sendmsg(socket, &message, flags | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

int rawi_sealed_memory(const void *bytes, size_t count) {
    int descriptor = memfd_create("rawi-journal", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return -1;
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(descriptor, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) goto failed;
        next += written;
        count -= (size_t)written;
    }
    if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0) return descriptor;
failed:;
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
}

int64_t rawi_raise_open_files(int64_t ceiling) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -1;
    rlim_t wanted = limit.rlim_max < (rlim_t)ceiling ? limit.rlim_max : (rlim_t)ceiling;
    if (wanted > limit.rlim_cur) {
        struct rlimit raised = {.rlim_cur = wanted, .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit.rlim_cur = wanted;
    }
    return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

#include <malloc.h>

void rawi_fit_address_space(void) {
#ifdef M_ARENA_MAX
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) mallopt(M_ARENA_MAX, 1);
#endif
}

#include <signal.h>

static int rawi_signal_pipe[2] = {-1, -1};

static void rawi_on_signal(int number) {
    int reason = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe loses the signal: thousands of the same are waiting to be read.
    ssize_t ignored = write(rawi_signal_pipe[1], &byte, 1);
    (void)ignored;
    errno = reason;
}

int rawi_hold_signals(const int *numbers, int count) {
    if (rawi_signal_pipe[0] < 0) {
        if (pipe2(rawi_signal_pipe, O_CLOEXEC) != 0) return -1;
        // The handler must never wait; the reader must.
        if (fcntl(rawi_signal_pipe[1], F_SETFL, O_NONBLOCK) != 0) return -1;
    }
    struct sigaction action = {.sa_handler = rawi_on_signal, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < count; index++) {
        if (sigaction(numbers[index], &action, NULL) != 0) return -1;
    }
    return rawi_signal_pipe[0];
}

int rawi_reserve(int file, int64_t offset, int64_t count) { return fallocate(file, FALLOC_FL_KEEP_SIZE, offset, count); }

#include <sys/prctl.h>

void rawi_name_thread(const char *name) { (void)prctl(PR_SET_NAME, name, 0, 0, 0); }
