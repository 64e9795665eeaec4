/* What a page says to its readers, in lines of their own. */
#include <string.h>

#include "rules.h"

#define PAGE_SPEAKS_MAX 240 /* bytes */
#define MARKED_MAX 110

/* How such a line begins, and what stands in it behind that. */
struct saying {
    const char *head, *mark;
};

static bool
is_saying(const char *s, const struct saying *list)
{
    for (; list->head; list++) {
        if (*s == *list->head && rules_starts(s, list->head) &&
            strstr(s + strlen(list->head), list->mark))
            return true;
    }
    return false;
}

/* `This article was first published by ...`, `This story is for subscribers`:
   what a page says of what stands on it. */
static bool
of_itself(const char *s)
{
    static const char *const nouns[] = {"article ", "story ",   "report ",
                                        "piece ",   "essay ",   "post ",
                                        "content ", "comment ", NULL};
    static const struct saying deeds[] = {{"was originally published ", ""},
                                          {"was first published ", ""},
                                          {"originally appeared ", ""},
                                          {"first appeared ", ""},
                                          {"is republished ", ""},
                                          {"is free to read", ""},
                                          {"is ", "subscribers"},
                                          {"is ", "subscriber-only"},
                                          {NULL, NULL}};

    if (!rules_starts(s, "this "))
        return false;
    s += strlen("this ");
    for (const char *const *n = nouns; *n; n++) {
        if (rules_starts(s, *n))
            return is_saying(s + strlen(*n), deeds);
    }
    return false;
}

/* in a short line, wherever */
static const char *const marks[] = {"create a free account",
                                    "subscriber-only",
                                    "enable javascript",
                                    "republished with permission",
                                    "reproduced with permission",
                                    "reprinted with permission",
                                    "pour lire la suite",
                                    "nuestro boletín",
                                    "unseren newsletter",
                                    "notre newsletter",
                                    "нашу рассылку",
                                    NULL};
static const struct saying sayings[] = {
    /* to who has not paid yet */
    {"to continue reading", " subscribe"},
    {"to continue reading", " log in"},
    {"to continue reading", " sign in"},
    {"to continue reading", " register"},
    {"to read the rest", "subscribe"},
    {"to read the full", "subscribe"},
    {"you've read ", "free article"},
    {"you have read ", "free article"},
    {"you have ", "articles left"},
    {"you have reached your ", "limit"},
    {"already a member?", ""},
    {"already a subscriber?", ""},
    {"already have an account?", ""},
    {"not a subscriber?", ""},
    {"get unlimited ", "access"},
    {"enjoyed this ", "?"},
    {"il vous reste ", " de cet article"},
    {"la suite est réservée aux abonnés", ""},
    {"cet article est réservé aux abonnés", ""},
    /* to read elsewhere, to sign up */
    {"read the full story here", ""},
    {"read the full article here", ""},
    {"read the full report here", ""},
    {"click here to subscribe", ""},
    {"click here to sign up", ""},
    {"click here to read the full", ""},
    {"don't miss out", ""},
    {"listen to our ", "podcast"},
    {"read our full ", " here"},
    {"turn on notifications", ""},
    {"download the ", " app "},
    {"download the ", " app."},
    {"Подписывайтесь на наш", ""},
    /* to write */
    {"your email address will not be published", ""},
    {"do you have a tip", ""},
    {"got a tip?", ""},
    {"have you been affected by", "?"},
    {"by clicking ", "agree"},
    {"by signing up", "agree"},
    {"by subscribing", "agree"},
    {"by continuing to ", "cookies"},
    {"this website uses cookies", ""},
    {"this site uses cookies", ""},
    {"we use cookies ", ""},
    /* of itself */
    {"the views expressed ", " author"},
    {"the opinions expressed ", " author"},
    {"the views and opinions expressed ", " author"},
    {"views expressed in this ", ""},
    {"opinions expressed in this ", ""},
    {NULL, NULL},
};

bool
rules_page_speaks(const char *s)
{
    size_t len = strlen(s);

    return len <= PAGE_SPEAKS_MAX && !strchr(s, '"') &&
           (is_saying(s, sayings) || of_itself(s) ||
            (len <= MARKED_MAX && rules_holds(s, marks)));
}

/* `1 of 3`, `1 of 3 next`: where in a gallery one is. */
static bool
counts(const char *s)
{
    size_t n = strspn(s, "0123456789");

    if (!n || !rules_starts(s + n, " of "))
        return false;
    s += n + 4;
    n = strspn(s, "0123456789");
    return n && (!s[n] || strcmp(s + n, " next") == 0);
}

static const struct saying always[] = {
    {"read more:", ""},
    {"read next:", ""},
    {"read this next:", ""},
    {"read also:", ""},
    {"also read:", ""},
    {"see also:", ""},
    {"related:", ""},
    {"related story:", ""},
    {"related article:", ""},
    {"more on this story:", ""},
    {"you may also like:", ""},
    {"you might also like:", ""},
    {"in case you missed it:", ""},
    {"lesen sie auch", ":"},
    {"mehr zum thema", ":"},
    {"lire aussi", ":"},
    {"À lire aussi", ":"},
    {"lea también", ":"},
    {"lee también", ":"},
    {"leggi anche", ":"},
    {"leia também", ":"},
    {"lees ook", ":"},
    {"Читайте также", ":"},
    {NULL, NULL},
};
/* with a full stop these may tell of the world */
static const struct saying labels[] = {
    {"tags:", ""},
    {"topics:", ""},
    {"filed under:", ""},
    {"categories:", ""},
    {"read more about ", ""},
    {"read more on ", ""},
    {"also on ", ": "},
    {NULL, NULL},
};

bool
rules_page_leads(const char *s, bool final)
{
    s += strspn(s, "*_>-[ ");
    if (strlen(s) > 200)
        return false;
    return is_saying(s, always) || counts(s) ||
           (!final && is_saying(s, labels)) ||
           (!final && rules_starts(s, "more from ") &&
            count_words(s, strlen(s)) <= 5);
}
