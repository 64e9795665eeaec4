/* The files of a gazetteer. */
#include <string.h>

#include "gazetteer.h"
#include "mem.h"

#define FIELDS_MAX 8
#define LINE_BYTES_MAX (1 << 20)

struct row {
    struct name_text at[FIELDS_MAX]; /* what is missing is empty */
};

/* The next part of a text up to a mark; false: there is none. */
static bool
next_part(struct name_text *rest, char mark, struct name_text *part)
{
    const char *end;

    if (!rest->s)
        return false;
    end = memchr(rest->s, mark, rest->len);
    part->s = rest->s;
    part->len = end ? (size_t)(end - rest->s) : rest->len;
    rest->len -= part->len + (end != NULL);
    rest->s = end ? end + 1 : NULL;
    return true;
}

/* The next of the names in a field, none of them empty. */
static bool
next_name(struct name_text *field, struct name_text *name)
{
    while (next_part(field, '|', name))
        if (name->len)
            return true;
    return false;
}

static struct name_text
known(struct name_text t)
{
    return t.len ? t : (struct name_text){0};
}

/* ---- what a row adds ---- */

static uint32_t
add_entry(struct gazetteer *g, struct name_entry e)
{
    uint32_t number = (uint32_t)++g->n_entries;

    g->entries = mem_grow(g->entries, &g->cap_entries, g->n_entries + 1,
                          sizeof *g->entries);
    g->entries[number] = e;
    return number;
}

static void
add_name(struct gazetteer *g, struct name_text name, uint32_t entry)
{
    names_add(&g->names, name.s, name.len, entry);
}

/* An entry with one name of its own. */
static void
add_named(struct gazetteer *g, struct name_text name, struct name_entry e)
{
    add_name(g, name, add_entry(g, e));
}

static struct name_state *
state_slot(struct gazetteer *g, struct name_text name)
{
    uint64_t key = name_text_hash(name);
    uint32_t number = name_map_get(&g->state_of, key);

    if (!number) {
        number = (uint32_t)++g->n_states;
        g->states = mem_grow(g->states, &g->cap_states, g->n_states + 1,
                             sizeof *g->states);
        g->states[number] = (struct name_state){0};
        name_map_set(&g->state_of, key, number);
    }
    return &g->states[number];
}

/* A state's own name. */
static void
add_state(struct gazetteer *g, struct name_text state)
{
    struct name_state *s = state_slot(g, state);

    s->name = state;
    s->itself = true;
}

/* A name that stands for it, if it is the first one of that name. */
static void
add_alias(struct gazetteer *g, struct name_text name, struct name_text state)
{
    struct name_state *s = state_slot(g, name);

    if (!s->name.s)
        s->name = state;
}

static void
add_adjectives(struct gazetteer *g, struct name_text field,
               struct name_text state)
{
    struct name_text name;

    while (next_name(&field, &name)) {
        bool hyphen = name.s[name.len - 1] == '-';
        struct name_state *s;

        add_named(g, (struct name_text){name.s, name.len - hyphen},
                  (struct name_entry){.kind = NAME_ADJECTIVE,
                                      .entity = state,
                                      .actor = state,
                                      .hyphen = hyphen});
        s = state_slot(g, state);
        if (!s->adjective.s)
            s->adjective = name;
        add_alias(g, name, state);
    }
}

/* ---- the files ---- */

/* How many bytes of it a message quotes. */
static int
shown(struct name_text t)
{
    return t.len < 100 ? (int)t.len : 100;
}

static int
read_own(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    struct name_text name = r->at[0], names = r->at[1];
    struct name_entry e = {.entity = name, .actor = known(r->at[3])};
    uint32_t entry;
    int kind = 0;

    while (kind < NAME_KINDS && !name_text_is(r->at[2], name_kinds[kind]))
        kind++;
    if (name_text_is(r->at[2], "excluded"))
        kind = NAME_EXCLUDED;
    if (kind == NAME_KINDS || kind == NAME_PLACE || kind == NAME_PEOPLE)
        return fault_set(ft, FAULT_USAGE,
                         "`%.*s` has %s%.*s%s in the third column (between "
                         "tabs) where its kind is wanted: state, person, "
                         "institution, bloc, organization or excluded",
                         shown(name), name.s, r->at[2].len ? "`" : "nothing",
                         shown(r->at[2]), r->at[2].s, r->at[2].len ? "`" : "");
    e.kind = (enum name_kind)kind;
    if (kind == NAME_STATE && !e.actor.s)
        e.actor = name;
    entry = add_entry(g, e);
    if (kind == NAME_PERSON) {
        g->n_terms++;
        g->terms =
            mem_grow(g->terms, &g->cap_terms, g->n_terms + 1, sizeof *g->terms);
        g->terms[g->n_terms] = (struct name_term){.state = e.actor};
        g->entries[entry].first_term = g->entries[entry].last_term =
            (uint32_t)g->n_terms;
        name_map_set(&g->person_of, name_text_hash(name), entry);
    } else if (kind == NAME_STATE || kind == NAME_BLOC) {
        add_state(g, name);
    }
    do {
        add_name(g, name, entry);
        if (e.actor.s)
            add_alias(g, name, e.actor);
    } while (next_name(&names, &name));
    return 0;
}

