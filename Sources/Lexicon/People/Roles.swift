/// What somebody is or where somebody works: stands beside names and is none.
extension Lexicon {
    package static let roles = WordList(
        """
        ar:  مراسل | مراسلة | محرر | محررة | رئيس | مدير | مديرة | باحث | باحثة | أستاذ | أستاذة | صحفي | صحفية | صحافي | صحافية
        ar:  إعلامي | إعلامية | كاتب | كاتبة | الكاتب | الكاتبة
        en:  editor | writer | reporter | correspondent | contributor | columnist | journalist | lecturer | fellow
        en:  researcher | director | manager | analyst | consultant | spokesperson | spokeswoman | spokesman
        tr:  muhabiri | muhabir | editörü | yazarı | müdürü | başkanı | gazeteci
        fa:  خبرنگار | سردبیر | روزنامه‌نگار | پژوهشگر
        ckb: ڕۆژنامەنووس | پەیامنێر
        kmr: rojnamevan | nûçegihan
        de:  redakteur | redakteurin | autor | autorin | leiter | leiterin | referent | referentin | sprecher | sprecherin
        de:  direktor | direktorin | präsident | präsidentin | vorsitzender | vorsitzende | experte | expertin
        de:  mitarbeiter | mitarbeiterin | geschäftsführer | geschäftsführerin | chefredakteur | chefredakteurin
        de:  korrespondent | korrespondentin | journalistin
        fr:  journaliste | rédacteur | rédactrice | correspondant | correspondante | directeur | directrice | chercheur
        fr:  chercheuse
        es:  periodista | redactor | redactora | corresponsal | directora
        it:  giornalista | inviato | inviata | direttore
        nl:  redacteur | verslaggever
        """)

    package static let roleEndings = WordList(
        """
        de:  …leiter | …leiterin | …redakteur | …redakteurin | …experte | …expertin | …korrespondent | …korrespondentin
        de:  …journalist | …journalistin | …referent | …referentin | …sprecher | …sprecherin | …direktor | …direktorin
        de:  …beauftragter | …beauftragte | …reporterin | …mitarbeiter | …mitarbeiterin | …beraterin | …forscherin
        de:  …präsident | …präsidentin | …ministerin
        """)

    /// Between what somebody is and where: no name has them.
    package static let roleLinks = WordList(
        """
        en:  of | at | for
        de:  für | bei | beim | im | am | zum | zur | aus
        fr:  chez | pour | dans
        es:  para
        it:  presso
        """)

    /// Between a person and whom the text was written for: `Mira Holt for Harbour Times`.
    package static let writtenFor = WordList(
        """
        en:  for
        de:  für
        fr:  pour
        es:  para
        """)
}
