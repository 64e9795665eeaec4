#include "api.h"

#include <string.h>

#define BOTH(name, signature, help)                    \
    {                                                  \
        name, signature, help, API_SCRIPT | API_PLUGIN \
    }
#define SCRIPT(name, signature, help)     \
    {                                     \
        name, signature, help, API_SCRIPT \
    }
#define PLUGIN(name, signature, help)     \
    {                                     \
        name, signature, help, API_PLUGIN \
    }

const struct api_entry api_entries[] = {
    SCRIPT("corpus.count", "corpus.count(where) -> integer",
           "How many documents there are, or for how many the SQL condition "
           "holds."),
    SCRIPT("corpus.each", "corpus.each{where=, limit=} -> iterator of doc",
           "Goes through the documents by id: for doc in corpus.each{where="
           "\"year = 2025\"} do ... end."),
    SCRIPT("corpus.get", "corpus.get(id | key | file name) -> doc",
           "The document a person means; a number is an id, of a file name "
           "the beginning will do."),
    SCRIPT("corpus.sample", "corpus.sample(n, seed, where) -> list of doc",
           "n documents by chance, the same ones for the same seed (1 if none "
           "is given)."),
    SCRIPT("corpus.sql", "corpus.sql(query, ...) -> list of rows",
           "The rows of a SELECT as tables by column name; each ? in it takes "
           "one of the values. .columns has the names in order."),
    SCRIPT(
        "corpus.kwic",
        "corpus.kwic(query, {where=, unique=, window=, unit=, case=, tokens=, "
        "stems=, sort=, sample=, seed=, limit=}) -> list of hits",
        "Every place of a query, as `slant kwic --help` has it: document, "
        "key, outlet, title, published, start, stop, left, hit, right; .n "
        "and .documents count all."),
    SCRIPT("corpus.frequency",
           "corpus.frequency(term | list, {where=, by=, unique=, ci=, seed=, "
           "tokens=, stems=}) -> list of rows",
           "How often terms stand in the texts, as kwic finds them: word, "
           "frequency, "
           "documents, of_documents, tokens, per_million, for each value of "
           "`by`; with ci low and high, which draw clusters of documents anew. "
           "tokens: words are whole tokens of this rule (slant, quanteda, "
           "antconc). "
           "Without terms, corpus.frequency{where=, by=, limit=, ...} "
           "lists the most frequent words, with the options of `slant freq`."),
    SCRIPT("corpus.ngrams", "corpus.ngrams{size=, where=, ...} -> list of rows",
           "Runs of words by frequency; options as `slant ngrams` has them "
           "(min_docs for --min-docs). .notes has the denominators, .all the "
           "names of all columns."),
    SCRIPT("corpus.keyness",
           "corpus.keyness{target=, reference=, ...} -> list of rows",
           "The words that set one part off from another, or with `by` each "
           "group from the others; options as `slant keyness`."),
    SCRIPT("corpus.collocates",
           "corpus.collocates(word, {window=, sort=, ...}) -> list of rows",
           "What stands near a word or phrase, or `a|b`; without one, which "
           "neighbours "
           "belong together; options as `slant collocates`."),
    SCRIPT("corpus.dispersion",
           "corpus.dispersion(word | list, {parts=, by=, ...}) -> list of rows",
           "How evenly words are spread; options as `slant dispersion`."),
    SCRIPT("corpus.trend",
           "corpus.trend(word, {by=, where=, ...}) -> list of rows",
           "A word or phrase, or `a|b`, by period (by = \"year\", decade, "
           "quarter, month, "
           "week "
           "or day), with denominators, gaps, intervals over clusters of "
           "documents, and where "
           "the level changes."),
    SCRIPT("corpus.tfidf",
           "corpus.tfidf(documents, {tf=, idf=, limit=, ...}) -> list of rows",
           "The words with the highest weight in each document, or in those "
           "that are named (ids, keys or file names). tf: count, "
           "prop, propmax, log, boolean, augmented, logave; idf: inverse, "
           "inversemax, inverseprob, natural (tidytext), bits (tm), smooth "
           "(scikit-learn), unary; or bm25: robertson, fts5, lucene, atire, "
           "plus, l, with k1 and b. l2: weights as a vector of length 1."),
    SCRIPT("dictionary.load",
           "dictionary.load(path, stems, tokens) -> dictionary",
           "The categories of a dictionary file, as `slant dictionary --help` "
           "has the formats: lexicon = dictionary.load(\"frames.yml\"). stems: "
           "by those of this language words are found, or nothing. tokens: "
           "words are whole tokens of this rule (slant, quanteda, antconc)."),
    SCRIPT("dictionary:count",
           "dictionary:count{where=, by=, once=, entries=, unique=} -> list of "
           "rows",
           "How often each category (or entry) stands in the texts: category, "
           "hits, documents, of_documents, tokens, per_million, shared, for "
           "each value of `by`. .notes has the denominators of all."),
    SCRIPT("dictionary:categories",
           "dictionary:categories() -> list of strings",
           "The names of its categories, those above before those below."),
    SCRIPT("dictionary:notes", "dictionary:notes() -> list of strings",
           "What was left out of the file, with its line, and why."),
    SCRIPT("corpus.actor", "corpus.actor(name) -> string",
           "The name under which the results of `stance` have a state or bloc: "
           "`PRC`, `Xi Jinping` and, where one person alone is called so, "
           "`Xi` give China. Who is not there is an error, which says who may "
           "be meant."),
    SCRIPT(
        "corpus.stance",
        "corpus.stance{source=, target=, by=, where=} -> list of rows",
        "Counts of what `stance` found of source towards target, as in "
        "stance_pair, for each value of `by` (year, month, outlet, ...) that "
        "has sentences with both. Without `source`, or `target`, a row for "
        "each that is found with a statement: `corpus.stance{target = "
        "\"Russia\", by = \"outlet\"}` tells who is for or against Russia, and "
        "where."),
    BOTH("doc.id", "doc.id -> integer", "Its number in the corpus."),
    BOTH("doc.key", "doc.key -> string", "Its key: yours, or the file's path."),
    BOTH("doc.title", "doc.title -> string or nil", "The headline."),
    BOTH("doc.outlet", "doc.outlet -> string or nil", "Who published it."),
    BOTH("doc.author", "doc.author -> string or nil", "Who wrote it."),
    BOTH("doc.published", "doc.published -> string or nil",
         "The date as far as it is known: 2025-09-03, 2025-09 or 2025."),
    BOTH("doc.year", "doc.year -> integer or nil", "The year of published."),
    BOTH("doc.language", "doc.language -> string or nil",
         "The language, as in `en`."),
    BOTH("doc.translated", "doc.translated -> string",
         "`yes`, `no` or `unknown`."),
    BOTH("doc.url", "doc.url -> string or nil", "Where it was published."),
    BOTH("doc.text", "doc.text -> string",
         "The stored text; start and stop of spans count its bytes."),
    BOTH("doc.vars", "doc.vars -> table",
         "Your own document variables, by name."),
    BOTH("doc:tokens", "doc:tokens() -> iterator of i, span",
         "The tokens that are analysed. One span is used again and again: "
         "token.span is a copy to keep."),
    BOTH("doc:sentences", "doc:sentences() -> iterator of i, span",
         "The sentences; sentence:tokens() goes on into one."),
    BOTH("doc:sentence", "doc:sentence(i) -> span", "Sentence i."),
    BOTH("doc:sentence_at", "doc:sentence_at(byte) -> integer or nil",
         "The number of the first sentence that ends behind a byte of "
         "doc.text."),
    BOTH("doc:paragraphs", "doc:paragraphs() -> iterator of i, span",
         "The paragraphs."),
    BOTH("doc:slice", "doc:slice(span) -> string", "The text of a span."),
    BOTH("doc:span", "doc:span(i, j) -> span", "From token i to token j."),
    BOTH("doc:bytes", "doc:bytes(start, stop) -> span",
         "The span of these bytes, as result tables have them."),
    BOTH("doc:types", "doc:types() -> integer, integer",
         "How many different words, and how many of them stand there once."),
    BOTH("doc:result", "doc:result(plugin) -> row, state",
         "What a plugin found: its row, with .rows.NAME for its lists; nil "
         "and the state when there is none."),
    BOTH("doc:columns", "doc:columns(plugin, name) -> table, integer",
         "The same for one list, by column, which costs less: {column = "
         "{value, ...}}, of a span {start=, stop=}; and how many rows it has."),
    BOTH("span.text", "span.text -> string", "The text of the stretch."),
    BOTH("span.type", "span.type -> string",
         "Its folded form, as words are counted."),
    BOTH("span.start", "span.start -> integer",
         "The byte of doc.text where it begins, from 0."),
    BOTH("span.stop", "span.stop -> integer",
         "The byte behind its last one: text:sub(start + 1, stop)."),
    BOTH("span.i", "span.i -> integer or nil",
         "The number of a token in its document."),
    BOTH("span.span", "span.span -> span",
         "A copy to keep of a token that an iterator uses again."),
    BOTH("span:tokens", "span:tokens() -> iterator of i, span",
         "The tokens that begin in it."),
    BOTH("text.words", "text.words(s) -> list of strings",
         "The words of a string, as slant counts them."),
    BOTH("text.sentences", "text.sentences(s) -> list of strings",
         "The sentences of a string."),
    BOTH("text.fold", "text.fold(s) -> string",
         "The form under which a word is counted: case and quotes folded."),
    BOTH("text.forms", "text.forms(kind, phrase) -> list of strings",
         "The English forms by rule, itself first: kind n (noun: -s), v "
         "(verb: -s, -ed, -ing), d (the same, its last letter doubled), a "
         "(adjective: -ly, and -er, -est of a short one) or w (it alone)."),
    BOTH("text.stem", "text.stem(word, language) -> string",
         "The stem of a word, folded, by Snowball's rules for a language "
         "(`english` or `en`, ...), as `stems` of the tables has it."),
    BOTH("text.parts", "text.parts(word) -> list of strings",
         "The parts of a word that searches find: no-limits has two."),
    BOTH("match.set", "match.set(list) -> set",
         "Many terms to be looked for at once, over parts of words, as kwic "
         "does: `it` finds `it's`, and `it's` only that."),
    BOTH("set:each", "set:each(doc) -> iterator of n, span",
         "Every place of a term of match.set; n is its number in the list."),
    BOTH("match.tagger", "match.tagger({word = tag}) -> tagger",
         "Sorts words into kinds of one byte each. A key like `-ly` is an "
         "ending; other words are A (a capital), 0 (a number) or a."),
    BOTH("match.wordbook", "match.wordbook() -> wordbook",
         "Forms of English words, each with numbers of yours and with kinds of "
         "words, by the letters in "
         "host/lua/grammar/prospect.h. A form has at most 40 bytes."),
    BOTH("wordbook:form", "wordbook:form(form, n, kinds)",
         "Adds a form, or a phrase of two. n 0: only its kinds."),
    BOTH("wordbook:noun", "wordbook:noun(noun, n, kinds)",
         "Adds a noun and its plural by rule."),
    BOTH("wordbook:verb",
         "wordbook:verb(lemma, past, participle, n, kinds, passive)",
         "Adds the forms of a verb, by rule where past or participle is nil; "
         "passive: more kinds, of its participles."),
    BOTH("wordbook:ending", "wordbook:ending(ending, least, n)",
         "Adds what words of at least so many bytes end in, whether they are "
         "forms or not. At most 8, of at most 8 bytes."),
    BOTH("wordbook:find", "wordbook:find(form) -> integer, integer",
         "The first n of a form and of which shapes it is (bits: 1 base, 2 -s, "
         "4 past, 8 participle, 16 -ing; 0 no verb), then the others, those of "
         "its endings last; nothing, if it is not known."),
    BOTH("wordbook:encounters",
         "wordbook:encounters(doc | s, mentions, {states=, date=, every=}) -> "
         "encounters or nil, boolean",
         "The sentences in which two actors meet, by name or by words that "
         "stand for them, and that can hold a statement about the two. "
         "mentions: as of grammar:rows; nil: there are none; true: different "
         "ones are named. states: a gazetteer, for genders, places and "
         "adjectives that "
         "are no actors; every: also what can hold no statement."),
    BOTH("encounters:next", "encounters:next() -> integer, integer, integer",
         "The number of the next one that is to be read closely, and those of "
         "the first and the last sentence of a quotation that goes on there; "
         "nothing behind the last one."),
    BOTH("encounters:sentence", "encounters:sentence(k) -> string, integer",
         "The text of sentence k, and its first byte, from 0."),
    BOTH("encounters:mentions", "encounters:mentions(k) -> list of table",
         "Who is named in sentence k: start, stop, text, kind, entity, actor, "
         "state, for whom one stands that is no actor, and gender (m, f)."),
    BOTH("encounters:recall", "encounters:recall(in_run) -> table",
         "Who was named before the sentence at hand (in_run: where its "
         "quotation was first looked at): he and she, by names of persons that "
         "allow it, and state, last; joined, two at a time; pair, these or the "
         "two named most."),
    BOTH("encounters:join", "encounters:join(a, b)",
         "The sentence at hand brings together these two, also."),
    BOTH("encounters:rows", "encounters:rows() -> rows, integer",
         "The pairs that sentences so far bring together (at, a, b), all for "
         "one doc:emit; how many sentences have one."),
    BOTH(
        "wordbook:items",
        "wordbook:items(s, base, places, info, open) -> table",
        "A sentence as a row of n items: word (in lower case; `isn't` is `is`, "
        "`not`; `'s`; marks), start and stop (from base on), info[word] of "
        "words that are known, else {}, quoted (open: it begins so). Of places "
        "{start=, stop=}, each one item `@`, place has them by item, named the "
        "items; known: the items of known words."),
    BOTH(
        "match.gazetteer",
        "match.gazetteer({states=, persons=, ...}) -> gazetteer",
        "What finds who is named in English texts. Each field is the text of a "
        "file: own, exclusions, persons, states, blocs, institutions, "
        "organizations, languages, heads, given, words; the plugin actors has "
        "them all. own_name: what own is called where a line of it is wrong. "
        "past: {state=, was=, before=}, for what a state's names "
        "stood for before a day."),
    BOTH("gazetteer:mentions",
         "gazetteer:mentions(doc, {date=, own=}) -> list of table",
         "The places that name somebody: start, stop, sentence, kind, entity, "
         "and actor, if it counts as one. date: of publication; own: a set of "
         "kinds that are actors themselves, not their states."),
    BOTH(
        "gazetteer:rows",
        "gazetteer:rows(doc, {date=, own=}) -> rows, integer, integer",
        "The same as rows (at, entity, kind, actor), all for one doc:emit; how "
        "many, and how many different actors."),
    BOTH("gazetteer:canonical",
         "gazetteer:canonical(name, date) -> string or nil",
         "The state or bloc that goes by a name, or that a person counts as on "
         "a date."),
    BOTH("gazetteer:holder",
         "gazetteer:holder(state, office, date) -> string or nil",
         "Who held an office of a state, if one person is known."),
    BOTH("match.grammar",
         "match.grammar({tags=, cues=, words=, genders=}) -> grammar",
         "What reads who says what in English texts. tags: a tagger, of the "
         "words at which clauses and noun phrases begin or end; cues: form = "
         "{shape=, frames=, prepositions=} of verbs that report; words: a "
         "tagger, what else is asked of them; genders: one of given names and "
         "words for persons. The plugin quotes has all four."),
    BOTH("grammar:rows", "grammar:rows(doc, mentions) -> rows, table",
         "What is said in a document, by place, as doc:emit takes it: at, "
         "content_at, form, speaker_at, speaker, actor, kind, statement, cue; "
         "and how many quotes, unknown, scare and reported there are. "
         "mentions: a list of {start=, stop=, entity=, kind=, actor=}, or the "
         "name of a plugin whose rows `mention` have them."),
    BOTH("grammar:list", "grammar:list(doc, mentions) -> list of table",
         "The same as tables, with cue_at; places are {start=, stop=}."),
    BOTH("stat.counter", "stat.counter() -> counter",
         "Counts the words of documents, whole ones at a time."),
    BOTH("stat.diversity", "stat.diversity(doc, {window=100}) -> table",
         "How varied its words are: ttr, mattr, msttr, mtld (a factor ends "
         "below "
         "0.72; mtld_at_equal: at it), hd_d, yule_k, entropy, ...; nil where a "
         "text is too short."),
    BOTH("stat.readability", "stat.readability(doc) -> table",
         "words, sentences, syllables (by rule), letters, polysyllables, and "
         "of them flesch, flesch_kincaid, fog, smog, ari, coleman_liau; made "
         "for English."),
    BOTH("stat.keyness", "stat.keyness(a, n1, b, n2) -> table",
         "a of n1 tokens against b of n2: g2_4, g2_2, g2_williams, "
         "g2_quanteda, chi2, chi2_yates, p_iid, "
         "log_ratio with interval, percent_diff, odds_ratio, bic, ell, "
         "williams_q (g2 or chi2 divided by it is Williams'), simple_maths (of "
         "rates per million plus 1)."),
    BOTH("stat.association", "stat.association(o11, o12, o21, o22) -> table",
         "expected, g2, chi2, fisher_p_iid, pmi, pmi3, npmi, t, z, dice, "
         "log_dice, delta_p, lambda, lambda_z of a 2x2 table."),
    BOTH("stat.wilson_iid", "stat.wilson_iid(x, n) -> low, high",
         "95 % interval of x of n independent trials; words of one text are "
         "not."),
    BOTH("stat.cluster_mean", "stat.cluster_mean(values, clusters) -> table",
         "mean, low, high of the values of documents, and clusters: how many. "
         "The 95 % interval leaves out one duplicate cluster after the other; "
         "under 10 there are only clusters."),
    BOTH("stat.quantile", "stat.quantile(list, p) -> number",
         "The value below which the share p of the list lies (R's type 7)."),
    BOTH("stat.resample", "stat.resample(list, draws, chance) -> list, integer",
         "Sums of as many whole numbers as the list has, drawn from it with "
         "replacement: one sum a draw, for a bootstrap. And where chance "
         "stands then."),
    BOTH("stat.shuffle", "stat.shuffle(list, chance) -> integer",
         "Puts the list in a random order, for a test by permutation, and "
         "tells where chance stands then."),
    BOTH("counter:add", "counter:add(doc)", "Counts all tokens of a document."),
    BOTH("counter:merge", "counter:merge(counter)",
         "Adds what another counter has."),
    BOTH("counter:ranked",
         "counter:ranked(most) -> iterator of rank, word, frequency, documents",
         "The words counted, the most frequent first."),
    BOTH("counter.tokens", "counter.tokens -> integer",
         "How many tokens were counted."),
    BOTH("counter.types", "counter.types -> integer",
         "How many different words."),
    BOTH("counter.documents", "counter.documents -> integer",
         "In how many documents."),
    BOTH("lexicon.new", "lexicon.new(rules) -> lexicon",
         "An empty lexicon; rules (may be left out) say what kinds of entries "
         "do to others."),
    BOTH("lexicon.read", "lexicon.read(text, format) -> lexicon",
         "A lexicon from the text of a file: tsv (headings, then entry, "
         "values, note), vader or afinn."),
    BOTH("lexicon.vader", "lexicon.vader(text) -> vader",
         "VADER's rules with the lexicon in the text of a file in its "
         "format."),
    BOTH("vader:score", "vader:score(doc | text) -> table",
         "compound, pos, neg, neu as the Python program has them, and hits."),
    BOTH("lexicon:add", "lexicon:add(phrase, value | {values}, kind, note)",
         "Adds a word or phrase; the last one wins."),
    BOTH("lexicon:add_words", "lexicon:add_words(text)",
         "Adds the lines of a word list, `-2.5 n crisis war_crime` (value, "
         "kind as of text.forms, words) or `negate not never` (a kind of the "
         "rules, words); a word listed wins over a form made of another, then "
         "the first one wins."),
    BOTH("lexicon:read", "lexicon:read(text) -> number or nil, list of hits",
         "The valence of a sentence, and the entries in it: start, stop, "
         "values, kind, note, score."),
    BOTH("lexicon:score", "lexicon:score(doc) -> table",
         "Plain sums over a whole document: sum, positive, negative, hits, "
         "tokens."),
    BOTH("model.load", "model.load(data, {tone=, verbs=}) -> model",
         "A linear model from its file, with the lexicons it was trained "
         "with."),
    BOTH("model:score",
         "model:score{text=, targets=, more=} -> table or number",
         "Probabilities by class, or the number of a model of one. targets: "
         "up to two lists of {start, stop}."),
    BOTH("model:explain",
         "model:explain({text=, ...}, class, other, least) -> scores, list of "
         "words",
         "The same, and what each word gave to the class, less what it gave to "
         "the other one, if there is one: start, stop, score. With least, "
         "the words of a lexicon, or of no closed class and no target's, that "
         "gave at least so much."),
    BOTH("model:tone",
         "model:tone(doc, {least=, least_entry=, scale=, band=, rules=, "
         "words=}) "
         "-> table or nil, rows, list",
         "By a model of one number, the tone of each sentence that has "
         "evidence (a word of the lexicon that counts and gave at least "
         "least_entry, or another that gave at least so much): mean, "
         "sentences, evidence, share, own_mean, own, "
         "quoted_mean, quoted of the document; a row (at, valence, label, "
         "voice, words) of each, all for one doc:emit; with words, the list "
         "of these (text, score). Numbers are times scale, neutral within "
         "band; rules: by those of the lexicon alone."),
    BOTH("model.trainer", "model.trainer{classes=, tone=, verbs=} -> trainer",
         "Gathers samples for a model; without classes it is of a number."),
    BOTH("trainer:add",
         "trainer:add{text=, targets=, more=, class=, value=, weight=, "
         "fold=}",
         "Adds a sample, with its class or value."),
    BOTH(
        "trainer:fit",
        "trainer:fit{about=, bits=, l2=, min_count=, ratio=, common=, except=, "
        "iterations=} -> string",
        "The file of the model that fits the samples, but those of the fold "
        "`except`."),
    BOTH("json.encode", "json.encode(value) -> string",
         "JSON of a value, keys sorted."),
    BOTH("json.decode", "json.decode(text) -> value",
         "The value that JSON stands for; null is nil."),
    SCRIPT("chart.table",
           "chart.table(rows, {columns=, title=, limit=}) -> chart",
           "Rows under each other; no value is a dash. print(chart) shows it."),
    SCRIPT("chart.bar", "chart.bar(rows, {label=, value=, title=}) -> chart",
           "A bar for each row {label, value}; label and value may name "
           "columns."),
    SCRIPT("chart.dots",
           "chart.dots(points, {series=, names=, title=, height=}) -> chart",
           "A dot for each point {period, value}; years without one are gaps "
           "and are named."),
    SCRIPT("chart.line",
           "chart.line(points, {series=, names=, title=, height=}) -> chart",
           "As dots, with neighbouring periods connected; never across a gap."),
    SCRIPT("chart.wrap", "chart.wrap(text, indent) -> chart",
           "Text in lines of the screen's width, harmless to a terminal."),
    SCRIPT("run",
           "run(plugin | list, {where=, set=, defaults=, retry=}) -> boolean",
           "Starts `slant run` and waits; false when some documents failed."),
    SCRIPT("show", "show(value) -> string", "Any value as the REPL shows it."),
    SCRIPT("stop", "stop(message)",
           "Ends the script with a message for people and exit status 2."),
    PLUGIN(
        "doc:emit", "doc:emit(kind, row | rows)",
        "Sends a row of results.rows.KIND, or rows that a function made; they "
        "count when document returns."),
    PLUGIN("ctx.options", "ctx.options -> table",
           "The options in force, by name; they cannot be written. One of type "
           "asset or file is an open asset: ctx.options.lexicon:read()."),
    PLUGIN("ctx.plugin", "ctx.plugin -> table",
           "The plugin's own .name and .version."),
    PLUGIN("ctx.assets", "ctx.assets -> assets",
           "The files in assets/: ctx.assets:open(name)."),
    PLUGIN("ctx.documents", "ctx.documents -> integer",
           "How many documents the aggregate stands on; in reduce.finish."),
    PLUGIN("ctx.skip", "ctx.skip(reason)",
           "Ends the document as skipped(reason); does not return."),
    PLUGIN("ctx.random", "ctx.random(m, n) -> number",
           "As math.random, seeded by document and plugin."),
    PLUGIN("ctx.cluster", "ctx.cluster(id) -> integer",
           "The duplicate cluster of a document; in reduce.finish."),
    PLUGIN("ctx.count", "ctx.count(ids) -> counter",
           "All tokens of the documents with these ids, which ascend; in "
           "reduce.finish. It reads their streams again, which is faster than "
           "to keep counters in an accumulator."),
    PLUGIN("ctx:emit_counts",
           "ctx:emit_counts(kind, counter, row, {least=, most=}) -> integer",
           "A row of results.corpus.KIND for each word, the most frequent "
           "first: row with term, rank, frequency, docfreq and per_million, as "
           "far as there are such columns. least: frequency, most: rows. How "
           "many it sent; in reduce.finish."),
    PLUGIN("ctx:emit", "ctx:emit(kind, row)",
           "Sends a row of results.corpus.KIND; in reduce.finish."),
    PLUGIN("ctx.read", "ctx.read{text=, title=, date=} -> doc",
           "A document of this text, until the next one; in exports."),
    PLUGIN("assets:open", "assets:open(name) -> asset",
           "A file in assets/, or `other/file` of a plugin in `requires` or "
           "`uses`; in setup."),
    PLUGIN("asset:read", "asset:read() -> string", "The whole file."),
    PLUGIN("asset:rows", "asset:rows() -> list of lists of strings",
           "Its lines, without those that are empty or begin with #, each as "
           "its fields between tabs."),
    PLUGIN("asset:lines", "asset:lines() -> iterator of string",
           "Its lines, without line ends."),
    PLUGIN("log.info", "log.info(format, ...)",
           "A message for people who ask for more (-v), as string.format makes "
           "it."),
    PLUGIN("log.warn", "log.warn(format, ...)", "A warning for people."),
    PLUGIN("det.keys", "det.keys(table) -> table",
           "The keys of a table in the order of pairs."),
    PLUGIN("det.pairs", "det.pairs(table) -> iterator of key, value",
           "What pairs is in plugins: numbers, strings by bytes, booleans."),
    PLUGIN("async.sleep", "async.sleep(seconds)",
           "Waits; other documents go on meanwhile."),
    PLUGIN("async.all", "async.all(list) -> list of value",
           "Runs functions at the same time; their first results, in order."),
    PLUGIN("async.timeout", "async.timeout(seconds, f) -> value, value",
           "What f returns, or nil and \"timeout\"."),
    PLUGIN("http.get", "http.get(url, options) -> table",
           "Asks a host that permissions name: status, headers, body. Raises "
           "when there is no answer. options: timeout, headers."),
    PLUGIN("http.post", "http.post(url, body, options) -> table",
           "The same, with a body."),
    PLUGIN("proc.run", "proc.run{input=} -> table",
           "Runs a program that permissions name, with its arguments in the "
           "table: output, and status or signal."),
    PLUGIN("proc.helper", "proc.helper(list) -> helper",
           "A program that answers line by line; the same for the same "
           "command."),
    PLUGIN("helper:ask", "helper:ask(line) -> string",
           "Sends a line and waits for the line that answers. Raises when the "
           "program ends instead, has written more than one for one, or "
           "one before it had read any. One line at a time is answered: a "
           "document's wall limit does not run "
           "while the program has those of others. A program whose answer "
           "nobody waits for any more is ended, and begins anew for the next "
           "line."),
};

const size_t api_n = sizeof api_entries / sizeof api_entries[0];

const struct api_entry *
api_find(const char *name)
{
    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_SCRIPT &&
            strcmp(api_entries[i].name, name) == 0)
            return &api_entries[i];
    return NULL;
}
