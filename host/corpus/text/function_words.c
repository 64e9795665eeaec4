#include "function_words.h"

#include <stdlib.h>
#include <string.h>

/* Written for slant. Sorted by bytes. */
static const char *const words[] = {
    "a",          "about",     "above",   "across",  "after",     "again",
    "against",    "all",       "almost",  "along",   "already",   "also",
    "although",   "always",    "am",      "amid",    "among",     "an",
    "and",        "another",   "any",     "are",     "aren't",    "around",
    "as",         "at",        "be",      "because", "been",      "before",
    "behind",     "being",     "below",   "between", "beyond",    "both",
    "but",        "by",        "can",     "can't",   "cannot",    "could",
    "couldn't",   "despite",   "did",     "didn't",  "do",        "does",
    "doesn't",    "doing",     "don't",   "done",    "down",      "during",
    "each",       "either",    "enough",  "even",    "ever",      "every",
    "few",        "for",       "from",    "further", "had",       "hadn't",
    "has",        "hasn't",    "have",    "haven't", "having",    "he",
    "he's",       "hence",     "her",     "here",    "hers",      "herself",
    "him",        "himself",   "his",     "how",     "however",   "i",
    "i'm",        "i've",      "if",      "in",      "into",      "is",
    "isn't",      "it",        "it's",    "its",     "itself",    "just",
    "later",      "least",     "less",    "many",    "may",       "maybe",
    "me",         "might",     "mine",    "more",    "most",      "much",
    "must",       "my",        "myself",  "near",    "neither",   "never",
    "no",         "none",      "nor",     "not",     "now",       "of",
    "off",        "often",     "on",      "once",    "one",       "ones",
    "only",       "onto",      "or",      "other",   "ought",     "our",
    "ours",       "ourselves", "out",     "outside", "over",      "per",
    "perhaps",    "quite",     "rather",  "s",       "same",      "several",
    "shall",      "she",       "she's",   "should",  "since",     "so",
    "some",       "soon",      "still",   "such",    "t",         "than",
    "that",       "that's",    "the",     "their",   "theirs",    "them",
    "themselves", "then",      "there",   "there's", "therefore", "these",
    "they",       "they're",   "they've", "this",    "those",     "though",
    "through",    "thus",      "till",    "to",      "too",       "toward",
    "towards",    "under",     "unless",  "until",   "up",        "upon",
    "us",         "very",      "via",     "was",     "wasn't",    "we",
    "we're",      "we've",     "well",    "were",    "weren't",   "what",
    "whatever",   "when",      "where",   "whether", "which",     "while",
    "who",        "whoever",   "whom",    "whose",   "why",       "will",
    "with",       "within",    "without", "won't",   "would",     "wouldn't",
    "yet",        "you",       "you're",  "your",    "yours",     "yourself",
};

static int
compare(const void *a, const void *b)
{
    return strcmp(a, *(const char *const *)b);
}

bool
function_words_has(const char *form)
{
    if (strlen(form) == 1)
        return true;
    return bsearch(form, words, sizeof words / sizeof *words, sizeof *words,
                   compare) != NULL;
}

const char *
function_words_at(size_t i)
{
    return i < sizeof words / sizeof *words ? words[i] : NULL;
}
