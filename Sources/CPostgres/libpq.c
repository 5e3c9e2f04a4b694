#include "CPostgres.h"
#include <dlfcn.h>

const char *rawi_load_libpq(struct rawi_libpq *table) {
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) return "libpq.so.5";
#define RAWI_FIND(name) \
    if (!(table->name = (__typeof__(&name))dlsym(library, #name))) return #name;
    RAWI_LIBPQ_FUNCTIONS(RAWI_FIND)
#undef RAWI_FIND
    return NULL;
}

void rawi_ignore_notice(void *context, const PGresult *result) {
    (void)context;
    (void)result;
}
