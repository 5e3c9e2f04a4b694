#pragma once
#include <sqlite3.h>
#include <stddef.h>

/* SQLITE_TRANSIENT is a cast to a function pointer: SQLite copies what it is given. A null pointer would bind NULL, also for
   an empty text or blob. */
static inline int rawi_sqlite_bind_text(sqlite3_stmt *statement, int index, const void *utf8, size_t count) {
    return sqlite3_bind_text64(statement, index, count ? utf8 : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int rawi_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, size_t count) {
    return sqlite3_bind_blob64(statement, index, count ? bytes : "", count, SQLITE_TRANSIENT);
}
