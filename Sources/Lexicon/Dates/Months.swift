/// The months of the calendars, each line from the first to the last. Sources: CLDR, and the house styles of the papers
/// the daemon follows. Of a name that stands twice, the earlier line is right.
extension Lexicon {
    /// Gregorian. Arabic: Egypt and the Gulf; the Levant and Iraq; Tunisia and Algeria; Morocco; Mauritania. Persian with the
    /// ezafe that folding leaves off, Sorani with and without ezafe, Kurmanji bare, with ezafe and cut short, Hebrew with the
    /// prefix «ב».
    package static let months = WordList(
        numbered: """
            ar:  يناير | فبراير | مارس / مارش | أبريل / إبريل / ابريل | مايو | يونيو / يونية / يونيه | يوليو / يولية / يوليه | أغسطس | سبتمبر | أكتوبر / اكتوبر | نوفمبر | ديسمبر
            ar:  كانون الثاني / كانون ثاني / كانون ثان | شباط | آذار / أذار | نيسان | أيار / ايار | حزيران | تموز | آب | أيلول / ايلول | تشرين الأول / تشرين أول | تشرين الثاني / تشرين ثاني / تشرين ثان | كانون الأول / كانون أول
            ar:  جانفي | فيفري | مارس | أفريل | ماي | جوان | جويلية | أوت | سبتمبر | أكتوبر | نوفمبر | ديسمبر
            ar:  يناير | فبراير | مارس | أبريل | ماي | يونيو | يوليوز | غشت | شتنبر | أكتوبر | نونبر | دجنبر
            ar:  يناير | فبراير | مارس | إبريل | مايو | يونيو | يوليو | أغشت | شتمبر | أكتوبر | نوفمبر | دجمبر
            fa:  ژانویه | فوریه | مارس | آوریل | مه / می | ژوئن | ژوئیه / جولای / ژولای | اوت / آگوست / اوگوست | سپتامبر | اکتبر | نوامبر | دسامبر
            ckb: کانوونی دووەم / کانوونی دووەمی / کانونی دووەم / کانونی دووەمی / کانونی دوەم | شوبات / شوباتی | ئازار / ئازاری / ئادار / ئاداری | نیسان / نیسانی | ئایار / ئایاری / مایس / مایسی | حوزەیران / حوزەیرانی / حزیران / حزیرانی | تەمووز / تەمووزی / تەمموز / تەموز / تەموزی / تەممووز | ئاب / ئابی / ئاگۆست | ئەیلوول / ئەیلوولی / ئەیلول / ئەیلولی | تشرینی یەکەم / تشرینی یەکەمی | تشرینی دووەم / تشرینی دووەمی / تشرینی دوەم | کانونی یەکەم / کانونی یەکەمی / کانوونی یەکەم / کانوونی یەکەمی
            ur:  جنوری | فروری | مارچ | اپریل | مئی | جون | جولائی | اگست | ستمبر | اکتوبر | نومبر | دسمبر
            tr:  ocak / oca | şubat / şub | mart | nisan / nis | mayıs / may | haziran / haz | temmuz / tem | ağustos / ağu | eylül / eyl | ekim / eki | kasım / kas | aralık / ara
            az:  yanvar / yan | fevral / fev | mart / mar | aprel / apr | may | iyun / iyn | iyul / iyl | avqust / avq | sentyabr / sen | oktyabr / okt | noyabr / noy | dekabr / dek
            kmr: rêbendan / rêbendana / rêbendanê / rbn / rbna / çile / çileya / kanûna paşîn | sibat / sibata / sibatê / sbt / sbta / sib / reşemî | adar / adara / adarê / adr / adra / ada | nîsan / nîsana / nîsanê / nsn / nsna / nîs / avrêl | gulan / gulana / gulanê / gln / glna / gul | hezîran / hezîrana / hezîranê / hzr / hzra / hez / pûşper | tîrmeh / tîrmeha / tîrmehê / trm / trma / tîr | tebax / tebaxa / tebaxê / tbx / tbxa / teb | îlon / îlona / îlonê / îln / îlna / îlo | cotmeh / cotmeha / cotmehê / cot / cota | mijdar / mijdara / mijdarê / mjd / mjda / mij | berfanbar / berfanbara / berfanbarê / brf / brfa / ber / kanûn / kanûna / çileya pêşîn
            en:  january / jan | february / feb / febr | march / mar | april / apr | may | june / jun | july / jul | august / aug | september / sep / sept | october / oct | november / nov | december / dec
            fr:  janvier / janv | février / févr / fév | mars | avril / avr | mai | juin | juillet / juil | août | septembre | octobre | novembre | décembre / déc
            de:  januar / jänner / jän | februar / feber | märz / mär / maerz | april | mai | juni | juli | august | september | oktober / okt | november | dezember / dez
            es:  enero / ene | febrero | marzo | abril / abr | mayo | junio | julio | agosto / ago | septiembre / setiembre / set | octubre | noviembre | diciembre / dic
            it:  gennaio / gen | febbraio | marzo | aprile | maggio / mag | giugno / giu | luglio / lug | agosto | settembre | ottobre / ott | novembre | dicembre
            pt:  janeiro | fevereiro | março | abril | maio / mai | junho | julho | agosto | setembro | outubro / out | novembro | dezembro
            nl:  januari | februari | maart / mrt | april | mei | juni | juli | augustus | september | oktober | november | december
            sv:  januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november | december
            no:  januar | februar | mars | april | mai | juni | juli | august | september | oktober | november | desember / des
            pl:  stycznia / styczeń | lutego / luty | marca / marzec | kwietnia / kwiecień | maja / maj | czerwca / czerwiec | lipca / lipiec | sierpnia / sierpień | września / wrzesień | października / październik | listopada / listopad | grudnia / grudzień
            cs:  ledna / leden | února / únor | března / březen | dubna / duben | května / květen | června / červen | července / červenec | srpna / srpen | září | října / říjen | listopadu / listopad | prosince / prosinec
            ro:  ianuarie / ian | februarie | martie | aprilie | mai | iunie / iun | iulie / iul | august | septembrie | octombrie | noiembrie / noi | decembrie
            hu:  január | február | március / márc | április / ápr | május | június / jún | július / júl | augusztus / aug | szeptember / szept | október | november | december
            sk:  január / januára | február / februára | marec / marca | apríl / apríla | máj / mája | jún / júna | júl / júla | august / augusta | september / septembra | október / októbra | november / novembra | december / decembra
            hr:  siječnja / siječanj | veljače / veljača | ožujka / ožujak | travnja / travanj | svibnja / svibanj | lipnja / lipanj | srpnja / srpanj | kolovoza / kolovoz | rujna / rujan | listopada | studenog / studenoga / studenom / studeni | prosinca / prosinac
            fi:  tammikuu / tammikuuta / tammi | helmikuu / helmikuuta / helmi | maaliskuu / maaliskuuta / maalis | huhtikuu / huhtikuuta / huhti | toukokuu / toukokuuta / touko | kesäkuu / kesäkuuta / kesä | heinäkuu / heinäkuuta / heinä | elokuu / elokuuta / elo | syyskuu / syyskuuta / syys | lokakuu / lokakuuta / loka | marraskuu / marraskuuta / marras | joulukuu / joulukuuta / joulu
            id:  januari / januar | februari / februar | maret | april | mei / mac | juni / jun | juli / julai | agustus / ogos | september | oktober | november / nop | desember / disember
            ru:  января / январь / янв | февраля / февраль / фев / февр | марта / март / мар | апреля / апрель / апр | мая / май | июня / июнь / июн | июля / июль / июл | августа / август / авг | сентября / сентябрь / сен / сент | октября / октябрь / окт | ноября / ноябрь / ноя / нояб | декабря / декабрь / дек
            uk:  січня / січень / січ | лютого / лютий / лют | березня / березень / бер | квітня / квітень / кві / квіт | травня / травень / тра / трав | червня / червень / чер / черв | липня / липень / лип | серпня / серпень / сер / серп | вересня / вересень / вер | жовтня / жовтень / жов / жовт | листопада / листопад / лис / листоп | грудня / грудень / гру / груд
            bg:  януари / ян | февруари | март | април | май | юни | юли | август | септември / септ | октомври / окт | ноември / ноем | декември
            el:  ιανουαρίου / ιανουάριος / ιαν | φεβρουαρίου / φεβρουάριος / φεβ | μαρτίου / μάρτιος / μαρ | απριλίου / απρίλιος / απρ | μαΐου / μάιος / μαϊ / μαι | ιουνίου / ιούνιος / ιούν | ιουλίου / ιούλιος / ιούλ | αυγούστου / αύγουστος / αυγ | σεπτεμβρίου / σεπτέμβριος / σεπ | οκτωβρίου / οκτώβριος / οκτ | νοεμβρίου / νοέμβριος / νοε | δεκεμβρίου / δεκέμβριος / δεκ
            he:  ינואר / ינו / בינואר / בינו | פברואר / פבר / בפברואר / בפבר | מרץ / מרס / במרץ / במרס | אפריל / אפר / באפריל / באפר | מאי / במאי | יוני / ביוני | יולי / ביולי | אוגוסט / אוג / באוגוסט / באוג | ספטמבר / ספט / בספטמבר / בספט | אוקטובר / אוק / באוקטובר / באוק | נובמבר / נוב / בנובמבר / בנוב | דצמבר / דצמ / בדצמבר / בדצמ
            """)

