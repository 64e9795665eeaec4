#include "part.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Words of class and id. `-menu` stands for every word that begins so, `-ad-`
   for the word itself. */
static const char *const outside[] = {"-about-author-",
                                      "-ad-",
                                      "-ads-",
                                      "-adv-",
                                      "-advert",
                                      "-alsoread",
                                      "-also-read",
                                      "-author-bio",
                                      "-author-box",
                                      "-author-info",
                                      "-authorbox",
                                      "-backlink",
                                      "-banner-",
                                      "-bio-",
                                      "-breadcrumb",
                                      "-carousel",
                                      "-comment",
                                      "-consent",
                                      "-cookie",
                                      "-copyright",
                                      "-crumb",
                                      "-disqus",
                                      "-donat",
                                      "-feedback",
                                      "-follow-us",
                                      "-footer",
                                      "-gdpr",
                                      "-keywords",
                                      "-latest-",
                                      "-login",
                                      "-masthead",
                                      "-mc-embed",
                                      "-menu",
                                      "-modal",
                                      "-more-articles",
                                      "-more-from",
                                      "-more-in-",
                                      "-more-news",
                                      "-more-on-",
                                      "-more-stories",
                                      "-most-",
                                      "-mostread",
                                      "-mostviewed",
                                      "-nav-",
                                      "-navbar",
                                      "-navi",
                                      "-newsletter",
                                      "-outbrain",
                                      "-overlay",
                                      "-pager-",
                                      "-pagination",
                                      "-partner",
                                      "-playlist",
                                      "-poll-",
                                      "-popular",
                                      "-popup",
                                      "-post-tags-",
                                      "-prev-next-",
                                      "-print-only-",
                                      "-promo",
                                      "-quiz-",
                                      "-rating",
                                      "-read-also",
                                      "-read-more",
                                      "-read-next",
                                      "-readmore",
                                      "-recirc",
                                      "-recommend",
                                      "-register",
                                      "-related",
                                      "-respond-",
                                      "-screen-reader",
                                      "-see-also",
                                      "-share",
                                      "-sharing",
                                      "-sidebar",
                                      "-sign-up",
                                      "-signup",
                                      "-skip-",
                                      "-slider",
                                      "-social",
                                      "-sponsor",
                                      "-sr-only-",
                                      "-subnav",
                                      "-subscri",
                                      "-taboola",
                                      "-tag-list",
                                      "-taglist",
                                      "-tags-",
                                      "-teaser",
                                      "-toolbar",
                                      "-toolbox",
                                      "-topics-",
                                      "-trending",
                                      "-visually-hidden",
                                      "-visuallyhidden",
                                      "-whatsapp",
                                      "-widget",
                                      "-you-may-",
                                      NULL};

static const char *const captions[] = {
    "-caption",         "-credit",       "-figcaption",
    "-image-copyright", "-image-source", "-photo-credit",
    "-photo-source",    "-wp-caption",   NULL};

static const char *const bylines[] = {
    "-author-",     "-byline",     "-date-",
    "-dateline-",   "-datetime-",  "-post-date-",
    "-entry-meta-", "-post-meta-", "-article-meta-",
    "-pubdate-",    "-published-", "-publish-date",
    "-time-",       "-timestamp",  NULL};

static const char *const bodies[] = {
    "-article-body-",     "-articlebody-",     "-article-content-",
    "-article-text-",     "-articletext-",     "-body-content-",
    "-article-copy-",     "-content-article-", "-detail-text-",
    "-article-fulltext-", "-article-main-",    "-content-body-",
    "-entry-content-",    "-news-body-",       "-news-content-",
    "-news-text-",        "-post-body-",       "-post-content-",
    "-post-text-",        "-story-body-",      "-story-content-",
    "-story-text-",       "-storybody-",       "-td-post-content-",
    "-text-article-",     "-field-name-body-", NULL};

#define NAMES_MAX 512

