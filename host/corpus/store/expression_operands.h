/* expression_operands: names and texts that stand alone where a condition is
   wanted, as in NOT translated or outlet = 'A' OR 'B'. Inside the store's
   folder only. */
#ifndef SLANT_EXPRESSION_OPERANDS_H
#define SLANT_EXPRESSION_OPERANDS_H

/* The expression, which is whole, with holds(...) around each of them, so that
   a text there is a fault (expression.h). Heap string. */
char *expression_operands(const char *text);

#endif
