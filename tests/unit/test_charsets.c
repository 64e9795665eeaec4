/* Each language in the encodings that it was written in: a text of some
   sentences comes back as it was, and a short piece of one at least not
   otherwise without a word. */
#include <iconv.h>

#include "converter.h"
#include "encoding.h"
#include "ingest.h"

/* clang-format off */
static const struct {
    const char *encodings; /* with blanks between */
    const char *text;
} cases[] = {
    {"CP1252 ISO-8859-15 MACINTOSH",
     "Der Hafenrat hat am Dienstag beschlossen, die alte Brücke für "
     "drei Monate zu sperren. Ingenieure hatten gewarnt, dass die "
     "Pfeiler bei Sturm nachgeben könnten. Die Händler am nördlichen "
     "Ufer fürchten, dass weniger Gäste kommen, und der "
     "Bürgermeister versprach eine Fähre alle zwanzig Minuten. Zwei "
     "Minister reisten in die Stadt und sprachen mit den Fischern "
     "über Preise. Niemand weiß, wer die neue Straße bezahlen wird."},
    {"CP1252 ISO-8859-15 MACINTOSH CP850",
     "Le conseil du port a décidé mardi de fermer le vieux pont "
     "pendant trois mois. Des ingénieurs avaient prévenu que les "
     "piliers pouvaient céder lors d'une tempête. Les commerçants de "
     "la rive nord craignent une baisse des visites, et le maire a "
     "promis un bac toutes les vingt minutes. Deux ministres se sont "
     "rendus dans la ville et ont parlé des prix avec les pêcheurs. "
     "Personne ne sait qui paiera la nouvelle route."},
    {"CP1252 MACINTOSH",
     "El consejo del puerto decidió el martes cerrar el viejo puente "
     "durante tres meses. Los ingenieros habían advertido de que los "
     "pilares podían ceder en una tormenta. Los comerciantes de la "
     "orilla norte temen que lleguen menos visitantes, y el alcalde "
     "prometió una barca cada veinte minutos. Dos ministros viajaron "
     "a la ciudad y hablaron con los pescadores sobre los precios. "
     "Nadie sabe quién pagará la nueva carretera."},
    {"CP1252 MACINTOSH",
     "Il consiglio del porto ha deciso martedì di chiudere il "
     "vecchio ponte per tre mesi. Gli ingegneri avevano avvertito "
     "che i pilastri potevano cedere durante una tempesta. I "
     "negozianti della riva nord temono che arrivino meno "
     "visitatori, e il sindaco ha promesso un traghetto ogni venti "
     "minuti. Due ministri sono andati in città e hanno parlato con "
     "i pescatori dei prezzi. Nessuno sa chi pagherà la nuova "
     "strada, perché la città non può."},
    {"CP1252 MACINTOSH CP850",
     "Hamnrådet beslutade i tisdags att stänga den gamla bron i tre "
     "månader. Ingenjörer hade varnat för att pelarna kunde ge vika "
     "i en storm. Handlarna på den norra stranden är rädda för att "
     "färre besökare kommer, och borgmästaren lovade en färja var "
     "tjugonde minut. Två ministrar reste till staden och talade med "
     "fiskarna om priserna. Ingen vet vem som ska betala den nya "
     "vägen."},
    {"CP1252",
     "Satamaneuvosto päätti tiistaina sulkea vanhan sillan kolmeksi "
     "kuukaudeksi. Insinöörit olivat varoittaneet, että pylväät "
     "voivat pettää myrskyssä. Pohjoisrannan kauppiaat pelkäävät, "
     "että kävijöitä tulee vähemmän, ja pormestari lupasi lautan "
     "kahdenkymmenen minuutin välein. Kaksi ministeriä matkusti "
     "kaupunkiin ja puhui kalastajien kanssa hinnoista. Kukaan ei "
     "tiedä, kuka maksaa uuden tien."},
    {"CP1250 ISO-8859-2 ISO-8859-13",
     "Rada portu zdecydowała we wtorek o zamknięciu starego mostu na "
     "trzy miesiące. Inżynierowie ostrzegali, że filary mogą się "
     "zawalić podczas burzy. Kupcy na północnym brzegu boją się, że "
     "przyjdzie mniej gości, a burmistrz obiecał prom co dwadzieścia "
     "minut. Dwaj ministrowie pojechali do miasta i rozmawiali z "
     "rybakami o cenach. Nikt nie wie, kto zapłaci za nową drogę."},
    {"CP1250 ISO-8859-2",
     "Rada přístavu v úterý rozhodla, že starý most bude na tři "
     "měsíce uzavřen. Inženýři varovali, že se pilíře mohou v bouři "
     "zřítit. Obchodníci na severním břehu se bojí, že přijde méně "
     "návštěvníků, a starosta slíbil přívoz každých dvacet minut. "
     "Dva ministři přijeli do města a mluvili s rybáři o cenách. "
     "Nikdo neví, kdo zaplatí novou silnici."},
    {"CP1250 ISO-8859-2",
     "Rada prístavu v utorok rozhodla, že starý most bude na tri "
     "mesiace zatvorený. Inžinieri varovali, že piliere môžu v búrke "
     "povoliť. Obchodníci na severnom brehu sa boja, že príde menej "
     "návštevníkov, a starosta sľúbil kompu každých dvadsať minút. "
     "Dvaja ministri prišli do mesta a hovorili s rybármi o cenách. "
     "Nikto nevie, kto zaplatí novú cestu."},
    {"CP1250 ISO-8859-2 ISO-8859-16",
     "A kikötői tanács kedden úgy döntött, hogy három hónapra "
     "lezárja a régi hidat. A mérnökök arra figyelmeztettek, hogy a "
     "pillérek viharban leomolhatnak. Az északi part kereskedői "
     "attól tartanak, hogy kevesebb vendég jön, a polgármester pedig "
     "húszpercenként kompot ígért. Két miniszter utazott a városba, "
     "és az árakról beszélt a halászokkal. Senki sem tudja, ki "
     "fizeti az új utat."},
    {"CP1250 ISO-8859-2 ISO-8859-16",
     "Lučko vijeće odlučilo je u utorak zatvoriti stari most na tri "
     "mjeseca. Inženjeri su upozorili da stupovi mogu popustiti u "
     "oluji. Trgovci na sjevernoj obali boje se da će doći manje "
     "gostiju, a gradonačelnik je obećao trajekt svakih dvadeset "
     "minuta. Dva ministra otputovala su u grad i razgovarala s "
     "ribarima o cijenama. Nitko ne zna tko će platiti novu cestu."},
    {"CP1250 ISO-8859-2",
     "Pristaniški svet je v torek sklenil, da bo stari most zaprt "
     "tri mesece. Inženirji so opozorili, da lahko stebri v nevihti "
     "popustijo. Trgovci na severnem bregu se bojijo, da bo prišlo "
     "manj gostov, župan pa je obljubil trajekt vsakih dvajset "
     "minut. Dva ministra sta odpotovala v mesto in se z ribiči "
     "pogovarjala o cenah. Nihče ne ve, kdo bo plačal novo cesto."},
    {"CP1254 ISO-8859-9",
     "Liman meclisi salı günü eski köprünün üç ay kapatılmasına "
     "karar verdi. Mühendisler, ayakların fırtınada çökebileceği "
     "konusunda uyarmıştı. Kuzey kıyısındaki esnaf daha az ziyaretçi "
     "gelmesinden korkuyor, belediye başkanı ise yirmi dakikada bir "
     "vapur sözü verdi. İki bakan şehre gitti ve balıkçılarla "
     "fiyatlar hakkında konuştu. Yeni yolun parasını kimin "
     "ödeyeceğini kimse bilmiyor."},
    {"CP1257 ISO-8859-13 ISO-8859-4",
     "Uosto taryba antradienį nusprendė trims mėnesiams uždaryti "
     "seną tiltą. Inžinieriai įspėjo, kad per audrą atramos gali "
     "neišlaikyti. Šiaurinio kranto prekybininkai bijo, kad atvyks "
     "mažiau lankytojų, o meras pažadėjo keltą kas dvidešimt "
     "minučių. Du ministrai nuvyko į miestą ir kalbėjosi su žvejais "
     "apie kainas. Niekas nežino, kas sumokės už naują kelią."},
    {"CP1257 ISO-8859-13 ISO-8859-4",
     "Ostas padome otrdien nolēma uz trim mēnešiem slēgt veco tiltu. "
     "Inženieri bija brīdinājuši, ka vētrā balsti var neizturēt. "
     "Ziemeļu krasta tirgotāji baidās, ka ieradīsies mazāk "
     "apmeklētāju, un mērs solīja prāmi ik pēc divdesmit minūtēm. "
     "Divi ministri devās uz pilsētu un runāja ar zvejniekiem par "
     "cenām. Neviens nezina, kas maksās par jauno ceļu."},
    {"CP1257 ISO-8859-15 ISO-8859-4",
     "Sadamanõukogu otsustas teisipäeval sulgeda vana silla kolmeks "
     "kuuks. Insenerid olid hoiatanud, et sambad võivad tormis "
     "järele anda. Põhjakalda kaupmehed kardavad, et külalisi tuleb "
     "vähem, ja linnapea lubas praami iga kahekümne minuti järel. "
     "Kaks ministrit sõitsid linna ja rääkisid kaluritega hindadest. "
     "Keegi ei tea, kes uue tee eest maksab."},
    {"CP1251 KOI8-R ISO-8859-5 CP866 MAC-CYRILLIC",
     "Портовый совет во вторник решил закрыть старый мост на три "
     "месяца. Инженеры предупреждали, что опоры могут не выдержать "
     "бури. Торговцы на северном берегу боятся, что гостей станет "
     "меньше, а мэр пообещал паром каждые двадцать минут. Два "
     "министра приехали в город и говорили с рыбаками о ценах. Никто "
     "не знает, кто заплатит за новую дорогу."},
    {"CP1251 KOI8-U ISO-8859-5",
     "Портова рада у вівторок вирішила закрити старий міст на три "
     "місяці. Інженери попереджали, що опори можуть не витримати "
     "бурі. Торговці на північному березі бояться, що гостей стане "
     "менше, а мер пообіцяв пором кожні двадцять хвилин. Два "
     "міністри приїхали до міста й говорили з рибалками про ціни. "
     "Ніхто не знає, хто заплатить за нову дорогу."},
    {"CP1251 KOI8-R",
     "Пристанищният съвет реши във вторник да затвори стария мост за "
     "три месеца. Инженерите предупредиха, че стълбовете може да не "
     "издържат на буря. Търговците на северния бряг се боят, че ще "
     "идват по-малко гости, а кметът обеща ферибот на всеки двадесет "
     "минути. Двама министри дойдоха в града и говориха с рибарите "
     "за цените. Никой не знае кой ще плати новия път."},
    {"CP1253 ISO-8859-7",
     "Το συμβούλιο του λιμανιού αποφάσισε την Τρίτη να κλείσει την "
     "παλιά γέφυρα για τρεις μήνες. Οι μηχανικοί είχαν "
     "προειδοποιήσει ότι οι κολόνες μπορεί να υποχωρήσουν στην "
     "καταιγίδα. Οι έμποροι στη βόρεια όχθη φοβούνται ότι θα έρθουν "
     "λιγότεροι επισκέπτες, και ο δήμαρχος υποσχέθηκε ένα πλοίο κάθε "
     "είκοσι λεπτά. Δύο υπουργοί ήρθαν στην πόλη και μίλησαν με τους "
     "ψαράδες για τις τιμές. Κανείς δεν ξέρει ποιος θα πληρώσει τον "
     "νέο δρόμο."},
    {"CP1255 ISO-8859-8",
     "מועצת הנמל החליטה ביום שלישי לסגור את הגשר הישן לשלושה חודשים. "
     "המהנדסים הזהירו שהעמודים עלולים לקרוס בסערה. הסוחרים בגדה "
     "הצפונית חוששים שיבואו פחות מבקרים, וראש העיר הבטיח מעבורת כל "
     "עשרים דקות. שני שרים נסעו לעיר ודיברו עם הדייגים על המחירים. "
     "איש אינו יודע מי ישלם על הכביש החדש."},
    {"CP1256 ISO-8859-6",
     "قرر مجلس الميناء يوم الثلاثاء إغلاق الجسر القديم لمدة ثلاثة "
     "أشهر. وحذر المهندسون من أن الأعمدة قد تنهار في العاصفة. ويخشى "
     "التجار على الضفة الشمالية أن يأتي عدد أقل من الزوار، ووعد رئيس "
     "البلدية بعبارة كل عشرين دقيقة. وسافر وزيران إلى المدينة وتحدثا "
     "مع الصيادين عن الأسعار. ولا أحد يعرف من سيدفع ثمن الطريق "
     "الجديد."},
    {"CP874",
     "สภาท่าเรือลงมติเมื่อวันอังคารใ"
     "ห้ปิดสะพานเก่าเป็นเวลาสามเดือน"
     " วิศวกรเตือนว่าเสาอาจพังลงในพา"
     "ยุ พ่อค้าบนฝั่งเหนือกลัวว่าจะม"
     "ีนักท่องเที่ยวน้อยลง และนายกเท"
     "ศมนตรีสัญญาว่าจะมีเรือทุกยี่สิ"
     "บนาที รัฐมนตรีสองคนเดินทางมาที"
     "่เมืองและพูดคุยกับชาวประมงเรื่"
     "องราคา ไม่มีใครรู้ว่าใครจะจ่าย"
     "ค่าถนนใหม่ ฤดูหนาวปีที่แล้วเรื"
     "อลำหนึ่งชนกำแพงใกล้ตลาด"},
    {"CP932 EUC-JP ISO-2022-JP",
     "港の議会は火曜日、古い橋を三か月間閉鎖することを決めた。技術"
     "者は、嵐の時に橋脚が崩れるおそれがあると警告していた。北岸の"
     "商店は客が減ることを心配しており、市長は二十分ごとに渡し船を"
     "出すと約束した。二人の大臣が町を訪れ、漁師と値段について話し"
     "た。"},
    {"UHC EUC-KR ISO-2022-KR JOHAB",
     "항구 의회는 화요일 낡은 다리를 석 달 동안 닫기로 했다. 기술자들은 폭풍 때 기둥이 무너질 수 있다고 "
     "경고했다. 북쪽 상인들은 손님이 줄어들까 걱정하고 있으며 시장은 이십 분마다 배를 띄우겠다고 약속했다. 장관 두 "
     "명이 마을을 찾아 어부들과 가격에 대해 이야기했다. 새 도로의 비용을 누가 낼지는 아무도 모른다."},
    {"CP1258",
     "Hội đồng cảng hôm thứ Ba quyết định đóng cây cầu cũ trong ba "
     "tháng. Các kỹ sư đã cảnh báo rằng trụ cầu có thể sập khi có "
     "bão. Những người buôn bán ở bờ bắc lo ngại sẽ ít khách hơn, và "
     "thị trưởng hứa có phà hai mươi phút một chuyến. Hai bộ trưởng "
     "đã đến thành phố và nói chuyện với ngư dân về giá cả. Không ai "
     "biết ai sẽ trả tiền cho con đường mới."},
    {"GB18030 GB2312",
     "港口委员会星期二决定将旧桥关闭三个月。工程师曾警告说，桥墩在"
     "暴风雨中可能倒塌。北岸的商人担心来客会减少，市长答应每二十分"
     "钟开一班渡船。两位部长来到城里，同渔民谈了价格。"},
    {"BIG5 GB18030",
     "港口委員會星期二決定將舊橋關閉三個月。工程師曾警告說，橋墩在"
     "暴風雨中可能倒塌。北岸的商人擔心來客會減少，市長答應每二十分"
     "鐘開一班渡船。兩位部長來到城裡，同漁民談了價格。"},
};
/* clang-format on */

