/// Units of time, one and many.
extension Lexicon {
    package static let seconds = WordList(
        """
        ar:  ثانية | ثوان | ثواني | ثانيه
        en:  second | seconds | sec | secs
        tr:  saniye
        fa:  ثانیه
        ckb: چرکە
        kmr: saniye | çirke
        de:  sekunden
        fr:  secondes
        es:  segundos
        """)

    package static let minutes = WordList(
        """
        ar:  دقيقة | دقائق | دقيقه
        en:  minute | minutes | min | mins
        tr:  dakika | dk
        fa:  دقیقه
        ckb: خولەک
        kmr: deqe | deqîqe | xulek
        de:  minuten
        es:  minutos
        ru:  минут | минуты | минуту
        """)

    package static let hours = WordList(
        """
        ar:  ساعة | ساعات
        en:  hour | hours | hr | hrs
        tr:  saat
        fa:  ساعت
        ckb: سەعات | ساعەت | کاتژمێر
        kmr: seet | saetan | saet | demjimêr
        de:  stunde | stunden
        fr:  heure | heures
        es:  horas | hora
        ru:  час | часа | часов
        """)

    package static let days = WordList(
        """
        ar:  يوم | أيام | ايام | يوما | يوماً
        en:  days | day
        tr:  gün
        fa:  روز
        ckb: ڕۆژ | رۆژ
        kmr: roj | rojan
        de:  tag | tage | tagen
        fr:  jour | jours
        es:  días | día
        pt:  dia | dias
        ru:  день | дня | дней
        """)

    package static let weeks = WordList(
        """
        ar:  أسبوع | أسابيع | اسبوع | اسابيع
        en:  week | weeks
        tr:  hafta
        fa:  هفته
        ckb: هەفتە
        kmr: hefte | hefteyan
        de:  woche | wochen
        fr:  semaine | semaines
        es:  semana | semanas
        ru:  неделю | недели | недель
        """)

    package static let monthUnits = WordList(
        """
        ar:  شهر | أشهر | شهور | اشهر
        en:  month | months
        tr:  ay
        fa:  ماه
        ckb: مانگ
        kmr: meh | mehan
        de:  monat | monate | monaten
        fr:  mois
        es:  meses | mes
        ru:  месяц | месяца | месяцев
        """)

    package static let years = WordList(
        """
        ar:  سنة | عام | أعوام | سنوات
        en:  year | years
        tr:  yıl
        fa:  سال
        ckb: ساڵ
        kmr: sal | salan
        de:  jahr | jahre | jahren
        fr:  ans
        es:  años
        """)

    /// Arabic has a word for two.
    package static let twoSeconds = WordList(
        """
        ar:  ثانيتين
        """)
    package static let twoMinutes = WordList(
        """
        ar:  دقيقتين
        """)
    package static let twoHours = WordList(
        """
        ar:  ساعتين
        """)
    package static let twoDays = WordList(
        """
        ar:  يومين
        """)
    package static let twoWeeks = WordList(
        """
        ar:  أسبوعين | اسبوعين
        """)
    package static let twoMonths = WordList(
        """
        ar:  شهرين
        """)
    package static let twoYears = WordList(
        """
        ar:  سنتين | عامين
        """)
}
