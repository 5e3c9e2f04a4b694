/// Words that only organizations have in their names.
extension Lexicon {
    package static let institutions = WordList(
        """
        ar:  جامعة | وزارة | معهد | مؤسسة | مركز | جمعية | منظمة | هيئة | وكالة | صحيفة | جريدة | قناة | شبكة | مجلة
        ar:  نقابة | مجلس | لجنة | بلدية | حزب | اتحاد | محكمة | مكتب | مديرية | رابطة
        en:  university | college | institute | institution | foundation | ministry | department | committee | commission
        en:  council | association | society | academy | coalition | campaign | alliance | union | federation | office
        en:  board | league | centre | center | hospital | ltd | ltd. | llc | inc | inc. | corp. | publishing | publishers
        tr:  üniversitesi | bakanlığı | a.ş. | derneği | vakfı | sendikası | belediyesi | partisi | başkanlığı | müdürlüğü
        fa:  دانشگاه | وزارت | موسسه | مؤسسه | سازمان | انجمن | روزنامه | کانون | اتحادیه | شورای | سندیکای
        ckb: زانکۆی | وەزارەتی | ئاژانسی | سەندیکای | یەکێتیی | ڕێکخراوی
        kmr: zanîngeha | wezareta | ajansa | komeleya | sendîkaya | partiya
        de:  universität | institut | ministerium | akademie | klinik | verein | verband | gesellschaft | hochschule
        de:  gmbh | ag | e.v. | verlag | pressestelle | abteilung
        fr:  université | fondation | ministère | département | sarl | éditions
        es:  universidad | instituto | fundación | ministerio | departamento | editorial | ediciones | s.a.
        it:  università | istituto | fondazione | ministero | s.r.l. | s.p.a.
        pt:  universidade
        nl:  universiteit | departement | b.v.
        hr:  d.o.o.
        """)

    package static let institutionEndings = WordList(
        """
        de:  …ministerium | …ministeriums | …departement | …universität | …hochschule | …institut | …gesellschaft
        de:  …verband | …verbandes | …zeitung | …redaktion | …agentur | …behörde | …stiftung | …gewerkschaft
        de:  …zentrum | …nachrichten
        """)

    /// What sites call themselves behind their name: «Mira Magazin».
    package static let siteWords = WordList(
        """
        ar:  موقع | صحيفة | مجلة | جريدة | أخبار
        en:  blog | magazine | online | news | journal | portal | shop | tv | radio | official | website | site | web
        tr:  haber | haberleri | gazetesi | dergisi
        fa:  خبرگزاری | روزنامه | مجله | سایت
        ckb: ماڵپەڕی | ڕۆژنامەی | گۆڤاری
        kmr: malpera | rojnameya | kovara
        de:  magazin | zeitung | nachrichten | webseite
        any: com | net | org | de
        """)

    /// Words that make a name an outlet's, not a person's, in what an operator supplies. Wider than `deskWords`,
    /// which bylines are judged by: here a colon or a bar has already set the name apart.
    package static let outletWords = WordList(
        """
        ar:  وكالة | قناة | صحيفة | جريدة | موقع | شبكة | إذاعة | تلفزيون | مجلة | نشرة | ملحق | دورية | مركز | مؤسسة | مرصد | نيوز | بوست | برس | نت
        ar:  أونلاين | تي
        en:  news | agency | post | times | press | channel | network | tv | magazine | daily | journal | media | center
        en:  centre | institute | herald | tribune | online | gazette | courier | observer | chronicle | mercury | bulletin
        tr:  haber | ajansı | ajans | gazetesi | gazete | merkezi | postası | dergisi
        fa:  خبرگزاری | روزنامه | سایت | شبکه | ماهنامه | هفته‌نامه | فصلنامه | گاهنامه | دوماهنامه | مجله
        ckb: ئاژانسی | کەناڵی | ڕۆژنامەی | گۆڤاری
        kmr: ajansa | kanala | rojnameya | kovara
        de:  zeitung | anzeiger | tageblatt | nachrichten | rundschau
        fr:  journal | gazette | courrier | revue
        es:  diario | periódico | revista
        ru:  газета | вестник | новости | известия | журнал
        """)
}
