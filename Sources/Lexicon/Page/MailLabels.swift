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

    /// To whom, and what went along.
    package static let mailTo = WordList(
        """
        ar:  إلى | نسخة | نسخة إلى | المرفقات | مرفقات
        en:  to | cc | bcc | reply-to | attachments | attachment
        tr:  kime | bilgi | ekler
        fa:  به | گیرنده | رونوشت | پیوست | پیوست‌ها
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
        ar:  التاريخ | تاريخ | تم الإرسال | أرسلت | تاريخ الإرسال | أرسل في
        en:  date | sent
        tr:  tarih | gönderildi | gönderme tarihi | gönderilme tarihi
        fa:  تاریخ | ارسال شده | تاریخ ارسال
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
