/*
 * contingency: scores of a two by two table of counts. What is undefined (an
 * empty margin, a logarithm of 0) is NAN, never 0.
 *
 *                 column 1      others
 *        row 1    a             b        (a + b = row)
 *        others   c             d        N = a + b + c + d
 *
 * Keyness: columns are target and reference, row 1 is the word. Collocation:
 * row 1 is the node, column 1 the collocate.
 */
#ifndef SLANT_CONTINGENCY_H
#define SLANT_CONTINGENCY_H

struct contingency {
    double a, b, c, d;
};

/* a of `row` and of `column` among n. A cell may come out below 0 when places
   were counted more than once; then the four-cell scores are NAN. */
struct contingency contingency_of(double a, double row, double column,
                                  double n);
double contingency_expected(const struct contingency *t); /* of a */
/* 1, or -1 if a is below what is expected. */
double contingency_sign(const struct contingency *t);

/* All unsigned. 2 sum O ln(O/E) over four cells (Dunning 1993). */
double g2_4(const struct contingency *t);
/* Over the two cells of row 1 (Rayson and Garside 2000). */
double g2_2(const struct contingency *t);
/* As quanteda's textstat_keyness(measure = "lr") computes it: of four cells,
   half a place nearer to each other if |ad - bc| >= N/2 and some E is below 5,
   with 10^-9 added inside the logarithms (about 2 N 10^-9 in all). */
double g2_quanteda(const struct contingency *t);
/* g2 or chi2 by Williams' q (1976). */
double williams_q(const struct contingency *t);
double chi2(const struct contingency *t); /* Pearson */
/* Yates' correction, never beyond |O - E| as R has it: a correction does not
   turn a difference round. */
double chi2_yates(const struct contingency *t);
/* Fisher's exact test, two-sided: tables not likelier than this one. */
double fisher_p(const struct contingency *t);
/* Of the sample: ad / bc; NAN if b or c is 0. */
double odds_ratio(const struct contingency *t);

/* Pointwise mutual information, bits (Church and Hanks 1990); its share of the
   most there can be (Bouma 2009); log2(O^3 / E) (Daille 1994). */
double pmi(const struct contingency *t);
double npmi(const struct contingency *t);
double pmi3(const struct contingency *t);
/* (O - E) / sqrt O (Church et al. 1991); (O - E) / sqrt E (Berry-Rogghe
   1973). */
double t_score(const struct contingency *t);
double z_score(const struct contingency *t);
/* 2 O / (row + column); 14 + log2 of it (Rychly 2008). NAN where places that
   were counted more than once make O larger than row or column. */
double dice(const struct contingency *t);
double log_dice(const struct contingency *t);
/* P(column | row) - P(column | not row) (Gries 2013). */
double delta_p(const struct contingency *t);

struct lambda {
    double lambda, z;
};

/*
 * The interaction of K words in a log-linear model (Blaheta and Johnson 2001),
 * as quanteda has it. counts: of 2^K patterns, bit i set: word i is the one
 * asked for. 0.5 is added to each.
 */
struct lambda lambda_of(const double *counts, unsigned k);
struct lambda lambda_of_pair(const struct contingency *t);

#endif
