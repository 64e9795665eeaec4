#include "line_words.h"

#include "date_words.h"
#include "listed.h"

static const struct {
    enum line_word sort;
    const char *words;
} lists[] = {
    {LINE_WORD_ISSUE,
     "published posted first released issued date dated written created "
     "uploaded online publication press release statement "
     "veröffentlicht erschienen erstellt datum pressemitteilung publié publiée "
     "communiqué fecha publicado publicada data publicação pubblicato "
     "pubblicata geplaatst gepubliceerd opublikowano dodano дата публикации "
     "опубликовано размещено опубліковано 发布时间 发布日期 发表时间 发布于 "
     "发表于 "
     "发稿时间 时间 日期 發布時間 發布日期 時間 公開日 公開 配信 掲載 投稿日 "
     "입력 "
     "등록 승인 기사입력"},
    {LINE_WORD_UPDATE,
     "updated modified update revised edited aktualisiert stand jour "
     "actualizado actualizada atualizado aggiornato zaktualizowano bijgewerkt "
     "обновлено изменено оновлено 更新时间 更新時間 更新日 更新 最終更新 수정 "
     "최종수정"},
    {LINE_WORD_BY,
     "by von par por di da door текст автор autor auteur author reporter "
     "作者 记者 記者 编辑 編輯 责任编辑 责编 文"},
    {LINE_WORD_BY, "source quelle fuente fonte bron źródło источник джерело "
                   "来源 來源 稿源 出典 "
                   "提供"},
    {LINE_WORD_COUNT,
     "min mins minute minutes minuten lesezeit lesedauer leestijd read reading "
     "comment comments "
     "kommentare commentaires comentarios view views shares words uhr h hrs "
     "hours godz 時 时 分 秒 点"},
    {LINE_WORD_NUMBERED, "no nr vol volume issue edition page ausgabe"},
    {LINE_WORD_JOINT, "of and the for & und et y e van der den del la los"},
    {LINE_WORD_KNOWN,
     "on at in last under filed am pm a p m um kl le les à às as alle ore mis "
     "mise в em el il op om dnia 오전 오후 午前 午後 上午 下午 est edt cst cdt "
     "mst mdt pst pdt gmt utc bst cet cest msk мск et "
     "ct "
     "pt ist jst sgt hkt"},
};

enum line_word
line_word(const char *word)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (listed_in(word, lists[i].words))
            return lists[i].sort;
    }
    return parts_weekday(word) >= 0 || date_words_filler(word)
               ? LINE_WORD_KNOWN
               : LINE_WORD_OTHER;
}