/* The first bytes of s, whole characters, in another encoding. */
static void
encode(const char *encoding, const char *s, size_t len, struct buf *out)
{
    iconv_t cd = iconv_open(encoding, "UTF-8");
    char *from = (char *)s, *into;
    size_t left = len * 4 + 16;

    CHECK(cd != (iconv_t)-1);
    into = buf_reserve(out, left);
    out->len += left;
    CHECK(iconv(cd, &from, &len, &into, &left) != (size_t)-1);
    iconv(cd, NULL, NULL, &into, &left);
    out->len -= left;
    iconv_close(cd);
}

static size_t
cut(const char *s, size_t len)
{
    size_t n = strlen(s) < len ? strlen(s) : len;

    while (n && (s[n] & 0xc0) == 0x80)
        n--;
    return n;
}

static bool
is_plain(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)s[i] >= 0x80)
            return false;
    }
    return true;
}

/* sure: it has to come back, without a remark. */
static void
comes_back(const char *encoding, const char *s, size_t len, bool sure)
{
    struct buf b = {0};
    struct got g;
    char *want = mem_copy(s, len);
    bool same;

    encode(encoding, s, len, &b);
    put_bytes("e.txt", b.data, b.len, 0);
    load(&g, "e.txt");
    CHECK_NUMBER(g.n_docs, 1);
    same = strcmp(g.docs[0].text, want) == 0;
    if (!same && (sure || !g.n_notes)) {
        printf("%s, %zu bytes:\n", encoding, len);
        CHECK_TEXT(g.docs[0].text, want);
    }
    CHECK(!sure || !g.n_notes);
    got_free(&g);
    buf_free(&b);
    free(want);
}

