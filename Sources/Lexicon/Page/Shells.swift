/// What pages say that show nothing without scripts.
extension Lexicon {
    package static let shells = WordList(
        """
        ar:  تفعيل جافا سكريبت | تفعيل الجافا سكريبت
        en:  enable JavaScript | JavaScript is required | JavaScript to run this app | requires JavaScript
        en:  JavaScript is disabled | turn on JavaScript
        tr:  JavaScript'i etkinleştirin
        fa:  جاوااسکریپت
        ckb: جاڤاسکریپت
        kmr: JavaScriptê çalak bike
        """)
}
