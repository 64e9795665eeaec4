/* CSV and its like as carriers: what becomes a document, and what is said of
   rows that are not as they should be. */
#include "ingest.h"

static void
plain(void)
{
    struct got g;

    put("a.csv",
        "\xef\xbb\xbfid,Date,Headline,body,rank,code\r\n"
        "7,2015-03-20,\"A \"\"big\"\" deal\",\"One.\r\nTwo.\",3,007\r\n"
        "\r\n"
        "8,,,\"Last, but one.\",1.50,\r\n"
        "9,2015,T,,,x");
    load(&g, "a.csv");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_TEXT(g.docs[0].key, "7");
    CHECK_TEXT(g.docs[0].title, "A \"big\" deal");
    CHECK_TEXT(g.docs[0].text, "One.\nTwo.");
    CHECK_TEXT(g.docs[0].published, "2015-03-20");
    CHECK_TEXT(g.docs[0].vars, "{\"code\":\"007\",\"rank\":3}");
    CHECK_TEXT(g.docs[0].uri, "a.csv#L2");
    CHECK_TEXT(g.docs[1].uri, "a.csv#L5");
    CHECK_TEXT(g.docs[1].text, "Last, but one.");
    CHECK_TEXT(g.docs[1].vars, "{\"rank\":1.50}");
    CHECK_TEXT(g.docs[2].text, NULL);
    CHECK_TEXT(g.docs[2].title, "T");
    got_free(&g);
}

static void
delimiters(void)
{
    struct got g;

    put("a.csv", "title;text\nA, b;C, d\n");
    load(&g, "a.csv");
    CHECK_TEXT(g.docs[0].text, "C, d");
    got_free(&g);
    put("a.csv", "sep=|\ntitle|text\nA, b|C, d\n");
    load(&g, "a.csv");
    CHECK_TEXT(g.n_docs ? g.docs[0].text : NULL, "C, d");
    got_free(&g);
    put("a.tsv", "title, long\ttext\nA\tC, \"d\"\rold\tMac\r");
    load(&g, "a.tsv");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[0].text, "C, \"d\"");
    CHECK_TEXT(g.docs[1].uri, "a.tsv#L3");
    got_free(&g);
    put("one.csv", "text\nOne column.\nIt is enough.\n");
    load(&g, "one.csv");
    CHECK_NUMBER(g.n_docs, 2);
    got_free(&g);
}

static void
ragged(void)
{
    struct got g;

    put("r.csv", "text,a,b\n"
                 "short\n"
                 "long,1,2,3,4\n"
                 "spreadsheet,1,2,,,,\n"
                 "fine,1,2\n");
    load(&g, "r.csv");
    CHECK_NUMBER(g.n_docs, 4);
    CHECK_TEXT(g.docs[0].text, "short");
    CHECK_TEXT(g.docs[1].vars,
               "{\"a\":1,\"b\":2,\"column_4\":3,\"column_5\":4}");
    CHECK_TEXT(g.docs[2].vars, "{\"a\":1,\"b\":2}");
    CHECK_NUMBER(g.n_notes, 2);
    note(&g, 0, "r.csv#L2", "ragged-row");
    note(&g, 1, "r.csv#L3", "ragged-row");
    CHECK(strstr(g.notes[0].detail, "1 cell where the header has 3") != NULL);
    got_free(&g);
}

/* A quote that is never closed costs its own line, not the rest. */
static void
quotes(void)
{
    struct got g;

    put("q.csv", "id,text\n"
                 "1,\"He said \"well\" to me\"\n"
                 "2,\"never closed\n"
                 "3,plain\n"
                 "4,a \"quoted\" word\n");
    load(&g, "q.csv");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].text, "He said \"well\" to me");
    CHECK_TEXT(g.docs[1].text, "plain");
    CHECK_TEXT(g.docs[2].text, "a \"quoted\" word");
    CHECK_NUMBER(g.n_notes, 2);
    note(&g, 0, "q.csv#L2", "stray-quote");
    note(&g, 1, "q.csv#L3", "open-quote");
    got_free(&g);
    put("q.csv", "id,text\n1,\"open\n2,\"closed\"\n");
    load(&g, "q.csv");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].key, "2");
    note(&g, 0, "q.csv#L2", "open-quote");
    got_free(&g);
    put("q.csv", "id,\"text\n1,a\n");
    load(&g, "q.csv");
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "q.csv#L1", "open-quote");
    got_free(&g);
}

static void
many_open_quotes(void)
{
    struct buf b = {0};
    struct got g;

    buf_str(&b, "id,text\n");
    for (int i = 0; i < 100000; i++)
        buf_str(&b, "1,x\n2,\"a \"b\n");
    put_bytes("m.csv", b.data, b.len, 0);
    load(&g, "m.csv");
    CHECK(g.n_docs >= 1 && g.n_notes >= 1);
    got_free(&g);
    buf_free(&b);
}

static void
no_carrier(void)
{
    struct source_pair map = {(char *)"lead", (char *)"text"};
    struct source_options o = {.map = &map, .n_map = 1};
    struct got g;

    put("n.csv", "file,lead\na.txt,Some words\n");
    load(&g, "n.csv");
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "n.csv", "no-text-column");
    got_free(&g);
    load_with(&g, "n.csv", &o);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].text, "Some words");
    got_free(&g);
    put("e.csv", "");
    load(&g, "e.csv");
    note(&g, 0, "e.csv", "empty-file");
    got_free(&g);
}

