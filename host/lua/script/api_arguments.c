#include "api_arguments.h"

#include <string.h>

/* A line each: NAME TYPE: HELP. `?` behind a name: it may be left out; `.`
   before it: a field of the argument above of type `{}`. */
static const struct {
    const char *function, *arguments;
} rows[] = {
    {"doc:sentence", "i integer: from 1\n"},
    {"doc:sentence_at", "byte integer: of doc.text, from 0\n"},
    {"doc:slice", "span slant.span: of this document\n"},
    {"doc:span", "i integer: the first token, from 1\n"
                 "j integer: the last one, from i\n"},
    {"doc:bytes",
     "start integer: of doc.text, from 0, between characters\n"
     "stop integer: behind the last byte, from start, between characters\n"},
    {"doc:result", "plugin string: one of `requires`\n"},
    {"doc:columns", "plugin string: one of `requires`\n"
                    "name string: of its results.rows\n"},
    {"doc:emit",
     "kind string: of results.rows\n"
     "row table<string,any>: a value for each column: a span or {start=, "
     "stop=} in bytes of doc.text; a text of at most 1 MiB; nil for NULL\n"},
    {"text.words", "s string: UTF-8, at most 16 MiB\n"},
    {"text.sentences", "s string: UTF-8, at most 16 MiB\n"},
    {"text.fold", "s string: UTF-8, at most 16 MiB\n"},
    {"text.forms",
     "kind \"n\"|\"v\"|\"d\"|\"a\"|\"w\": which rule\n"
     "phrase string: its last word is inflected; at most 1000 bytes\n"},
    {"text.stem", "word string: at most 1000 bytes\n"
                  "language string: name or code: `english`, `en`\n"},
    {"text.parts", "word string: UTF-8\n"},
    {"match.set", "list string[]: terms of one or more words, at most 1000 "
                  "bytes each and a million of them\n"},
    {"set:each", "doc slant.doc\n"},
    {"match.tagger",
     "words table<string,string>: one byte by word in lower case (at most 40 "
     "bytes) or by ending `-ly` (at most 5 bytes)\n"},
    {"wordbook:form",
     "form string: 1 to 40 bytes\n"
     "n integer: 0 to 4294967295\n"
     "kinds? string: letters of host/lua/grammar/prospect.h\n"},
    {"wordbook:noun",
     "noun string: 1 to 40 bytes\n"
     "n integer: 0 to 4294967295\n"
     "kinds? string: letters of host/lua/grammar/prospect.h\n"},
    {"wordbook:verb", "lemma string: 1 to 40 bytes\n"
                      "past? string: 1 to 40 bytes\n"
                      "participle? string: 1 to 40 bytes\n"
                      "n integer: 0 to 4294967295\n"
                      "kinds? string: letters of host/lua/grammar/prospect.h\n"
                      "passive? string: the same, of its participles\n"},
    {"wordbook:ending", "ending string: 1 to 8 bytes\n"
                        "least integer: bytes of the whole word, 1 to 40\n"
                        "n integer: 1 to 4294967295\n"},
    {"wordbook:find", "form string: in lower case\n"},
    {"wordbook:encounters",
     "doc slant.doc|string\n"
     "mentions string|slant.mention[]: as of grammar:rows\n"
     "options {}\n"
     ".states? slant.gazetteer: for genders, places and adjectives that are no "
     "actors\n"
     ".date? string: of publication, as doc.published\n"
     ".every? boolean: also what can hold no statement\n"},
    {"encounters:sentence", "k integer: from 1\n"},
    {"encounters:mentions", "k integer: from 1\n"},
    {"encounters:recall",
     "in_run? boolean: where the quotation was first looked at\n"},
    {"encounters:join", "a string: a name in the text\n"
                        "b string: another one\n"},
    {"wordbook:items",
     "s string: a sentence\n"
     "base integer: the byte of the document at which it begins\n"
     "places {start:integer,stop:integer}[]: bytes of the document, ascending\n"
     "info table<string,table>: by word\n"
     "open? boolean: it begins inside a quotation\n"},
    {"match.gazetteer",
     "files {}\n"
     ".own? string: text of a file in plugins/actors/assets, as all others\n"
     ".exclusions? string\n"
     ".persons? string\n"
     ".states? string\n"
     ".blocs? string\n"
     ".institutions? string\n"
     ".organizations? string\n"
     ".languages? string\n"
     ".heads? string\n"
     ".given? string\n"
     ".words? string\n"
     ".past? {state:string,was:string,before:string}: before: a day, "
     "1991-12-26\n"},
    {"gazetteer:mentions", "doc slant.doc\n"
                           "options {}\n"
                           ".date? string: of publication, as doc.published\n"
                           ".own? table<string,boolean>: kinds: state, person, "
                           "institution, place, people, bloc, organization\n"},
    {"gazetteer:rows",
     "doc slant.doc\n"
     "options {}\n"
     ".date? string: of publication, as doc.published\n"
     ".own? table<string,boolean>: kinds, as of gazetteer:mentions\n"},
    {"gazetteer:canonical", "name string\n"
                            "date? string: 2025-09-03, 2025-09 or 2025\n"},
    {"gazetteer:holder", "state string\n"
                         "office string\n"
                         "date? string: 2025-09-03, 2025-09 or 2025\n"},
    {"match.grammar",
     "files {}\n"
     ".tags slant.tagger: where clauses and noun phrases begin or end\n"
     ".cues "
     "table<string,{shape:string,frames:table<string,string>,prepositions:"
     "table<string,string>}>: verbs that report, by form\n"
     ".words slant.tagger: what else is asked of words\n"
     ".genders slant.tagger: of given names and words for persons\n"},
    {"grammar:rows", "doc slant.doc\n"
                     "mentions string|slant.mention[]: a plugin of `requires` "
                     "whose rows `mention` have them, or a list\n"},
    {"grammar:list", "doc slant.doc\n"
                     "mentions string|slant.mention[]: as of grammar:rows\n"},
    {"stat.diversity",
     "doc slant.doc\n"
     "options? {}\n"
     ".window? integer: tokens of mattr and msttr, at least 1 (100)\n"},
    {"stat.readability", "doc slant.doc\n"},
    {"stat.keyness", "a number: frequency in the one part, 0 to n1\n"
                     "n1 number: tokens of it\n"
                     "b number: frequency in the other, 0 to n2\n"
                     "n2 number: tokens of it\n"},
    {"stat.association", "o11 number: both, at least 0\n"
                         "o12 number: the first without the second\n"
                         "o21 number: the second without the first\n"
                         "o22 number: neither\n"},
    {"stat.wilson_iid", "x number: 0 to n\n"
                        "n number: trials\n"},
    {"stat.cluster_mean",
     "values number[]: one a document\n"
     "clusters integer[]: of the same documents: ctx.cluster, or the column "
     "of documents\n"},
    {"stat.quantile",
     "list number[]: in any order; without one, nothing is returned\n"
     "p number: 0 to 1\n"},
    {"stat.resample", "list integer[]\n"
                      "draws integer: below 1048576\n"
                      "chance integer: a seed, or where it stood\n"},
    {"stat.shuffle", "list any[]: in place\n"
                     "chance integer: a seed, or where it stood\n"},
    {"counter:add", "doc slant.doc\n"},
    {"counter:merge", "counter slant.counter: another one\n"},
    {"counter:ranked", "most? integer: words, at least 0 (0: all)\n"},
    {"lexicon.new",
     "rules? {}\n"
     ".kinds? "
     "table<string,{good:number,bad:number,bare:number,reach:integer,object:"
     "boolean}>: what an entry of this kind does to those in reach (words): "
     "values are times good or bad (1); at most 15 kinds\n"
     ".contrast? string: the kind of `but`\n"
     ".concession? string: the kind of `although`\n"
     ".unreal? string: the kind of `would`\n"
     ".before_contrast? number: factor (1)\n"
     ".after_contrast? number: factor (1)\n"
     ".conceded? number: factor (1)\n"
     ".unreal_factor? number: factor (1)\n"
     ".spread_per_word? number: how soon a sum is seen as strong (0: plain "
     "sums)\n"
     ".words_min? number: a sentence counts as having at least so many words "
     "(1)\n"},
    {"lexicon.read",
     "text string: of a file\n"
     "format? \"tsv\"|\"vader\"|\"afinn\": tsv, if it is left out\n"},
    {"lexicon.vader", "text string: of a file in VADER's format\n"},
    {"vader:score", "doc slant.doc|string\n"},
    {"lexicon:add", "phrase string: at most 1000 bytes\n"
                    "value? number|number[]: at most 4; the first one is the "
                    "valence, bad below 0\n"
                    "kind? string: of the rules\n"
                    "note? string: at most 1000 bytes\n"},
    {"lexicon:add_words", "text string: lines\n"},
    {"lexicon:read", "text string: a sentence\n"},
    {"lexicon:score", "doc slant.doc\n"},
    {"model.load", "data string: of a file\n"
                   "lexicons? {}\n"
                   ".tone? slant.lexicon: the one it was trained with\n"
                   ".verbs? slant.lexicon: the one it was trained with\n"},
    {"model:score",
     "passage {}\n"
     ".text string: UTF-8, at most 64 MiB\n"
     ".targets? integer[][][]: up to 2, each a list of {start, stop} in bytes "
     "of text, from 0; the mention meant first\n"
     ".more? table: features of your own: names, or a number by name\n"
     ".in_quotes? boolean: it begins inside a quotation\n"},
    {"model:explain", "passage slant.model.score.passage\n"
                      "class? string: the first one, if it is left out\n"
                      "other? string: a class\n"
                      "least? number: at least so much, to either side\n"},
    {"model:tone", "doc slant.doc\n"
                   "options {}\n"
                   ".least number: what a word must give\n"
                   ".least_entry number: what a word of the lexicon must give\n"
                   ".scale number: all numbers are times this\n"
                   ".band number: neutral from -band to band\n"
                   ".rules? boolean: by those of the lexicon alone\n"
                   ".words? boolean: also a list of the words\n"},
    {"model.trainer", "options {}\n"
                      ".classes? string[]: 2 to 8 words of at most 23 letters; "
                      "without them, of a number\n"
                      ".tone? slant.lexicon\n"
                      ".verbs? slant.lexicon\n"},
    {"trainer:add", "sample {}\n"
                    ".text string: UTF-8, at most 64 MiB\n"
                    ".targets? integer[][][]: as of model:score\n"
                    ".more? table: as of model:score\n"
                    ".in_quotes? boolean: it begins inside a quotation\n"
                    ".class? string: of a model of classes\n"
                    ".value? number: of a model of a number\n"
                    ".weight? number: how often it counts (1)\n"
                    ".fold? integer: see trainer:fit (-1: none)\n"},
    {"trainer:fit",
     "options {}\n"
     ".about string: one line for the head of the file\n"
     ".bits? integer: 8 to 20 (16): room for 2^bits features\n"
     ".l2? number: strength of the penalty (1)\n"
     ".min_count? integer: samples that must have a feature (1)\n"
     ".ratio? number: 0 to 1, share of the weights scaled by what tells "
     "classes apart (0)\n"
     ".common? number: with ratio, scales are times n^common (0)\n"
     ".except? integer: a fold that is left out (-1: none)\n"
     ".iterations? integer: at most (200)\n"},
    {"json.encode", "value any: boolean, finite number, UTF-8 text, or a "
                    "table of them, 64 deep\n"},
    {"json.decode", "text string\n"},
    {"ctx.skip", "reason string: a phrase of 1 to 60 bytes\n"},
    {"ctx.random", "m? integer: alone: 1 to m; with n: m to n; without: a "
                   "number from 0 up to 1\n"
                   "n? integer: at least m\n"},
    {"ctx.cluster", "id integer: of a document\n"},
    {"ctx.count", "ids integer[]: of documents, ascending\n"},
    {"ctx:emit_counts", "kind string: of results.corpus\n"
                        "counter slant.counter\n"
                        "row table<string,any>: values of the other columns\n"
                        "options? {}\n"
                        ".least? integer: frequency, at least 0 (0)\n"
                        ".most? integer: rows, at least 0 (0: all)\n"},
    {"ctx:emit", "kind string: of results.corpus\n"
                 "row table<string,any>: a value for each column\n"},
    {"ctx.read", "document {}\n"
                 ".text string: UTF-8, at most 64 MiB\n"
                 ".title? string\n"
                 ".date? string: 2025-09-03, 2025-09 or 2025\n"},
    {"assets:open", "name string: without `..`; at most 256 MiB\n"},
    {"log.info", "format string: as of string.format; what it makes is cut at "
                 "2000 bytes a line\n"
                 "... any: its values\n"},
    {"log.warn", "format string: as of string.format\n"
                 "... any: its values\n"},
    {"det.keys", "table table: with numbers, strings and booleans as keys\n"},
    {"det.pairs", "table table: with numbers, strings and booleans as keys\n"},
    {"async.sleep", "seconds number: 0 to 3600; a millisecond at least\n"},
    {"async.all", "list (fun():any)[]: at most 1000\n"},
    {"async.timeout", "seconds number: 0 to 3600\n"
                      "f fun():any\n"},
    {"http.get", "url string: with a host and port of `permissions`\n"
                 "options? {}\n"
                 ".timeout? number: seconds, above 0, to 3600 (30)\n"
                 ".headers? table<string,string>\n"},
    {"http.post", "url string: with a host and port of `permissions`\n"
                  "body string\n"
                  "options? {}\n"
                  ".timeout? number: seconds, above 0, to 3600 (30)\n"
                  ".headers? table<string,string>\n"},
    {"proc.run", "command {}\n"
                 ".[integer] string: the program, one of `permissions`, and at "
                 "most 99 arguments\n"
                 ".input? string: what it reads\n"},
    {"proc.helper", "list string[]: the program, one of `permissions`, and "
                    "at most 99 arguments\n"},
    {"helper:ask", "line string: without a line end\n"},
};

const char *
api_arguments(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].function, name) == 0)
            return rows[i].arguments;
    return NULL;
}

/* Takes what stands before the end or one of `marks` off *at. */
static struct api_word
take(const char **at, const char *marks)
{
    struct api_word w = {*at, strcspn(*at, marks)};

    *at += w.len;
    return w;
}

/* A type may have `:` without a blank behind it. */
static struct api_word
take_type(const char **at)
{
    struct api_word w = {*at, 0};

    while (strncmp(w.s + w.len, ": ", 2) != 0 && w.s[w.len] != '\n')
        w.len++;
    *at += w.len;
    return w;
}

bool
api_argument_next(const char **rest, struct api_argument *a)
{
    const char *at = *rest;

    if (!*at)
        return false;
    *a = (struct api_argument){.field = *at == '.' && at[1] != '.'};
    at += a->field;
    a->name = take(&at, "? ");
    a->optional = *at == '?';
    at += a->optional + 1;
    a->type = take_type(&at);
    a->fields = a->type.len == 2 && memcmp(a->type.s, "{}", 2) == 0;
    at += strncmp(at, ": ", 2) == 0 ? 2 : 0;
    a->help = take(&at, "\n");
    *rest = at + 1;
    return true;
}
