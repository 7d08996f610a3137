#include <libxml/xmlversion.h>
// The system's ICU headers clash with those of Foundation; no declaration used here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// `xmlFree` is a mutable global, which Swift 6 does not import.
static inline void cxml2_free(void *pointer) { xmlFree(pointer); }
