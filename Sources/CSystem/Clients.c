#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>

#include "include/CSystem.h"

#include "Closed.h"

int rawi_listen_loopback(const char *address, uint16_t port) {
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(port)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
    int isFour = inet_pton(AF_INET, address, &four.sin_addr) == 1;
    if (!isFour && inet_pton(AF_INET6, address, &six.sin6_addr) != 1) {
        errno = EINVAL;
        return -1;
    }
    if (isFour ? (ntohl(four.sin_addr.s_addr) >> 24) != 127 : !IN6_IS_ADDR_LOOPBACK(&six.sin6_addr)) {
        errno = EADDRNOTAVAIL;
        return -1;
    }
    int descriptor = socket(isFour ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return -1;
    // A restart does not wait for connections of the last run to be forgotten.
    int yes = 1;
    if (setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0
        || (isFour ? bind(descriptor, (struct sockaddr *)&four, sizeof four)
                   : bind(descriptor, (struct sockaddr *)&six, sizeof six)) != 0
        || listen(descriptor, 128) != 0)
        return closed(descriptor);
    return descriptor;
}

int rawi_bound_port(int descriptor) {
    struct sockaddr_storage address = {0};
    socklen_t size = sizeof address;
    if (getsockname(descriptor, (struct sockaddr *)&address, &size) != 0) return -1;
    if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
    if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
    return -1;
}

int rawi_take_over(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0) return -1;
    return fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

int rawi_accept_client(int socket) {
    int descriptor;
    do descriptor = accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}
