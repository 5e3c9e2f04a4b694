// Preloaded into the program (LD_PRELOAD): fails one call of a kind, kills the process there, sets its wall clock, answers for the
// resolver. Built by rawi-torture with `cc -shared -fPIC`.
//
//   RAWI_FAULT        CALL:N:WHAT or CALL:N+:WHAT, the Nth call or all from it on
//                     CALL: write pwrite read fdatasync fsync rename open unlink truncate link mkdir reserve, on files below
//                           RAWI_FAULT_UNDER; descriptor: whatever gives one, anywhere; thread
//                     WHAT: an errno by name; before, after: SIGKILL; short: half is written; torn: half, then SIGKILL
//   RAWI_FAULT_UNDER  the folder
//   RAWI_FAULT_NOTE   a file that is made once it has struck
//   RAWI_CLOCK        a file of 8 bytes: seconds that the wall clock is ahead, read anew at each look
//   RAWI_NAMES        resolve names by how they begin: see getaddrinfo below
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum what { nothing, error, before, after, halved, torn };

static char call[32], under[PATH_MAX], note[PATH_MAX];
static size_t under_length;
static unsigned long number;
static int goes_on, code;
static enum what what;
static atomic_ulong seen;
static volatile int64_t *ahead;

static const struct { const char *name; int code; } errors[] = {
    {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}, {"EACCES", EACCES}, {"ENOENT", ENOENT},
    {"EROFS", EROFS}, {"EDQUOT", EDQUOT}, {"EAGAIN", EAGAIN}, {"ENOMEM", ENOMEM},
};

__attribute__((constructor)) static void set_up(void) {
    const char *clock = getenv("RAWI_CLOCK");
    if (clock) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, clock, O_RDONLY | O_CLOEXEC, 0);
        void *at = file < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ, MAP_SHARED, file, 0);
        if (at != MAP_FAILED) ahead = at;
        if (file >= 0) close(file);
    }
    const char *fault = getenv("RAWI_FAULT"), *folder = getenv("RAWI_FAULT_UNDER"), *path = getenv("RAWI_FAULT_NOTE");
    if (!fault || !folder || !path) return;
    char times[32] = "", kind[32] = "";
    if (sscanf(fault, "%31[^:]:%31[^:]:%31s", call, times, kind) != 3) return;
    number = strtoul(times, NULL, 10);
    goes_on = strchr(times, '+') != NULL;
    snprintf(under, sizeof under, "%s", folder);
    under_length = strlen(under);
    snprintf(note, sizeof note, "%s", path);
    if (!strcmp(kind, "before")) what = before;
    if (!strcmp(kind, "after")) what = after;
    if (!strcmp(kind, "short")) what = halved;
    if (!strcmp(kind, "torn")) what = torn;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (!strcmp(kind, errors[i].name)) what = error, code = errors[i].code;
}

static int below(const char *path) {
    return path && !strncmp(path, under, under_length) && (path[under_length] == '/' || !path[under_length]);
}

static int is_below(int descriptor) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long count = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (count <= 0) return 0;
    path[count] = 0;
    return below(path);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

