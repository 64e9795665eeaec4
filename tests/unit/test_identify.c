/* Languages of undeclared texts: own sentences in many languages, and what
   stays unknown. */
#include "buf.h"
#include "check.h"

#include "identify.h"
#include "mem.h"

static const struct {
    const char *language, *text;
} samples[] = {
    {"en", "The foreign minister met his counterpart in Beijing on Monday, and "
           "the two sides discussed trade and the border."},
    {"de", "Der Außenminister traf am Montag in Peking seinen Amtskollegen, "
           "und beide Seiten sprachen über Handel und Grenzfragen."},
    {"fr", "Le ministre des Affaires étrangères a rencontré lundi à Pékin son "
           "homologue, et les deux parties ont discuté du commerce."},
    {"es", "El ministro de Exteriores se reunió el lunes en Pekín con su "
           "homólogo, y ambas partes hablaron del comercio y de la frontera."},
    {"pt",
     "O ministro das Relações Exteriores encontrou-se na segunda-feira em "
     "Pequim com o seu homólogo, e os dois lados discutiram o comércio."},
    {"it", "Il ministro degli Esteri ha incontrato lunedì a Pechino il suo "
           "omologo, e le due parti hanno discusso di commercio."},
    {"nl", "De minister van Buitenlandse Zaken heeft maandag in Peking zijn "
           "ambtgenoot ontmoet en beide partijen spraken over handel."},
    {"ru", "Министр иностранных дел встретился в понедельник в Пекине со своим "
           "коллегой, и стороны обсудили торговлю."},
    {"uk", "Міністр закордонних справ зустрівся в понеділок у Пекіні зі своїм "
           "колегою, і сторони обговорили торгівлю."},
    {"bg", "Външният министър се срещна в понеделник в Пекин със своя колега и "
           "двете страни обсъдиха търговията."},
    {"sr", "Министар спољних послова састао се у понедељак у Пекингу са својим "
           "колегом и две стране су разговарале о трговини."},
    {"pl", "Minister spraw zagranicznych spotkał się w poniedziałek w Pekinie "
           "ze swoim odpowiednikiem i obie strony omówiły handel."},
    {"cs", "Ministr zahraničí se v pondělí v Pekingu setkal se svým protějškem "
           "a obě strany jednaly o obchodu."},
    {"sk", "Minister zahraničných vecí sa v pondelok v Pekingu stretol so "
           "svojím partnerom a obe strany rokovali o obchode."},
    {"hu", "A külügyminiszter hétfőn Pekingben találkozott kollégájával, és a "
           "két fél a kereskedelemről tárgyalt."},
    {"ro", "Ministrul de externe s-a întâlnit luni la Beijing cu omologul său, "
           "iar cele două părți au discutat despre comerț."},
    {"tr", "Dışişleri bakanı pazartesi günü Pekin'de mevkidaşıyla görüştü ve "
           "iki taraf ticareti ele aldı."},
    {"sv", "Utrikesministern träffade på måndagen sin kollega i Peking och de "
           "två sidorna diskuterade handel och gränsfrågor."},
    {"da", "Udenrigsministeren mødte mandag sin kollega i Beijing, og de to "
           "parter drøftede handel og grænsespørgsmål."},
    {"no", "Utenriksministeren møtte mandag sin kollega i Beijing, og de to "
           "partene drøftet handel og grensespørsmål."},
    {"fi", "Ulkoministeri tapasi maanantaina kollegansa Pekingissä, ja "
           "osapuolet keskustelivat kaupasta ja rajakysymyksistä."},
    {"et", "Välisminister kohtus esmaspäeval Pekingis oma kolleegiga ja pooled "
           "arutasid kaubandust ning piiriküsimusi."},
    {"lv", "Ārlietu ministrs pirmdien Pekinā tikās ar savu kolēģi, un abas "
           "puses pārrunāja tirdzniecību."},
    {"lt", "Užsienio reikalų ministras pirmadienį Pekine susitiko su savo "
           "kolega, ir abi šalys aptarė prekybą."},
    {"el", "Ο υπουργός Εξωτερικών συναντήθηκε τη Δευτέρα στο Πεκίνο με τον "
           "ομόλογό του και οι δύο πλευρές συζήτησαν για το εμπόριο."},
    {"ar", "التقى وزير الخارجية يوم الاثنين في بكين بنظيره وناقش الجانبان "
           "التجارة وقضايا الحدود."},
    {"fa", "وزیر امور خارجه روز دوشنبه در پکن با همتای خود دیدار کرد و دو طرف "
           "درباره تجارت گفتگو کردند."},
    {"he", "שר החוץ נפגש ביום שני בבייג'ינג עם עמיתו, ושני הצדדים דנו בסחר "
           "ובשאלות הגבול."},
    {"hi", "विदेश मंत्री ने सोमवार को बीजिंग में अपने समकक्ष से मुलाकात की और दोनों पक्षों ने "
           "व्यापार पर चर्चा की।"},
    {"zh",
     "中国外交部长周一在北京会见了俄罗斯外长。双方讨论了贸易和边界问题。"},
    {"ja", "中国の外相は月曜日に北京でロシアの外相と会談した。双方は貿易につい"
           "て話し合った。"},
    {"ko", "중국 외교부장은 월요일 베이징에서 러시아 외무장관과 회담했다. "
           "양측은 무역과 국경 문제를 논의했다."},
    {"th", "รัฐมนตรีต่างประเทศพบกับคู่สนทนาที่ปักกิ่งเมื่อวันจันทร์ และทั้งสองฝ่ายหารือเรื่องการค้า"},
    {"vi", "Bộ trưởng Ngoại giao hôm thứ Hai đã gặp người đồng cấp tại Bắc "
           "Kinh, và hai bên thảo luận về thương mại."},
    {"ca", "El ministre d'Afers Exteriors es va reunir dilluns a Pequín amb el "
           "seu homòleg, i totes dues parts van parlar de comerç."},
    {"hr", "Ministar vanjskih poslova sastao se u ponedjeljak u Pekingu sa "
           "svojim kolegom, a dvije strane razgovarale su o trgovini."},
};

