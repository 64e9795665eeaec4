#include "stubs.h"

#include <string.h>

#include "api.h"
#include "check_plugin.h"
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
        {"words", "table"},       {"scores", "table"}};

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

/* `a, b`, `list of a`, `a or nil`; each behind `before`. */
static void
add_types(struct buf *out, const char *text, const char *before,
          const char *between)
{
    while (*text) {
        size_t len = strcspn(text, ",");
        bool list = strncmp(text, "list of ", 8) == 0;
        const char *word = text + (list ? 8 : 0);

        buf_str(out, before);
        add_word(out, word, strcspn(word, ", "));
        if (list)
            buf_str(out, "[]");
        if (len > 7 && memcmp(text + len - 7, " or nil", 7) == 0)
            buf_str(out, "|nil");
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

/* f{text=, title=}: one table. */
static void
add_named(struct buf *out, struct buf *params, const char *p)
{
    buf_str(out, "---@param options { ");
    for (p++; *p && *p != '}';) {
        size_t len = strcspn(p, "=");

        buf_add(out, p, len);
        buf_str(out, "?: any");
        p += len + 1;
        p += strspn(p, ", ");
        buf_str(out, *p == '}' ? " }\n" : ", ");
    }
    buf_str(params, "options");
}

/* The name of the argument at p: its first word; `options` for {text=, ...}. */
static size_t
argument(const char *p, const char **name)
{
    size_t braces = *p == '{' ? strcspn(p, "}") + 1 : 0;

    *name = braces ? "options" : p;
    return braces ? braces : strcspn(p, ",)");
}

/* Arguments may be left out: which ones, the help says. */
static void
add_params(struct buf *out, struct buf *params, const struct api_entry *e)
{
    const char *p = e->signature + strlen(e->name), *name;

    if (*p == '{') {
        add_named(out, params, p);
        return;
    }
    for (p++; *p && *p != ')';) {
        size_t len = argument(p, &name), word = strcspn(name, " ,)");
        bool rest = strncmp(p, "...", 3) == 0;

        buf_str(out, "---@param ");
        buf_add(out, name, word);
        buf_str(out, rest ? " any\n" : "? any\n");
        if (params->len)
            buf_str(params, ", ");
        buf_add(params, name, word);
        p += len;
        p += strspn(p, ", ");
    }
}

static void
add_function(struct buf *out, const struct api_entry *e)
{
    struct buf params = {0};

    buf_format(out, "\n---%s\n", e->help);
    add_params(out, &params, e);
    if (results_of(e))
        add_results(out, results_of(e));
    buf_format(out, "function %s(%s) end\n", e->name, buf_text(&params));
    buf_free(&params);
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

/* ---- what init.lua returns ---- */

static const char *
key_type(const struct check_key *k)
{
    if (strcmp(k->name, "setup") == 0)
        return "fun(ctx: slant.ctx): table";
    if (strcmp(k->name, "document") == 0 && k->types == CHECK_FUNCTION)
        return "fun(doc: slant.doc, ctx: slant.ctx, state: table): table?";
    switch (k->types) {
    case CHECK_NUMBER:
        return "number";
    case CHECK_STRING:
        return "string";
    case CHECK_TABLE:
        return "table";
    case CHECK_FUNCTION:
        return "function";
    default:
        return "any";
    }
}

static void
add_plugin(struct buf *out)
{
    size_t n;
    const struct check_key *keys = check_plugin_keys(&n);

    buf_str(out, "\n---What init.lua returns.\n---@class slant.plugin\n");
    for (size_t i = 0; i < n; i++)
        buf_format(out, "---@field %s%s %s\n", keys[i].name,
                   keys[i].required ? "" : "?", key_type(&keys[i]));
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
    add_plugin(&text);
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
