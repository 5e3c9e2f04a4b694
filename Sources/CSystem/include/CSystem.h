#pragma once
// System calls and macros that Swift cannot reach through Glibc: variadic ones, and those behind feature macros.
#include <fcntl.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/// The program's argument of that number, or NULL behind the last. Swift reads them from /proc, which not every root has mounted.
const char *rawi_argument(int index);

/// open(2) with O_CLOEXEC added; `mode` counts only when a file is made. Returns -1 and sets errno.
int rawi_open(const char *path, int flags, unsigned mode);

/// A close-on-exec AF_UNIX datagram socket with a large send buffer. Returns -1 and sets errno.
int rawi_datagram_socket(void);

/// A close-on-exec AF_UNIX stream socket that listens at `path`, which is below 108 bytes; what lies there is taken away, and
/// only its owner and its group may connect. Returns -1 and sets errno.
int rawi_listen(const char *path);

/// The next one who connects, with two seconds for each of its reads and writes, and who that is (SO_PEERCRED, unix(7)).
/// Returns -1 and sets errno.
int rawi_accept(int socket, uid_t *user, gid_t *group);

/// A close-on-exec AF_UNIX stream socket that is connected to the one at `path`, and waits for so many seconds at most each time it
/// connects, reads or writes; 0 is for ever. Returns -1 and sets errno.
int rawi_connect(const char *path, int seconds);

/// A close-on-exec TCP socket that listens at a loopback address (`127.0.0.1`, `::1`) and does not block; port 0 is one that is
/// free. Returns -1 and sets errno: EINVAL for what is no address, EADDRNOTAVAIL for one that others could reach.
int rawi_listen_loopback(const char *address, uint16_t port);

/// The port that a TCP socket is bound to, or -1: another kind of socket.
int rawi_bound_port(int socket);

/// From now on nothing on this descriptor blocks, and no program that is started inherits it. Returns 0, or -1 and sets errno.
int rawi_take_over(int descriptor);

/// The next one who connects; does not block, close-on-exec. Returns -1 and sets errno.
int rawi_accept_client(int socket);

/// Sends one datagram to the AF_UNIX socket called `path` (a leading '@' means the abstract name space), with the descriptor
/// `passed` attached unless it is -1. `flags` as for sendmsg(2); MSG_NOSIGNAL is added. Returns 0, or -1 and sets errno.
int rawi_send_datagram(int socket, const char *path, const void *bytes, size_t count, int passed, int flags);

/// A memory file that holds `count` bytes and can no longer change, as journald demands. Returns -1 and sets errno.
int rawi_sealed_memory(const void *bytes, size_t count);

/// Raises the soft limit of open files to the hard one, at most `ceiling`. Returns the soft limit in force, or -1.
int64_t rawi_raise_open_files(int64_t ceiling);

/// From now on each of these signals writes its number, one byte, into a pipe instead of acting. Returns the pipe's reading
/// end, the same one every time, or -1 and sets errno. Not for two threads at once.
int rawi_hold_signals(const int *numbers, int count);

/// Room on the disk for `count` bytes from `offset` on, without changing how long the file is. Returns 0, or -1 and sets errno
/// (EOPNOTSUPP and the like where the file system cannot).
int rawi_reserve(int file, int64_t offset, int64_t count);

/// Where this process has a limit of address space (RLIMIT_AS), all threads allocate from one arena: one for each reserves 64 MB, of
/// which nothing is used, and then the next thread cannot be made. Before there are other threads.
void rawi_fit_address_space(void);

/// Where `wanted` first occurs in `bytes`, or -1.
int64_t rawi_find(const void *bytes, size_t count, const void *wanted, size_t length);

/// Whether so many threads can be made beside the calling one; all of them have ended when it returns. 0, or what pthread_create
/// answers.
int rawi_can_make_threads(int count);

/// Names the calling thread for debuggers and `ps -L`, in at most 15 bytes.
void rawi_name_thread(const char *name);

struct rawi_limits {
    /// Address space in bytes, processor time, open files.
    uint64_t memory, seconds, files;
};

/// Starts a program that can do no more than read `input`, its descriptor 0, and what the user may read, and write to `output`
/// and `errors`: a process group of its own, no other descriptor, no new rights, no socket, no child, no file written. It ends
/// with the thread that started it. Returns its number, or -1 and sets errno; where the program itself cannot be started the
/// child ends with 127.
pid_t rawi_spawn_confined(
    const char *program, char *const arguments[], char *const environment[], int input, int output, int errors,
    const struct rawi_limits *limits);

/// SIGKILL to the child's group. Returns 0, or -1 and sets errno.
int rawi_kill_group(pid_t child);

/// Waits for the child's end. Returns 0 with its exit status in `number`, 1 with the signal that ended it, or -1 and sets errno.
int rawi_reap(pid_t child, int *number);

/// A close-on-exec descriptor that is readable once the child has ended. Returns -1 and sets errno.
int rawi_process_descriptor(pid_t child);

/// pipe2(2), both ends close-on-exec. Returns 0, or -1 and sets errno.
int rawi_pipe(int ends[2]);

extern const int rawi_path_only;

/// Opens what lies beneath a folder, links that lead out of it refused (EXDEV); close-on-exec. Returns -1 and sets errno.
/// `rawi_path_only` (O_PATH) as its flag asks only what it is.
int rawi_open_beneath(int folder, const char *path, int flags);
