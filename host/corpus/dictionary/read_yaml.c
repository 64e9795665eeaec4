/*
 * quanteda's YAML: a mapping of categories; each has an entry, a list of
 * entries, or categories of its own, also mixed in a list.
 */
#include "build.h"

#include <yaml.h>

struct yaml {
    struct dictionary *d;
    yaml_parser_t parser;
    yaml_event_t event; /* the one at hand */
    bool has_event;
    struct fault *ft;
};

static unsigned
line_of(const yaml_mark_t *m)
{
    return (unsigned)m->line + 1;
}

/* Replaces the event at hand. */
static int
next(struct yaml *y)
{
    if (y->has_event)
        yaml_event_delete(&y->event);
    y->has_event = yaml_parser_parse(&y->parser, &y->event);
    if (y->has_event)
        return 0;
    return build_fault(y->d, y->ft, line_of(&y->parser.problem_mark),
                       "no YAML: %s",
                       y->parser.problem ? y->parser.problem : "damaged");
}

static int
wrong(struct yaml *y, const char *what)
{
    return build_fault(y->d, y->ft, line_of(&y->event.start_mark), "%s", what);
}

static int value(struct yaml *y, uint32_t category, unsigned depth);

/* At the start of a mapping: categories inside of one. */
static int
mapping(struct yaml *y, uint32_t parent, unsigned depth)
{
    if (depth >= DICTIONARY_DEPTH_MAX)
        return wrong(y, "categories go too deep");
    for (;;) {
        uint32_t category;

        if (next(y))
            return -1;
        if (y->event.type == YAML_MAPPING_END_EVENT)
            return 0;
        if (y->event.type != YAML_SCALAR_EVENT || !y->event.data.scalar.length)
            return wrong(y, "the name of a category is wanted here");
        category = build_category(y->d, parent,
                                  (const char *)y->event.data.scalar.value,
                                  y->event.data.scalar.length);
        if (next(y) || value(y, category, depth + 1))
            return -1;
    }
}

/* At the first event of what a category has. */
static int
value(struct yaml *y, uint32_t category, unsigned depth)
{
    const yaml_event_t *e = &y->event;

    if (depth >= DICTIONARY_DEPTH_MAX)
        return wrong(y, "lists go too deep");
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        if (e->data.scalar.length)
            build_entry(y->d, category, line_of(&e->start_mark),
                        (const char *)e->data.scalar.value,
                        e->data.scalar.length, false);
        else if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
            build_note(y->d, line_of(&e->start_mark), "an empty entry");
        return 0;
    case YAML_MAPPING_START_EVENT:
        return mapping(y, category, depth);
    case YAML_SEQUENCE_START_EVENT:
        for (;;) {
            if (next(y))
                return -1;
            if (e->type == YAML_SEQUENCE_END_EVENT)
                return 0;
            if (value(y, category, depth + 1))
                return -1;
        }
    default:
        return wrong(y, "an entry, a list or categories are wanted here; "
                        "aliases (*name) are not understood");
    }
}

/* Up to the first event of content. */
static int
whole(struct yaml *y)
{
    do {
        if (next(y))
            return -1;
    } while (y->event.type == YAML_STREAM_START_EVENT ||
             y->event.type == YAML_DOCUMENT_START_EVENT);
    if (y->event.type != YAML_MAPPING_START_EVENT)
        return wrong(y, "a dictionary is a mapping: CATEGORY: [entry, ...]");
    return mapping(y, DICTIONARY_TOP, 0);
}

int
read_yaml(struct dictionary *d, const char *data, size_t len, struct fault *ft)
{
    struct yaml y = {.d = d, .ft = ft};
    int bad;

    if (!yaml_parser_initialize(&y.parser))
        return build_fault(d, ft, 1, "out of memory");
    yaml_parser_set_input_string(&y.parser, (const unsigned char *)data, len);
    bad = whole(&y);
    if (y.has_event)
        yaml_event_delete(&y.event);
    yaml_parser_delete(&y.parser);
    return bad;
}
