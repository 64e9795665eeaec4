/*
 * program_load: from a plugin's folder to a program: the environment, init.lua
 * and what it requires, of its lib/, of other plugins' and of slant.
 */
#ifndef SLANT_PROGRAM_LOAD_H
#define SLANT_PROGRAM_LOAD_H

#include "pair_result.h"
#include "program.h"

/* Seconds, until the manifest says otherwise; a load may take ACT_LONG times
   as much. */
#define PROGRAM_CPU 0.1

/* Makes the state and runs init.lua. -1: *failure says why. */
int program_load(struct program *p, size_t memory, double cpu_s,
                 struct pair_result *failure);

#endif
