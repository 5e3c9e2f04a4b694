/// The head of a mail as programs write it above one that they hand on (RFC 5322 names the fields in English; each program in its reader's
/// language).
extension Lexicon {
    package static let mailFrom = WordList(
        """
        ar:  من
        en:  from
        tr:  kimden | gönderen
        fa:  از
        ckb: لە
        kmr: ji
        de:  von
        fr:  de
        it:  da
        ru:  от
        """)

    package static let mailTo = WordList(
        """
        ar:  إلى | نسخة | نسخة إلى
        en:  to | cc | bcc | reply-to
        tr:  kime | bilgi
        fa:  به | گیرنده | رونوشت
        ckb: بۆ
        kmr: bo
        de:  an | kopie
        fr:  à
        es:  para
        it:  a
        ru:  кому | копия
        """)

    package static let mailDate = WordList(
        """
        ar:  التاريخ | تاريخ | تم الإرسال | أرسلت
        en:  date | sent
        tr:  tarih | gönderildi
        fa:  تاریخ | ارسال شده
        ckb: ڕێکەوت | بەروار
        kmr: dîrok
        de:  datum | gesendet
        fr:  envoyé
        es:  fecha | enviado
        it:  data | inviato
        ru:  дата | отправлено
        """)

    package static let mailSubject = WordList(
        """
        ar:  الموضوع | موضوع
        en:  subject
        tr:  konu
        fa:  موضوع
        ckb: بابەت
        kmr: mijar
        de:  betreff
        fr:  objet
        es:  asunto
        it:  oggetto
        ru:  тема
        """)
}
