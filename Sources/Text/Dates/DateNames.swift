/// The words of dates, by language. In a row of numbered names, a space parts the numbers, `|` the ways to write one, `_`
/// the words of one. Sources: CLDR, and the house styles of the papers the daemon follows.
enum DateNames {
    static let numbered: [(String, @Sendable (Int) -> DateWord)] = [
        // Arabic: Egypt and the Gulf.
        (
            "يناير فبراير مارس|مارش أبريل|إبريل|ابريل مايو يونيو|يونية|يونيه يوليو|يولية|يوليه أغسطس سبتمبر أكتوبر|اكتوبر "
                + "نوفمبر ديسمبر", { .month($0) }
        ),
        // The Levant and Iraq.
        (
            "كانون_الثاني|كانون_ثاني|كانون_ثان شباط آذار|أذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول "
                + "تشرين_الأول|تشرين_أول تشرين_الثاني|تشرين_ثاني|تشرين_ثان كانون_الأول|كانون_أول", { .month($0) }
        ),
        // Tunisia and Algeria, then Morocco, then Mauritania.
        ("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر", { .month($0) }),
        ("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر", { .month($0) }),
        ("يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر", { .month($0) }),
        // Libya, 1977 to 2011: words of every day otherwise.
        (
            "أي_النار|أين_النار النوار الربيع الطير الماء الصيف ناصر هانيبال الفاتح التمور الحرث الكانون",
            { .weakMonth($0) }
        ),
        (
            "محرم|المحرم|محرم_الحرام صفر|صفر_الخير|صفر_المظفر "
                + "ربيع_الأول|ربيع_أول|ربيع_الاول|ربیع_الاول ربيع_الثاني|ربيع_الآخر|ربيع_ثاني|ربيع_ثان "
                + "جمادى_الأولى|جمادى_الأول|جمادي_الأول|جمادی_الاول جمادى_الآخرة|جمادى_الثانية|جمادى_الآخر|جمادى_الثاني "
                + "رجب|رجب_المرجب شعبان|شعبان_المعظم رمضان|رمضان_المبارك شوال|شوال_المكرم "
                + "ذو_القعدة|ذي_القعدة|ذوالقعدة|ذيقعده|ذی_القعده ذو_الحجة|ذي_الحجة|ذوالحجة|ذيحجه", { .hijri($0) }
        ),
        // Persian; the Gregorian names, with the ezafe that folding leaves off.
        (
            "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای|ژولای اوت|آگوست|اوگوست سپتامبر اکتبر نوامبر دسامبر",
            { .month($0) }
        ),
        ("فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند|اسپند", { .jalali($0) }),
        // Afghanistan.
        ("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت", { .jalali($0) }),
        (
            "یکم|اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم|هیجدهم "
                + "نوزدهم بیستم بیست_و_یکم بیست_و_دوم بیست_و_سوم بیست_و_چهارم بیست_و_پنجم بیست_و_ششم بیست_و_هفتم "
                + "بیست_و_هشتم بیست_و_نهم سی_ام|سیام سی_و_یکم", { .day($0) }
        ),
        ("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر", { .day($0) }),
        // Sorani: Gregorian with and without ezafe, then the solar year of Kurdistan.
        (
            "کانوونی_دووەم|کانوونی_دووەمی|کانونی_دووەم|کانونی_دووەمی|کانونی_دوەم شوبات|شوباتی ئازار|ئازاری|ئادار نیسان|نیسانی "
                + "ئایار|ئایاری|مایس|مایسی حوزەیران|حوزەیرانی|حزیران|حزیرانی تەمووز|تەمووزی|تەمموز|تەموز|تەموزی|تەممووز ئاب|ئابی|ئاگۆست "
                + "ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی "
                + "تشرینی_یەکەم|تشرینی_یەکەمی تشرینی_دووەم|تشرینی_دووەمی|تشرینی_دوەم "
                + "کانونی_یەکەم|کانونی_یەکەمی|کانوونی_یەکەم|کانوونی_یەکەمی", { .month($0) }
        ),
        (
            "خاکەلێوە|خاکەلێوەی گوڵان|گوڵانی|بانەمەڕ جۆزەردان|جۆزەردانی پووشپەڕ|پووشپەڕی|پوشپەڕ گەلاوێژ|گەلاوێژی خەرمانان|خەرمانانی "
                + "ڕەزبەر|ڕەزبەری|رەزبەر گەڵاڕێزان|گەڵاڕێزانی|خەزەڵوەر سەرماوەز|سەرماوەزی بەفرانبار|بەفرانباری ڕێبەندان|ڕێبەندانی|رێبەندان ڕەشەمێ|ڕەشەمە|رەشەمێ",
            { .jalali($0) }
        ),
        (
            "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر", { .month($0) }
        ),
        // Turkish, Azerbaijani, Kurmanji (bare, ezafe and cut short).
        (
            "ocak|oca şubat|şub mart nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara",
            { .month($0) }
        ),
        (
            "yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sen oktyabr|okt noyabr|noy "
                + "dekabr|dek", { .month($0) }
        ),
        (
            "rêbendan|rêbendana|rêbendanê|rbn|rbna|çile|çileya|kanûna_paşîn sibat|sibata|sibatê|sbt|sbta|sib|reşemî "
                + "adar|adara|adarê|adr|adra|ada nîsan|nîsana|nîsanê|nsn|nsna|nîs|avrêl gulan|gulana|gulanê|gln|glna|gul "
                + "hezîran|hezîrana|hezîranê|hzr|hzra|hez|pûşper tîrmeh|tîrmeha|tîrmehê|trm|trma|tîr tebax|tebaxa|tebaxê|tbx|tbxa|teb "
                + "îlon|îlona|îlonê|îln|îlna|îlo cotmeh|cotmeha|cotmehê|cot|cota mijdar|mijdara|mijdarê|mjd|mjda|mij "
                + "berfanbar|berfanbara|berfanbarê|brf|brfa|ber|kanûn|kanûna|çileya_pêşîn", { .month($0) }
        ),
        (
            "january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sep|sept "
                + "october|oct november|nov december|dec", { .month($0) }
        ),
        (
            "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre décembre|déc",
            { .month($0) }
        ),
        (
            "januar|jänner|jän februar|feber märz|mär|maerz april mai juni juli august september oktober|okt november "
                + "dezember|dez", { .month($0) }
        ),
        (
            "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic",
            { .month($0) }
        ),
        (
            "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre dicembre",
            { .month($0) }
        ),
        (
            "janeiro fevereiro março abril maio|mai junho julho agosto setembro outubro|out novembro dezembro",
            { .month($0) }
        ),
        ("januari februari maart|mrt april mei juni juli augustus oktober oktober november december", { .month($0) }),
        (
            "januari februari mars april maj|mai juni juli augusti|august september oktober november december|des",
            { .month($0) }
        ),
        (
            "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec "
                + "sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień",
            { .month($0) }
        ),
        (
            "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září října|říjen "
                + "listopadu|listopad prosince|prosinec", { .month($0) }
        ),
        (
            "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie",
            { .month($0) }
        ),
        (
            "január|januára február|februára március|márc|marec|marca április|ápr|apríl|apríla május|máj|mája június|jún|júna július|júl|júla "
                + "augusztus|aug szeptember|szept október|októbra november|novembra december|decembra", { .month($0) }
        ),
        (
            "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj srpnja|srpanj kolovoza|kolovoz "
                + "rujna|rujan listopada studenog|studenoga|studenom|studeni prosinca|prosinac", { .month($0) }
        ),
        (
            "tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta kesäkuu|kesäkuuta "
                + "heinäkuu|heinäkuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta marraskuu|marraskuuta joulukuu|joulukuuta",
            { .month($0) }
        ),
        (
            "januari|januar februari|februar maret april mei|mac juni|jun juli|julai agustus|ogos september oktober november|nop desember|disember",
            { .month($0) }
        ),
        // Cyrillic.
        (
            "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл "
                + "августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб декабря|декабрь|дек",
            { .month($0) }
        ),
        (
            "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|кві|квіт травня|травень|тра|трав "
                + "червня|червень|чер|черв липня|липень|лип серпня|серпень|сер|серп вересня|вересень|вер жовтня|жовтень|жов|жовт "
                + "листопада|листопад|лис|листоп грудня|грудень|гру|груд", { .month($0) }
        ),
        (
            "януари|ян февруари март април май юни юли август септември|септ октомври|окт ноември|ноем декември",
            { .month($0) }
        ),
        // Greek and Hebrew, the latter with the prefix «ב».
        (
            "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ μαΐου|μάιος|μαϊ|μαι "
                + "ιουνίου|ιούνιος|ιούν ιουλίου|ιούλιος|ιούλ αυγούστου|αύγουστος|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ "
                + "νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ", { .month($0) }
        ),
        (
            "ינואר|ינו|בינואר|בינו פברואר|פבר|בפברואר|בפבר מרץ|מרס|במרץ|במרס אפריל|אפר|באפריל|באפר מאי|במאי יוני|ביוני יולי|ביולי "
                + "אוגוסט|אוג|באוגוסט|באוג ספטמבר|ספט|בספטמבר|בספט אוקטובר|אוק|באוקטובר|באוק נובמבר|נוב|בנובמבר|בנוב דצמבר|דצמ|בדצמבר|בדצמ",
            { .month($0) }
        ),
    ]

