/// Numbers that are written as words.
extension Lexicon {
    /// Days of the month spelt out, from the first on.
    package static let ordinals = WordList(
        numbered: """
            fa:  یکم / اول | دوم | سوم | چهارم | پنجم | ششم | هفتم | هشتم | نهم | دهم | یازدهم | دوازدهم | سیزدهم | چهاردهم | پانزدهم | شانزدهم | هفدهم | هجدهم / هیجدهم | نوزدهم | بیستم | بیست و یکم | بیست و دوم | بیست و سوم | بیست و چهارم | بیست و پنجم | بیست و ششم | بیست و هفتم | بیست و هشتم | بیست و نهم | سی ام / سیام | سی و یکم
            ar:  الأول | الثاني | الثالث | الرابع | الخامس | السادس | السابع | الثامن | التاسع | العاشر | الحادي عشر | الثاني عشر | الثالث عشر | الرابع عشر | الخامس عشر | السادس عشر | السابع عشر | الثامن عشر | التاسع عشر | العشرين / العشرون | الحادي والعشرين / الحادي والعشرون | الثاني والعشرين / الثاني والعشرون | الثالث والعشرين / الثالث والعشرون | الرابع والعشرين / الرابع والعشرون | الخامس والعشرين / الخامس والعشرون | السادس والعشرين / السادس والعشرون | السابع والعشرين / السابع والعشرون | الثامن والعشرين / الثامن والعشرون | التاسع والعشرين / التاسع والعشرون | الثلاثين / الثلاثون | الحادي والثلاثين / الحادي والثلاثون
            """)

    /// No word ends in a number, and between these and one a blank was lost.
    package static let beforeNumbers = WordList(
        """
        ar:  نحو | على | في | من | إلى | عن | منذ | بعد | قبل | خلال | حوالي | بين | حتى | رقم
        fa:  در | از | به | تا | حدود | شماره
        """)

    /// Before a unit: «ثلاث ساعات», `bir saat önce`. From one to ten.
    package static let cardinals = WordList(
        numbered: """
            ar:  واحد / واحدة | اثنان / اثنين / اثنتين | ثلاث / ثلاثة | أربع / أربعة | خمس / خمسة | ست / ستة | سبع / سبعة | ثمان / ثماني / ثمانية | تسع / تسعة | عشر / عشرة
            en:  one / an | two | three | four | five | six | seven | eight | nine | ten
            tr:  bir | iki | üç | dört | beş | altı | yedi | sekiz | dokuz | on
            fa:  یک | دو | سه | چهار | پنج | شش | هفت | هشت | نه | ده
            ckb: یەک | دوو | سێ | چوار | پێنج | شەش | حەوت | هەشت | نۆ | دە
            kmr: yek | du | sê | çar | pênc | şeş | heft | heşt | neh | deh
            de:  ein / eine / einer | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn
            fr:  un / une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix
            es:  un / una | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez
            it:  un / una | due | tre | quattro | cinque | sei | sette | otto | nove | dieci
            """)

    /// From twenty on: «خمس وعشرين» is two of them side by side.
    package static let tens = WordList(
        numbered: """
            ar:  عشرين / عشرون | ثلاثين / ثلاثون | أربعين / أربعون
            en:  twenty | thirty | forty
            tr:  yirmi | otuz | kırk
            fa:  بیست | سی | چهل
            ckb: بیست | سی | چل
            kmr: bîst | sî | çil
            de:  zwanzig | dreißig | vierzig
            fr:  vingt | trente | quarante
            es:  veinte | treinta | cuarenta
            """)
}