static void
in_each(const char *encodings, const char *text)
{
    static const size_t lengths[] = {60, 120, 240};
    char *all = mem_string(encodings);

    for (char *e = strtok(all, " "); e; e = strtok(NULL, " ")) {
        comes_back(e, text, strlen(text), true);
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            size_t len = cut(text, lengths[i]);

            if (!is_plain(text, len))
                comes_back(e, text, len, false);
        }
    }
    free(all);
}

/* What a page declares is looked at: a text that would be hardly any language
   is not read so, one that may be is. */
static void
declared(void)
{
    static const struct {
        const char *language, *in, *said, *found;
        bool mistaken;
    } pages[] = {
        {"Rada p\u0159\u00edstavu", "CP1250", "iso-8859-1", "windows-1250",
         true},
        {"Rada p\u0159\u00edstavu", "ISO-8859-2", "iso-8859-2", "iso-8859-2",
         false},
        {"Liman", "CP1254", "windows-1252", "windows-1254", true},
        {"Le conseil", "CP1252", "windows-1252", "windows-1252", false},
        {"Consiliul", "CP1250", "iso-8859-16", "iso-8859-16", false},
    };
    struct encoding e;

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct buf b = {0};
        const char *text = "Consiliul a hot\u0103r\u00e2t mar\u0163i.";

        for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
            if (strncmp(cases[k].text, pages[i].language,
                        strlen(pages[i].language)) == 0)
                text = cases[k].text;
        }
        encode(pages[i].in, text, strlen(text), &b);
        encoding_of(b.data, b.len, true, pages[i].said, NULL, &e);
        CHECK_TEXT(e.name, pages[i].found);
        CHECK(e.mistaken == pages[i].mistaken);
        buf_free(&b);
    }
}