    static let plain: [(String, DateWord)] = [
        // Days of the week.
        (
            "السبت الأحد الاثنين الإثنين الأثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة سبت أحد احد اثنين ثلاثاء أربعاء خميس جمعة اتنين "
                + "شنبه یکشنبه یک_شنبه دوشنبه دو_شنبه سه_شنبه سهشنبه چهارشنبه چهار_شنبه پنجشنبه پنج_شنبه جمعه آدینه "
                + "شەممە یەکشەممە یەک_شەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە ھەینی هەینی یەکشەمم یەکشەم شەمم هەین پێنجشەم سێشەم دووشەم "
                + "اتوار پیر سوموار منگل بدھ جمعرات ہفتہ",
            .weekday
        ),
        (
            "pazar pazartesi salı çarşamba perşembe cuma cumartesi paz pzt sal çar per cum cmt "
                + "bazar ertəsi axşamı çərşənbə cümə şənbə baz yekşem duşem sêşem çarşem pêncşem înî şemî yek duş sêş çarş pênc şem "
                + "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun "
                + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim "
                + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so mit "
                + "lunes martes miércoles jueves viernes sábado domingo jue vie sáb dom mié "
                + "lunedì martedì mercoledì giovedì venerdì sabato domenica gio segunda-feira segunda terça quarta quinta sexta feira "
                + "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vr za zo "
                + "måndag tisdag onsdag torsdag fredag lördag söndag",
            .weekday
        ),
        (
            "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс пнд втр срд чтв птн сбт вск "
                + "понеділок середа четвер пʼятниця субота неділя нд понеделник сряда четвъртък петък събота неделя "
                + "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ "
                + "יום ראשון שני שלישי רביעי חמישי שישי שבת א ב ג ד ה ו ש",
            .weekday
        ),
        // Halves of the day.
        (
            "ص صباحا صباحاً صباح الصباح am öö ق.ظ قظ صبح بامداد پێشنیوەڕۆ بەیانی بەیانیی قبل_از_ظهر پیش_از_ظهر 오전 上午 פנהצ לפנה",
            .am
        ),
        (
            "مساء مساءا مساءً مساءاً المساء pm ös بظ عصر شب شام بعد_از_ظهر بعدازظهر بعد_الظهر ظهرا ظهراً دواینیوەڕۆ پاشنیوەڕۆ ئێوارە "
                + "ئێواره دوانیوەڕۆ 오후 下午 אחה אחהצ",
            .pm
        ),
        ("م", .pmOrCommonEra),
        ("كانون ك", .monthPair(first: 12, second: 1)), ("تشرين ت", .monthPair(first: 10, second: 11)),
        ("noon podne midday الظهر", .noon),
        ("midnight", .midnight),
        // Eras.
        ("ميلادي ميلادية میلادی الموافق الموافقل لـ ز زایینی", .era(.common)),
        ("هـ ه هجري هجرية هجریه هجري_قمري قمری ھ هج", .era(.hijri)),
        ("شمسی خورشیدی ش هش کوردی هجری_شمسی هجري_شمسي", .era(.jalali)),
        // What stands between and says nothing.
        (
            "من عام سنة لعام لسنة سنه شهر العام یوم يوم لیوم ماه سال ساڵی ساڵ ی ام مانگی ڕۆژی رۆژی لە "
                + "st nd rd th er re e ê an ya ê a t de del of year the d den des du do di année г года год році року р u в ц td te da "
                + "yılı yıl sala meha roja ning tarihli günü les el em le ב של צ у",
            .filler
        ),
        (
            "الساعة الساعه ساعة ساعت كاتژمێر کاتژمێر سەعات saat saet at à um as às alle ore kl klo om uhr @ بتوقيت بالتوقيت المحلي توقيت التوقيت القاهرة بيروت دمشق القدس طهران عمان عمّان المكرمة uur demjimêr o",
            .filler
        ),
        // What stands before.
        (
            "نشر نشرت نشرها في بتاريخ تاريخ النشر آخر أخر تحديث التحديث حدث حدثت عدل التعديل أضيف الإضافة كتب كتبت أنشئ الإنشاء وقت الوقت "
                + "التاريخ صدر تم بواسطة المصدر أُخر تعديل تاريخه إضافة منشور اخرتحديث منذ_نشر",
            .label
        ),
        (
            "published publish on updated update posted post last modified date created first released release dated "
                + "publié publiée mis mise jour modifié veröffentlicht aktualisiert am stand erstellt datum vom publicado publicada actualizado "
                + "atualizado fecha data pubblicato aggiornato il gepubliceerd op bijgewerkt "
                + "yayın yayınlanma yayınlama tarihi tarih güncelleme güncellenme güncellendi son eklenme giriş oluşturma haber yayımlanma yayımlandı "
                + "опубликовано обновлено дата публикации от оновлено опубліковано "
                + "انتشار تاریخ زمان به روزرسانی بروزرسانی بروز رسانی منتشر شده در آخرین ویرایش "
                + "بڵاوکراوەتەوە بڵاوکراوەی بڵاوبوونەوە بەروار بەرواری ڕێکەوت ڕێکەوتی رێکەوت نوێکردنەوە دوا کات کاتی weşandin hat weşandin dîrok dîroka nûkirin rojanekirin",
            .label
        ),
        // East Asian marks.
        ("年 년", .yearMark), ("月 월", .monthMark), ("日 일 号", .dayMark), ("時 时 시 点", .hourMark),
        ("分 분 دقیقه", .minuteMark),
        ("秒 초 ثانیه", .secondMark), ("h و", .hourMark),
        // Zones that are words.
        ("أبوظبي أبو_ظبي دبي الإمارات مسقط", .zone(14_400)), ("غرينتش جرينتش غرينيتش", .zone(0)),
        ("مكة الرياض السعودية تركيا الدوحة بغداد الكويت tsi мск", .zone(10_800)),
    ]

