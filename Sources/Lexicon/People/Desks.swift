/// What stands where names do and is nobody's: desks, outlets, agencies, accounts.
extension Lexicon {
    /// Of a name one word of which is such, in a byline.
    package static let deskWords = WordList(
        """
        ar:  وكالات | وكالة | صحيفة | جريدة | موقع | هيئة | مجلة | قناة | شبكة | إذاعة | راديو | تلفزيون | فريق | طاقم
        en:  times | news | herald | tribune | gazette | desk | desk. | staff | online | team | newsroom | media | agency
        en:  agencies | press | group | inc | inc. | ltd | ltd. | llc | editorial | editors | reporters | bureau | network
        en:  magazine | foundation | institute | admin | tv | service | newspaper | daily | weekly
        tr:  haber | haberi | haberleri | ajans | ajansı | merkezi | editör | gazete | gazetesi | postası | dergisi | ekibi
        fa:  خبرگزاری | تحریریه | روزنامه | روزنامهٔ | مجله | پایگاه | شبکه
        ckb: ئاژانسی | ڕۆژنامەی | گۆڤاری | کەناڵی | ماڵپەڕی
        kmr: ajansa | nûçegihanî | rojnameya | kovara | malpera
        de:  gmbh | e.v. | redaktion | magazin | verlag | stiftung | agenturen
        fr:  redaction | rédaction | agences
        es:  redacción | agencias
        it:  redazione
        pt:  redação
        """)

    package static let deskEndings = WordList(
        """
        de:  …zeitung | …-redaktion
        """)

    /// Whole parts of a byline that are degrees, duties, accounts.
    package static let namelessParts = WordList(
        """
        ar:  المحرر | محرر | مراسل | وكالات | الوكالات | خاص | الكاتب
        en:  md | md. | phd | ph.d. | ph.d | jr | jr. | sr | sr. | esq | esq. | ms | mba | cfp | rn | mph | cpa | pe
        en:  editor | staff writer | senior editor | contributor | reporter | correspondent | author | team | admin
        en:  administrator | editor-in-chief | senior reporter | null | none | undefined | unknown | guest author | admin1
        en:  webmaster | super user | root | user | default | anonymous | editorial team | newsroom | agencies | agency
        tr:  haber merkezi | ajanslar | yazar
        fa:  نویسنده
        ckb: نووسەر
        kmr: nivîskar
        de:  redaktion | agenturen | autor
        fr:  agences | auteur
        """)

    /// Words that no name has, in what an operator supplies.
    package static let nobody = WordList(
        """
        ar:  المحرر | التحرير | المحررين | المشرف | ادمن | ترجمة | خاص | مراسل | متابعات
        en:  admin | administrator | editor | editors | staff
        tr:  editör
        fa:  تحریریه | گروه
        """)

    /// How a line begins that names who made the site, not the article.
    package static let builders = WordList(
        """
        ar:  تصميم_ | برمجة_
        en:  developed by | designed by | powered by | created with
        """)

    /// With which headings begin and names do not.
    package static let articles = WordList(
        """
        de:  im | am | zum | zur | vom | der | die | das | ein | eine
        fr:  les | une
        es:  los | las | una
        it:  il
        """)

    /// How a line about a person goes on behind the name.
    package static let biographyVerbs = WordList(
        """
        en:  _is_ | _was_ | _has_ | _writes_
        de:  _ist_ | _war_ | _arbeitet_ | _schreibt_
        fr:  _est_
        es:  _es_
        it:  _è_
        pt:  _é_
        any: _- | _– | _—
        """)
}
