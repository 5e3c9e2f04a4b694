/// Who took a picture and where it is from.
extension Lexicon {
    /// Before a colon; in what an operator supplies, also within brackets and before a word such as «بعدسة».
    package static let pictureLabels = WordList(
        """
        ar:  صورة | الصورة | صور | تصوير | المصور
        en:  photo | photos | photograph | photographer | image | images | picture | credit | photo credit | image credit
        en:  image source | photo by
        tr:  fotoğraf | foto | görsel
        fa:  عکس | تصویر | عکاس
        ckb: وێنە | وێنەگر
        kmr: wêne
        de:  fotos | bild | bilder | titelbild
        fr:  crédit photo
        es:  foto de portada
        any: getty | getty images | afp photo | ap photo
        """)

    /// Between «صورة» or "Photo" and the name of who took it.
    package static let takenBy = WordList(
        """
        ar:  من | عن | بعدسة | عدسة | تصوير
        en:  by | via | courtesy | credit | from
        tr:  kaynak
        fa:  از
        """)
}
