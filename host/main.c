/* The program: all of it is in host/cli. */
#include "cli.h"

int
main(int argc, char **argv)
{
    return cli_main(argc, argv);
}
