/* map_target: where `load --map` sends a field. */
#ifndef SLANT_MAP_TARGET_H
#define SLANT_MAP_TARGET_H

#include "source.h"

/* A name that is none of a field makes a variable, which is seldom meant where
   it is nearly one, or what carriers call one: warns. */
void map_target_warn(const struct source_pair *map);

#endif