// What is to happen at this call.
static enum what due(const char *name) {
    if (what == nothing || strcmp(name, call)) return nothing;
    unsigned long this = atomic_fetch_add(&seen, 1) + 1;
    if (goes_on ? this < number : this != number) return nothing;
    long file = syscall(SYS_openat, AT_FDCWD, note, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) syscall(SYS_close, (int)file);
    if (what == before) die();
    return what;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
// Most calls: an error, or death before or after.
#define AROUND(due_now, bad, real_call) \
    enum what now = (due_now); \
    if (now == error) { errno = code; return bad; } \
    __auto_type result = real_call; \
    if (now != nothing) die(); \
    return result
#define IS(name) (what != nothing && !strcmp(call, name))
#define ON_FILE(name, descriptor) (IS(name) && is_below(descriptor) ? due(name) : nothing)
#define ON_PATH(name, path) (IS(name) && below(path) ? due(name) : nothing)

ssize_t write(int d, const void *b, size_t n) {
    REAL(ssize_t, "write", int, const void *, size_t);
    enum what now = ON_FILE("write", d);
    if (now == error) { errno = code; return -1; }
    ssize_t done = real(d, b, now == halved || now == torn ? n / 2 : n);
    if (now == after || now == torn) die();
    return done;
}
ssize_t writev(int d, const struct iovec *v, int n) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    AROUND(ON_FILE("write", d), -1, real(d, v, n));
}
static ssize_t place(ssize_t (*real)(int, const void *, size_t, off_t), int d, const void *b, size_t n, off_t at) {
    enum what now = ON_FILE("pwrite", d);
    if (now == error) { errno = code; return -1; }
    ssize_t done = real(d, b, now == halved || now == torn ? n / 2 : n, at);
    if (now == after || now == torn) die();
    return done;
}
ssize_t pwrite(int d, const void *b, size_t n, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return place(real, d, b, n, at);
}
ssize_t pwrite64(int d, const void *b, size_t n, off_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    return place(real, d, b, n, at);
}
ssize_t pread(int d, void *b, size_t n, off_t at) {
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    AROUND(ON_FILE("read", d), -1, real(d, b, n, at));
}
ssize_t pread64(int d, void *b, size_t n, off_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off_t);
    AROUND(ON_FILE("read", d), -1, real(d, b, n, at));
}
int fsync(int d) {
    REAL(int, "fsync", int);
    AROUND(ON_FILE("fsync", d), -1, real(d));
}
int fdatasync(int d) {
    REAL(int, "fdatasync", int);
    AROUND(ON_FILE("fdatasync", d), -1, real(d));
}
int ftruncate(int d, off_t n) {
    REAL(int, "ftruncate", int, off_t);
    AROUND(ON_FILE("truncate", d), -1, real(d, n));
}
int ftruncate64(int d, off_t n) {
    REAL(int, "ftruncate64", int, off_t);
    AROUND(ON_FILE("truncate", d), -1, real(d, n));
}
int fallocate(int d, int mode, off_t at, off_t n) {
    REAL(int, "fallocate", int, int, off_t, off_t);
    AROUND(ON_FILE("reserve", d), -1, real(d, mode, at, n));
}
int fallocate64(int d, int mode, off_t at, off_t n) {
    REAL(int, "fallocate64", int, int, off_t, off_t);
    AROUND(ON_FILE("reserve", d), -1, real(d, mode, at, n));
}
int rename(const char *a, const char *b) {
    REAL(int, "rename", const char *, const char *);
    AROUND(ON_PATH("rename", a), -1, real(a, b));
}
int unlink(const char *a) {
    REAL(int, "unlink", const char *);
    AROUND(ON_PATH("unlink", a), -1, real(a));
}
int symlink(const char *to, const char *a) {
    REAL(int, "symlink", const char *, const char *);
    AROUND(ON_PATH("link", a), -1, real(to, a));
}
int link(const char *a, const char *b) {
    REAL(int, "link", const char *, const char *);
    AROUND(ON_PATH("link", b), -1, real(a, b));
}
int mkdir(const char *a, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    AROUND(ON_PATH("mkdir", a), -1, real(a, mode));
}
#define OPENED(path) (IS("descriptor") ? due("descriptor") : ON_PATH("open", path))
#define OPENING(name) \
    int name(const char *a, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list list; \
            va_start(list, flags); \
            mode = va_arg(list, mode_t); \
            va_end(list); \
        } \
        REAL(int, #name, const char *, int, ...); \
        AROUND(OPENED(a), -1, real(a, flags, mode)); \
    }
OPENING(open)
OPENING(open64)
#define OPENING_AT(name) \
    int name(int folder, const char *a, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list list; \
            va_start(list, flags); \
            mode = va_arg(list, mode_t); \
            va_end(list); \
        } \
        REAL(int, #name, int, const char *, int, ...); \
        AROUND(OPENED(a), -1, real(folder, a, flags, mode)); \
    }
