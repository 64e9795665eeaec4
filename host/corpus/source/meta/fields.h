/*
 * fields: the members of a document that a carrier, a table or the user can
 * give, and the names under which carriers give them.
 */
#ifndef SLANT_FIELDS_H
#define SLANT_FIELDS_H

#include <stddef.h>

/* FIELD(id, name) */
#define FIELD_LIST              \
    FIELD(TEXT, text)           \
    FIELD(TITLE, title)         \
    FIELD(PUBLISHED, published) \
    FIELD(OUTLET, outlet)       \
    FIELD(AUTHOR, author)       \
    FIELD(URL, url)             \
    FIELD(LANGUAGE, language)   \
    FIELD(KEY, key)             \
    FIELD(RETRIEVED, retrieved) \
    FIELD(TRANSLATED, translated)

/* FIELD_NAME(id, name): what carriers call them, in order of preference,
   without what stands between words: full_text, Full Text and fullText are
   fulltext, of which one with nothing between comes first. English ones, then
   German, French, Spanish and Russian ones. */
#define FIELD_NAMES                                 \
    FIELD_NAME(TEXT, "text")                        \
    FIELD_NAME(TEXT, "body")                        \
    FIELD_NAME(TEXT, "content")                     \
    FIELD_NAME(TEXT, "article")                     \
    FIELD_NAME(TEXT, "fulltext")                    \
    FIELD_NAME(TEXT, "articlebody")                 \
    FIELD_NAME(TEXT, "articletext")                 \
    FIELD_NAME(TEXT, "volltext")                    \
    FIELD_NAME(TEXT, "artikeltext")                 \
    FIELD_NAME(TEXT, "texte")                       \
    FIELD_NAME(TEXT, "textecomplet")                \
    FIELD_NAME(TEXT, "contenu")                     \
    FIELD_NAME(TEXT, "texto")                       \
    FIELD_NAME(TEXT, "textocompleto")               \
    FIELD_NAME(TEXT, "contenido")                   \
    FIELD_NAME(TEXT, "cuerpo")                      \
    FIELD_NAME(TEXT, "текст")                       \
    FIELD_NAME(TEXT, "полныйтекст")                 \
    FIELD_NAME(TITLE, "title")                      \
    FIELD_NAME(TITLE, "headline")                   \
    FIELD_NAME(TITLE, "titel")                      \
    FIELD_NAME(TITLE, "überschrift")                \
    FIELD_NAME(TITLE, "ueberschrift")               \
    FIELD_NAME(TITLE, "schlagzeile")                \
    FIELD_NAME(TITLE, "titre")                      \
    FIELD_NAME(TITLE, "título")                     \
    FIELD_NAME(TITLE, "titulo")                     \
    FIELD_NAME(TITLE, "titular")                    \
    FIELD_NAME(TITLE, "заголовок")                  \
    FIELD_NAME(PUBLISHED, "published")              \
    FIELD_NAME(PUBLISHED, "date")                   \
    FIELD_NAME(PUBLISHED, "publishedat")            \
    FIELD_NAME(PUBLISHED, "publishdate")            \
    FIELD_NAME(PUBLISHED, "publicationdate")        \
    FIELD_NAME(PUBLISHED, "pubdate")                \
    FIELD_NAME(PUBLISHED, "datepublished")          \
    FIELD_NAME(PUBLISHED, "publisheddate")          \
    FIELD_NAME(PUBLISHED, "timestamp")              \
    FIELD_NAME(PUBLISHED, "datetime")               \
    FIELD_NAME(PUBLISHED, "datum")                  \
    FIELD_NAME(PUBLISHED, "erscheinungsdatum")      \
    FIELD_NAME(PUBLISHED, "veröffentlichungsdatum") \
    FIELD_NAME(PUBLISHED, "veröffentlicht")         \
    FIELD_NAME(PUBLISHED, "datedepublication")      \
    FIELD_NAME(PUBLISHED, "datedeparution")         \
    FIELD_NAME(PUBLISHED, "fecha")                  \
    FIELD_NAME(PUBLISHED, "fechadepublicación")     \
    FIELD_NAME(PUBLISHED, "fechadepublicacion")     \
    FIELD_NAME(PUBLISHED, "дата")                   \
    FIELD_NAME(PUBLISHED, "датапубликации")         \
    FIELD_NAME(OUTLET, "outlet")                    \
    FIELD_NAME(OUTLET, "source")                    \
    FIELD_NAME(OUTLET, "publisher")                 \
    FIELD_NAME(OUTLET, "newspaper")                 \
    FIELD_NAME(OUTLET, "publication")               \
    FIELD_NAME(OUTLET, "publicationtitle")          \
    FIELD_NAME(OUTLET, "site")                      \
    FIELD_NAME(OUTLET, "sitename")                  \
    FIELD_NAME(OUTLET, "medianame")                 \
    FIELD_NAME(OUTLET, "outletname")                \
    FIELD_NAME(OUTLET, "sourcename")                \
    FIELD_NAME(OUTLET, "quelle")                    \
    FIELD_NAME(OUTLET, "zeitung")                   \
    FIELD_NAME(OUTLET, "journal")                   \
    FIELD_NAME(OUTLET, "fuente")                    \
    FIELD_NAME(OUTLET, "periódico")                 \
    FIELD_NAME(OUTLET, "periodico")                 \
    FIELD_NAME(OUTLET, "источник")                  \
    FIELD_NAME(OUTLET, "сми")                       \
    FIELD_NAME(OUTLET, "газета")                    \
    FIELD_NAME(AUTHOR, "author")                    \
    FIELD_NAME(AUTHOR, "authors")                   \
    FIELD_NAME(AUTHOR, "byline")                    \
    FIELD_NAME(AUTHOR, "autor")                     \
    FIELD_NAME(AUTHOR, "autoren")                   \
    FIELD_NAME(AUTHOR, "autorin")                   \
    FIELD_NAME(AUTHOR, "verfasser")                 \
    FIELD_NAME(AUTHOR, "auteur")                    \
    FIELD_NAME(AUTHOR, "auteurs")                   \
    FIELD_NAME(AUTHOR, "autores")                   \
    FIELD_NAME(AUTHOR, "autora")                    \
    FIELD_NAME(AUTHOR, "автор")                     \
    FIELD_NAME(AUTHOR, "авторы")                    \
    FIELD_NAME(URL, "url")                          \
    FIELD_NAME(URL, "link")                         \
    FIELD_NAME(URL, "lien")                         \
    FIELD_NAME(URL, "enlace")                       \
    FIELD_NAME(URL, "ссылка")                       \
    FIELD_NAME(LANGUAGE, "language")                \
    FIELD_NAME(LANGUAGE, "lang")                    \
    FIELD_NAME(LANGUAGE, "sprache")                 \
    FIELD_NAME(LANGUAGE, "langue")                  \
    FIELD_NAME(LANGUAGE, "idioma")                  \
    FIELD_NAME(LANGUAGE, "язык")                    \
    FIELD_NAME(KEY, "key")                          \
    FIELD_NAME(KEY, "id")                           \
    FIELD_NAME(KEY, "docid")                        \
    FIELD_NAME(KEY, "guid")                         \
    FIELD_NAME(KEY, "uuid")                         \
    FIELD_NAME(RETRIEVED, "retrieved")              \
    FIELD_NAME(RETRIEVED, "retrievedat")            \
    FIELD_NAME(RETRIEVED, "crawledat")              \
    FIELD_NAME(RETRIEVED, "scrapedat")              \
    FIELD_NAME(RETRIEVED, "datedownload")           \
    FIELD_NAME(TRANSLATED, "translated")            \
    FIELD_NAME(TRANSLATED, "istranslated")          \
    FIELD_NAME(TRANSLATED, "machinetranslated")

