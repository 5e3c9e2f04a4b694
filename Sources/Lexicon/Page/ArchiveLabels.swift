/// What stands before the name of an archive: «Tag: water».
extension Lexicon {
    package static let archiveLabels = WordList(
        """
        ar:  التصنيف | تصنيف | القسم | الوسم | وسم | الكاتب | الأرشيف | أرشيف | نتائج البحث | نتائج البحث عن
        en:  category | tag | author | archive | archives | category archives | tag archives | author archives | month | day
        en:  search results for | topic
        tr:  kategori | etiket | yazar | arşiv | arama sonuçları
        fa:  دسته | دسته‌بندی | برچسب | نویسنده | بایگانی | نتایج جستجو
        ckb: پۆل | تاگ | نووسەر | ئەرشیف
        kmr: kategorî | etîket | nivîskar | arşîv
        de:  kategorie | schlagwort | autor | archiv
        fr:  catégorie | étiquette | auteur
        """)
}
