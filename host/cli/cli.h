#ifndef C_H
#define C_H
int cli_main(int argc, char **argv);
#endif
