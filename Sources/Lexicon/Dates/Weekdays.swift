/// The days of the week, in full and cut short.
extension Lexicon {
    package static let weekdays = WordList(
        """
        ar:  السبت | الأحد | الاثنين | الإثنين | الأثنين | الثلاثاء | الأربعاء | الاربعاء | الخميس | الجمعة
        ar:  سبت | أحد | احد | اثنين | ثلاثاء | أربعاء | خميس | جمعة | اتنين
        en:  monday | tuesday | wednesday | thursday | friday | saturday | sunday
        en:  mon | tue | tues | wed | weds | thu | thur | thurs | fri | sat | sun
        tr:  pazar | pazartesi | salı | çarşamba | perşembe | cuma | cumartesi | paz | pzt | sal | çar | per | cum | cmt
        fa:  شنبه | یکشنبه | یک شنبه | دوشنبه | دو شنبه | سه شنبه | سهشنبه | چهارشنبه | چهار شنبه | پنجشنبه | پنج شنبه | جمعه | آدینه
        ckb: شەممە | یەکشەممە | یەک شەممە | دووشەممە | سێشەممە | چوارشەممە | پێنجشەممە | ھەینی | هەینی
        ckb: یەکشەمم | یەکشەم | شەمم | هەین | پێنجشەم | سێشەم | دووشەم
        kmr: yekşem | duşem | sêşem | çarşem | pêncşem | înî | şemî | yek | duş | sêş | çarş | pênc | şem
        ur:  اتوار | پیر | سوموار | منگل | بدھ | جمعرات | ہفتہ
        az:  bazar | ertəsi | axşamı | çərşənbə | cümə | şənbə | baz
        de:  montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag
        de:  mo | di | mi | do | fr | sa | so | mit
        fr:  lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | lun | mer | jeu | ven | sam | dim
        es:  lunes | martes | miércoles | jueves | viernes | sábado | domingo | jue | vie | sáb | dom | mié
        it:  lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica | gio
        pt:  segunda-feira | segunda | terça | quarta | quinta | sexta | feira
        nl:  maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag | vr | za | zo
        sv:  måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag
        ru:  понедельник | вторник | среда | четверг | пятница | суббота | воскресенье | пн | вт | ср | чт | пт | сб | вс
        ru:  пнд | втр | срд | чтв | птн | сбт | вск
        uk:  понеділок | середа | четвер | пʼятниця | субота | неділя | нд
        bg:  понеделник | сряда | четвъртък | петък | събота | неделя
        el:  δευτέρα | τρίτη | τετάρτη | πέμπτη | παρασκευή | σάββατο | κυριακή | δευ | τρι | τετ | πεμ | παρ | σαβ | κυρ
        he:  יום | ראשון | שני | שלישי | רביעי | חמישי | שישי | שבת | א | ב | ג | ד | ה | ו | ש
        """)
}
