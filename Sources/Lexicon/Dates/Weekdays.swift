/// The days of the week, each line from Monday to Sunday, in full and cut short.
extension Lexicon {
    package static let weekdays = WordList(
        numbered: """
            ar:  الاثنين / الإثنين / الأثنين / اثنين / اتنين | الثلاثاء / ثلاثاء | الأربعاء / الاربعاء / أربعاء | الخميس / خميس | الجمعة / جمعة | السبت / سبت | الأحد / أحد / احد
            en:  monday / mon | tuesday / tue / tues | wednesday / wed / weds | thursday / thu / thur / thurs | friday / fri | saturday / sat | sunday / sun
            tr:  pazartesi / pzt | salı / sal | çarşamba / çar | perşembe / per | cuma / cum | cumartesi / cmt | pazar / paz
            fa:  دوشنبه / دو شنبه | سه شنبه / سهشنبه | چهارشنبه / چهار شنبه | پنجشنبه / پنج شنبه | جمعه / آدینه | شنبه | یکشنبه / یک شنبه
            ckb: دووشەممە / دووشەم | سێشەممە / سێشەم | چوارشەممە | پێنجشەممە / پێنجشەم | ھەینی / هەینی / هەین | شەممە / شەمم | یەکشەممە / یەک شەممە / یەکشەمم / یەکشەم
            kmr: duşem / duş | sêşem / sêş | çarşem / çarş | pêncşem / pênc | înî | şemî / şem | yekşem / yek
            ur:  پیر / سوموار | منگل | بدھ | جمعرات | جمعہ | ہفتہ | اتوار
            az:  bazar ertəsi | çərşənbə axşamı | çərşənbə | cümə axşamı | cümə | şənbə | bazar / baz
            de:  montag / mo | dienstag / di | mittwoch / mi / mit | donnerstag / do | freitag / fr | samstag / sonnabend / sa | sonntag / so
            fr:  lundi / lun | mardi | mercredi / mer | jeudi / jeu | vendredi / ven | samedi / sam | dimanche / dim
            es:  lunes | martes | miércoles / mié | jueves / jue | viernes / vie | sábado / sáb | domingo / dom
            it:  lunedì | martedì | mercoledì | giovedì / gio | venerdì | sabato | domenica
            pt:  segunda | terça | quarta | quinta | sexta | sábado | domingo
            nl:  maandag | dinsdag | woensdag | donderdag | vrijdag / vr | zaterdag / za | zondag / zo
            sv:  måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag
            ru:  понедельник / пн / пнд | вторник / вт / втр | среда / ср / срд | четверг / чт / чтв | пятница / пт / птн | суббота / сб / сбт | воскресенье / вс / вск
            uk:  понеділок | вівторок | середа | четвер | пʼятниця | субота | неділя / нд
            bg:  понеделник | вторник | сряда | четвъртък | петък | събота | неделя
            el:  δευτέρα / δευ | τρίτη / τρι | τετάρτη / τετ | πέμπτη / πεμ | παρασκευή / παρ | σάββατο / σαβ | κυριακή / κυρ
            he:  שני | שלישי | רביעי | חמישי | שישי | שבת | ראשון
            """)

    /// What stands beside the name of a day, or for it where the letter is a word of its own too.
    package static let weekdayWords = WordList(
        """
        pt:  feira
        az:  ertəsi | axşamı
        he:  יום | א | ב | ג | ד | ה | ו | ש
        """)
}
