#include "api.h"

#include <string.h>

#define ENTRY(name, signature, help) \
    {                                \
        name, signature, help        \
    }

const struct api_entry api_entries[] = {
    ENTRY("corpus.count", "corpus.count(where) -> integer",
          "How many documents there are, or for how many the SQL condition "
          "holds."),
    ENTRY("corpus.each", "corpus.each{where=, limit=} -> iterator of doc",
          "Goes through the documents by id: for doc in corpus.each{where="
          "\"year = 2025\"} do ... end."),
    ENTRY("corpus.get", "corpus.get(id | key | file name) -> doc",
          "The document a person means; the beginning of a file name will "
          "do."),
    ENTRY("corpus.sample", "corpus.sample(n, seed, where) -> list of doc",
          "n documents by chance, the same ones for the same seed (1 if none "
          "is given)."),
    ENTRY("corpus.sql", "corpus.sql(query, ...) -> list of rows",
          "The rows of a SELECT as tables by column name; each ? in it takes "
          "one of the values. .columns has the names in order."),
    ENTRY("corpus.kwic",
          "corpus.kwic(query, {where=, window=, unit=, case=, sort=, sample=, "
          "seed=, limit=}) -> list of hits",
          "Every place of a query, as `slant kwic --help` has it: document, "
          "key, outlet, title, published, start, stop, left, hit, right; .n "
          "and .documents count all."),
    ENTRY("corpus.frequency",
          "corpus.frequency(term | list, {where=, by=}) -> list of rows",
          "How often terms stand in the texts, as kwic finds them: frequency, "
          "documents, of_documents, tokens, per_million, for each value of "
          "`by`."),
    ENTRY("dictionary.load", "dictionary.load(path) -> dictionary",
          "The categories of a dictionary file, as `slant dictionary --help` "
          "has the formats: lexicon = dictionary.load(\"frames.yml\")."),
    ENTRY("dictionary:count",
          "dictionary:count{where=, by=, once=, entries=} -> list of rows",
          "How often each category (or entry) stands in the texts: category, "
          "hits, documents, of_documents, tokens, per_million, shared, for "
          "each value of `by`."),
    ENTRY("dictionary:categories", "dictionary:categories() -> list of strings",
          "The names of its categories, those above before those below."),
    ENTRY("dictionary:notes", "dictionary:notes() -> list of strings",
          "What was left out of the file, with its line, and why."),
    ENTRY("corpus.stance",
          "corpus.stance{source=, target=, by=, where=} -> list of rows",
          "Counts of what `stance` found of source towards target, as in "
          "stance_pair, for each value of `by` (year, month, outlet, ...) that "
          "has sentences with both."),
    ENTRY("doc.id", "doc.id -> integer", "Its number in the corpus."),
    ENTRY("doc.key", "doc.key -> string",
          "Its key: yours, or the file's path."),
    ENTRY("doc.title", "doc.title -> string or nil", "The headline."),
    ENTRY("doc.outlet", "doc.outlet -> string or nil", "Who published it."),
    ENTRY("doc.author", "doc.author -> string or nil", "Who wrote it."),
    ENTRY("doc.published", "doc.published -> string or nil",
          "The date as far as it is known: 2025-09-03, 2025-09 or 2025."),
    ENTRY("doc.year", "doc.year -> integer or nil", "The year of published."),
    ENTRY("doc.language", "doc.language -> string or nil",
          "The language, as in `en`."),
    ENTRY("doc.url", "doc.url -> string or nil", "Where it was published."),
    ENTRY("doc.text", "doc.text -> string",
          "The stored text; start and stop of spans count its bytes."),
    ENTRY("doc.vars", "doc.vars -> table",
          "Your own document variables, by name."),
    ENTRY("doc:tokens", "doc:tokens() -> iterator of i, span",
          "The tokens that are analysed. One span is used again and again: "
          "token.span is a copy to keep."),
    ENTRY("doc:sentences", "doc:sentences() -> iterator of i, span",
          "The sentences; sentence:tokens() goes on into one."),
    ENTRY("doc:paragraphs", "doc:paragraphs() -> iterator of i, span",
          "The paragraphs."),
    ENTRY("doc:slice", "doc:slice(span) -> string", "The text of a span."),
    ENTRY("doc:span", "doc:span(i, j) -> span", "From token i to token j."),
    ENTRY("doc:bytes", "doc:bytes(start, stop) -> span",
          "The span of these bytes, as result tables have them."),
    ENTRY("doc:types", "doc:types() -> integer, integer",
          "How many different words, and how many of them stand there once."),
    ENTRY("doc:result", "doc:result(plugin) -> row, state",
          "What a plugin found: its row, with .rows.NAME for its lists; nil "
          "and the state when there is none."),
    ENTRY("span.text", "span.text -> string", "The text of the stretch."),
    ENTRY("span.type", "span.type -> string",
          "Its folded form, as words are counted."),
    ENTRY("span.start", "span.start -> integer",
          "The byte of doc.text where it begins, from 0."),
    ENTRY("span.stop", "span.stop -> integer",
          "The byte behind its last one: text:sub(start + 1, stop)."),
    ENTRY("span.i", "span.i -> integer or nil",
          "The number of a token in its document."),
    ENTRY("span.span", "span.span -> span",
          "A copy to keep of a token that an iterator uses again."),
    ENTRY("span:tokens", "span:tokens() -> iterator of i, span",
          "The tokens that begin in it."),
    ENTRY("text.words", "text.words(s) -> list of strings",
          "The words of a string, as slant counts them."),
    ENTRY("text.sentences", "text.sentences(s) -> list of strings",
          "The sentences of a string."),
    ENTRY("text.fold", "text.fold(s) -> string",
          "The form under which a word is counted: case and quotes folded."),
    ENTRY("text.parts", "text.parts(word) -> list of strings",
          "The parts of a word that searches find: no-limits has two."),
    ENTRY("match.set", "match.set(list) -> set",
          "Many terms to be looked for at once, over parts of words, as kwic "
          "does."),
    ENTRY("set:each", "set:each(doc) -> iterator of n, span",
          "Every place of a term of match.set; n is its number in the list."),
    ENTRY("match.tagger", "match.tagger({word = tag}) -> tagger",
          "Sorts words into kinds of one byte each. A key like `-ly` is an "
          "ending; other words are A (a capital), 0 (a number) or a."),
    ENTRY("tagger:read", "tagger:read(doc) -> string, items",
          "The document as a string of tags, for Lua patterns: words, `'` for "
          "a possessive, `, ; : ( )`, `-` a dash, `!`, the end of a sentence "
          "`.` and of a paragraph `\\n`; and the items behind its bytes."),
    ENTRY("items:start", "items:start(i) -> integer",
          "The byte of doc.text where item i begins, from 0."),
    ENTRY("items:stop", "items:stop(i) -> integer", "The byte behind item i."),
    ENTRY("items:word", "items:word(i) -> string", "Item i in lower case."),
    ENTRY("items:from", "items:from(byte) -> integer",
          "The first item that ends behind a byte of doc.text."),
    ENTRY("stat.counter", "stat.counter() -> counter",
          "Counts the words of documents, whole ones at a time."),
    ENTRY("counter:add", "counter:add(doc)",
          "Counts all tokens of a document."),
    ENTRY("counter:merge", "counter:merge(counter)",
          "Adds what another counter has."),
    ENTRY("counter:ranked",
          "counter:ranked() -> iterator of rank, word, frequency, documents",
          "The words counted, the most frequent first."),
    ENTRY("counter.tokens", "counter.tokens -> integer",
          "How many tokens were counted."),
    ENTRY("counter.types", "counter.types -> integer",
          "How many different words."),
    ENTRY("counter.documents", "counter.documents -> integer",
          "In how many documents."),
    ENTRY("lexicon.new", "lexicon.new(rules) -> lexicon",
          "An empty lexicon; rules (may be left out) say what kinds of entries "
          "do to others."),
    ENTRY("lexicon.read", "lexicon.read(text, format) -> lexicon",
          "A lexicon from the text of a file: tsv (headings, then entry, "
          "values, note), vader or afinn."),
    ENTRY("lexicon.vader", "lexicon.vader(text) -> vader",
          "VADER's rules with the lexicon in the text of a file in its "
          "format."),
    ENTRY("vader:score", "vader:score(doc | text) -> table",
          "compound, pos, neg, neu as the Python program has them, and hits."),
    ENTRY("lexicon:add", "lexicon:add(phrase, value | {values}, kind, note)",
          "Adds a word or phrase; the last one wins."),
    ENTRY("lexicon:read", "lexicon:read(text) -> number or nil, list of hits",
          "The valence of a sentence, and the entries in it: start, stop, "
          "values, kind, note, score."),
    ENTRY("lexicon:score", "lexicon:score(doc) -> table",
          "Plain sums over a whole document: sum, positive, negative, hits, "
          "tokens."),
    ENTRY("model.load", "model.load(data, {tone=, verbs=}) -> model",
          "A linear model from its file, with the lexicons it was trained "
          "with."),
    ENTRY("model:score",
          "model:score{text=, targets=, more=} -> table or number",
          "Probabilities by class, or the number of a model of one. targets: "
          "up to two lists of {start, stop}."),
    ENTRY("model:explain",
          "model:explain({text=, ...}, class) -> scores, list of words",
          "The same, and what each word gave to the class: start, stop, "
          "score."),
    ENTRY("model:read",
          "model:read({text=, in_quotes=}, least) -> number or nil, list, "
          "boolean",
          "For a model of one number: the number, its evidence (start, stop, "
          "score, quoted), whether the text ends in quotation marks. nil: no "
          "word of tone, and no other that gave at least so much."),
    ENTRY("model.trainer", "model.trainer{classes=, tone=, verbs=} -> trainer",
          "Gathers samples for a model; without classes it is of a number."),
    ENTRY("trainer:add",
          "trainer:add{text=, targets=, more=, class=, value=, weight=, "
          "fold=}",
          "Adds a sample, with its class or value."),
    ENTRY("trainer:fit",
          "trainer:fit{about=, bits=, l2=, min_count=, ratio=, except=, "
          "iterations=} -> string",
          "The file of the model that fits the samples, but those of the fold "
          "`except`."),
    ENTRY("json.encode", "json.encode(value) -> string",
          "JSON of a value, keys sorted."),
    ENTRY("json.decode", "json.decode(text) -> value",
          "The value that JSON stands for; null is nil."),
    ENTRY("chart.table",
          "chart.table(rows, {columns=, title=, limit=}) -> chart",
          "Rows under each other; no value is a dash. print(chart) shows it."),
    ENTRY("chart.bar", "chart.bar(rows, {label=, value=, title=}) -> chart",
          "A bar for each row {label, value}; label and value may name "
          "columns."),
    ENTRY("chart.dots",
          "chart.dots(points, {series=, names=, title=, height=}) -> chart",
          "A dot for each point {period, value}; years without one are gaps "
          "and are named."),
    ENTRY("chart.line",
          "chart.line(points, {series=, names=, title=, height=}) -> chart",
          "As dots, with neighbouring periods connected; never across a gap."),
    ENTRY("chart.wrap", "chart.wrap(text, indent) -> chart",
          "Text in lines of the screen's width, harmless to a terminal."),
    ENTRY("run", "run(plugin | list, {where=, set=, retry=}) -> boolean",
          "Starts `slant run` and waits; false when some documents failed."),
    ENTRY("show", "show(value) -> string", "Any value as the REPL shows it."),
    ENTRY("stop", "stop(message)",
          "Ends the script with a message for people and exit status 2."),
};

const size_t api_n = sizeof api_entries / sizeof api_entries[0];

const struct api_entry *
api_find(const char *name)
{
    for (size_t i = 0; i < api_n; i++)
        if (strcmp(api_entries[i].name, name) == 0)
            return &api_entries[i];
    return NULL;
}
