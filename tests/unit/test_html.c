/* HTML: what a page says about its article, what its text is, and what broken
   and hostile pages come to. */
#include "ingest.h"

#include "strip.h"

#define LEAD                                                    \
    "The old bridge over the harbour will be closed for three " \
    "months, the council said on Tuesday."
#define SECOND                                                 \
    "Traffic will be led over the northern bridge, which was " \
    "built in 1998 and widened two years ago."
#define OTHER                                                   \
    "A sentence about something else, long enough to be taken " \
    "for a paragraph of running text."

/* A page with this in its head and body. */
static void
page(struct got *g, const char *head, const char *body)
{
    char *s = mem_format("<!DOCTYPE html><html><head>%s</head><body>%s</body>"
                         "</html>",
                         head, body);

    put("page.html", s);
    load(g, "page.html");
    free(s);
}

/* What is analysed, blocks joined. Heap string. */
static char *
kept(const struct doc *d)
{
    struct buf b = {0};
    struct spans spans = {0};

    doc_kept(d, &spans);
    for (size_t i = 0; i < spans.n; i++)
        buf_add(&b, d->text + spans.at[i].start,
                spans.at[i].stop - spans.at[i].start);
    spans_free(&spans);
    return buf_take(&b);
}

static void
says(const struct doc *d, const char *yes, const char *no)
{
    char *s = kept(d);

    CHECK(!yes || strstr(s, yes));
    CHECK(!no || !strstr(s, no));
    free(s);
}

static void
whole_article(void)
{
    struct got g;
    struct doc *d = &g.docs[0];

    page(&g,
         "<title>Harbour bridge closes | Harbour Courier</title>"
         "<meta property='og:site_name' content='Harbour Courier'>"
         "<link rel=canonical href='https://harbour.example/2021/05/04/b'>"
         "<script type='application/ld+json'>{\"@graph\":[{\"@type\":"
         "\"WebPage\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Harbour "
         "bridge closes\",\"datePublished\":\"2021-05-03T10:00:00Z\","
         "\"author\":[{\"name\":\"Jane Roe\"},{\"name\":\"John Doe\"}]}]}"
         "</script>",
         "<nav><p>" OTHER "</p></nav><article><h1>Harbour bridge closes</h1>"
         "<p class=byline>By Jane Roe</p><div class='story-body'><p>" LEAD
         "</p><figure><figcaption>The bridge in March.</figcaption></figure>"
         "<p>Some <b>bold</b> and <i>lea</i>ning words stay in their line, and "
         "so do <a href=x>links</a>.</p>"
         "<p><a href=/r>Read more: ferries return</a></p><p>" SECOND
         "</p></div><aside><p>" OTHER "</p></aside></article>"
         "<div id=comments><p>" OTHER "</p><p>" OTHER "</p></div>");
    CHECK(g.n_docs == 1 && g.n_notes == 0);
    CHECK_TEXT(d->title, "Harbour bridge closes");
    CHECK_TEXT(d->author, "Jane Roe; John Doe");
    CHECK_TEXT(d->outlet, "Harbour Courier");
    CHECK_TEXT(d->url, "https://harbour.example/2021/05/04/b");
    CHECK_TEXT(d->published, "2021-05-03T10:00:00Z");
    CHECK_TEXT(d->precision, "second");
    CHECK_TEXT(d->basis, "json-ld");
    CHECK_TEXT(d->vars, "{\"published_candidates\":[\"2021-05-03T10:00:00Z "
                        "json-ld\",\"2021-05-04 url\"]}");
    CHECK_TEXT(d->text,
               LEAD "\n\nThe bridge in March.\n\nSome bold and leaning words "
                    "stay in their line, and so do links.\n\n"
                    "Read more: ferries return\n\n" SECOND);
    CHECK_KINDS(d, "caption related");
    got_free(&g);
}

