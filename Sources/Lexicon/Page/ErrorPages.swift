/// What pages say that there is none, or none at the moment.
extension Lexicon {
    /// How a line of such a page begins.
    package static let errorLines = WordList(
        """
        ar:  الصفحة التي تبحث عنها | الصفحة المطلوبة غير موجودة | الصفحة غير موجودة | هذا الخبر غير موجود
        ar:  الخبر الذي تبحث عنه | المقال الذي تبحث عنه | هذا المقال غير موجود | تم حذف هذا الخبر | تم حذف هذا المقال
        ar:  هذه الصفحة غير موجودة | الرابط المطلوب غير موجود
        en:  page you are looking for | page you requested could not be found | page you were looking for
        en:  page cannot be found | page could not be found | page doesn't exist | page does not exist
        en:  page isn't available | content is no longer available | article is no longer available
        en:  this story has expired | article you requested has been removed
        en:  article you are looking for | this article is no longer | this article has been removed | article not found
        tr:  aradığınız sayfa | aradığınız haber | aradığınız içerik | bu haber yayından kaldırıl | bu haber bulunamadı
        tr:  haber bulunamadı | bu sayfa bulunamadı
        fa:  صفحه مورد نظر | صفحه ای که به دنبال | صفحه ای که دنبال | صفحه ای که درخواست | خبر مورد نظر شما
        fa:  این خبر حذف شده | این صفحه وجود ندارد | مطلب مورد نظر یافت نشد | خبر مورد نظر یافت نشد
        ckb: پەڕەی داواکراو | ئەو پەڕەیەی بۆی دەگەڕێیت | ئەم هەواڵە نەدۆزرایەوە | ئەم هەواڵە سڕاوەتەوە
        kmr: rûpela ku hûn lê digerin | nûçeya ku hûn lê digerin | ev nûçe nehat dîtin | ev rûpel nehat dîtin
        """)

    /// The apology around an error's words.
    package static let errorApologies = WordList(
        """
        ar:  خطأ | خطا | عذرا | عفوا
        en:  error | http | status | oops | sorry
        tr:  hata
        fa:  متاسفانه | متأسفانه
        ckb: هەڵە
        kmr: çewtî
        """)

    package static let errorNumbers = WordList(
        """
        any: 403 | 404 | 410 | 500 | 502 | 503 | ٤٠٤
        """)

    /// A title that says that there is no page.
    package static let missingPages = WordList(
        """
        ar:  الصفحة غير موجودة | لم يتم العثور على الصفحة | الصفحة المطلوبة غير موجودة
        en:  Page not found | Page Not Available | This page could not be found | The page you requested
        en:  The requested page | Server Error in
        tr:  Sayfa bulunamadı
        fa:  صفحه یافت نشد | صفحه پیدا نشد | صفحه مورد نظر
        ckb: پەڕەکە نەدۆزرایەوە
        kmr: rûpel nehat dîtin
        de:  Seite nicht gefunden
        fr:  Page introuvable
        es:  Página no encontrada
        it:  Pagina non trovata
        pt:  Página não encontrada
        ru:  Страница не найдена
        """)

    /// Words that are said of boats too: a whole title only.
    package static let missingThings = WordList(
        """
        ar:  الموقع تحت الصيانة | الموقع قيد الصيانة | تحت الصيانة | قيد الصيانة | غير موجود
        en:  Not Found | Forbidden | Bad Gateway | Internal Server Error | Service Unavailable
        en:  Service Temporarily Unavailable | Account Suspended | Under maintenance | Site under maintenance
        en:  Website under maintenance | Maintenance | Maintenance mode | This domain may be for sale
        en:  This domain is for sale
        tr:  Site bakımda
        fa:  پیدا نشد | یافت نشد
        ckb: نەدۆزرایەوە
        kmr: nehat dîtin
        """)
}
