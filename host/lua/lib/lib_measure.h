/* lib_measure: the functions of `stat` that are formulas (host/measure). What
   is undefined is nil. */
#ifndef SLANT_LIB_MEASURE_H
#define SLANT_LIB_MEASURE_H

#include <lua.h>

int measure_diversity(lua_State *L);   /* stat.diversity(doc, {window=100}) */
int measure_readability(lua_State *L); /* stat.readability(doc) */
int measure_keyness(lua_State *L);     /* stat.keyness(a, n1, b, n2) */
int measure_association(lua_State *L); /* stat.association(a, b, c, d) */
int measure_wilson(lua_State *L);      /* stat.wilson_iid(x, n) */
/* stat.cluster_mean(values, clusters) */
int measure_cluster_mean(lua_State *L);
int measure_quantile(lua_State *L); /* stat.quantile(list, p) */

#endif
