#include "stubs.h"

#include <string.h>

#include "api.h"
#include "api_arguments.h"
#include "libs.h"

/* doc of doc:tokens; the rest of the name in *member. */
static size_t
owner(const char *name, const char **member)
{
    size_t len = strcspn(name, ".:");

    *member = name + len + 1;
    return len;
}

/* Belongs e to the class or module `by`? A name may be both: lexicon.new is the
   module's, lexicon:read what it makes. */
static bool
owned(const struct api_entry *e, const char *by, bool module)
{
    const char *member;
    size_t len = owner(e->name, &member);
    bool both = false;

    if (!(e->who & API_PLUGIN) || strlen(by) != len ||
        memcmp(e->name, by, len) != 0)
        return false;
    for (size_t i = 0; libs_name(i); i++)
        both = both || strcmp(libs_name(i), by) == 0;
    return !both || (e->name[len] == '.') == module;
}

static bool
is_function(const struct api_entry *e)
{
    char next = e->signature[strlen(e->name)];

    return next == '(' || next == '{';
}

/* ---- types ---- */

static const char *const classes[] = {
    "doc",   "span",    "set",       "counter",  "ctx",       "assets",
    "asset", "lexicon", "model",     "trainer",  "helper",    "tagger",
    "vader", "grammar", "gazetteer", "wordbook", "encounters"};

/* A word of a signature's results as a type. */
static void
add_word(struct buf *out, const char *word, size_t len)
{
    static const struct {
        const char *word, *type;
    } types[] = {
        {"i", "integer"},         {"n", "integer"},    {"rank", "integer"},
        {"frequency", "integer"}, {"row", "table"},    {"documents", "integer"},
        {"word", "string"},       {"value", "any"},    {"key", "any"},
        {"strings", "string"},    {"state", "string"}, {"hits", "table"},
        {"words", "table"},       {"scores", "table"}, {"rows", "table"},
        {"low", "number"},        {"high", "number"},  {"list", "table"},
        {"lists", "string[]"}};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strlen(types[i].word) == len && !memcmp(types[i].word, word, len)) {
            buf_str(out, types[i].type);
            return;
        }
    }
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i]) == len && !memcmp(classes[i], word, len))
            buf_str(out, "slant.");
    buf_add(out, word, len);
}

/* `a`, `list of a`, `a or b`, of len bytes. */
static void
add_type(struct buf *out, const char *text, size_t len)
{
    bool list = strncmp(text, "list of ", 8) == 0;
    const char *word = text + (list ? 8 : 0);
    const char *other = memmem(text, len, " or ", 4);

    add_word(out, word, strcspn(word, ", "));
    buf_str(out, list ? "[]" : "");
    if (other) {
        buf_char(out, '|');
        add_word(out, other + 4, len - (size_t)(other + 4 - text));
    }
}

/* `a, b`, each behind `before`. */
static void
add_types(struct buf *out, const char *text, const char *before,
          const char *between)
{
    while (*text) {
        size_t len = strcspn(text, ",");

        buf_str(out, before);
        add_type(out, text, len);
        text += len;
        text += strspn(text, ", ");
        buf_str(out, *text ? between : "");
    }
}

static void
add_results(struct buf *out, const char *text)
{
    static const char iterator[] = "iterator of ";

    if (strncmp(text, iterator, strlen(iterator)) == 0) {
        buf_str(out, "---@return fun(): ");
        add_types(out, text + strlen(iterator), "", ", ");
        buf_str(out, "\n");
    } else {
        add_types(out, text, "---@return ", "\n");
        buf_str(out, "\n");
    }
}

static const char *
results_of(const struct api_entry *e)
{
    const char *arrow = strstr(e->signature, " -> ");

    return arrow ? arrow + 4 : NULL;
}

/* ---- functions ---- */

static void
add_text(struct buf *out, struct api_word w)
{
    buf_add(out, w.s, w.len);
}

/* slant.model.tone.options: the class of a table with fields. */
static void
add_fields_class(struct buf *out, const struct api_entry *e,
                 const struct api_argument *a)
{
    buf_str(out, "slant.");
    for (const char *c = e->name; *c; c++)
        buf_char(out, *c == ':' ? '.' : *c);
    buf_char(out, '.');
    add_text(out, a->name);
}

/* `name? type help`, as ---@param and ---@field have it. */
static void
add_argument(struct buf *out, const char *tag, const struct api_entry *e,
             const struct api_argument *a)
{
    buf_format(out, "---@%s ", tag);
    add_text(out, a->name);
    buf_str(out, a->optional ? "? " : " ");
    if (a->fields)
        add_fields_class(out, e, a);
    else
        add_text(out, a->type);
    buf_str(out, a->help.len ? " " : "");
    add_text(out, a->help);
    buf_char(out, '\n');
}

/* The classes of the tables that e takes. */
static void
add_option_classes(struct buf *out, const struct api_entry *e)
{
    const char *rest = api_arguments(e->name);
    struct api_argument a;

    while (rest && api_argument_next(&rest, &a)) {
        if (a.fields) {
            buf_str(out, "\n---@class ");
            add_fields_class(out, e, &a);
            buf_char(out, '\n');
        }
        if (a.field)
            add_argument(out, "field", e, &a);
    }
}

static void
add_function(struct buf *out, const struct api_entry *e)
{
    const char *rest = api_arguments(e->name);
    struct buf names = {0};
    struct api_argument a;

    add_option_classes(out, e);
    buf_format(out, "\n---%s\n", e->help);
    while (rest && api_argument_next(&rest, &a)) {
        if (a.field)
            continue;
        add_argument(out, "param", e, &a);
        buf_str(&names, names.len ? ", " : "");
        add_text(&names, a.name);
    }
    if (results_of(e))
        add_results(out, results_of(e));
    buf_format(out, "function %s(%s) end\n", e->name, buf_text(&names));
    buf_free(&names);
}

static void
add_functions(struct buf *out, const char *by, bool module)
{
    for (size_t i = 0; i < api_n; i++)
        if (owned(&api_entries[i], by, module) && is_function(&api_entries[i]))
            add_function(out, &api_entries[i]);
}

static void
add_class(struct buf *out, const char *name)
{
    buf_format(out, "\n---@class slant.%s\n", name);
    if (strcmp(name, "doc") == 0)
        buf_str(out, "---@operator len: integer\n");
    for (size_t i = 0; i < api_n; i++) {
        const struct api_entry *e = &api_entries[i];
        const char *member;

        if (!owned(e, name, false) || is_function(e))
            continue;
        owner(e->name, &member);
        buf_format(out, "---@field %s ", member);
        add_types(out, results_of(e), "", ", ");
        buf_format(out, " %s\n", e->help);
    }
    buf_format(out, "local %s = {}\n", name);
    add_functions(out, name, false);
}

void
stubs_make(void (*each)(void *cookie, const char *name, const struct buf *text),
           void *cookie)
{
    struct buf text = {0}, name = {0};
    const char *module;

    buf_str(&text, "---@meta\n");
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        add_class(&text, classes[i]);
    stubs_add_plugin(&text);
    each(cookie, "slant.lua", &text);
    for (size_t i = 0; (module = libs_name(i)); i++) {
        buf_clear(&text);
        buf_clear(&name);
        buf_format(&name, "%s.lua", module);
        buf_format(&text, "---@meta\n\nlocal %s = {}\n", module);
        add_functions(&text, module, true);
        buf_format(&text, "\nreturn %s\n", module);
        each(cookie, buf_text(&name), &text);
    }
    buf_free(&text);
    buf_free(&name);
}
