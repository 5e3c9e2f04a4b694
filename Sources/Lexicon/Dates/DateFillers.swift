/// What stands between the parts of a date or of a time and says nothing.
extension Lexicon {
    package static let dateFillers = WordList(
        """
        ar:  من | عام | سنة | لعام | لسنة | سنه | شهر | العام | يوم
        en:  st | nd | rd | th | of | year | the
        tr:  yılı | yıl | günü | tarihli
        fa:  یوم | لیوم | ماه | سال | ی | ام
        ckb: ساڵی | ساڵ | مانگی | ڕۆژی | رۆژی | لە
        kmr: ê | an | ya | a | sala | meha | roja
        az:  ning
        de:  den | des
        fr:  er | re | e | d | de | du | les | le | em
        es:  del | el
        pt:  do
        it:  di
        any: t | td | te | da | u
        ru:  г | года | год | в | ц
        uk:  року | році | рік | р | у
        fr:  année
        bg:  година
        he:  ב | של | צ
        """)

    /// Between a day and its time.
    package static let clockFillers = WordList(
        """
        ar:  الساعة | الساعه | ساعة | بتوقيت | بالتوقيت | المحلي | توقيت | التوقيت
        ar:  القاهرة | بيروت | دمشق | القدس | طهران | عمان | عمّان | المكرمة
        en:  at
        tr:  saat
        fa:  ساعت
        ckb: كاتژمێر | کاتژمێر | سەعات
        kmr: saet | demjimêr | o
        de:  um | uhr
        fr:  à
        es:  as | às
        it:  alle | ore
        sv:  kl | klo
        nl:  om | uur
        any: @
        """)

    /// Marks of East Asia and words that stand behind a number as a clock's do: `14h30`, «10 و 30 دقیقه».
    package static let yearMarks = WordList(
        """
        zh:  年
        ko:  년
        """)

    package static let monthMarks = WordList(
        """
        zh:  月
        ko:  월
        """)

    package static let dayMarks = WordList(
        """
        zh:  日 | 号
        ko:  일
        """)

    package static let hourMarks = WordList(
        """
        zh:  時 | 时 | 点
        ko:  시
        """)

    /// The same, of words that mean other things too.
    package static let weakHourMarks = WordList(
        """
        fr:  h
        fa:  و
        """)

    package static let minuteMarks = WordList(
        """
        fa:  دقیقه
        zh:  分
        ko:  분
        """)

    package static let secondMarks = WordList(
        """
        fa:  ثانیه
        zh:  秒
        ko:  초
        """)
}
