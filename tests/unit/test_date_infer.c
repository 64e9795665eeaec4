/* Days reckoned from the opening of a report; and where the rules must be
   silent. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "date_infer.h"

/* published: a coarse date that is known, or NULL; want: the day, or NULL. */
static void
infer(const char *text, const char *published, const char *want)
{
    char copy[1024], known[16] = "";
    struct doc d = {.text = copy, .text_len = (uint32_t)strlen(text)};
    struct date date;
    char *why;
    bool found;

    strcpy(copy, text);
    if (published)
        d.published = strcpy(known, published);
    found = date_infer(&d, &date, &why);
    if (found != (want != NULL) || (want && strcmp(date.text, want) != 0))
        check_report(0, __FILE__, __LINE__, text);
    CHECK(found == (why != NULL));
    free(why);
}

#define VISIT \
    "The minister will travel to Oslo early next week, the palace announced"
#define EVENT "\nOn March 20-22, 2023, she will pay a visit.\n"

static void
next_week(void)
{
    infer(VISIT " Friday." EVENT, NULL, "2023-03-17");
    infer(VISIT " on Monday." EVENT, NULL, "2023-03-13");
    infer(VISIT " Friday.\nOn 2 January 2023 she will come.\n", NULL,
          "2022-12-30");
    infer(VISIT " Friday." EVENT, "2023-03", "2023-03-17");
    infer(VISIT " Friday." EVENT, "2023-04", NULL);
    infer(VISIT " Sunday." EVENT, NULL, NULL); /* of which week? */
    infer(VISIT " last Friday." EVENT, NULL, NULL);
    infer(VISIT "." EVENT, NULL, NULL);
    infer(VISIT " Friday. She left on Tuesday." EVENT, NULL, NULL);
    infer(VISIT " Friday." EVENT "It began on May 2, 2019.\n", NULL,
          "2023-03-17");
    infer(VISIT " Friday." EVENT "It began on March 18, 2023.\n", NULL, NULL);
    infer(VISIT " Friday." EVENT "It will end on May 2, 2025.\n", NULL, NULL);
    infer(VISIT " Friday.\nOn March 20, 2023, she paid a visit.\n", NULL, NULL);
    infer(VISIT " Friday.\nOn March 20, 2923, she will come.\n", NULL, NULL);
    infer("She will come, the palace announced Friday." EVENT, NULL, NULL);
    infer("Over the next week it will rain, it was announced Friday." EVENT,
          NULL, NULL);
}

static void
datelines(void)
{
    infer("BEIJING, March 20, 2015 (Agency) -- Talks began.", NULL,
          "2015-03-20");
    infer("NEW YORK, 20 March 2015 \xe2\x80\x94 Talks began.", NULL,
          "2015-03-20");
    infer("BEIJING, March 20 (Agency) -- Talks began.", "2015", "2015-03-20");
    infer("BEIJING, Mar. 20 - Talks began.", "2015-03", "2015-03-20");
    infer("BEIJING, March 20 (Agency) -- Talks began.", "2015-04", NULL);
    infer("BEIJING, Dec. 31 (Agency) -- Talks began.", "2015", NULL);
    infer("BEIJING, March 20 (Agency) -- Talks began.", NULL, NULL);
    infer("BEIJING, March 20, 2015 was a fine day.", NULL, NULL);
    infer("Beijing, March 20, 2015 (Agency) -- Talks began.", NULL,
          "2015-03-20");
    infer("Beijing, Aug 5 2022 - Talks began.", NULL, "2022-08-05");
    infer("New York, N.Y., 5 August 2022 \xe2\x80\x94 Talks began.", NULL,
          "2022-08-05");
    infer("Malm\u00f6, 5 August 2022 - Talks began.", NULL, "2022-08-05");
    infer("Beijing, Aug 5 - Talks began.", "2022", NULL);
    infer("Beijing Aug 5 2022 - Talks began.", NULL, NULL);
    infer("Talks began, Aug 5 2022 - at last.", NULL, NULL);
    infer("Oslo, where talks began on Aug 5, 2022 - at last.", NULL, NULL);
    infer("BEIJING, Feb. 30, 2015 (Agency) -- Talks began.", NULL, NULL);
}

static void
todays(void)
{
    infer("The bridge was opened today (March 20, 2015).", NULL, "2015-03-20");
    infer("The bridge opens today, 20 March 2015, at noon.", NULL,
          "2015-03-20");
    infer("\"It opens today (March 20, 2015),\" he said.", NULL, NULL);
    infer("It opens today.\nToday (March 20, 2015) it rains.", NULL, NULL);
    infer("It opens today. March 20, 2015 was a Friday.", NULL, NULL);
    infer("", NULL, NULL);
}

int
main(void)
{
    next_week();
    datelines();
    todays();
    return check_end();
}
