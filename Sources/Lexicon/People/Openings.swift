/// Lines that begin with what somebody did and a word for *by*: `Eingestellt von …`, `Recueilli par …`, `Foto: …`.
extension Lexicon {
    /// Words for *by* that are nothing else.
    package static let alwaysBy = WordList(
        """
        en:  by | by:
        fr:  par
        nl:  door
        """)

    /// Particles of names too: only behind a word for writing.
    package static let sometimesBy = WordList(
        """
        de:  von | Von | VON
        es:  por
        it:  da | di
        pt:  de
        sv:  av
        da:  af
        pl:  przez
        nl:  van
        """)

    /// What writers do and make.
    package static let writing = WordList(
        """
        de:  eingestellt | erstellt | geschrieben | verfasst | veröffentlicht | gepostet | hochgeladen | eingereicht
        de:  aufgezeichnet | notiert | berichtet | aufgeschrieben
        de:  text | texte | beitrag | gastbeitrag | artikel | kommentar | interview | bericht | kolumne | analyse | essay
        de:  reportage | porträt | rezension | kritik | glosse
        fr:  publié | écrit | rédigé | recueilli | recueillis | posté
        es:  escrito | publicado | redactado | texto
        pt:  postado
        it:  scritto | pubblicato | inserito | postato | testo
        no:  skrevet | publisert | tekst
        sv:  skriven | publicerad
        da:  udgivet | postet
        nl:  geschreven | geplaatst | gepubliceerd
        pl:  napisany | opublikowany | dodany
        """)

    /// Of German participles and compounds, all longer than names that end so: `bearbeitet`, `Leitartikel`.
    package static let writingEndings = WordList(
        """
        de:  …stellt | …fasst | …schrieben | …öffentlicht | …tragen | …beitet | …artikel | …beitrag | …kommentar | …bericht
        de:  …kolumne | …kritik | …interview
        """)

    /// What others do for a text: pictures, translations, checks, money.
    package static let crediting = WordList(
        """
        en:  photo | photos | photograph | photographs | photography | image | images | picture | pictures
        en:  illustration | illustrations | illustrated | graphic | graphics | video | translated | translation
        en:  edited | editing | reviewed | checked | fact-checked | tested | verified | approved | presented | sponsored
        en:  powered | with | additional | contributing | developed | designed | copyright
        de:  fotografie | übersetzt | übersetzung | übertragen | redigiert | zeichnung | geprüft
        fr:  traduit | traduction | dessin
        es:  traducido
        it:  tradotto
        """)

    package static let creditingEndings = WordList(
        """
        de:  …foto | …fotos | …bild | …bilder | …grafik
        """)

    /// How a line begins that names a source, a photographer or a translator.
    package static let creditLabels = WordList(
        """
        ar:  المصدر | مصدر: | صورة: | الصورة: | تصوير: | تصوير_ | ترجمة: | ترجمة : | ترجمة/ | ترجمة_ | مراجعة:
        en:  source: | source : | sources: | photo: | photos: | image:
        tr:  kaynak: | kaynak : | fotoğraf: | çeviri: | çeviren:
        fa:  منبع: | منبع : | عکس: | عکس : | عکاس: | عکاس : | ترجمه: | مترجم: | مترجم :
        ckb: سەرچاوە | وێنە: | وەرگێڕانی | وەرگێڕان:
        kmr: çavkanî: | wêne: | wergera
        de:  quelle: | quellen: | foto: | fotos: | foto_ | bild: | bilder: | übersetzung:
        fr:  traduction: | traduction :
        es:  fuente:
        it:  fonte:
        nl:  bron:
        ru:  фото
        """)
}
