/* placeholder */
#include <stdio.h>
int
main(int argc, char **argv)
{
    FILE *f = argc > 1 ? fopen(argv[1], "w") : NULL;

    return f ? fclose(f) : 1;
}
