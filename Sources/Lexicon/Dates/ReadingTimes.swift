/// Lines with a number that tell how long reading takes, or a clock's time of the last change.
extension Lexicon {
    package static let readingTimes = WordList(
        """
        ar:  وقت القراءة | مدة القراءة | زمن القراءة | دقائق قراءة | دقيقة قراءة | دقائق للقراءة | دقيقة للقراءة
        en:  min read | minute read | minutes read | mins read | min. read | reading time | read time
        tr:  okuma süresi | dk okuma | dakika okuma
        fa:  زمان مطالعه | مدت مطالعه | دقیقه مطالعه
        ckb: کاتی خوێندنەوە | خولەک خوێندنەوە
        kmr: dema xwendinê
        de:  lesedauer | lesezeit
        fr:  temps de lecture | min de lecture
        es:  tiempo de lectura
        it:  tempo di lettura
        sv:  lästid
        no:  lesetid
        ru:  время чтения | мин чтения | мин. чтения
        uk:  час читання
        pl:  czas czytania
        pt:  tempo de leitura | min de leitura
        nl:  leestijd
        id:  menit baca
        """)

    /// Beside a number, how long a text is: archives and databases say so.
    package static let wordCounts = WordList(
        """
        ar:  عدد الكلمات | كلمة
        en:  words | word count
        tr:  kelime | sözcük
        fa:  تعداد کلمات | کلمه
        ckb: وشە
        kmr: peyv
        de:  wörter
        fr:  mots
        es:  palabras
        ru:  слов
        """)

    /// Of the labels of dates those that hardly stand in a sentence: `Uppdaterad 15.59`. Beside a number alone, `published`
    /// and `changed` would take headlines («Genetically modified in 2024»).
    package static let clockLabels = WordList(
        """
        ar:  آخر تحديث | تاريخ النشر
        en:  last updated
        tr:  son güncelleme | yayınlanma
        fa:  آخرین به‌روزرسانی | تاریخ انتشار
        ckb: نوێکرایەوە | بەرواری بڵاوکردنەوە
        kmr: dîroka weşanê
        de:  aktualisiert
        sv:  uppdaterad | publicerad
        no:  oppdatert | publisert
        da:  opdateret
        """)

    /// The sentence that weblogs end an entry with.
    package static let entrySentences = WordList(
        """
        ar:  نشرت هذه | نشر هذا | كتب هذا
        en:  posted on | was posted | posted by | was written
        tr:  tarihinde
        fa:  در تاریخ
        de:  wurde am | geschrieben am
        fr:  publié le
        """)
}
