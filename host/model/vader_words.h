/* vader_words: the words that VADER's rules name; constants of its algorithm
   (vaderSentiment 3.3.2, Copyright (c) 2016 C.J. Hutto, MIT licence). */
#ifndef SLANT_VADER_WORDS_H
#define SLANT_VADER_WORDS_H

#define VADER_UP                                                               \
    "absolutely amazingly awfully completely considerable considerably "       \
    "decidedly deeply effing enormous enormously entirely especially "         \
    "exceptional exceptionally extreme extremely fabulously flipping flippin " \
    "frackin fracking fricking frickin frigging friggin fully fuckin fucking " \
    "fuggin fugging greatly hella highly hugely incredible incredibly "        \
    "intensely major majorly more most particularly purely quite really "      \
    "remarkably so substantially thoroughly total totally tremendous "         \
    "tremendously uber unbelievably unusually utter utterly very"
#define VADER_DOWN                                                      \
    "almost barely hardly kinda kindof kind-of less little marginal "   \
    "marginally occasional occasionally partly scarce scarcely slight " \
    "slightly somewhat sorta sortof sort-of"
#define VADER_NOT                                                             \
    "aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt "    \
    "havent isnt mightnt mustnt neither neednt never none nope nor not "      \
    "nothing nowhere oughtnt shant shouldnt uhuh wasnt werent uh-uh without " \
    "wont wouldnt rarely seldom despite"

/* Sequences of words with a valence of their own. */
#define VADER_IDIOMS(X)      \
    X("the shit", 3)         \
    X("the bomb", 3)         \
    X("bad ass", 1.5)        \
    X("bus stop", 0)         \
    X("yeah right", -2)      \
    X("kiss of death", -1.5) \
    X("to die for", 3)       \
    X("beating heart", 3.1)  \
    X("broken heart", -2.9)
#define VADER_DOWN_PAIRS(X) \
    X("just enough")        \
    X("kind of")            \
    X("sort of")

#endif