static int
read_exclusion(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    (void)ft;
    add_named(g, r->at[0], (struct name_entry){.kind = NAME_EXCLUDED});
    return 0;
}

/* The offices of a term: `leader, president`. */
static void
add_offices(struct gazetteer *g, uint32_t person, uint32_t term,
            struct name_text field)
{
    struct name_text state = g->terms[term].state, office;

    while (state.s && next_part(&field, ',', &office)) {
        uint64_t key;

        if (office.len == 0)
            continue;
        for (; office.len && *office.s == ' '; office.len--)
            office.s++;
        key = gazetteer_office_key(state, office);
        g->n_offices++;
        g->offices = mem_grow(g->offices, &g->cap_offices, g->n_offices + 1,
                              sizeof *g->offices);
        g->offices[g->n_offices] = (struct name_office){
            person, term, name_map_get(&g->office_of, key)};
        name_map_set(&g->office_of, key, (uint32_t)g->n_offices);
    }
}

static void
add_term(struct gazetteer *g, uint32_t person, const struct row *r)
{
    uint32_t term = (uint32_t)++g->n_terms;
    struct name_entry *e = &g->entries[person];

    g->terms =
        mem_grow(g->terms, &g->cap_terms, g->n_terms + 1, sizeof *g->terms);
    g->terms[term] = (struct name_term){
        .state = known(r->at[2]), .from = r->at[4], .to = r->at[5]};
    if (e->last_term)
        g->terms[e->last_term].next = term;
    else
        e->first_term = term;
    e->last_term = term;
    add_offices(g, person, term, r->at[3]);
}

static int
read_person(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    struct name_text names = r->at[1], name;
    uint64_t key = name_text_hash(r->at[0]);
    uint32_t person = name_map_get(&g->person_of, key);

    (void)ft;
    if (!person) {
        person = add_entry(
            g, (struct name_entry){.kind = NAME_PERSON, .entity = r->at[0]});
        name_map_set(&g->person_of, key, person);
        add_name(g, r->at[0], person);
    }
    while (next_name(&names, &name))
        add_name(g, name, person);
    add_term(g, person, r);
    return 0;
}

static int
read_state(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    struct name_text state = r->at[0], names = r->at[1], people = r->at[3],
                     capitals = r->at[4], name = state;

    (void)ft;
    add_state(g, state);
    do {
        add_named(g, name,
                  (struct name_entry){
                      .kind = NAME_STATE, .entity = state, .actor = state});
        add_alias(g, name, state);
    } while (next_name(&names, &name));
    add_adjectives(g, r->at[2], state);
    while (next_name(&people, &name)) {
        add_named(g, name,
                  (struct name_entry){
                      .kind = NAME_PEOPLE, .entity = state, .actor = state});
        add_alias(g, name, state);
    }
    while (next_name(&capitals, &name)) {
        add_named(g, name,
                  (struct name_entry){
                      .kind = NAME_PLACE, .entity = name, .actor = state});
        add_alias(g, name, state);
    }
    return 0;
}

/* A name that begins with `the` needs it before it; the Kremlin is no chance
   find without it. */
static void
add_body(struct gazetteer *g, struct name_text name, struct name_entry e)
{
    struct name_text bare = name;

    if (name.len > 4 && memcmp(name.s, "the ", 4) == 0) {
        bare = (struct name_text){name.s + 4, name.len - 4};
        e.article = !name_text_is(name, "the Kremlin");
    }
    add_named(g, bare, e);
    add_alias(g, name, e.actor);
}

static void
add_bodies(struct gazetteer *g, const struct row *r, struct name_entry e)
{
    struct name_text names = r->at[1], name = r->at[0];

    add_state(g, e.actor);
    if (!name_text_is(name, "West")) /* a point of the compass, mostly */
        add_body(g, name, e);
    while (next_name(&names, &name))
        add_body(g, name, e);
}

static int
read_bloc(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    (void)ft;
    add_bodies(g, r,
               (struct name_entry){
                   .kind = NAME_BLOC, .entity = r->at[0], .actor = r->at[0]});
    add_adjectives(g, r->at[2], r->at[0]);
    return 0;
}

static int
read_institution(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    (void)ft;
    add_bodies(g, r,
               (struct name_entry){.kind = NAME_INSTITUTION,
                                   .entity = r->at[0],
                                   .actor = r->at[2]});
    return 0;
}

