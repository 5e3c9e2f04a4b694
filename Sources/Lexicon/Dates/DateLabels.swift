/// Words that stand before or behind a date and promise no more than that: published or changed, they do not say.
extension Lexicon {
    /// Before a colon, as a whole.
    package static let dateLabels = WordList(
        """
        ar:  التاريخ | تاريخ
        en:  date
        tr:  tarih | giriş | giriş tarihi
        fa:  تاریخ | تاریخ خبر
        ckb: بەروار | ڕێکەوت
        kmr: dîrok
        de:  datum
        fr:  date de publication
        es:  fecha
        pt:  data
        ru:  дата | дата публикации
        uk:  дата
        any: PD
        """)

    /// What is published, in a line that says when: «نُشر هذا المقال في …».
    package static let publishedThings = WordList(
        """
        ar:  هذا | هذه | المقال | المقالة | الخبر | المادة | النص
        en:  this | article | story | was
        tr:  bu | yazı | makale | tarihinde
        fa:  این | مقاله | مطلب
        ckb: ئەم | وتارە | بابەتە
        kmr: ev | nivîs | gotar
        de:  dieser | artikel | beitrag | wurde
        fr:  cet | article | été
        """)

    /// Words that labels of dates are made of, besides those of `published`, `changed` and `dateLabels`.
    package static let dateLabelWords = WordList(
        """
        ar:  نشرها | التحديث | أخر | أُخر | حدث | حدثت | عدل | تعديل | التعديل | أضيف | إضافة | الإضافة | كتب | كتبت | أنشئ | الإنشاء
        ar:  وقت | الوقت | صدر | بواسطة | المصدر | تاريخه | منشور | اخرتحديث | منذ نشر
        en:  publish | update | post | created | released | release | dated
        tr:  yayın | yayınlama | yayımlandı | güncellenme | güncellendi | eklenme | oluşturma | haber
        fa:  به | روزرسانی | بروز | بروزرسانی | رسانی | ویرایش
        ckb: بڵاوکراوەی | بڵاوبوونەوە | بەرواری | ڕێکەوتی | رێکەوت | کات | کاتی | دوا
        kmr: weşandin | hat | dîroka | nûkirin | rojanekirin
        de:  veröffentlicht | aktualisiert | am | stand | erstellt | datum | vom
        fr:  publié | publiée | mis | mise | jour | modifié
        es:  publicado | publicada | actualizado | fecha
        pt:  atualizado | data
        it:  pubblicato | aggiornato | il
        nl:  gepubliceerd | op | bijgewerkt
        ru:  опубликовано | обновлено | дата | публикации | от
        uk:  оновлено | опубліковано
        """)
}
