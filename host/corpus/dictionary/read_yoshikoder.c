/* Yoshikoder, and Lexicoder's XML: <cnode name="CATEGORY"> with <pnode
   name="ENTRY"/> in it. */
#include "build.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

struct xml {
    struct dictionary *d;
    XML_Parser parser;
    uint32_t above[DICTIONARY_DEPTH_MAX];
    size_t depth;
    const char *wrong; /* why it was stopped, or NULL */
};

static void
stop(struct xml *x, const char *why)
{
    x->wrong = why;
    XML_StopParser(x->parser, XML_FALSE);
}

static unsigned
line_of(const struct xml *x)
{
    return (unsigned)XML_GetCurrentLineNumber(x->parser);
}

static const char *
attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

static void
on_start(void *cookie, const char *element, const char **attributes)
{
    struct xml *x = cookie;
    const char *name = attribute(attributes, "name");
    const char *engine = attribute(attributes, "patternengine");

    if (strcmp(element, "dictionary") == 0) {
        if (engine && strcmp(engine, "regexp") == 0)
            stop(x, "its entries are regular expressions; write them as words "
                    "with * and ?, and patternengine=\"substring\"");
    } else if (strcmp(element, "cnode") == 0) {
        if (!name)
            stop(x, "a <cnode> without a name");
        else if (x->depth == DICTIONARY_DEPTH_MAX)
            stop(x, "categories go too deep");
        else {
            x->above[x->depth] = build_category(
                x->d, x->depth ? x->above[x->depth - 1] : DICTIONARY_TOP, name,
                strlen(name));
            x->depth++;
        }
    } else if (strcmp(element, "pnode") == 0) {
        if (!name || !x->depth)
            stop(x, "a <pnode> without a name or outside of a <cnode>");
        else
            build_entry(x->d, x->above[x->depth - 1], line_of(x), name,
                        strlen(name), true);
    }
}

static void
on_end(void *cookie, const char *element)
{
    struct xml *x = cookie;

    if (strcmp(element, "cnode") == 0)
        x->depth--;
}

/* Entities can be made to grow without end. */
static void
on_entity(void *cookie, const char *name, int is_parameter, const char *value,
          int len, const char *base, const char *system, const char *public,
          const char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)len, (void)base;
    (void)system, (void)public, (void)notation;
    stop(cookie, "entities of its own");
}

int
read_yoshikoder(struct dictionary *d, const char *data, size_t len,
                struct fault *ft)
{
    struct xml x = {.d = d, .parser = XML_ParserCreate("UTF-8")};
    unsigned line;
    bool good;

    XML_SetUserData(x.parser, &x);
    XML_SetElementHandler(x.parser, on_start, on_end);
    XML_SetEntityDeclHandler(x.parser, on_entity);
    good = len <= INT_MAX &&
           XML_Parse(x.parser, data, (int)len, XML_TRUE) == XML_STATUS_OK;
    line = line_of(&x);
    if (!x.wrong)
        x.wrong = XML_ErrorString(XML_GetErrorCode(x.parser));
    XML_ParserFree(x.parser);
    if (good)
        return 0;
    return build_fault(d, ft, line, "no Yoshikoder dictionary: %s", x.wrong);
}
