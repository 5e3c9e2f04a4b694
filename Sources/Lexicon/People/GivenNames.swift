/// Common given names, by which a line of its own that bears no label tells people from the headings of sections.
extension Lexicon {
    /// None that is also a place or a common noun (`Paris`, `Rose`, `Will`).
    package static let givenNames = WordList(
        """
        any: aaron | adam | adrian | agnes | ahmad | ahmed | aisha | alan | albert | alejandro | alessandro | alex
        any: alexander | alexandra | alexis | alfred | ali | alice | alina | alison | allison | amanda | amelia | amir
        any: ana | anastasia | andrea | andreas | andrei | andres | andrew | andrzej | andy | angela | angelika | anil
        any: anita | anja | ann | anna | annalena | anne | anneke | annette | annika | anthony | anton | antonia
        any: antonio | arne | arnold | arthur | axel | ayşe | barbara | bastian | beate | ben | benedikt | benjamin
        any: bernd | bernhard | bert | bertrand | bettina | birgit | björn | boris | brian | bridget | bruno | burak
        any: camille | carina | carla | carlos | carmen | carol | caroline | carsten | catherine | cathrin | cecilia
        any: celine | cem | chantal | charles | chris | christa | christel | christina | christine | christoph
        any: christopher | claire | clara | claude | claudia | clemens | cornelia | craig | cristina | dagmar | daniel
        any: daniela | daria | david | deborah | deniz | dennis | denise | derya | diana | dieter | dietmar | dirk
        any: dmitri | dominik | don | donald | dorothea | douglas | edgar | eduardo | edward | ekaterina | elena | elif
        any: elisa | elisabeth | elizabeth | elke | ella | emil | emilia | emily | emine | emma | emre | enrico | eric
        any: erik | erika | erich | esra | esther | eugen | eva | evelyn | fabian | fatima | fatma | felix | ferdinand
        any: fernando | florian | francesca | francesco | francisco | franck | frank | franz | franziska | frédéric
        any: friederike | friedrich | gabriel | gabriela | gabriele | georg | george | gerald | gerd | gerhard | gérard
        any: gert | giovanni | gisela | giulia | giuseppe | grzegorz | gudrun | guido | guillaume | gunnar | günter
        any: günther | gustav | hakan | hannah | hanna | hannes | hans | harald | hasan | hassan | heather | hedwig
        any: heide | heike | heiko | heiner | heinrich | heinz | helen | helena | helga | helmut | hendrik | henning
        any: henri | henrik | henry | herbert | hermann | holger | horst | hubert | hugo | hüseyin | hussein | ian
        any: ibrahim | ines | ingeborg | ingo | ingrid | irene | iris | isabel | isabella | isabelle | ivan | jack
        any: jacques | jakob | james | jan | jana | jane | janina | jason | javier | jean | jeff | jeffrey | jennifer
        any: jens | jeremy | jessica | jill | jim | joachim | joana | joanna | jochen | joe | joel | johann | johanna
        any: johannes | john | jon | jonas | jonathan | jörg | jorge | josé | josef | joseph | joshua | juan | judith
        any: jule | julia | julian | juliane | julie | julien | juliette | jürgen | justin | jutta | kai | karen | karim
        any: karin | karl | karsten | katarzyna | kate | katharina | katherine | kathrin | kathleen | katja | katrin
        any: kemal | kerstin | kevin | kim | kirsten | klaus | konrad | konstantin | kristin | kristina | krzysztof
        any: kurt | lars | laura | laurent | lea | leila | lena | leo | leon | leonard | leonie | linda | lisa | lothar
        any: louis | louise | luca | lucas | lucia | lucie | ludwig | luis | luisa | lukas | lutz | magdalena | maik
        any: malte | manfred | manuel | manuela | marc | marcel | marcin | marco | marcus | margaret | margarete | margit
        any: margot | maria | marian | mariana | marianne | marie | marina | mario | marion | marius | markus | marlene
        any: marta | martha | martin | martina | mary | mathias | mathieu | matt | matteo | matthew | matthias | maurice
        any: max | maximilian | megan | mehmet | meike | melanie | melissa | mia | michael | michaela | michał | michel
        any: michele | michelle | miguel | mike | mira | miriam | mohamed | mohammad | mohammed | monica | monika
        any: moritz | murat | mustafa | nadia | nadine | nadja | nancy | natalia | natalie | nathalie | nathan | nicholas
        any: nick | nico | nicola | nicolas | nicole | nikolaus | niklas | nils | nina | nora | norbert | olaf | ole
        any: oleg | olga | oliver | olivia | olivier | omar | oscar | oskar | otto | ömer | özlem | pablo | paola | paolo
        any: pascal | patricia | patrick | paul | paula | pauline | pedro | peter | petra | philip | philipp | philippe
        any: pia | pierre | piotr | rachel | rafael | rainer | ralf | ralph | ramona | raphael | raymond | rebecca
        any: regina | reinhard | reinhold | renate | rené | ricardo | richard | rita | robert | roberto | roger | roland
        any: rolf | roman | ronald | rosemarie | rudolf | rüdiger | ruth | ryan | sabine | sabrina | salma | sally | sam
        any: samantha | samir | samuel | sandra | sara | sarah | sascha | scott | sebastian | selin | sergei | sergio
        any: sigrid | silke | silvia | simon | simone | sina | sofia | sonja | sophia | sophie | stefan | stefanie
        any: stefano | steffen | stephan | stephanie | stephen | steve | steven | susan | susanna | susanne | sven
        any: svenja | sylvia | tamara | tanja | tatjana | ted | teresa | theo | theodor | theresa | thierry | thomas
        any: thorsten | till | tim | timo | timothy | tina | tobias | tom | tomas | tomasz | toni | tony | torben
        any: torsten | udo | ulf | uli | ulrich | ulrike | ursula | uta | ute | uwe | valentin | valentina | valeria
        any: vanessa | vera | verena | veronika | vincent | vladimir | volker | walter | wanda | werner | wiebke
        any: wilhelm | william | willi | willy | wolfgang | wolfram | xavier | yann | yannick | yasmin | yves | yusuf
        any: yvonne | zeynep
        any: mark | toby | russell | pamela | polly | cory | niko | owain | brandon | brittany | bruce | carl
        any: catriona | chloe | clive | colin | courtney | cynthia | danielle | darren | dave | debbie | derek
        any: diane | donna | doris | dorothy | duncan | dylan | eddie | edwin | eileen | elaine | eleanor | ellen
        any: ernest | erin | ethan | evan | fiona | frances | fred | gareth | gary | gavin | geoffrey | gina
        any: glenn | graham | greg | gregory | gwen | harold | harriet | harry | hayley | howard | hugh | imogen
        any: irving | isaac | jackie | jacob | jamie | janet | jared | jasmine | jenny | jerome | jerry | joan
        any: jocelyn | joyce | judy | katie | katy | keith | ken | kenneth | kirsty | kristen | kyle | larry
        any: lauren | leah | leslie | liam | lillian | lindsay | lorenzo | lori | lorraine | lucy | luke | lydia
        any: madeleine | malcolm | marilyn | marjorie | marvin | maureen | maxine | maya | meredith | mick
        any: mitchell | molly | naomi | natasha | neil | nigel | noah | nolan | norma | owen | penelope | pete
        any: phoebe | phyllis | randy | reginald | rhys | rob | rodney | ronnie | rory | rupert | sasha | sean
        any: seth | shane | sharon | shaun | sheila | shirley | stacey | stuart | sue | suzanne | tara | tess
        any: tessa | theodore | tiffany | tracy | trevor | trish | valerie | vicky | victoria | wendy | wesley
        any: yvette | zach | zachary | zoe
        ar:  أحمد | احمد | محمد | محمود | مصطفى | علي | حسين | عمر | عثمان | خالد | يوسف | إبراهيم | ابراهيم | إسماعيل | يحيى | موسى
        ar:  عيسى | سليمان | داود | هارون | زكريا | طارق | وليد | باسل | مازن | نزار | عدنان | غسان | زياد | إياد | أيمن | أنس | بلال
        ar:  حمزة | عمار | رامي | سامر | نبيل | جورج | إلياس | أنطوان | ميشال | عبدالله | عبدالرحمن | عبدالكريم | فاطمة | عائشة | زينب
        ar:  مريم | خديجة | رقية | سلمى | ليلى | سارة | سارا | رنا | ريما | لينا | لمى | ديما | رشا | غادة | نادين | هناء | سعاد | سميرة | نجوى | مها
        ar:  دينا | منى | سهى | لميس | رولا | ندى
        fa:  رضا | مهدی | علیرضا | محمدرضا | حمیدرضا | غلامرضا | مجتبی | حسین | علی | سعید | مسعود | بهمن | داریوش | فرهاد | بابک | زهرا | مریم | نرگس
        fa:  فاطمه | لیلا | شیرین | الهام | سمیه
        ckb: ئازاد | هێمن | ڕێبین | شوان | ئارام | دلێر | سۆران | نەسرین | شیلان | ژینۆ
        tr:  mehmet | mustafa | murat | hasan | hüseyin | ibrahim | osman | fatih | serkan | hakan | kemal | hülya | şule | gülşen
        tr:  ahmet | ayhan | aylin | ayten | banu | başak | berk | berkay | bülent | burcu | büşra | canan
        tr:  ceren | cengiz | çağla | çiğdem | defne | didem | dilek | ebru | ekrem | emel | emrah | engin
        tr:  erdem | eren | erkan | erol | esin | ferhat | figen | filiz | gamze | gizem | gökhan | gonca | gülay
        tr:  güler | gülnur | gürkan | halil | hande | hilal | ilker | ilknur | irem | ismail | jale | kaan
        tr:  kadir | kenan | kerem | koray | levent | melih | meltem | meral | merve | mert | metin | melis
        tr:  nalan | nazan | nazlı | nermin | nihal | nilgün | nuray | oğuz | okan | özge | pelin | pınar
        tr:  ramazan | recep | selim | selçuk | sema | semih | semra | serap | sevil | sibel | sinan | sinem
        tr:  süleyman | şebnem | şeyma | taner | tarık | tolga | tuba | tuğba | tuncay | turgut | uğur | ünal
        tr:  volkan | yasemin | yeliz | yiğit | zehra | zerrin
        kmr: azad | berfîn | berivan | bêrîtan | cemîl | cîhan | dilan | dilêr | dilşad | dîlan | evîn | ferhad
        kmr: gulistan | havîn | helîn | jiyan | kawa | lorîn | mazlum | mîrza | nûjîn | rojda | rojîn | ronahî
        kmr: rûken | şêrko | şilan | şîlan | sozdar | sîpan | solîn | viyan | xelîl | zelal | zîlan | zozan
        """)
}
