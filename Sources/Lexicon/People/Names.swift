/// What stands between, before and behind names.
extension Lexicon {
    /// Between two names of a byline.
    package static let ands = WordList(
        """
        en:  and | And | with
        tr:  ve
        kmr: û
        de:  und | im Gespräch mit
        fr:  et
        es:  y
        no:  og
        sv:  och
        any: &
        """)

    /// The same where an operator's own line says who wrote.
    package static let suppliedAnds = WordList(
        """
        ar:  و
        en:  and
        tr:  ve
        kmr: û
        de:  und
        fr:  et
        es:  y
        """)

    /// Between the two halves of one topic's name: «Arts & Books».
    package static let topicAnds = WordList(
        """
        ar:  _و
        en:  _and_
        tr:  _ve_
        kmr: _û_
        de:  _und_
        fr:  _et_
        es:  _y_
        pt:  _e_
        nl:  _en_
        any: _&_
        """)

    /// Names that begin with «و», which is *and* otherwise.
    package static let namesWithWaw = WordList(
        """
        ar:  وليد | وائل | وسام | وفاء | وداد | وجدي | وسيم | وضاح | وهيب | وليام | وحيد | ولاء | وديع | وصفي | وجيه | وردة | وفيق
        ar:  واصف | وهبة | واثق
        """)

    /// Where a name ends and its details begin.
    package static let behindNames = WordList(
        """
        ar:  _في_ | _بتاريخ_
        en:  _on_ | _in_ | _Published | _Updated | _Posted | _Last
        fa:  _در تاریخ_
        """)

    package static let titles = WordList(
        """
        en:  Dr. | Prof. | Dr | Prof | Sir
        de:  Mag. | Dipl.-Ing.
        """)

    /// Between the parts of a name.
    package static let particles = WordList(
        """
        any: von | van | zu | al | el | bin | ibn | da | di | de | dos | del
        """)

    /// Words that no name has.
    package static let notNames = WordList(
        """
        en:  the | of | for | read | more | share | min | minutes | views | comments | about | updated | published
        en:  published: | news | story | posts | view | all | follow | subscribe | written | posted | by | in | on | at
        en:  from | this | article | author | authors | contributors | photo | photos | image | reviewed | edited
        en:  medically | fact | checked | profile | last | login | link | print | tweet | local | world | breaking
        en:  latest | home | opinion | politics | business | sport | sports | culture | technology | science | health
        en:  national | international | features | sign | contact | email | what | how | why | is | are | to | a | an
        en:  your | you | we | copy | bio | full
        en:  expert | editor | officer | director | founder | co-founder | manager | security | privacy | marketing
        en:  strategy | specialist | senior | junior | chief | staff | writer | blog | team | lifestyle | digital | ceo
        en:  cto | president | engineer | analyst | consultant | reporter | correspondent | contributor
        en:  january | february | march | april | june | july | august | september | october | november | december
        en:  feb | apr | aug | sep | sept | oct | nov | dec
        en:  monday | tuesday | wednesday | thursday | friday | saturday | sunday
        de:  veröffentlicht | geschrieben | am | den | okt | dez
        de:  montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag
        fr:  publié | par
        any: twitter | facebook | whatsapp | telegram | linkedin | instagram | pinterest | youtube | google
        """)

    /// Given names and family names that begin with «و», which is *and* before all others.
    package static let wawNames = WordList(
        """
        ar:  وائل | وليد | وسام | وسيم | وفاء | وفيق | وداد | ودود | وديع | وجدي | وجدان | وجيه | وحيد | وحيدة | ورد | وردة
        ar:  وصفي | وصال | وضاح | وعد | وعود | ولاء | ولي | وهاب | وهبة | وهبي | وهيب | وئام | وسن | وثاب | وحيش | وردي | وزان
        ar:  وهدان | وفا | وفائي | واثق | وارف | واصف | وافي | والي | واكد | وجد | وهاج | ونوس | وزير | وتد
        fa:  وحید | وحیده | ویدا | ولی | ولیزاده | وزیری | وثوق | وکیلی | ورزنده
        ckb: ورشە | وریا
        """)
}