/* `storyBody main_content` to `-story-body-main-content-`. */
static void
names_of(const struct tree *t, size_t node, char out[NAMES_MAX])
{
    const char *from[] = {tree_attribute(t, node, "class"),
                          tree_attribute(t, node, "id")};
    size_t n = 0;

    out[n++] = '-';
    for (size_t i = 0; i < 2; i++) {
        char before = 0;

        for (const char *s = from[i]; s && *s && n < NAMES_MAX - 4; s++) {
            bool word = isalnum((unsigned char)*s);

            if (word && isupper((unsigned char)*s) &&
                islower((unsigned char)before) && out[n - 1] != '-')
                out[n++] = '-';
            if (word)
                out[n++] = (char)tolower((unsigned char)*s);
            else if (out[n - 1] != '-')
                out[n++] = '-';
            before = *s;
        }
        if (out[n - 1] != '-')
            out[n++] = '-';
    }
    out[n] = '\0';
}

static bool
holds(const char *names, const char *const *list)
{
    for (; *list; list++) {
        if (strstr(names, *list))
            return true;
    }
    return false;
}

static bool
hidden(const struct tree *t, size_t node)
{
    const char *style = tree_attribute(t, node, "style");
    const char *aria = tree_attribute(t, node, "aria-hidden");

    if (tree_attribute(t, node, "hidden"))
        return true;
    if (aria && strcasecmp(aria, "true") == 0)
        return true;
    style = style ? strcasestr(style, "display") : NULL;
    if (style)
        style += strspn(style + 7, " :") + 7;
    return style && strncasecmp(style, "none", 4) == 0;
}

static enum part
by_tag(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_PROGRESS:
        return PART_OUTSIDE;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_CAPTION:
        return PART_CAPTION;
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_ADDRESS:
        return PART_BYLINE;
    default:
        return PART_STORY;
    }
}

static enum part
by_role(const struct tree *t, size_t node)
{
    static const char *const roles[] = {
        "navigation", "complementary", "banner",      "contentinfo",
        "search",     "dialog",        "alertdialog", "menu",
        "menubar",    "toolbar",       "tablist",     "form"};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (tree_attribute_has(t, node, "role", roles[i]))
            return PART_OUTSIDE;
    }
    return PART_STORY;
}

enum part
part_of(const struct tree *t, size_t node)
{
    char names[NAMES_MAX];
    enum part part = by_tag(t->nodes[node].tag);

    if (!t->nodes[node].n_attributes)
        return part;
    if (hidden(t, node))
        return PART_HIDDEN;
    if (part == PART_OUTSIDE)
        return part;
    if (by_role(t, node) == PART_OUTSIDE)
        return PART_OUTSIDE;
    names_of(t, node, names);
    if (holds(names, captions))
        return PART_CAPTION;
    if (holds(names, outside))
        return PART_OUTSIDE;
    if (part == PART_STORY && holds(names, bylines))
        return PART_BYLINE;
    return part;
}

bool
part_is_body(const struct tree *t, size_t node)
{
    char names[NAMES_MAX];

    if (tree_inline(t->nodes[node].tag) || !t->nodes[node].n_attributes)
        return false;
    if (tree_attribute_has(t, node, "itemprop", "articleBody"))
        return true;
    names_of(t, node, names);
    return holds(names, bodies);
}

bool
part_is_comments(const struct tree *t, size_t node)
{
    static const char *const comments[] = {"-comment", "-disqus", "-respond-",
                                           "-discussion", NULL};
    char names[NAMES_MAX];

    names_of(t, node, names);
    return holds(names, comments);
}

bool
part_is_author(const struct tree *t, size_t node)
{
    static const char *const authors[] = {"-author-", "-byline",    "-by-line-",
                                          "-writer-", "-reporter-", "-autor-",
                                          "-auteur-", NULL};
    char names[NAMES_MAX];

    names_of(t, node, names);
    return holds(names, authors) && !holds(names, outside);
}
