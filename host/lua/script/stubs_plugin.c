/* What init.lua returns, as types: keys and whether they must be there come
   from check_plugin.h, so that a key without a type shows. */
#include <string.h>

#include "check_plugin.h"
#include "stubs.h"

static const struct {
    const char *key, *type;
} types[] = {
    {"api", "1 the version of the contract"},
    {"name", "string the folder's: [a-z][a-z0-9_]*, at most 48 bytes"},
    {"version", "string like \"1.2.0\""},
    {"summary", "string one line"},
    {"requires", "table<string,string> versions by plugin: \">=1\""},
    {"uses", "string[] plugins whose modules and assets it reads"},
    {"metadata",
     "(\"title\"|\"outlet\"|\"published\"|\"author\"|\"url\"|"
     "\"language\"|\"translated\"|\"vars\")[] what it reads of a document"},
    {"languages", "string[] codes: { \"en\" }"},
    {"options", "table<string,slant.option>"},
    {"results", "slant.results"},
    {"limits", "slant.limits"},
    {"permissions", "string[] http:HOST[:PORT], exec:PROGRAM"},
    {"exports",
     "table<string,(fun(args:any,ctx:slant.ctx,state:table):any)|slant.export> "
     "for scripts"},
    {"setup", "fun(ctx:slant.ctx):table once a worker"},
    {"document", "fun(doc:slant.doc,ctx:slant.ctx,state:table):table? the row "
                 "of results.document; nil: empty"},
    {"reduce", "slant.reduce"},
    {"on_request", "boolean it runs only when it is named or required"},
    {"measured", "string how right it was, and on what"},
};

static const char parts[] =
    "\n---@class slant.option\n"
    "---@field type \"string\"|\"integer\"|\"number\"|\"boolean\"|\"list\"|"
    "\"asset\"|\"file\" the last two: ctx.options.NAME is a slant.asset\n"
    "---@field doc string\n"
    "---@field of? \"string\"|\"integer\"|\"number\" of a list\n"
    "---@field default? any of that type\n"
    "---@field min? number of a list: its length\n"
    "---@field max? number of a list: its length\n"
    "---@field values? any[]\n"
    "---@field required? boolean\n"
    "\n---@alias slant.column.type "
    "\"integer\"|\"number\"|\"string\"|\"boolean\"|\"span\"\n"
    "\n---@class slant.column\n"
    "---@field type slant.column.type\n"
    "---@field min? number\n"
    "---@field max? number\n"
    "---@field doc? string\n"
    "---@field unit? string\n"
    "---@field denominator? string\n"
    "---@field missing? string what NULL says\n"
    "\n---@alias slant.columns table<string,slant.column.type|slant.column>\n"
    "\n---@class slant.results\n"
    "---@field document? slant.columns one row a document\n"
    "---@field rows? table<string,slant.columns> any number, by doc:emit\n"
    "---@field corpus? table<string,slant.columns> by ctx:emit in "
    "reduce.finish\n"
    "---@field order? string[] columns that come first in their tables\n"
    "\n---@class slant.limits\n"
    "---@field cpu? string|number seconds, or \"500ms\", \"2s\"\n"
    "---@field memory? string|number bytes, or \"256MiB\"\n"
    "---@field wall? string|number seconds, or \"30s\"\n"
    "---@field rows? integer of a document of 20,000 bytes\n"
    "---@field waiting? integer documents of a worker in flight, 64 at most\n"
    "\n---@class slant.reduce\n"
    "---@field init fun(ctx:slant.ctx):any\n"
    "---@field step fun(acc:any,doc:slant.doc,result:table?,"
    "rows:table<string,table[]>):any\n"
    "---@field merge fun(a:any,b:any):any\n"
    "---@field finish fun(acc:any,ctx:slant.ctx)\n"
    "\n---@class slant.export\n"
    "---@field call fun(args:any,ctx:slant.ctx,state:table):any\n"
    "---@field takes string what stands behind its name: \"{text=}\"\n"
    "---@field doc string\n"
    "\n---@class slant.mention\n"
    "---@field start integer byte of doc.text, from 0\n"
    "---@field stop integer\n"
    "---@field entity? string\n"
    "---@field kind? string\n"
    "---@field actor? string\n";

static const char *
type_of(const char *key)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].key, key) == 0)
            return types[i].type;
    return "any";
}

void
stubs_add_plugin(struct buf *out)
{
    size_t n;
    const struct check_key *keys = check_plugin_keys(&n);

    buf_str(out, parts);
    buf_str(out, "\n---What init.lua returns.\n---@class slant.plugin\n");
    for (size_t i = 0; i < n; i++)
        buf_format(out, "---@field %s%s %s\n", keys[i].name,
                   keys[i].required ? "" : "?", type_of(keys[i].name));
}
