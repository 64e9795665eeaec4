#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "office.h"
#include "unpack.h"

#define BLOCK (64u << 10)
#define DEPTH_MAX 1000 /* the parser keeps what is open */

struct document {
    XML_Parser parser;
    struct buf *text;
    size_t most;
    unsigned texts;   /* w:t around */
    unsigned ignored; /* elements around whose text is a copy of other text */
    size_t paragraph; /* where it began */
    unsigned depth;
    const char *refused; /* what no Word document has */
};

/* Without the prefix. */
static const char *
local(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon ? colon + 1 : name;
}

/* The second form of what stands before it, for older readers. */
static bool
is_ignored(const char *name)
{
    return strcmp(name, "Fallback") == 0 || strcmp(name, "del") == 0;
}

static void
put(struct document *x, const char *s, size_t len)
{
    buf_add(x->text, s, len);
    if (x->text->len > x->most)
        XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL
on_start(void *cookie, const char *name, const char **attributes)
{
    struct document *x = cookie;

    (void)attributes;
    if (++x->depth > DEPTH_MAX) {
        x->refused = "elements nested too deep";
        XML_StopParser(x->parser, XML_FALSE);
        return;
    }
    name = local(name);
    x->ignored += is_ignored(name);
    if (x->ignored)
        return;
    if (strcmp(name, "t") == 0)
        x->texts++;
    else if (strcmp(name, "tab") == 0 || strcmp(name, "br") == 0 ||
             strcmp(name, "cr") == 0)
        put(x, *name == 't' ? "\t" : "\n", 1);
    else if (strcmp(name, "noBreakHyphen") == 0)
        put(x, "-", 1);
}

static void
end_paragraph(struct document *x)
{
    while (x->text->len > x->paragraph &&
           strchr(" \t\n", x->text->data[x->text->len - 1]))
        x->text->len--;
    if (x->text->len > x->paragraph)
        put(x, "\n\n", 2);
    x->paragraph = x->text->len;
}

static void XMLCALL
on_end(void *cookie, const char *name)
{
    struct document *x = cookie;

    x->depth--;
    name = local(name);
    if (x->ignored) {
        x->ignored -= is_ignored(name);
        return;
    }
    if (strcmp(name, "t") == 0)
        x->texts--;
    else if (strcmp(name, "p") == 0)
        end_paragraph(x);
}

static void XMLCALL
on_text(void *cookie, const char *s, int len)
{
    struct document *x = cookie;

    if (x->texts && !x->ignored)
        put(x, s, (size_t)len);
}

static void XMLCALL
on_doctype(void *cookie, const char *name, const char *system,
           const char *public, int subset)
{
    struct document *x = cookie;

    (void)name, (void)system, (void)public, (void)subset;
    x->refused = "a document type";
    XML_StopParser(x->parser, XML_FALSE);
}

static const char *
read_document(struct carrier *c, size_t most, struct buf *text, char **detail)
{
    struct document x = {.text = text, .most = most, .paragraph = text->len};
    enum XML_Status status;
    size_t n;

    x.parser = XML_ParserCreate(NULL);
    XML_SetUserData(x.parser, &x);
    XML_SetElementHandler(x.parser, on_start, on_end);
    XML_SetCharacterDataHandler(x.parser, on_text);
    XML_SetStartDoctypeDeclHandler(x.parser, on_doctype);
    do {
        char *block = XML_GetBuffer(x.parser, (int)BLOCK);

        n = block ? carrier_read(c, block, BLOCK) : 0;
        status = XML_ParseBuffer(x.parser, (int)n, n == 0);
    } while (n && status == XML_STATUS_OK);
    if (status != XML_STATUS_OK && text->len <= most)
        *detail = mem_format(
            "word/document.xml: %s in line %lu",
            x.refused ? x.refused : XML_ErrorString(XML_GetErrorCode(x.parser)),
            (unsigned long)XML_GetCurrentLineNumber(x.parser));
    end_paragraph(&x);
    XML_ParserFree(x.parser);
    return *detail ? "damaged-document" : NULL;
}

/* What broke the member off counts before what that did to its XML. */
static const char *
read_member(const struct unpack_member *m, size_t most, struct buf *text,
            char **detail)
{
    const char *reason = read_document(m->data, most, text, detail);

    if (!m->data->reason)
        return reason;
    free(*detail);
    *detail = mem_string(m->data->detail);
    return m->data->reason;
}

const char *
docx_read(struct carrier *c, const struct source_limits *limits,
          struct buf *text, char **detail)
{
    struct unpack *u = unpack_open(c, limits);
    const struct unpack_member *m;
    const char *reason = NULL, *said = NULL;
    bool found = false;

    while (!found && (m = unpack_next(u, &reason, &said))) {
        found = m->data && !m->other && !m->folder &&
                strcmp(m->name, "word/document.xml") == 0;
        if (found)
            reason = read_member(m, (size_t)limits->document, text, detail);
    }
    if (!found && reason) {
        *detail = mem_string(said);
    } else if (!found) {
        reason = "not-text";
        *detail = mem_string("it is no Word document: word/document.xml is "
                             "missing");
    }
    unpack_close(u);
    return reason;
}