static void
titles(void)
{
    static const struct {
        const char *head, *body, *title;
    } cases[] = {
        {"<title>Ferries return - The Gazette</title>", "", "Ferries return"},
        {"<title>The Gazette</title><meta property=og:title content='Ferries "
         "return'>",
         "<h1>The Gazette</h1><h2>Ferries return</h2>", "Ferries return"},
        {"<title>News</title>", "<h1>Ferries return today</h1>",
         "Ferries return today"},
        {"<meta property=og:title content='Ferries return'>",
         "<h1><span>Local news | </span>Ferries return</h1>", "Ferries return"},
        {"<meta property=og:title content='Ferries return'>",
         "<h1><span>Shipping:</span> Ferries return</h1>",
         "Shipping: Ferries return"},
        {"<title>Tom &amp; <b>Jerry's</b> ferries | Gazette</title>", "",
         "Tom & Jerry's ferries"},
        /* the site before the headline */
        {"<title>Harbour Post - Ferries return today</title>"
         "<meta property=og:site_name content='Harbour Post'>",
         "", "Ferries return today"},
        {"<title>Portside: Ferries return today</title>"
         "<meta property=og:site_name content=Portside>",
         "", "Ferries return today"},
        {"<title>Harbour Post | Ferries return today | Harbour Post</title>"
         "<link rel=canonical href='https://harbourpost.example/7'>",
         "", "Ferries return today"},
        {"<title>Harbour Post - Ferries return today</title>", "",
         "Ferries return today"},
        {"<title>Morning News - Ferries return today</title>"
         "<link rel=canonical href='https://harbourpost.example/7'>",
         "", "Morning News - Ferries return today"},
        {"<title>Ferries: All of them return today</title>", "",
         "Ferries: All of them return today"},
        {"<title>Harbour Post: Ferries return today</title>", "",
         "Harbour Post: Ferries return today"},
        {"<title>Shipping today - Ferries return at last</title>"
         "<meta property=og:site_name content='Harbour Post'>",
         "", "Shipping today - Ferries return at last"},
        {"", "", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;
        char *body = mem_format("%s<p>" LEAD "</p>", cases[i].body);

        page(&g, cases[i].head, body);
        CHECK_TEXT(g.docs[0].title, cases[i].title);
        free(body);
        got_free(&g);
    }
}

static void
dates(void)
{
    static const struct {
        const char *head, *body, *published, *basis;
    } cases[] = {
        {"<meta name='DC.date.issued' content='2019-10-19'>", "", "2019-10-19",
         "meta"},
        {"", "<time datetime='2019-10-19T08:00:00+02:00'>today</time>",
         "2019-10-19T08:00:00+02:00", "time"},
        {"", "<span>19.10.2019, 08:00 Uhr</span>", "2019-10-19T08:00", "line"},
        {"", "<span>Fecha: 4 de mayo de 2019</span>", "2019-05-04", "line"},
        {"", "<span>2019年5月4日 08:00</span>", "2019-05-04T08:00", "line"},
        {"", "<span>15 августа 2016, 13:43</span>", "2016-08-15T13:43", "line"},
        {"<link rel=canonical href=http://a.example/2019/10/19/x>", "",
         "2019-10-19", "url"},
        /* either order is possible; nothing in running text; not modified */
        {"", "<span>03/04/2019</span>", NULL, NULL},
        {"",
         "<p>On 4 May 2019 the bridge was opened to traffic, said the "
         "council in a statement that it gave to all the newspapers of the "
         "harbour and the villages around it.</p>",
         NULL, NULL},
        {"<meta property='article:modified_time' content='2019-10-19'>", "",
         NULL, NULL},
        {"<meta name=date content='2019'>", "", NULL, NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;
        char *body = mem_format(
            "<h1>Harbour bridge closes</h1>%s<p>" LEAD "</p>", cases[i].body);

        page(&g, cases[i].head, body);
        CHECK_TEXT(g.docs[0].published, cases[i].published);
        CHECK_TEXT(g.docs[0].basis, cases[i].basis);
        free(body);
        got_free(&g);
    }
}

static void
authors(void)
{
    struct got g;

    page(&g,
         "<meta name=author content='The Gazette'>"
         "<meta property=og:site_name content='The Gazette'>",
         "<h1>Harbour bridge closes</h1><p>By <a href=/jr>Jane Roe</a> | "
         "4 May</p><p>" LEAD "</p>");
    CHECK_TEXT(g.docs[0].author, "Jane Roe");
    got_free(&g);
    page(&g, "<meta name=author content='https://a.example/jane'>",
         "<h1>Harbour bridge closes</h1><p>" LEAD "</p>");
    CHECK_TEXT(g.docs[0].author, NULL);
    got_free(&g);
}

/* Pages without marks of their parts, and with marks that mislead. */
static void
bodies(void)
{
    struct got g;

    page(&g, "",
         "<table><tr><td><a href=a>One</a> <a href=b>Two</a></td><td>"
         "<font>" LEAD "<br><br>" SECOND "</font></td></tr></table>");
    CHECK_TEXT(g.docs[0].text, LEAD "\n\n" SECOND);
    got_free(&g);
    page(&g, "",
         "<div class='page has-sidebar'><p>" LEAD "</p><p>" SECOND
         "</p></div>");
    says(&g.docs[0], LEAD, NULL);
    says(&g.docs[0], SECOND, NULL);
    got_free(&g);
    page(&g, "",
         "<div><p>" LEAD "</p><p>" SECOND "</p></div>"
         "<div class='newsletter-box'><p>" OTHER "</p></div>"
         "<p style='display: none'>" OTHER "</p>");
    says(&g.docs[0], SECOND, OTHER);
    got_free(&g);
    page(&g, "",
         "<p><span>T</span></p><p>he old bridge over the harbour will "
         "be closed for three months.</p>");
    says(&g.docs[0], "The old bridge", NULL);
    got_free(&g);
    page(&g, "",
         "<div><p>" LEAD "</p><p>" SECOND "</p><h2>More stories</h2>"
         "<a href=x><h3>Ferries</h3><p>" OTHER "</p></a></div>");
    says(&g.docs[0], SECOND, OTHER);
    says(&g.docs[0], NULL, "More stories");
    got_free(&g);
}

static void
languages(void)
{
    struct got g;
    struct buf b = {0};

    put("de.htm", "<html lang=de-AT><p>" LEAD);
    load(&g, "de.htm");
    CHECK_TEXT(g.docs[0].language, "de");
    got_free(&g);
    buf_str(&b, "<html lang=en><p>");
    for (int i = 0; i < 20; i++)
        buf_str(&b, "La deuda externa total aumentó en millones de dólares "
                    "respecto al año pasado, informó el banco. ");
    put("es.xhtml", buf_text(&b));
    load(&g, "es.xhtml"); /* not what it calls itself */
    CHECK_TEXT(g.docs[0].language, "es");
    got_free(&g);
    buf_free(&b);
}

static void
broken(void)
{
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"<p>" LEAD "<p>" SECOND "<div", LEAD "\n\n" SECOND},
        {"<!-- never ended <p>" LEAD "</p>", LEAD},
        {"<script>never ended <p>" LEAD, NULL},
        {"<svg><p>" LEAD "</p>", LEAD},
        {"<p>" LEAD "</div></b></table></body></html><p>" SECOND,
         LEAD "\n\n" SECOND},
        {"<p>1 < 2 &amp; 3 &gt; 2, as everybody knows who went to school and "
         "stayed.</p>",
         "1 < 2 & 3 > 2, as everybody knows who went to school and stayed."},
        {"", NULL},
        {"<p>Short</p>", "Short"},
        {"<nav><a href=x>Home</a></nav>", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;
        char *html = mem_format("<html>%s", cases[i].html);

        put("page.html", html);
        load(&g, "page.html");
        CHECK_NUMBER(g.n_docs, 1);
        CHECK_TEXT(g.docs[0].text, cases[i].text);
        CHECK_NUMBER(g.n_notes, !cases[i].text);
        if (!cases[i].text)
            CHECK_TEXT(g.notes[0].reason, "no-article");
        free(html);
        got_free(&g);
    }
    {
        struct got g;

        put_bytes("page.html", "<p>a\0b " LEAD, 7 + strlen(LEAD), 0);
        load(&g, "page.html");
        says(&g.docs[0], "a b " LEAD, NULL);
        got_free(&g);
    }
}

/* What makes parsers slow; each would take minutes or gigabytes. */
static void
hostile(void)
{
    static const struct {
        const char *again, *text;
        size_t times;
    } cases[] = {
        {"<div>", LEAD, 100000},
        {"<b><i><a href=x>", LEAD, 30000},
        {"<table><tr><td>", LEAD, 20000},
        {"<!--", LEAD, 200000},
        {"<svg>", LEAD, 100000},
        {"<script>x</script>", LEAD, 100000},
        {"</div></p></table>", LEAD, 50000},
        {"<div><font color=1></div>", LEAD, 50000},
        {"<div></table>", LEAD, 50000},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {0};
        struct got g;

        for (size_t k = 0; k < cases[i].times; k++)
            buf_str(&b, cases[i].again);
        buf_str(&b, "<p>" LEAD "</p>");
        put("page.html", buf_text(&b));
        load(&g, "page.html");
        CHECK_NUMBER(g.n_docs, 1);
        if (!g.docs[0].text || !strstr(g.docs[0].text, cases[i].text))
            CHECK_TEXT(cases[i].again, "its text is lost");
        got_free(&g);
        buf_free(&b);
    }
}

static void
too_long(void)
{
    struct buf b = {0};
    struct got g;

    while (b.len <= 17u << 20)
        buf_str(&b, "<p>" LEAD "</p>\n");
    put("page.html", buf_text(&b));
    load(&g, "page.html");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    CHECK_TEXT(g.notes[0].reason, "too-long");
    got_free(&g);
    /* scripts and pictures in attributes do not count */
    buf_clear(&b);
    buf_str(&b, "<p>" LEAD "</p><img src='data:");
    while (b.len <= 17u << 20)
        buf_str(&b, "AAAAAAAAAAAAAAAA");
    buf_str(&b, "'><p>" SECOND "</p>");
    put("page.html", buf_text(&b));
    load(&g, "page.html");
    CHECK_NUMBER(g.n_docs, 1);
    says(&g.docs[0], SECOND, NULL);
    got_free(&g);
    buf_free(&b);
}

static void
stripped(const char *page_text, const char *want, const char *want_json)
{
    struct buf out = {0}, json = {0};

    html_strip(page_text, strlen(page_text), &out, &json);
    CHECK_TEXT(buf_text(&out), want);
    CHECK_TEXT(buf_text(&json), want_json);
    buf_free(&out);
    buf_free(&json);
}

static void
strip(void)
{
    stripped("<P CLASS='a' onclick=x id=b>t</P>",
             "<p class=\"a\" id=\"b\">t</p>", "");
    stripped("a<script type=\"application/ld+json\">{}</script>b", "ab", "{}");
    stripped("<style>p{}</style><b>x</b><br/>", "x<br>", "");
    stripped("<p title='a\"b' lang=\"c'd\">", "<p title='a\"b' lang=\"c'd\">",
             "");
    stripped("<div><span></div></span>", "<div><span></span></div>", "");
    stripped("a <3 b", "a &lt;3 b", "");
    stripped("<p class=\"never ended>", "", "");
}

static void
translations(void)
{
    static const struct {
        const char *head, *want;
    } cases[] = {
        {"", NULL},
        {"<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
         "\"headline\":\"Bridge closed\",\"translator\":{\"@type\":"
         "\"Person\",\"name\":\"Ann Bee\"}}</script>",
         "yes"},
        {"<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
         "\"translationOfWork\":{\"@id\":\"x\"}}</script>",
         "yes"},
        {"</head></html><html class=\"no-js translated-ltr\">", "yes"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;

        page(&g, cases[i].head, "<article><p>" LEAD "</p></article>");
        CHECK_TEXT(g.docs[0].translated, cases[i].want);
        got_free(&g);
    }
}

/* The shapes in which content systems write JSON-LD. */
static void
shapes(void)
{
    static const struct {
        const char *script, *title, *author, *outlet;
    } cases[] = {
        /* objects that refer to others */
        {"{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Bridge "
         "closed\",\"author\":{\"@id\":\"#a\"},\"publisher\":{\"@id\":"
         "\"#o\"}},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann "
         "Bee\"},{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":"
         "\"Harbour Post\"}]}",
         "Bridge closed", "Ann Bee", "Harbour Post"},
        {"{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Bridge "
         "closed\",\"author\":[{\"@id\":\"#no\"},{\"@id\":\"#a\",\"name\":"
         "\"Bo Cee\"}]}]}",
         "Bridge closed", "Bo Cee", NULL},
        /* references of HTML in strings */
        {"{\"@type\":\"Article\",\"headline\":\"Bridge &amp; ferry: "
         "&#8216;no&#x2019; &no; &#55555;\",\"author\":\"Ann &quot;A&quot; "
         "Bee\"}",
         "Bridge & ferry: \u2018no\u2019 &no; &#55555;", "Ann \"A\" Bee", NULL},
        /* an outlet as the author */
        {"{\"@type\":\"Article\",\"headline\":\"Bridge closed\",\"author\":"
         "{\"@type\":\"NewsMediaOrganization\",\"name\":\"Harbour Post\"}}",
         "Bridge closed", NULL, "Harbour Post"},
        /* hidden from old programs */
        {"/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"Bridge "
         "closed\",\"author\":[\"Ann Bee\",\"Bo Cee\"]} /*]]>*/",
         "Bridge closed", "Ann Bee; Bo Cee", NULL},
        {"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Bridge "
         "closed\"}\n//]]>",
         "Bridge closed", NULL, NULL},
        {"<![CDATA[[{\"@type\":\"Article\",\"headline\":\"Bridge "
         "closed\"}]]]>",
         "Bridge closed", NULL, NULL},
        /* commas behind the last */
        {"{\"@type\":\"Article\",\"headline\":\"Bridge, closed,]\",\n"
         "\"author\":[{\"name\":\"Ann \\\",} Bee\",},\n],}",
         "Bridge, closed,]", "Ann \",} Bee", NULL},
        {"{\"@type\":\"Article\",\"headline\":\"Bridge closed\","
         "\"articleBody\":\"Mark <![CDATA[{ and ]]>\"}",
         "Bridge closed", NULL, NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *head = mem_format("<script type=\"application/ld+json\">%s"
                                "</script>",
                                cases[i].script);
        struct got g;

        page(&g, head, "<article><p>" LEAD "</p></article>");
        CHECK_TEXT(g.docs[0].title, cases[i].title);
        CHECK_TEXT(g.docs[0].author, cases[i].author);
        CHECK_TEXT(g.docs[0].outlet, cases[i].outlet);
        got_free(&g);
        free(head);
    }
}

/* The text of JSON-LD counts where the page shows less than half of it. */
static void
body_of_script(void)
{
    static const struct {
        const char *script, *shown;
        bool taken;
    } cases[] = {
        {LEAD LEAD LEAD, "", true},
        {LEAD LEAD LEAD, "<p>" LEAD "</p>", true},
        {LEAD LEAD LEAD, "<p>" LEAD "</p><p>" LEAD "</p>", false},
        {"<p>" LEAD LEAD LEAD "<\\/p>", "", false}, /* tags */
        {"In short.", "", false},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *head = mem_format("<script type=\"application/ld+json\">"
                                "{\"@type\":\"Article\",\"headline\":\"One\","
                                "\"articleBody\":\"%s\"}</script>",
                                cases[i].script);
        struct got g;

        page(&g, head, cases[i].shown);
        if (cases[i].taken)
            CHECK_TEXT(g.docs[0].text, cases[i].script);
        else if (!*cases[i].shown)
            CHECK_TEXT(g.docs[0].text, NULL);
        else
            CHECK(strstr(g.docs[0].text, "\n\n") != NULL);
        got_free(&g);
        free(head);
    }
}

/* An outlet that only the title element names. */
static void
in_the_title(void)
{
    static const char url[] = "<link rel=canonical href=\"https://www."
                              "harbour-post.example/7\">";
    static const struct {
        const char *title, *head, *heading, *outlet;
    } cases[] = {
        {"Bridge reopens to traffic - The Daily Example", "", "",
         "The Daily Example"},
        {"Bridge reopens to traffic | Example News", "", "", "Example News"},
        {"Bridge reopens to traffic - World - Portside", "",
         "Bridge reopens to traffic", "Portside"},
        {"Bridge reopens to traffic \u2014 nytimes.com", "",
         "Bridge reopens to traffic", "The New York Times"},
        {"Bridge reopens to traffic | Harbour Post", url, "", "Harbour Post"},
        /* another name than the address, parts of a paper, halves of a title,
           what the headline says itself */
        {"Bridge reopens to traffic | Gull News", url, "",
         "harbour-post.example"},
        {"Bridge reopens to traffic | World News", "",
         "Bridge reopens to traffic", NULL},
        {"Bridge reopens to traffic - two years late", "", "", NULL},
        {"Bridge reopens to traffic - in the Times", "",
         "Bridge reopens to traffic - in the Times", NULL},
        {"Bridge reopens to traffic", "", "", NULL},
        /* before the headline */
        {"Harbour Post - Bridge reopens to traffic", url, "", "Harbour Post"},
        {"Harbour Post: Bridge reopens to traffic", url,
         "Bridge reopens to traffic", "Harbour Post"},
        {"Gull News | Bridge reopens to traffic", "", "", "Gull News"},
        {"Minister Visits Gull News - The Daily Example", "", "",
         "The Daily Example"},
        {"Gull News | Bridge reopens to traffic", url, "",
         "harbour-post.example"},
        {"World News - Bridge reopens to traffic", "", "", NULL},
        {"Shipping - Bridge reopens to traffic", "",
         "Bridge reopens to traffic", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *head =
            mem_format("<title>%s</title>%s", cases[i].title, cases[i].head);
        char *body = mem_format("<h1>%s</h1><article><p>" LEAD "</p></article>",
                                cases[i].heading);
        struct got g;

        page(&g, head, body);
        CHECK_TEXT(g.docs[0].outlet, cases[i].outlet);
        got_free(&g);
        free(head);
        free(body);
    }
}

int
main(void)
{
    folder_make();
    whole_article();
    titles();
    dates();
    authors();
    bodies();
    languages();
    translations();
    shapes();
    body_of_script();
    in_the_title();
    broken();
    hostile();
    too_long();
    strip();
    folder_remove();
    return check_end();
}