/* The language and variables of a text; heap strings or NULL. */
static void
identify(const char *text, const char *declared, char **language, char **vars)
{
    struct doc d = {.text = mem_string(text),
                    .text_len = (uint32_t)strlen(text),
                    .language = mem_string(declared)};
    struct vars v = {0};

    language_identify(&d, &v);
    *language = mem_string(d.language);
    *vars = vars_object(&v);
    vars_free(&v);
    doc_free(&d);
}

static void
is(const char *text, const char *declared, const char *language,
   const char *vars)
{
    char *got, *told;

    identify(text, declared, &got, &told);
    CHECK_TEXT(got, language);
    CHECK_TEXT(told, vars);
    free(got);
    free(told);
}

/* Every common word is known, in capitals too. */
static void
each_function_word(void)
{
    static const char words[] =
        "the of and to that is was for on with as by at from it be are were "
        "has have had not this which its their they his would will been but "
        "who or an said about after more than into what there could when you "
        "we in";
    const char *s = words;

    while (*s) {
        int len = (int)strcspn(s, " ");
        char *text = mem_format("%.*s zz zz zz zz the zz zz zz zz", len, s);

        is(text, NULL, "en", NULL);
        *text -= 'a' - 'A';
        is(text, NULL, "en", NULL);
        free(text);
        s += (size_t)len + (s[len] == ' ');
    }
}

/* Sentences that common words of English happen to fill, and CLD2 takes for
   English: no language rather than a wrong one. */
static void
not_english(void)
{
    static const char *const texts[] = {
        "Die man is in die huis en die vrou was by die see, of was dit in die "
        "stad?",
        "Hy was by die skool as hy siek is of in die bed is.",
        "Wat is er in de stad, of was het in de haven? We had het er over, of "
        "will je niet?",
        "We zijn in de stad, of in de haven, want er was brand in de winkel.",
        "Han var her for at se by og havn, for at tale om at f\u00e5 et hus.",
        "On a vu le but, on a un but, on a eu un but de plus en fin de match.",
        "To jest to, co to ma do tego, to nie to.",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        is(texts[i], NULL, NULL, NULL);
}

/* Words are counted once each, wherever a block of text ends in them, however
   long they are, and whatever letters they are of. */
static void
long_words(void)
{
    for (int n = 1; n < 140; n++) {
        char *wide = mem_format("%0*d", n, 0);
        struct buf text = {0};

        memset(wide, 'z', (size_t)n);
        buf_format(&text, "%s\u00e9, the zz zz zz zz zz zz %s.", wide, wide);
        is(buf_text(&text), NULL, NULL, NULL);
        buf_format(&text, " the \u201cof\u201d");
        is(buf_text(&text), NULL, "en", NULL);
        buf_free(&text);
        free(wide);
    }
}

int
main(void)
{
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *language, *vars;

        identify(samples[i].text, NULL, &language, &vars);
        CHECK_TEXT(language, samples[i].language);
        CHECK(!vars || strstr(vars, "\"language_basis\":\"cld2\""));
        free(language);
        free(vars);
    }
    /* What is declared stands, whatever the text is. */
    is(samples[1].text, "fr", "fr", NULL);
    /* English by its function words needs no library. */
    is("The talks on the border of the two states were held in the capital.",
       NULL, "en", NULL);
    each_function_word();
    not_english();
    long_words();
    /* Too short, no language, no letters. */
    is("Das ist kurz.", NULL, NULL, NULL);
    is("x9 qqq zzkr pfft wrrg xx kkk lmn bbb vvv ttt rrr ppp mmm nnn sss ddd",
       NULL, NULL, NULL);
    is("12 345 678 901 234 567 890 123 456 789 012 345 678 901 234 567 890 12",
       NULL, NULL, NULL);
    is("", NULL, NULL, NULL);
    return check_end();
}
