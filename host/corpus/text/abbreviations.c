#include "abbreviations.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fold.h"
#include "hash.h"
#include "mem.h"

/* Written as in running text: one with a capital stands for itself and its
   all-capital form, others for any form. */
static const char *const names[] = {
    /* titles and ranks */
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Mme", "Mlle", "Dr", "Drs", "Prof",
    "Rev", "Revd", "Fr", "Hon", "Msgr", "Gen", "Gens", "Maj", "Col", "Cols",
    "Lt", "Lieut", "Capt", "Cpt", "Cmdr", "Cdr", "Comdr", "Brig", "Adm", "Cpl",
    "Sgt", "Pvt", "Pte", "Pfc", "Spc", "Supt", "Insp", "Det", "Sen", "Sens",
    "Rep", "Reps", "Gov", "Govs", "Pres", "Amb", "Atty", "Asst", "Assoc", "Dep",
    "Dir", "Min", "Secy", "Treas", "Chmn", "Del", "Ald", "Mgr",
    /* parts of names */
    "St", "Ste", "Mt", "Ft", "Univ", "Dept",
    /* before an explanation or a second party */
    "vs", "v", "viz", "i.e", "e.g", "cf", "c.f", "ca", "esp", "incl", "excl",
    "approx", "aka", "a.k.a", NULL};

static const char *const numbers[] = {
    "No",   "Nos", "Nr",   "Art",   "Arts", "Fig",  "Figs",  "Vol",
    "Vols", "Ch",  "Chap", "Sec",   "Sect", "Para", "Paras", "Pt",
    "Eq",   "Ref", "Op",   "p",     "pp",   "pg",   "c",     "Rs",
    "Jan",  "Feb", "Mar",  "Apr",   "Jun",  "Jul",  "Aug",   "Sep",
    "Sept", "Oct", "Nov",  "Dec",   "Mon",  "Tue",  "Tues",  "Wed",
    "Weds", "Thu", "Thur", "Thurs", "Fri",  "Sat",  "Sun",   NULL};

static const char *const ends[] = {
    /* companies, degrees, places */
    "Inc", "Corp", "Co", "Cos", "Ltd", "Plc", "Pty", "Cie", "Mfg", "Intl",
    "Natl", "Assn", "Bros", "Jr", "Sr", "Esq", "Ph.D", "M.D", "Ed.D", "Litt.D",
    "S.p.A", "Ave", "Blvd", "Rd", "Hwy", "Sq", "Bldg", "Govt", "Dist",
    /* states and provinces */
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind",
    "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont",
    "Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Va", "Vt",
    "W.Va", "Wash", "Wis", "Wyo", "Alta", "Ont", "Que", "Sask",
    /* lists */
    "etc", "al", NULL};

static const char *const times[] = {"a.m", "p.m", NULL};

static const char *const starters[] = {
    "A",       "After",   "All",   "Although",  "Among",   "An",
    "And",     "Another", "As",    "At",        "Because", "Before",
    "Both",    "But",     "By",    "Despite",   "During",  "Each",
    "Earlier", "Even",    "For",   "From",      "Had",     "Has",
    "He",      "Her",     "Here",  "His",       "How",     "However",
    "I",       "If",      "In",    "Instead",   "Is",      "It",
    "Its",     "Later",   "Many",  "Meanwhile", "More",    "Most",
    "My",      "No",      "Nor",   "Not",       "Now",     "On",
    "Once",    "One",     "Only",  "Or",        "Other",   "Our",
    "Over",    "Several", "She",   "Since",     "So",      "Some",
    "Still",   "Such",    "That",  "The",       "Their",   "Then",
    "There",   "These",   "They",  "This",      "Those",   "Though",
    "Thus",    "To",      "Under", "Unless",    "Until",   "Was",
    "We",      "Were",    "What",  "When",      "Where",   "Whether",
    "Which",   "While",   "Who",   "Why",       "With",    "Without",
    "Yet",     "You",     "Your",  NULL};

static const char *const days[] = {
    "Monday",   "Tuesday", "Wednesday", "Thursday",  "Friday",   "Saturday",
    "Sunday",   "January", "February",  "March",     "April",    "May",
    "June",     "July",    "August",    "September", "October",  "November",
    "December", "Jan",     "Feb",       "Aug",       "Sept",     "Oct",
    "Nov",      "Dec",     "Eastern",   "Central",   "Mountain", "Pacific",
    "Moscow",   "Beijing", "London",    "GMT",       "UTC",      "EST",
    "EDT",      "ET",      "CET",       "CEST",      "BST",      "CST",
    "CDT",      "CT",      "MST",       "MDT",       "MT",       "PST",
    "PDT",      "PT",      "MSK",       "JST",       "HKT",      "IST",
    NULL};

