/// Where readers answer.
extension Lexicon {
    /// Ask for a comment: nothing of the article stands below.
    package static let commentInvitations = WordList(
        """
        ar:  اترك تعليقا | اترك ردا | أضف تعليقا | أضف تعليق | إلغاء الرد | ضع تعليقك
        en:  leave a comment | leave a reply | leave a reply cancel reply | post a comment | add a comment
        tr:  bir yorum yaz | bir cevap yazın | yorum yaz | yorum yap
        fa:  ارسال نظر | دیدگاهتان را بنویسید | نظر بدهید
        ckb: لێدوانێک بنووسە
        kmr: şîroveyekê binivîse
        de:  Schreibe einen Kommentar
        """)

    /// Head the comments.
    package static let comments = WordList(
        """
        ar:  التعليقات | التعليق | تعليقات | شارك برأيك | شاركنا رأيك
        en:  comments
        tr:  yorumlar
        fa:  نظرات | نظر شما | دیدگاه‌ها | دیدگاه شما
        ckb: لێدوانەکان | کۆمێنتەکان
        kmr: şîrove | Şîrove
        de:  kommentare
        fr:  commentaires
        es:  comentarios
        it:  commenti
        """)
}
