// Whether this process may have as many threads as it needs: nobody says so beforehand, and who waits for one waits for ever.
#include "include/CSystem.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *pass(void *unused) {
    pthread_mutex_lock(&gate);
    pthread_mutex_unlock(&gate);
    return unused;
}

int rawi_can_make_threads(int count) {
    pthread_t *threads = calloc((size_t)count, sizeof *threads);
    if (!threads) return ENOMEM;
    int made = 0, code = 0;
    // All at once: none gets by before the last is there.
    pthread_mutex_lock(&gate);
    while (made < count && !(code = pthread_create(&threads[made], NULL, pass, NULL))) made++;
    pthread_mutex_unlock(&gate);
    for (int i = 0; i < made; i++) pthread_join(threads[i], NULL);
    free(threads);
    return code;
}