static int
read_organization(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    struct name_text names = r->at[1], name = r->at[0];
    uint32_t entry = add_entry(
        g, (struct name_entry){.kind = NAME_ORGANIZATION, .entity = name});

    (void)ft;
    do
        add_name(g, name, entry);
    while (next_name(&names, &name));
    return 0;
}

/* Names in other languages: of what has one in English already. */
static int
read_language(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    uint32_t person = name_map_get(&g->person_of, name_text_hash(r->at[0]));
    struct name_text names = r->at[2], name;

    (void)ft;
    while (next_name(&names, &name)) {
        if (person)
            name_map_set(&g->person_of, name_text_hash(name), person);
        else
            add_alias(g, name, r->at[0]);
    }
    return 0;
}

/* The forms of a given name: Robert, Bob. */
static void
read_short(struct gazetteer *g, struct name_text words)
{
    struct name_text word;

    g->n_short++;
    while (next_name(&words, &word))
        name_map_set(&g->short_of, name_text_hash(word), g->n_short);
}

static const struct {
    const char *name;
    uint32_t flag;
} classes[] = {
    {"role", WORD_ROLE},
    {"modifier", WORD_MODIFIER},
    {"ministry", WORD_MINISTRY},
    {"group", WORD_GROUP},
    {"act", WORD_ACT},
    {"given", WORD_GIVEN},
    {"male", WORD_GIVEN | WORD_MALE},
    {"female", WORD_GIVEN | WORD_FEMALE},
    {"family_first", WORD_FAMILY_FIRST},
    {"particle", WORD_PARTICLE},
    {"never", WORD_NEVER},
    {"locative", WORD_LOCATIVE},
    {"former", WORD_FORMER},
    {"month", WORD_MONTH},
    {"passive", WORD_PASSIVE},
    {"title", WORD_TITLE},
    {"of_office", WORD_OF_OFFICE},
    {"telling", WORD_TELLING},
    {"address", WORD_ADDRESS},
    {"firm", WORD_FIRM},
    {"thing", WORD_THING},
    {"private", WORD_PRIVATE},
};

/* Words by class. A head counts with a capital, too. */
static int
read_words(struct gazetteer *g, const struct row *r, struct fault *ft)
{
    const size_t n = sizeof classes / sizeof classes[0];
    struct name_text words = r->at[1], word;
    uint32_t flag;
    size_t i = 0;

    if (name_text_is(r->at[0], "short")) {
        read_short(g, words);
        return 0;
    }
    while (i < n && !name_text_is(r->at[0], classes[i].name))
        i++;
    if (i == n)
        return fault_set(ft, FAULT_USAGE, "`%.*s` is no class of words",
                         shown(r->at[0]), r->at[0].s);
    flag = classes[i].flag;
    while (next_name(&words, &word)) {
        char capital[64];

        names_word(&g->names, word.s, word.len, flag);
        if (!(flag & WORD_HEAD) || *word.s < 'a' || *word.s > 'z' ||
            word.len > sizeof capital)
            continue;
        memcpy(capital, word.s, word.len);
        capital[0] = (char)(*word.s - 32);
        names_word(&g->names, capital, word.len, flag);
    }
    return 0;
}

static int (*const readers[])(struct gazetteer *g, const struct row *r,
                              struct fault *ft) = {
    read_own,   read_exclusion,   read_person,       read_state,
    read_bloc,  read_institution, read_organization, read_language,
    read_words, read_words,       read_words,
};

const char *const gazetteer_files[] = {
    "own",           "exclusions", "persons", "states", "blocs", "institutions",
    "organizations", "languages",  "heads",   "given",  "words", NULL,
};

struct name_text
gazetteer_keep(struct gazetteer *g, const char *text, size_t len)
{
    g->files =
        mem_grow(g->files, &g->cap_files, g->n_files + 1, sizeof *g->files);
    g->bytes += len + 1;
    g->files[g->n_files] = mem_copy(text, len);
    return (struct name_text){g->files[g->n_files++], len};
}

int
gazetteer_line(struct gazetteer *g, size_t file, struct name_text *rest,
               struct fault *ft)
{
    struct name_text line, field;
    struct row r;
    size_t n = 0;

    if (!next_part(rest, '\n', &line))
        return 0;
    if (line.len > LINE_BYTES_MAX)
        return fault_set(ft, FAULT_USAGE, "a line has more than %d bytes",
                         LINE_BYTES_MAX);
    if (line.len && line.s[line.len - 1] == '\r')
        line.len--;
    if (line.len == 0 || *line.s == '#')
        return 1;
    for (size_t i = 0; i < FIELDS_MAX; i++)
        r.at[i] = (struct name_text){"", 0};
    while (n < FIELDS_MAX && next_part(&line, '\t', &field))
        r.at[n++] = field;
    return readers[file](g, &r, ft) < 0 ? -1 : 1;
}
