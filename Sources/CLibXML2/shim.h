#pragma once
// Debian's libxml2 has ICU enabled, and its headers would pull in <unicode/ucnv.h>, which clashes with the ICU inside
// Foundation ("'UErrorCode' has different definitions in different modules", seen on clean debug builds only).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let through.
static inline void rawi_xml_free(void *pointer) { xmlFree(pointer); }

// Variadic callback type: a function that swallows libxml2's messages for the calling thread.
static inline void rawi_xml_ignore(void *context, const char *format, ...) { (void)context; (void)format; }
static inline void rawi_xml_silence(void) {
    xmlSetGenericErrorFunc(NULL, rawi_xml_ignore);
    xmlSetStructuredErrorFunc(NULL, NULL);
}
