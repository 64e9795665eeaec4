#include "finder_inside.h"

#include <stdlib.h>

#include "act.h"
#include "mem.h"

#define MADE_AT_ONCE 2048 /* bytes */

void
name_finder_free(struct name_finder *f)
{
    mem_free_strings(f->made, f->n_made);
    free(f->at);
    free(f->persons.at);
    free(f->ministries.at);
    name_map_free(&f->person_of);
    name_map_free(&f->surname_of);
    name_map_free(&f->ministry_of);
    *f = (struct name_finder){0};
}

void
name_finder_hold(struct name_finder *f)
{
    act_hold(f->L, f->held,
             f->cap * sizeof *f->at + f->bytes_made +
                 (f->persons.cap + f->ministries.cap) * sizeof(struct named) +
                 name_map_bytes(&f->person_of) +
                 name_map_bytes(&f->surname_of) +
                 name_map_bytes(&f->ministry_of));
    act_room(f->L, *f->held); /* to grow */
}

struct name_found *
finder_add(struct name_finder *f, size_t start, size_t stop,
           enum name_kind kind, struct name_text entity, struct name_text actor)
{
    struct name_found *m;

    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    m = &f->at[f->n++];
    *m = (struct name_found){.start = f->base + (uint32_t)start,
                             .stop = f->base + (uint32_t)stop,
                             .sentence = f->sentence,
                             .kind = kind,
                             .entity = entity,
                             .actor = gazetteer_then(f->g, actor, f->date)};
    f->done = stop;
    return m;
}

struct name_found *
finder_last(struct name_finder *f)
{
    return f->n ? &f->at[f->n - 1] : NULL;
}

char *
finder_bytes(struct name_finder *f, size_t len)
{
    char *s;

    if (len > f->room) {
        f->room = len > MADE_AT_ONCE ? len : MADE_AT_ONCE;
        f->made =
            mem_grow(f->made, &f->cap_made, f->n_made + 1, sizeof *f->made);
        f->bytes_made += f->room + sizeof *f->made;
        f->made[f->n_made++] = f->free = mem_resize(NULL, f->room);
    }
    s = f->free;
    f->free += len;
    f->room -= len;
    return s;
}

struct name_text
finder_text(struct name_finder *f, size_t from, size_t to)
{
    char *s = finder_bytes(f, to - from);
    size_t len = 0;

    for (size_t i = from; i < to; i++) {
        bool wide = i + 1 < to && text_has(f->t, i, "\xc2\xa0");
        char c = wide || f->t.s[i] == '\n' ? ' ' : f->t.s[i];

        i += wide;
        if (c != ' ' || len == 0 || s[len - 1] != ' ')
            s[len++] = c;
    }
    return (struct name_text){s, len};
}

struct name_text
finder_lower(struct name_finder *f, struct name_text t)
{
    char *s = finder_bytes(f, t.len);

    for (size_t i = 0; i < t.len; i++)
        s[i] = t.s[i] >= 'A' && t.s[i] <= 'Z' ? (char)(t.s[i] + 32) : t.s[i];
    return (struct name_text){s, t.len};
}

uint32_t
named_add(struct named_list *list, struct name_map *map, struct name_text key,
          struct named what)
{
    list->n++;
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n] = what;
    name_map_set(map, name_text_hash(key), (uint32_t)list->n);
    return (uint32_t)list->n;
}

struct named *
named_find(const struct named_list *list, const struct name_map *map,
           struct name_text key)
{
    uint32_t number = name_map_get(map, name_text_hash(key));

    return number ? &list->at[number] : NULL;
}
