/// What stands before a name and says that it is the writer's.
extension Lexicon {
    /// Before a colon, as a whole.
    package static let authorLabels = WordList(
        """
        ar:  بقلم | كتب | كتبه | كتبها | كتبت | الكاتب | الكاتبة | المؤلف | المؤلفة | اسم الكاتب | إعداد | أعدته | أعده | بواسطة
        ar:  تأليف | حاورها | حاوره | حاورته | حاورتها | حاورهم | أجرى الحوار | أجرت الحوار | أجرى المقابلة | أجرت المقابلة | تقرير
        ar:  شعر | قصة | قصة قصيرة | نص | خاطرة | الباحثة | إعداد الطالبة | إعداد الطالب | إعداد الباحث | إعداد الباحثة
        en:  author | authors | by | byline | written by | words by | reported by | writer | reporter | interview by | interviewed by
        tr:  yazan | yazar | yazarı | haberi yazan | haber | muhabir | röportaj | söyleşi | hazırlayan | hazırlayanlar | kaleme alan
        fa:  نویسنده | نویسندگان | نوشته | سروده | شعر | داستان | به قلم | خبرنگار | گزارشگر | گفت‌وگو از | گزارش | پژوهش | نگارش | تدوین
        ckb: نووسەر | نووسینی | نووسین | ئامادەکردنی | ڕاپۆرت | پەیامنێر | سازدانی
        kmr: nivîskar | nivîs | amadekar | nûçegihan | rojnamevan | peyamnêr | hevpeyvîn
        az:  müəllif
        de:  autor | autorin | autoren | von | verfasser | verfasserin
        fr:  auteur | auteure | autrice | auteurs | par | écrit par
        es:  autor | autora | por | texto
        pt:  autor | autora | por
        it:  autore | autrice | di | scritto da
        nl:  auteur | door
        ru:  автор | текст | авторы | беседовал | беседовала
        uk:  автор | авторка
        pl:  autor | autorka
        el:  συντάκτης
        he:  מאת
        id:  penulis | oleh
        """)

    /// Of these, those that also stand without a colon: others are words of sentences («كتب …»).
    package static let authorOpenings = WordList(
        """
        ar:  بقلم | بواسطة
        en:  written by | by
        fa:  به قلم
        ckb: نووسینی
        """)

    /// How lines begin that name the writer, with the marks they need: «كتب: …» is one, «كتب» may be a verb.
    package static let bylineLabels = WordList(
        """
        ar:  بقلم: | بقلم : | بقلم/ | بقلم | كتبت: | كتبت : | كتبت/ | كتبت_ | كتب: | كتب : | كتب/ | كتب_ | كتبه: | كتبها: | كتبه_ | كتبها_ | كتب- | كتبت-
        ar:  كتب بواسطة: | كتب بواسطة
        ar:  تحرير: | الكاتب: | الكاتب : | تقرير: | تقرير : | أعد التقرير: | نص: | مرسلة بواسطة | نشر بواسطة
        ar:  بواسطة: | بواسطة : | بواسطة_ | حوار: | حوار : | أجرى الحوار: | حاورها: | حاوره: | حاورته: | شعر: | شعر : | قصة: | قصة : | قصة قصيرة:
        ar:  إعداد: | إعداد : | إعداد/ | إعداد_ | اعداد: | اعداد : | اعداد_ | إعداد وتقديم: | إعداد وتحرير: | إعداد وترجمة:
        en:  words by | written by: | written by | contributors: | contributor: | posted by | published by | reported by
        en:  reporting by | story by | article by | by: | by_ | author: | authors: | author | text:
        tr:  muhabir: | muhabir : | yazan: | yazan : | yazan_ | yazar: | yazar : | yazarlar: | haber: | haber : | gönderen: | şiir: | öykü:
        tr:  röportaj: | söyleşi: | kaleme alan: | kaleme alan_ | hazırlayan: | hazırlayan : | derleyen:
        fa:  به قلم: | به قلم | نویسنده: | نویسنده : | نویسنده_ | نویسندگان: | خبرنگار: | خبرنگار : | ارسال توسط
        fa:  نوشته شده توسط | گزارش: | گزارش : | گزارش از: | گزارش از | نوشته: | نوشتهٔ_ | سروده: | سرودهٔ_ | شعر: | داستان:
        ckb: نووسراوە لەلایەن | نووسەر: | نووسەر : | نووسین: | نووسینی: | نووسینی_ | ئامادەکردنی: | ئامادەکار: | ڕاپۆرت:
        kmr: nivîskar: | nivîskar : | nivîsandin: | amadekar: | hevpeyvîn: | ji aliyê
        az:  müəllif:
        de:  von: | von_ | ein artikel von | eine kolumne von | ein beitrag von | ein gastbeitrag von | ein kommentar von
        de:  geschrieben von: | geschrieben von | verfasst von: | autor: | autor : | autorin: | autorin/autor | autor/in: | autoren: | autoren_ | redaktion:
        fr:  par_ | auteur: | auteur : | auteure: | auteure : | auteurs: | auteurs : | texte :
        fr:  recueilli par_ | propos recueillis par_
        es:  por_ | por: | texto:
        it:  di_
        da:  af_
        sv:  av_
        nl:  door_
        """)

    /// Labels that no other line begins with, wherever they stand.
    package static let strongBylineLabels = WordList(
        """
        ar:  بقلم | مرسلة بواسطة | نشر بواسطة
        en:  written by | story by
        fa:  نویسنده:
        ckb: نووسینی:
        kmr: nivîskar:
        de:  ein artikel von | autorin: | autor:
        fr:  auteur :
        """)

    /// In the middle of a line: `Datum: 19.11.2026 Autor: Mira Holt`.
    package static let innerBylineLabels = WordList(
        """
        ar:  بقلم:
        en:  author: | written by | text:
        tr:  yazar: | muhabir:
        fa:  نویسنده:
        ckb: نووسەر: | نووسینی:
        kmr: nivîskar:
        de:  autor: | autorin: | redaktion:
        """)

    /// Parts of «Written by» in the languages of a plugin that states it.
    package static let writtenBy = WordList(
        """
        ar:  كتب…
        en:  writ… | author…
        tr:  yaz…
        fa:  نویس…
        ckb: نووس…
        kmr: nivîs…
        de:  verfasst… | geschrieben…
        fr:  écrit…
        es:  escrit…
        """)

    /// A line that names the editor, who is not the writer.
    package static let editorLabels = WordList(
        """
        ar:  المحرر:
        en:  editor: | editor : | edited by
        tr:  editör: | editör :
        fa:  ویراستار
        de:  redaktur
        id:  penyunting
        """)

    /// How a line begins that names who helped, behind the text.
    package static let helperLines = WordList(
        """
        ar:  تحرير: | تحرير : | إعداد: | اعداد: | شارك في التغطية
        en:  reporting by | additional reporting | written by | editing by | edited by | story by
        en:  have a story | do you have a story | got a tip | contact the reporter
        tr:  haber: | muhabir: | editör:
        fa:  خبرنگار: | نویسنده: | مترجم:
        ckb: ئامادەکردنی: | نووسینی:
        kmr: amadekar:
        de:  mit material von | mit dpa
        """)
}
