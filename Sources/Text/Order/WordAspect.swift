/// What kind of word an Arabic word is, as far as it shows: by itself among the small words, else by its first and last letters.
///
/// The aspects are rows and columns of `SeamTable.weights`, in this order.
enum WordAspect: UInt8, CaseIterable {
    // Small words, known by themselves.
    case preposition, from, andPreposition, that, indeed, subordinator, conjunction, negation, verbalParticle,
        relative, demonstrative, pronoun, auxiliary, saying, andSaying, prepositionWithPronoun, quantity, time
    // Beginnings: plain, with the article, with it behind ب ك ل, with a letter that is a prefix or a verb's person, the same behind و.
    case plain, article, prefixedArticle, ba, lam, mim, alef, ya, ta, future
    case andPlain, andArticle, andMim, andAlef, andYa, andTa, andFuture
    case startsWithDigit, startsElse
    // Ends: plain, ة, ية, ي, ات, ون and ين and ان, وا, a pronoun, ته and تها, ه, ت, ا and ى, tanwin.
    case endsPlain, tehMarbuta, relation, endsYa, plural, dual, waw, pronounEnd, tehPronoun, heh, teh, endsAlef, tanwin
    case endsWithDigit, endsElse

    static let bySmallWord = WordTable(
        smallWords.flatMap { aspect, words in
            words.split(whereSeparator: \.isWhitespace).map { (WordKey($0), aspect) }
        })

    private static let smallWords: [(WordAspect, String)] = [
        (
            .preposition,
            """
            في على إلى عن مع منذ بين تحت فوق أمام خلف وراء حول دون بدون ضد نحو عبر ضمن داخل خارج خلال أثناء عند لدى
            بعد قبل قبيل بعيد عقب إزاء تجاه بسبب بشأن وفق بحسب حسب رغم فضلا سوى غير مثل حوالي إثر لصالح بهدف بفضل
            باستثناء بالنسبة نتيجة
            """
        ),
        (
            .from,
            """
            من
            """
        ),
        (
            .andPreposition,
            """
            وفي وعلى وإلى ومع وبعد ومنذ وخلال وعن وبين ورغم وعقب وقبل وبحسب وحسب ووفق وعند وفضلا ولدى وعبر
            """
        ),
        (
            .that,
            """
            أن بأن لأن كأن وأن كون ولأن
            """
        ),
        (
            .indeed,
            """
            إن لكن ولكن فإن وإن أنه أنها أنهم أنهما إنه إنها إنهم لأنه لأنها لأنهم بأنه بأنها بأنهم لكنه لكنها وأنه
            وأنها وأنهم ولكنه فإنه فإنها
            """
        ),
        (
            .subordinator,
            """
            إذا حيث بينما عندما حين حينما كي لكي حتى إذ لو لولا كلما طالما لطالما فيما بما مما عما لما ريثما قبلما
            بعدما وكما وعندما وحيث وإذا
            """
        ),
        (
            .conjunction,
            """
            أو أم بل ثم إما أما إلا وإما وأما وكذلك كذلك أيضا وثم وبل
            """
        ),
        (
            .negation,
            """
            لا لم لن ولا ولم ولن ليس ليست وليس وليست فلا فلم ما وما
            """
        ),
        (
            .verbalParticle,
            """
            قد سوف وقد فقد لقد ولقد وسوف هل
            """
        ),
        (
            .relative,
            """
            ومن التي الذي الذين اللذين اللتين اللذان اللتان اللاتي والتي والذي والذين اللواتي ممن فيمن
            """
        ),
        (
            .demonstrative,
            """
            هذا هذه ذلك تلك هؤلاء أولئك هذان هذين هاتين وهذا وهذه وذلك وتلك بهذا بهذه لهذا لهذه بذلك لذلك ولذلك كهذه
            """
        ),
        (
            .pronoun,
            """
            هو هي هم هما نحن أنا وهو وهي وهم أنتم فهو فهي
            """
        ),
        (
            .auxiliary,
            """
            كما كان كانت كانوا يكون تكون يكن تكن وكان وكانت أصبح أصبحت يزال تزال زال زالت بات باتت ظل ظلت يمكن يجب
            ينبغي وكانوا يعد تعد ويعد وتعد يعتبر تعتبر سيكون ستكون ليكون لتكون وأصبح ويمكن يبدو ويبدو
            """
        ),
        (
            .saying,
            """
            قال قالت أكد أكدت أضاف أضافت أوضح أوضحت أعلن أعلنت ذكر ذكرت أشار أشارت أفاد أفادت اعتبر اعتبرت كشف كشفت
            يقول تقول يرى ترى يؤكد تؤكد
            """
        ),
        (
            .andSaying,
            """
            وقال وقالت وأكد وأكدت وأضاف وأضافت وأوضح وأوضحت وأعلن وأعلنت وذكر وذكرت وأشار وأشارت وأفاد وأفادت واعتبر
            وكشف وكشفت وتابع وتابعت وشدد وصرح ويقول وتقول ويرى ويؤكد ويضيف
            """
        ),
        (
            .prepositionWithPronoun,
            """
            منه منها منهم عنه عنها عنهم فيه فيها فيهم عليه عليها عليهم إليه إليها إليهم به بها بهم له لها لهم لنا معه
            معها معهم لديه لديها لديهم بينهم بينها بينهما عنده عندها أمامه أمامها وله ولها وبه وبها لهما منا إلينا
            علينا حوله حولها بعده بعدها قبله قبلها خلاله خلالها
            """
        ),
        (
            .quantity,
            """
            كل جميع بعض معظم أغلب أي أية كلا كلتا عدة عدد نفس ذات أكثر أقل أول أولى آخر أخرى أحد إحدى أكبر أبرز أهم
            أفضل وكل وبعض وأحد نصف ثلث ربع مجموعة سلسلة بعدد
            """
        ),
        (
            .time,
            """
            عام سنة يوم شهر اليوم أمس الآن غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يناير
            فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الماضي المقبل الجاري الحالي حاليا
            صباح مساء هنا هناك فقط
            """
        ),
    ]
}
