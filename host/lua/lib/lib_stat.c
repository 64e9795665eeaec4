/* stat: counting, and the formulas of corpus statistics. */
#include <lauxlib.h>

#include "lib_chance.h"
#include "lib_counter.h"
#include "lib_measure.h"
#include "libs.h"

int
lib_stat(lua_State *L)
{
    static const luaL_Reg functions[] = {{"association", measure_association},
                                         {"cluster_mean", measure_cluster_mean},
                                         {"counter", counter_new},
                                         {"diversity", measure_diversity},
                                         {"keyness", measure_keyness},
                                         {"quantile", measure_quantile},
                                         {"readability", measure_readability},
                                         {"resample", chance_resample},
                                         {"shuffle", chance_shuffle},
                                         {"wilson_iid", measure_wilson},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