/* FIELD_NAME(id, name): names that may stand for a field, or for something else
   as well: data is a date in Italian, day one or Monday, Medium a newspaper or
   print and radio, содержание the text or what it is about. */
#define FIELD_NAMES_UNCLEAR            \
    FIELD_NAME(PUBLISHED, "createdat") \
    FIELD_NAME(PUBLISHED, "day")       \
    FIELD_NAME(PUBLISHED, "time")      \
    FIELD_NAME(PUBLISHED, "data")      \
    FIELD_NAME(PUBLISHED, "zeit")      \
    FIELD_NAME(OUTLET, "paper")        \
    FIELD_NAME(OUTLET, "channel")      \
    FIELD_NAME(OUTLET, "medium")       \
    FIELD_NAME(OUTLET, "media")        \
    FIELD_NAME(OUTLET, "medio")        \
    FIELD_NAME(OUTLET, "издание")      \
    FIELD_NAME(TITLE, "название")      \
    FIELD_NAME(TEXT, "artikel")        \
    FIELD_NAME(TEXT, "inhalt")         \
    FIELD_NAME(TEXT, "содержание")     \
    FIELD_NAME(TEXT, "статья")

enum field {
#define FIELD(id, name) FIELD_##id,
    FIELD_LIST
#undef FIELD
        FIELD_COUNT,
    FIELD_NONE = FIELD_COUNT
};

/* The field that a carrier's name stands for, case, blanks, _ and - aside, and
   its place in the order of preference; FIELD_NONE: a document variable. */
enum field field_default(const char *name, size_t len, unsigned *rank);

/* The field that an unclear name may stand for, or FIELD_NONE. */
enum field field_unclear(const char *name, size_t len);
/* Its name. */
const char *field_name(enum field f);

/* The field with exactly this name (key outlet title author published language
   url retrieved translated text), or FIELD_NONE. */
enum field field_named(const char *name);

#endif
