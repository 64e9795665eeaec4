/*
 * office: the text of word-processor files and of PDFs. Fonts, pictures, notes
 * in the margin, headers and footers are not text. Rules: INPUT.md.
 */
#ifndef SLANT_OFFICE_H
#define SLANT_OFFICE_H

#include "carrier.h"
#include "source.h"

/* Each appends the text of what c carries, paragraphs apart by a blank line
   (a PDF's lines as pdftotext breaks them), up to limits->document bytes and
   one more. NULL, or why it cannot be read (a reason for the load log) with
   *detail: what and the mend, for people, a heap string or NULL. What was read
   before stays in text. */

/* Office Open XML: word/document.xml in a zip archive. */
const char *docx_read(struct carrier *c, const struct source_limits *limits,
                      struct buf *text, char **detail);
const char *rtf_read(struct carrier *c, const struct source_limits *limits,
                     struct buf *text, char **detail);
/* By the program pdftotext. */
const char *pdf_read(struct carrier *c, const struct source_limits *limits,
                     struct buf *text, char **detail);

#endif
