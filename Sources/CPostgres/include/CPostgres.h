#pragma once
// libpq, found when the program runs and not when it is linked: who keeps the index in SQLite needs no libpq.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <stddef.h>

#define RAWI_LIBPQ_FUNCTIONS(X) \
    X(PQclear) X(PQconninfoFree) X(PQconninfoParse) X(PQconnectdbParams) X(PQconsumeInput) X(PQenterPipelineMode) \
    X(PQerrorMessage) X(PQexec) X(PQexitPipelineMode) X(PQfinish) X(PQflush) X(PQfname) X(PQftype) X(PQgetResult) \
    X(PQgetisnull) X(PQgetlength) X(PQgetvalue) X(PQisBusy) X(PQnfields) X(PQntuples) X(PQpipelineSync) \
    X(PQresultErrorField) X(PQresultErrorMessage) X(PQresultStatus) X(PQsendPrepare) X(PQsendQueryPrepared) \
    X(PQserverVersion) X(PQsetNoticeReceiver) X(PQsetnonblocking) X(PQsocket) X(PQstatus)

/// The functions of libpq that are used, under their own names.
struct rawi_libpq {
#define RAWI_MEMBER(name) __typeof__(&name) name;
    RAWI_LIBPQ_FUNCTIONS(RAWI_MEMBER)
#undef RAWI_MEMBER
};

/// Loads libpq.so.5 and fills the table. Returns NULL, or why it cannot: the library that is not there, or the first function that an
/// old one does not have. The text is good for ever.
const char *rawi_load_libpq(struct rawi_libpq *table);

/// Does nothing with a notice; libpq's own receiver writes it to the standard error.
void rawi_ignore_notice(void *context, const PGresult *result);
