/// What systems state where nobody chose.
extension Lexicon {
    package static let topicDefaults = WordList(
        """
        ar:  غير مصنف | غير مصنفة | بدون تصنيف | غير محدد
        en:  Uncategorized | Uncategorised | Featured | Default | Unassigned
        tr:  Genel | Kategorilenmemiş | Kategorisiz
        fa:  دسته‌بندی نشده | دسته بندی نشده | بدون دسته
        ckb: بێ پۆلێن | پۆلێن نەکراو
        kmr: Bê kategorî
        de:  Allgemein | Unkategorisiert | Nicht kategorisiert
        fr:  Non classé | Non catégorisé
        es:  Sin categoría | Sin categorizar
        pt:  Sem categoria
        it:  Senza categoria | Non categorizzato
        nl:  Geen categorie | Niet gecategoriseerd
        pl:  Bez kategorii
        cs:  Nezařazené
        sv:  Okategoriserade | Okategoriserad
        no:  Ukategorisert
        da:  Ikke kategoriseret
        ro:  Fără categorie
        ru:  Без рубрики
        uk:  Без категорії
        zh:  未分类 | 未分類
        ko:  미분류
        """)

    /// Names by which a statement of rights is one.
    package static let licenses = WordList(
        """
        ar:  المشاع الإبداعي
        en:  Creative Commons | CC BY | CC0 | Public Domain | GFDL | GPL | GNU | MIT License | Apache License
        en:  Open Government Licence | Open Government License | ODbL | ODC BY
        tr:  Kamu malı
        fa:  مالکیت عمومی
        de:  Datenlizenz Deutschland
        fr:  Licence Ouverte | Etalab
        """)
}