struct entry {
    char *key;   /* folded; NULL in a free slot */
    bool proper; /* stands only for forms with a capital */
    enum abbreviation_kind kind;
};

struct abbreviations {
    struct entry *slots; /* open addressing; `size` is a power of two */
    size_t size;
    size_t used;
    size_t longest; /* bytes of a key */
};

/* The slot of the key, or the free one where it would go. */
static struct entry *
find(const struct abbreviations *a, const char *key, size_t len)
{
    size_t i = hash64_of(key, len) & (a->size - 1);

    while (a->slots[i].key && (strlen(a->slots[i].key) != len ||
                               memcmp(a->slots[i].key, key, len) != 0))
        i = (i + 1) & (a->size - 1);
    return &a->slots[i];
}

static void
grow(struct abbreviations *a)
{
    struct entry *old = a->slots;
    size_t size = a->size;

    a->size = size ? size * 2 : 1024;
    a->slots = mem_alloc(a->size * sizeof *a->slots);
    for (size_t i = 0; i < size; i++)
        if (old[i].key)
            *find(a, old[i].key, strlen(old[i].key)) = old[i];
    free(old);
}

/* A later entry with the same key takes the place of an earlier one. */
static void
add(struct abbreviations *a, const char *s, size_t len, bool proper,
    enum abbreviation_kind kind)
{
    struct buf key = {0};
    struct entry *e;

    if (a->used * 2 >= a->size)
        grow(a);
    fold_token(s, len, &key);
    if (key.len > a->longest)
        a->longest = key.len;
    e = find(a, buf_text(&key), key.len);
    if (!e->key) {
        e->key = buf_take(&key);
        a->used++;
    }
    e->proper = proper;
    e->kind = kind;
    buf_free(&key);
}

static bool
capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static void
add_all(struct abbreviations *a, const char *const *list,
        enum abbreviation_kind kind)
{
    for (; *list; list++)
        add(a, *list, strlen(*list), capital(**list), kind);
}

static bool
blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* One line of the user's list; a last stop may be written or not. */
static void
add_line(struct abbreviations *a, const char *s, size_t len)
{
    const char *note = memchr(s, '#', len);

    if (note)
        len = (size_t)(note - s);
    while (len && blank(*s)) {
        s++;
        len--;
    }
    while (len && (blank(s[len - 1]) || s[len - 1] == '.'))
        len--;
    if (len)
        add(a, s, len, false, ABBREVIATION_NAME);
}

struct abbreviations *
abbreviations_new(const char *extra, size_t len)
{
    struct abbreviations *a = mem_alloc(sizeof *a);

    add_all(a, names, ABBREVIATION_NAME);
    add_all(a, numbers, ABBREVIATION_NUMBER);
    add_all(a, ends, ABBREVIATION_END);
    add_all(a, times, ABBREVIATION_TIME);
    while (extra && len) {
        const char *newline = memchr(extra, '\n', len);
        size_t n = newline ? (size_t)(newline - extra) : len;

        add_line(a, extra, n);
        n += newline != NULL;
        extra += n;
        len -= n;
    }
    return a;
}

void
abbreviations_free(struct abbreviations *a)
{
    if (!a)
        return;
    for (size_t i = 0; i < a->size; i++)
        free(a->slots[i].key);
    free(a->slots);
    free(a);
}

enum abbreviation_kind
abbreviation_of(const struct abbreviations *a, const char *s, size_t len)
{
    struct buf key = {0};
    const struct entry *e;
    enum abbreviation_kind kind = ABBREVIATION_NONE;

    if (!len || len > a->longest)
        return ABBREVIATION_NONE;
    fold_token(s, len, &key);
    e = find(a, buf_text(&key), key.len);
    if (e->key && (!e->proper || capital(*s)))
        kind = e->kind;
    buf_free(&key);
    return kind;
}

static bool
listed(const char *const *list, const char *s, size_t len)
{
    for (; *list; list++)
        if (strlen(*list) == len && memcmp(*list, s, len) == 0)
            return true;
    return false;
}

bool
abbreviation_starter(const char *s, size_t len)
{
    return listed(starters, s, len);
}

bool
abbreviation_day(const char *s, size_t len)
{
    return listed(days, s, len);
}