    /// Libya, 1977 to 2011: words of every day otherwise.
    package static let weakMonths = WordList(
        numbered: """
            ar:  أي النار / أين النار | النوار | الربيع | الطير | الماء | الصيف | ناصر | هانيبال | الفاتح | التمور | الحرث | الكانون
            """)

    /// Of the Islamic calendar.
    package static let hijriMonths = WordList(
        numbered: """
            ar:  محرم / المحرم / محرم الحرام | صفر / صفر الخير / صفر المظفر | ربيع الأول / ربيع أول / ربيع الاول / ربیع الاول | ربيع الثاني / ربيع الآخر / ربيع ثاني / ربيع ثان | جمادى الأولى / جمادى الأول / جمادي الأول / جمادی الاول | جمادى الآخرة / جمادى الثانية / جمادى الآخر / جمادى الثاني | رجب / رجب المرجب | شعبان / شعبان المعظم | رمضان / رمضان المبارك | شوال / شوال المكرم | ذو القعدة / ذي القعدة / ذوالقعدة / ذيقعده / ذی القعده | ذو الحجة / ذي الحجة / ذوالحجة / ذيحجه
            """)

    /// Of the solar Hijri calendar: Iran, Afghanistan, Kurdistan.
    package static let solarMonths = WordList(
        numbered: """
            fa:  فروردین | اردیبهشت | خرداد | تیر | مرداد / امرداد | شهریور | مهر | آبان | آذر | دی | بهمن | اسفند / اسپند
            fa:  حمل | ثور | جوزا | سرطان | اسد | سنبله | میزان | عقرب | قوس | جدی | دلو | حوت
            ckb: خاکەلێوە / خاکەلێوەی | گوڵان / گوڵانی / بانەمەڕ | جۆزەردان / جۆزەردانی | پووشپەڕ / پووشپەڕی / پوشپەڕ | گەلاوێژ / گەلاوێژی | خەرمانان / خەرمانانی | ڕەزبەر / ڕەزبەری / رەزبەر | گەڵاڕێزان / گەڵاڕێزانی / خەزەڵوەر | سەرماوەز / سەرماوەزی | بەفرانبار / بەفرانباری | ڕێبەندان / ڕێبەندانی / رێبەندان | ڕەشەمێ / ڕەشەمە / رەشەمێ / ڕەشەممە / ڕەشەممەی
            """)
}
