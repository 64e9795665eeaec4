/* lib_proc: what proc.run and proc.helper share. */
#ifndef SLANT_LIB_PROC_H
#define SLANT_LIB_PROC_H

#include <lua.h>

#define PROC_OUTPUT_MAX                                   \
    (16u << 20) /* bytes: of all output, or of one answer \
                 */

#define PROC_WORDS_MAX 100 /* of a command */

/* The words of the command in the table at index, ended by NULL, as a userdata
   on top; raises when the plugin may not run it, or the table has other keys
   than words and these names. [-0, +1, e] */
char **proc_command(lua_State *L, int index, const char *const *names,
                    size_t n_names);

/* Where programs run: the plugin's folder. */
const char *proc_folder(lua_State *L);

/* proc.helper{program, argument...}: the same for the same command. */
int proc_helper(lua_State *L);

#endif
