/*
 * permission: what a plugin may ask for beyond its document. A user grants it
 * all of that, by the plugin's name.
 *
 *   http:HOST        requests to a host, at the standard ports
 *   http:HOST:PORT   the same at one port; also https
 *   exec:PROGRAM     runs a program found on PATH, which can write no file
 */
#ifndef SLANT_PERMISSION_H
#define SLANT_PERMISSION_H

#include "manifest.h"

/* Whether it is one of these. */
bool permission_is(const char *text);
/* Whether the plugin has it. port: a number, as text. */
bool permission_http(const struct manifest *m, const char *host,
                     const char *port);
bool permission_exec(const struct manifest *m, const char *program);

#endif
