#define _GNU_SOURCE
#include "include/CSystem.h"

#include <errno.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define REFUSE_CALL(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
// A call whose argument at `index` says that a file shall be written or made.
#define REFUSE_WRITING(number, index)                                                                          \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4),                                                       \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, args[index])),              \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),                     \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/// What reads a file and writes to the descriptors it was given needs none of these. Only async-signal-safe calls.
static int give_up_calls(void) {
#ifdef OUR_ARCHITECTURE
    static const struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, nr)),
        REFUSE_CALL(SYS_socket), REFUSE_CALL(SYS_socketpair), REFUSE_CALL(SYS_connect), REFUSE_CALL(SYS_bind),
        REFUSE_CALL(SYS_clone), REFUSE_CALL(SYS_clone3), REFUSE_CALL(SYS_ptrace), REFUSE_CALL(SYS_kill),
        REFUSE_CALL(SYS_tkill), REFUSE_CALL(SYS_tgkill), REFUSE_CALL(SYS_setsid), REFUSE_CALL(SYS_setpgid),
        REFUSE_CALL(SYS_process_vm_readv), REFUSE_CALL(SYS_process_vm_writev), REFUSE_CALL(SYS_openat2),
        REFUSE_CALL(SYS_unlinkat), REFUSE_CALL(SYS_renameat2), REFUSE_CALL(SYS_mkdirat), REFUSE_CALL(SYS_linkat),
        REFUSE_CALL(SYS_symlinkat), REFUSE_CALL(SYS_fchmodat), REFUSE_CALL(SYS_fchownat), REFUSE_CALL(SYS_truncate),
        REFUSE_CALL(SYS_mount), REFUSE_CALL(SYS_unshare), REFUSE_CALL(SYS_setns), REFUSE_CALL(SYS_bpf),
        REFUSE_CALL(SYS_perf_event_open), REFUSE_CALL(SYS_userfaultfd), REFUSE_CALL(SYS_io_uring_setup),
        REFUSE_CALL(SYS_keyctl), REFUSE_CALL(SYS_memfd_create),
#ifdef __x86_64__
        REFUSE_CALL(SYS_fork), REFUSE_CALL(SYS_vfork), REFUSE_CALL(SYS_unlink), REFUSE_CALL(SYS_rename),
        REFUSE_CALL(SYS_renameat), REFUSE_CALL(SYS_mkdir), REFUSE_CALL(SYS_rmdir), REFUSE_CALL(SYS_link),
        REFUSE_CALL(SYS_symlink), REFUSE_CALL(SYS_chmod), REFUSE_CALL(SYS_chown), REFUSE_CALL(SYS_creat),
        REFUSE_WRITING(SYS_open, 1),
#endif
        REFUSE_WRITING(SYS_openat, 2),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = (struct sock_filter *)filter};
    // Where there is no seccomp the other limits have to do.
    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
#endif
    return 0;
}

static int limit(__rlimit_resource_t resource, uint64_t value, uint64_t grace) {
    struct rlimit limit = {.rlim_cur = value, .rlim_max = value + grace};
    return setrlimit(resource, &limit);
}

/// Where memory runs out, this one goes, and not who started it.
static void go_first(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    (void)!write(file, "1000", 4);
    (void)close(file);
}

/// Behind fork in a program with threads: only async-signal-safe calls.
static void become(
    const char *program, char *const arguments[], char *const environment[], int input, int output, int errors,
    const struct rawi_limits *limits, pid_t parent) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) (void)signal(number, SIG_DFL);
    if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) return;
    // Out of the way of 0 to 2 first: one of them may be another's number.
    int in = fcntl(input, F_DUPFD, 3), out = fcntl(output, F_DUPFD, 3), err = fcntl(errors, F_DUPFD, 3);
    if (in < 0 || out < 0 || err < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) return;
    if (syscall(SYS_close_range, 3u, ~0u, 0u) != 0)
        for (int number = 3; number < 65536; number++) (void)close(number);
    go_first();
    // SIGXCPU says what it was; who does not go is killed.
    if (limit(RLIMIT_AS, limits->memory, 0) != 0 || limit(RLIMIT_CPU, limits->seconds, 2) != 0
        || limit(RLIMIT_FSIZE, 0, 0) != 0 || limit(RLIMIT_NOFILE, limits->files, 0) != 0
        || limit(RLIMIT_CORE, 0, 0) != 0 || limit(RLIMIT_STACK, 8 << 20, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || chdir("/") != 0)
        return;
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0 || give_up_calls() != 0) return;
    (void)execve(program, arguments, environment);
}

pid_t rawi_spawn_confined(
    const char *program, char *const arguments[], char *const environment[], int input, int output, int errors,
    const struct rawi_limits *limits) {
    // No handler of ours may run in the child before its own are set.
    sigset_t all, before;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return -1;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        become(program, arguments, environment, input, output, errors, limits, parent);
        _exit(127);
    }
    int reason = errno;
    if (child > 0) (void)setpgid(child, child);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return child;
}

int rawi_kill_group(pid_t child) { return kill(-child, SIGKILL); }

int rawi_reap(pid_t child, int *number) {
    int status;
    pid_t reaped;
    do reaped = waitpid(child, &status, 0);
    while (reaped < 0 && errno == EINTR);
    if (reaped != child) return -1;
    *number = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    return WIFEXITED(status) ? 0 : 1;
}

int rawi_process_descriptor(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0u); }

int rawi_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

const int rawi_path_only = O_PATH;

// Where a descriptor's file lies, links resolved. Returns its length, or -1 and sets errno.
static ssize_t place_of(int descriptor, char *path, size_t room) {
    char link[64];
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, room);
    if (length < 0) return -1;
    if ((size_t)length == room) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return length;
}

// Not openat2: RestrictSUIDSGID= of systemd takes that away, for it cannot look into its arguments.
int rawi_open_beneath(int folder, const char *path, int flags) {
    // Without opening it: what is opened may be a device.
    int place = openat(folder, path, O_PATH | O_CLOEXEC);
    if (place < 0) return -1;
    char root[PATH_MAX], real[PATH_MAX];
    ssize_t above = place_of(folder, root, sizeof root), length = place_of(place, real, sizeof real);
    int result = -1;
    if (above < 0 || length < 0) goto done;
    if (above == 1) above = 0;
    if (length < above || memcmp(root, real, (size_t)above) != 0 || (length > above && real[above] != '/')) {
        errno = EXDEV;
        goto done;
    }
    if (flags == O_PATH) return place;
    char link[64];
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", place);
    result = open(link, flags | O_CLOEXEC);
done:;
    int reason = errno;
    (void)close(place);
    errno = reason;
    return result;
}