/* Limits: a row, and the columns of the header. */
static void
too_much(void)
{
    struct source_options o = {.limits = {.document = 1000, .columns = 3}};
    struct buf b = {0};
    struct got g;

    buf_str(&b, "id,text\n1,");
    for (int i = 0; i < 300000; i++)
        buf_str(&b, "word ");
    buf_str(&b, "\n2,short\n");
    put_bytes("l.csv", b.data, b.len, 0);
    load_with(&g, "l.csv", &o);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].uri, "l.csv#L3");
    note(&g, 0, "l.csv#L2", "too-long");
    got_free(&g);
    put("w.csv", "text,a,b,c\n1,2,3,4\n");
    load_with(&g, "w.csv", &o);
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "w.csv#L1", "too-long");
    got_free(&g);
    buf_clear(&b);
    buf_str(&b, "text");
    for (int i = 1; i < 100000; i++)
        buf_format(&b, ",c%d", i);
    buf_str(&b, "\nA row");
    for (int i = 1; i < 100000; i++)
        buf_str(&b, ",1");
    put_bytes("wide.csv", b.data, b.len, 0);
    load(&g, "wide.csv");
    CHECK_NUMBER(g.n_docs, 1);
    got_free(&g);
    buf_free(&b);
}

/* Columns named in other languages; in any case, composed or not. */
static void
other_languages(void)
{
    struct got g;

    put("de.csv",
        "Titel;Datum;Text;Quelle;Autor;Sprache;Ressort\n"
        "Vertrag;3. M\u00e4rz 2020;Ein Vertrag.;Bote;A. Meier;de;W\n");
    load(&g, "de.csv");
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_TEXT(g.docs[0].title, "Vertrag");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK_TEXT(g.docs[0].text, "Ein Vertrag.");
    CHECK_TEXT(g.docs[0].outlet, "Bote");
    CHECK_TEXT(g.docs[0].author, "A. Meier");
    CHECK_TEXT(g.docs[0].language, "de");
    CHECK_TEXT(g.docs[0].vars, "{\"Ressort\":\"W\"}");
    got_free(&g);
    put("ru.csv",
        "\u0417\u0410\u0413\u041e\u041b\u041e\u0412\u041e\u041a,"
        "\u0414\u0430\u0442\u0430 \u043f\u0443\u0431\u043b\u0438\u043a"
        "\u0430\u0446\u0438\u0438,\u0422\u0435\u043a\u0441\u0442,"
        "\u0421\u041c\u0418\nA,2020-03-03,B,C\n");
    load(&g, "ru.csv");
    CHECK_TEXT(g.docs[0].title, "A");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK_TEXT(g.docs[0].text, "B");
    CHECK_TEXT(g.docs[0].outlet, "C");
    got_free(&g);
    put("es.csv", "Ti\u0301tulo,Fecha,Cuerpo\nA,3 de marzo de 2020,B\n");
    load(&g, "es.csv");
    CHECK_TEXT(g.docs[0].title, "A");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK_TEXT(g.docs[0].text, "B");
    got_free(&g);
    put("fr.jsonl", "{\"Titre\":\"A\",\"Date de parution\":\"3 mars 2020\","
                    "\"texte\":\"B\",\"Journal\":\"C\",\"auteur\":\"D\"}\n");
    load(&g, "fr.jsonl");
    CHECK_TEXT(g.docs[0].title, "A");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK_TEXT(g.docs[0].text, "B");
    CHECK_TEXT(g.docs[0].outlet, "C");
    CHECK_TEXT(g.docs[0].author, "D");
    got_free(&g);
}

/* Names that may be something else stay variables, with a hint where nothing
   else gives the field. */
static void
unclear_names(void)
{
    struct got g;

    put("a.csv", "text,Medium,data,Zeit\nOne.,Bote,3 marzo 2020,14:05:10\n"
                 "Two.,Bote,4 marzo 2020,14:05:10\n");
    load(&g, "a.csv");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[0].outlet, NULL);
    CHECK_TEXT(g.docs[0].vars,
               "{\"Medium\":\"Bote\",\"Zeit\":\"14:05:10\",\"data\":\"3 "
               "marzo 2020\"}");
    CHECK_NUMBER(g.n_notes, 2);
    note(&g, 0, "a.csv", "unclear-name");
    CHECK_TEXT(g.notes[0].detail, "Medium may be the outlet: if it is, --map "
                                  "'Medium=outlet'");
    got_free(&g);
    put("b.jsonl", "{\"text\":\"One.\",\"Medium\":\"print\",\"Quelle\":"
                   "\"Bote\",\"data\":{\"n\":1}}\n");
    load(&g, "b.jsonl");
    CHECK_TEXT(g.docs[0].outlet, "Bote");
    CHECK_NUMBER(g.n_notes, 0);
    got_free(&g);
}

int
main(void)
{
    folder_make();
    plain();
    other_languages();
    unclear_names();
    delimiters();
    ragged();
    quotes();
    many_open_quotes();
    no_carrier();
    too_much();
    folder_remove();
    return check_end();
}
