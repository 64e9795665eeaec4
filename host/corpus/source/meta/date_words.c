#include "date_words.h"

#include <ctype.h>
#include <string.h>

#include "listed.h"

/* Whole names and usual abbreviations, as they stand in dates, in German,
   French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian.
 */
static const char *const months[12] = {
    "januar jan jänner jän janvier janv enero ene gennaio gen janeiro januari "
    "stycznia styczeń sty января январь янв січня січень січ",
    "februar feb février févr fév febrero febbraio fevereiro fev februari "
    "lutego luty lut февраля февраль фев февр лютого лютий лют",
    "märz mär mrz mars marzo mar março maart mrt marca marzec марта март мар "
    "березня березень бер",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель "
    "апр квітня квітень квіт",
    "mai mayo may maggio mag maio mei maja maj мая май травня травень трав",
    "juni jun juin junio giugno giu junho czerwca czerwiec cze июня июнь июн "
    "червня червень черв",
    "juli jul juillet juil julio luglio lug julho lipca lipiec lip июля июль "
    "июл липня липень лип",
    "august aug août agosto ago augustus sierpnia sierpień sie августа август "
    "авг серпня серпень серп",
    "september sept sep septembre septiembre setiembre settembre set setembro "
    "września wrzesień wrz сентября сентябрь сен сент вересня вересень вер",
    "oktober okt octobre oct octubre ottobre ott outubro out października "
    "październik paź октября октябрь окт жовтня жовтень жовт",
    "november nov novembre noviembre novembro listopada listopad lis ноября "
    "ноябрь ноя нояб листопада листопад лист",
    "dezember dez décembre déc diciembre dic dicembre dezembro december dec "
    "grudnia grudzień gru декабря декабрь дек грудня грудень груд",
};

static const char *const fillers[] = {
    "montag",   "dienstag",  "mittwoch", "donnerstag",  "freitag",
    "samstag",  "sonnabend", "sonntag",  "lundi",       "mardi",
    "mercredi", "jeudi",     "vendredi", "samedi",      "dimanche",
    "lunes",    "martes",    "jueves",   "viernes",     "sábado",
    "domingo",  "miércoles", "lunedì",   "martedì",     "mercoledì",
    "giovedì",  "venerdì",   "sabato",   "domenica",    "segunda",
    "terça",    "quarta",    "quinta",   "sexta",       "feira",
    "maandag",  "dinsdag",   "woensdag", "donderdag",   "vrijdag",
    "zaterdag", "zondag",    "вторник",  "понедельник", "среда",
    "четверг",  "пятница",   "суббота",  "воскресенье", "de",
    "del",      "der",       "den",      "le",          "el",
    "г",        "года",      "року",     "р",           "r",
    "roku",
};

size_t
date_word(const char *s, const char *end, char out[DATE_WORD_MAX])
{
    size_t n = 0;
    const char *p = s;

    for (; p < end && (isalpha((unsigned char)*p) || (*p & 0x80)); p++) {
        unsigned char c = (unsigned char)*p;
        unsigned char lead = n ? (unsigned char)out[n - 1] : 0;

        if (n == DATE_WORD_MAX - 1)
            continue;
        if (lead == 0xd0 && c >= 0x90 && c <= 0xaf) { /* Cyrillic capitals */
            if (c >= 0xa0)
                out[n - 1] = (char)0xd1;
            c = c >= 0xa0 ? c - 0x20 : c + 0x20;
        } else if (lead == 0xc3 && c >= 0x80 && c <= 0x9e) { /* Latin ones */
            c += 0x20;
        }
        out[n++] = (char)tolower(c);
    }
    out[n] = '\0';
    return (size_t)(p - s);
}

int
date_words_month(const char *word)
{
    for (int i = 0; i < 12; i++) {
        if (listed_in(word, months[i]))
            return i + 1;
    }
    return 0;
}

bool
date_words_filler(const char *word)
{
    return listed(word, fillers, sizeof fillers / sizeof *fillers);
}

size_t
date_words_han(const char *s, const char *end, struct parts *p)
{
    const char *at = s;
    int part[3];

    for (size_t i = 0; i < 3; i++) {
        static const char *const marks[] = {"年", "月", "日"};
        int len;
        size_t mark = strlen(marks[i]);

        part[i] = parts_digits(at, end, i ? 2 : 4, &len);
        at += len;
        if (!len || (size_t)(end - at) < mark ||
            memcmp(at, marks[i], mark) != 0)
            return 0;
        at += mark;
    }
    p->year = part[0];
    p->month = part[1];
    p->day = part[2];
    return (size_t)(at - s);
}
