/// Common given names, by which a line of its own that bears no label tells people from the headings of sections.
extension PersonNames {
    /// A name that can be nothing else: a given name, a title, an initial, a particle, a surname all in capitals.
    static func isEvident(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard words.count >= 2, let first = words.first, let last = words.last else { return false }
        if titles.contains(first) || givenNames.contains(Ascii.lowercased(first)) { return true }
        // `Marie-Luise`
        if let head = first.split(separator: "-").first, givenNames.contains(Ascii.lowercased(head)) { return true }
        if words.dropLast().contains(where: { $0.utf8.count == 2 && $0.utf8.last == 0x2E }) { return true }
        if words.count >= 3, words.dropFirst().dropLast().contains(where: particles.contains) { return true }
        return last.utf8.count >= 4 && isUpper(last) && !isUpper(first)
    }

    private static func isUpper(_ word: Substring) -> Bool {
        word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
    }

    private static let titles: Set<Substring> = ["Dr.", "Prof.", "Dr", "Prof", "Sir", "Mag.", "Dipl.-Ing."]
    private static let particles: Set<Substring> = [
        "von", "van", "zu", "al", "el", "bin", "ibn", "da", "di", "de", "dos", "del",
    ]

    /// None that is also a place or a common noun (`Paris`, `Rose`, `Will`).
    private static let givenNames = Set(
        """
        aaron adam adrian agnes ahmad ahmed aisha alan albert alejandro alessandro alex alexander alexandra alexis alfred ali
        alice alina alison allison amanda amelia amir ana anastasia andrea andreas andrei andres andrew andrzej andy angela
        angelika anil anita anja ann anna annalena anne anneke annette annika anthony anton antonia antonio arne arnold arthur
        axel ayşe barbara bastian beate ben benedikt benjamin bernd bernhard bert bertrand bettina birgit björn boris brian
        bridget bruno burak camille carina carla carlos carmen carol caroline carsten catherine cathrin cecilia celine cem chantal
        charles chris christa christel christina christine christoph christopher claire clara claude claudia clemens cornelia
        craig cristina dagmar daniel daniela daria david deborah deniz dennis denise derya diana dieter dietmar dirk dmitri
        dominik don donald dorothea douglas edgar eduardo edward ekaterina elena elif elisa elisabeth elizabeth elke ella emil
        emilia emily emine emma emre enrico eric erik erika erich esra esther eugen eva evelyn fabian fatima fatma felix
        ferdinand fernando florian francesca francesco francisco franck frank franz franziska frédéric friederike friedrich
        gabriel gabriela gabriele georg george gerald gerd gerhard gérard gert giovanni gisela giulia giuseppe grzegorz gudrun
        guido guillaume gunnar günter günther gustav hakan hannah hanna hannes hans harald hasan hassan heather hedwig heide heike
        heiko heiner heinrich heinz helen helena helga helmut hendrik henning henri henrik henry herbert hermann holger horst
        hubert hugo hüseyin hussein ian ibrahim ines ingeborg ingo ingrid irene iris isabel isabella isabelle ivan jack jacques
        jakob james jan jana jane janina jason javier jean jeff jeffrey jennifer jens jeremy jessica jill jim joachim joana
        joanna jochen joe joel johann johanna johannes john jon jonas jonathan jörg jorge josé josef joseph joshua juan judith
        jule julia julian juliane julie julien juliette jürgen justin jutta kai karen karim karin karl karsten katarzyna kate
        katharina katherine kathrin kathleen katja katrin kemal kerstin kevin kim kirsten klaus konrad konstantin kristin kristina
        krzysztof kurt lars laura laurent lea leila lena leo leon leonard leonie linda lisa lothar louis louise luca lucas lucia
        lucie ludwig luis luisa lukas lutz magdalena maik malte manfred manuel manuela marc marcel marcin marco marcus margaret
        margarete margit margot maria marian mariana marianne marie marina mario marion marius markus marlene marta martha martin
        martina mary mathias mathieu matt matteo matthew matthias maurice max maximilian megan mehmet meike melanie melissa mia
        michael michaela michał michel michele michelle miguel mike mira miriam mohamed mohammad mohammed monica monika moritz
        murat mustafa nadia nadine nadja nancy natalia natalie nathalie nathan nicholas nick nico nicola nicolas nicole nikolaus
        niklas nils nina nora norbert olaf ole oleg olga oliver olivia olivier omar oscar oskar otto ömer özlem pablo paola paolo
        pascal patricia patrick paul paula pauline pedro peter petra philip philipp philippe pia pierre piotr rachel rafael
        rainer ralf ralph ramona raphael raymond rebecca regina reinhard reinhold renate rené ricardo richard rita robert roberto
        roger roland rolf roman ronald rosemarie rudolf rüdiger ruth ryan sabine sabrina salma sally sam samantha samir samuel sandra
        sara sarah sascha scott sebastian selin sergei sergio sigrid silke silvia simon simone sina sofia sonja sophia sophie stefan
        stefanie stefano steffen stephan stephanie stephen steve steven susan susanna susanne sven svenja sylvia tamara tanja tatjana
        ted teresa theo theodor theresa thierry thomas thorsten till tim timo timothy tina tobias tom tomas tomasz toni tony torben
        torsten udo ulf uli ulrich ulrike ursula uta ute uwe valentin valentina valeria vanessa vera verena veronika vincent
        vladimir volker walter wanda werner wiebke wilhelm william willi willy wolfgang wolfram xavier yann yannick yasmin yves
        yusuf yvonne zeynep
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
