/* cli: the command line. The only room that prints. */
#ifndef SLANT_CLI_H
#define SLANT_CLI_H

/* The whole program; returns its exit status (fault_list.h). */
int cli_main(int argc, char **argv);

#endif