    static let relative: [(String, RelativeWord)] = [
        ("قبل پێش پیش berî", .beforeOrAgo),
        ("منذ vor hace fa il_y_a há", .before),
        ("ago مضت مضى önce evvel əvvəl berê لەمەوبەر لەمەوپێش назад тому fa_in geleden sedan", .ago),
        (
            "أمس امس البارحة dün دیروز دوێنێ duh dîroj yesterday hier gestern ayer ieri ontem вчера dünən",
            .relativeDay(-1)
        ),
        ("اليوم bugün امروز ئەمڕۆ îro today aujourd'hui heute hoy oggi hoje сегодня", .relativeDay(0)),
        ("الآن just_now şimdi همین_حالا همینحالا ئێستا niha", .now),
        ("أول_أمس اول_امس أمس_الأول", .relativeDay(-2)),
        ("bir an one یک یەک yek واحدة واحد une un una ein eine einer", .number(1)),
        ("iki two دو دوو du deux dos zwei", .number(2)),
        ("ثلاث ثلاثة üç three سه سێ sê trois tres drei tre", .number(3)),
        ("أربع أربعة dört four چهار چوار çar quatre cuatro vier", .number(4)),
        ("خمس خمسة beş five پنج پێنج pênc cinq cinco fünf", .number(5)),
        ("ست ستة altı six شش شەش şeş seis sechs", .number(6)),
        ("سبع سبعة yedi seven هفت حەوت heft sept siete sieben", .number(7)),
        ("ثمان ثماني ثمانية sekiz eight هشت هەشت heşt huit ocho acht", .number(8)),
        ("تسع تسعة dokuz nine نه نۆ neh neuf nueve neun", .number(9)),
        ("عشر عشرة on ten ده deh dix diez zehn", .number(10)),
        ("عشرين عشرون yirmi twenty بیست بیست bîst vingt veinte zwanzig", .number(20)),
        ("ثلاثين ثلاثون otuz thirty سی trente treinta dreißig", .number(30)),
        ("أربعين أربعون kırk forty چهل چل quarante", .number(40)),
        ("نصف yarım half نیم نیو nîv", .part(minutes: 30)), ("ربع çeyrek", .part(minutes: 15)),
        // A moment is less than the minute that is told.
        ("لحظات قليل az moments لحظاتی کمی", .unit(.second, count: 0)),
        (
            "ثانية ثوان ثواني ثانيه second seconds sec secs saniye ثانیه چرکە secondes sekunden segundos",
            .unit(.second, count: nil)
        ),
        (
            "دقيقة دقائق دقيقه minute minutes min mins dakika dk خولەک deqe minuten minutos минут минуты минуту",
            .unit(.minute, count: nil)
        ),
        (
            "ساعة ساعات ساعت saat سەعات hour hours hr hrs ساعەت کاتژمێر seet saetan saet demjimêr heure heures stunde stunden horas hora час часа часов",
            .unit(.hour, count: nil)
        ),
        (
            "يوم أيام ايام days day gün روز ڕۆژ رۆژ roj jour jours tag tage tagen días dia dias день дня дней يوما يوماً",
            .unit(.day, count: nil)
        ),
        (
            "أسبوع أسابيع اسبوع اسابيع week weeks hafta هفته هەفتە semaine semaines woche wochen semana semanas неделю недели недель hefte",
            .unit(.week, count: nil)
        ),
        (
            "شهر ماه أشهر شهور اشهر month months ay mois monat monate monaten meses mes مانگ месяц месяца месяцев",
            .unit(.month, count: nil)
        ),
        ("سنة سال ساڵ yıl عام year أعوام سنوات years ans jahr jahre jahren años", .unit(.year, count: nil)),
        ("ثانيتين", .unit(.second, count: 2)), ("دقيقتين", .unit(.minute, count: 2)),
        ("ساعتين", .unit(.hour, count: 2)),
        ("يومين", .unit(.day, count: 2)), ("أسبوعين اسبوعين", .unit(.week, count: 2)),
        ("شهرين", .unit(.month, count: 2)),
        ("سنتين عامين", .unit(.year, count: 2)),
    ]
}
