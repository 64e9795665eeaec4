#include "map_target.h"

#include <string.h>

#include "fields.h"
#include "log.h"
#include "near.h"

void
map_target_warn(const struct source_pair *map)
{
    static const char *const fields[] = {
#define FIELD(id, name) #name,
        FIELD_LIST
#undef FIELD
    };
    unsigned rank;
    enum field f = field_default(map->value, strlen(map->value), &rank);
    const char *meant = f == FIELD_NONE
                            ? near_name(map->value, fields, FIELD_COUNT)
                            : field_name(f);

    if (meant && field_named(map->value) == FIELD_NONE)
        log_warn("--map %s=%s makes a variable `%s`; the field is `%s`",
                 map->name, map->value, map->value, meant);
}