OPENING_AT(openat)
OPENING_AT(openat64)
int socket(int family, int type, int protocol) {
    REAL(int, "socket", int, int, int);
    AROUND(IS("descriptor") ? due("descriptor") : nothing, -1, real(family, type, protocol));
}
int pipe2(int ends[2], int flags) {
    REAL(int, "pipe2", int[2], int);
    AROUND(IS("descriptor") ? due("descriptor") : nothing, -1, real(ends, flags));
}
int socketpair(int family, int type, int protocol, int ends[2]) {
    REAL(int, "socketpair", int, int, int, int[2]);
    AROUND(IS("descriptor") ? due("descriptor") : nothing, -1, real(family, type, protocol, ends));
}
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *value) {
    REAL(int, "pthread_create", pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    if (IS("thread") && due("thread") == error) return code;
    return real(thread, attributes, body, value);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int result = real(clock, time);
    if (result == 0 && ahead && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += *ahead;
    return result;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    REAL(int, "gettimeofday", struct timeval *, void *);
    int result = real(time, zone);
    if (result == 0 && ahead) time->tv_sec += *ahead;
    return result;
}
time_t time(time_t *out) {
    REAL(time_t, "time", time_t *);
    time_t now = real(NULL) + (ahead ? *ahead : 0);
    if (out) *out = now;
    return now;
}

static struct addrinfo *answer(const char *text, int port, struct addrinfo *next) {
    struct addrinfo *one = calloc(1, sizeof *one + sizeof(struct sockaddr_in6));
    if (!one) abort();
    one->ai_addr = (struct sockaddr *)(one + 1);
    one->ai_socktype = SOCK_STREAM;
    one->ai_protocol = IPPROTO_TCP;
    one->ai_next = next;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)one->ai_addr;
    struct sockaddr_in *four = (struct sockaddr_in *)one->ai_addr;
    if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
        six->sin6_family = one->ai_family = AF_INET6;
        six->sin6_port = htons((uint16_t)port);
        one->ai_addrlen = sizeof *six;
    } else {
        inet_pton(AF_INET, text, &four->sin_addr);
        four->sin_family = one->ai_family = AF_INET;
        four->sin_port = htons((uint16_t)port);
        one->ai_addrlen = sizeof *four;
    }
    return one;
}
// slow…: after two seconds; never…: not within ten minutes; none…, later…: no such name, try again; the others lie.
int getaddrinfo(
    const char *restrict name, const char *restrict service, const struct addrinfo *restrict hints,
    struct addrinfo **restrict list) {
    REAL(int, "getaddrinfo", const char *restrict, const char *restrict, const struct addrinfo *restrict,
         struct addrinfo **restrict);
    if (!name || !getenv("RAWI_NAMES") || !strstr(name, ".example")) return real(name, service, hints, list);
    int port = service ? atoi(service) : 0;
    const char *self = "127.0.0.1";
#define NAMED(text) !strncmp(name, text, sizeof text - 1)
    if (NAMED("slow")) sleep(2);
    if (NAMED("never")) sleep(600);
    if (NAMED("none")) return EAI_NONAME;
    if (NAMED("later")) return EAI_AGAIN;
    if (NAMED("empty")) return EAI_NODATA;
    *list = NULL;
    if (NAMED("many")) for (int i = 0; i < 4000; i++) *list = answer(self, port, *list);
    else if (NAMED("mapped")) *list = answer("::ffff:127.0.0.1", port, NULL);
    else if (NAMED("nat64")) *list = answer("64:ff9b::7f00:1", port, NULL);
    else if (NAMED("zero")) *list = answer("0.0.0.0", port, NULL);
    else if (NAMED("local")) *list = answer("::1", port, NULL);
    else if (NAMED("ten")) *list = answer("10.0.0.1", port, NULL);
    else if (NAMED("metadata")) *list = answer("169.254.169.254", port, NULL);
    else if (NAMED("unique")) *list = answer("fd00::1", port, NULL);
    else if (NAMED("mixed")) *list = answer("192.0.2.1", port, answer(self, port, NULL));
    else *list = answer(self, port, NULL);
    return 0;
}
// Ours have a shape of their own: each in a block by itself, with its address behind it.
void freeaddrinfo(struct addrinfo *list) {
    REAL(void, "freeaddrinfo", struct addrinfo *);
    if (!getenv("RAWI_NAMES")) {
        real(list);
        return;
    }
    while (list) {
        struct addrinfo *next = list->ai_next;
        if (list->ai_addr != (struct sockaddr *)(list + 1)) {
            real(list);
            return;
        }
        free(list);
        list = next;
    }
}