/* Chinese in 7 bits, which iconv cannot write: `port council`, seven times in
   runs of their own and once in one. */
static void
hz(void)
{
    static const struct {
        const char *bytes, *text;
        bool remark;
    } texts[] = {
        {"Talks: ~{8[?ZN/T1;a~}, ~~{\n~{8[?ZN/T1;a~} and ~{8[?ZN/T1;a~}\n",
         "Talks: 港口委员会, ~{\n港口委员会 and 港口委员会\n", false},
        {"Talks: ~{8[?ZN/T1;a~}.\n", "Talks: 港口委员会.\n", true},
        {"Line ~\nends, ~{8[?ZN/T1;a8[?ZN/T1;a~}.\n",
         "Line ends, 港口委员会港口委员会.\n", false},
        /* none */
        {"In code: ~{x}\n", "In code: ~{x}\n", false},
        {"In code: ~{8[?Z\nand more ~}\n", "In code: ~{8[?Z\nand more ~}\n",
         false},
        {"~/work ~~ ~}\n", "~/work ~~ ~}\n", false},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct got g;

        put("h.txt", texts[i].bytes);
        load(&g, "h.txt");
        CHECK_TEXT(g.docs[0].text, texts[i].text);
        CHECK_NUMBER(g.n_notes, texts[i].remark);
        got_free(&g);
    }
}

/* A stream may be cut anywhere. */
static void
hz_pieces(void)
{
    char text[] = "a~~b ~{8[?ZN/~} c~\nd ~{8[~}~";
    struct buf whole = {0};

    converter_all("HZ-GB-2312", text, strlen(text), &whole);
    CHECK_TEXT(buf_text(&whole), "a~b 港口委 cd 港~");
    for (size_t at = 0; at <= strlen(text); at++) {
        struct converter c;
        struct buf out = {0};
        char *s = text;
        size_t len = at;

        CHECK(converter_open(&c, "hz-gb-2312"));
        converter_take(&c, &s, &len, false, &out);
        len = strlen(s);
        converter_take(&c, &s, &len, true, &out);
        CHECK_TEXT(buf_text(&out), buf_text(&whole));
        CHECK_NUMBER(len, 0);
        converter_close(&c);
        buf_free(&out);
    }
    buf_free(&whole);
}

int
main(void)
{
    folder_make();
    hz();
    hz_pieces();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        in_each(cases[i].encodings, cases[i].text);
    declared();
    folder_remove();
    return check_end();
}
