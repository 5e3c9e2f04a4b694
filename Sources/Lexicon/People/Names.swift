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

    /// Between two words that share what stands behind the first one's hyphen: `Vor- und Nachteile`.
    package static let hyphenShares = WordList(
        """
        en:  and | or | to
        de:  und | oder | bis | bzw. | sowie
        nl:  en | of
        sv:  och
        da:  og
        """)

    /// Behind an apostrophe at the end of a name or an address: cases, and *is*.
    package static let hungEndings = WordList(
        """
        tr:  de | da | te | ta | den | dan | ten | tan | e | a | ye | ya | i | ı | u | ü | yi | yı | yu | yü | in | ın | un | ün
        tr:  nin | nın | nun | nün | le | la | yle | yla | ki | deki | daki | teki | taki | dir | dır | dur | dür | tir | tır
        tr:  tur | tür | dedir | dadır | tedir | tadır | ndan | nden | nda | nde | ler | lar
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

    /// Within names, besides `particles`: too many other phrases have them to tell a name by.
    package static let nameMiddles = WordList(
        """
        any: der | den | la | le | du | des | ter | ten | bint | y | e | ben | abu | ould
        ar:  بن | ابن | بنت | أبو | أبي | آل | أم | عبد | ولد
        fa:  پور
        """)

    /// Words that join others into a phrase: no name has them, and nearly every headline has one.
    package static let joining = WordList(
        """
        ar:  من | في | على | إلى | عن | مع | بعد | قبل | بين | تحت | فوق | حول | ضد | عند | منذ | حتى | لا | لم | لن | ما | كيف
        ar:  هل | لماذا | متى | أين | هذا | هذه | ذلك | التي | الذي | أن | إن | أو | ثم | قد | كل | غير | دون | بلا | خلال
        fa:  از | در | با | به | برای | تا | را | که | چه | چرا | چگونه | بر | این | آن | هر | یا | است | شد
        ckb: لە | بۆ | بە | لەگەڵ | دوای | پێش | کە | چۆن | بۆچی | ئەو | ئەم
        ur:  کا | کی | کے | میں | سے | پر | نے
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
        en:  your | you | we | copy | bio | full | spotlight
        en:  expert | editor | officer | director | founder | co-founder | manager | security | privacy | marketing
        en:  strategy | specialist | senior | junior | chief | staff | writer | blog | team | lifestyle | digital | ceo
        en:  cto | president | engineer | analyst | consultant | reporter | correspondent | contributor
        en:  january | february | march | april | june | july | august | september | october | november | december
        en:  feb | apr | aug | sep | sept | oct | nov | dec
        en:  monday | tuesday | wednesday | thursday | friday | saturday | sunday
        tr:  tüm | yazıları
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
