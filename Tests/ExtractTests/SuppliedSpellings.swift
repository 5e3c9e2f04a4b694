import Testing
import Text
import Web

@testable import Extract

/// Texts as programs write them that are no word processors: subtitles, letters taken apart, blanks that hold words together.
@Suite("Spellings of supplied texts") struct SuppliedSpellings {
    private func read(_ text: String, name: String = "note.txt") throws -> SuppliedDocument {
        try SuppliedDocument.read(Array(text.utf8), name: name)
    }

    @Test("Subtitles are what is spoken, by whom; a text that speaks of times stays")
    func cues() throws {
        let srt =
            "1\n00:00:01,200 --> 00:00:04,000\nعادت العبّارة إلى المرفأ\n\n2\n00:00:04,100 --> 00:00:07,500\n<i>بعد ثلاث سنوات.</i>\n{\\an8}وانتظرها الناس.\n"
        let found = try read(srt)
        #expect(found.article.text == "عادت العبّارة إلى المرفأ\nبعد ثلاث سنوات.\nوانتظرها الناس.")
        #expect(found.repairs.contains("cues"))
        let vtt =
            "WEBVTT\nKind: captions\n\nNOTE checked\n\n00:00.000 --> 00:03.400 align:start\n<v Nora Feld>The ferry is back.\n\n00:03.400 --> 00:06.000\n<v Nora Feld>At <c.x>last</c>, <00:05.000>it is.\n\n00:06.000 --> 00:07.000\n<v Huw>Who pays?\n"
        #expect(try read(vtt).article.text == "Nora Feld: The ferry is back.\nAt last, it is.\nHuw: Who pays?")
        #expect(try read(vtt).leftOut == ["left-out comment: NOTE checked"])
        let words = "The table of times\n\n07:00 --> 09:00 the ferry sails\n\n10:00 --> 12:00 it stays"
        #expect(try read(words).article.text.contains("07:00 --> 09:00 the ferry sails"))
        // A line that is nobody's cue: the file is somebody's notes.
        let notes = srt + "\nقال لي الناس بعدها إن الصوت سيئ.\n"
        #expect(try read(notes).article.text.contains("قال لي الناس بعدها إن الصوت سيئ."))
    }

    @Test("The source of a LaTeX document: its words, its head, no commands and no comments")
    func latex() throws {
        let text = #"""
            % draft of https://n.example/draft
            \documentclass[12pt]{article}
            \usepackage[utf8]{inputenc}
            \title{The old \emph{ferry} of Sahlan}
            \author{Nora Feld \and Huw Parry}
            \date{14 March 2026}
            \begin{document}
            \maketitle
            \section{The return}\label{s:r}
            The ferry came back to the harbour~yesterday\footnote{See \url{https://n.example/a\_b}.} after three years of repair, 5\% dearer,
            % https://n.example/old
            and Andr\'e and Fran\c{c}oise waited for it on the \textbf{quay} (\href{https://n.example/m%20p?a=1\&b=2}{map}).

            \begin{itemize}
            \item One ferry a day.
            \end{itemize}
            \end{document}
            Not printed.
            """#
        let found = try read(text)
        #expect(
            found.article.title == "The old ferry of Sahlan" && found.article.authors == ["Nora Feld", "Huw Parry"])
        #expect(found.article.published?.date.dayText == "2026-03-14" && found.repairs.contains("latex"))
        #expect(found.leftOut.contains("left-out comment: draft of https://n.example/draft"))
        let words = found.article.text
        #expect(
            words.contains("harbour yesterday") && words.contains("5% dearer") && words.contains("One ferry a day."))
        #expect(words.contains("and André and Françoise waited for it on the quay"))
        #expect(
            !words.contains("\\") && !words.contains("{") && !words.contains("inputenc")
                && !words.contains("Not printed"))
        #expect(found.citations.map(\.url.href) == ["https://n.example/a_b", "https://n.example/m%20p?a=1&b=2"])
    }

    @Test("Letters that a Mac took apart are one sign each, but for those of an address")
    func composed() throws {
        let found = try read(
            "O\u{308}lc\u{327}u\u{308} ve tezga\u{302}h: https://n.example/o\u{308}lc\u{327}u\u{308} burada.")
        #expect(
            found.article.text.unicodeScalars.elementsEqual(
                "Ölçü ve tezgâh: https://n.example/o\u{308}lc\u{327}u\u{308} burada.".unicodeScalars))
        #expect(found.citations.map(\.url.href) == ["https://n.example/o%CC%88lc%CC%A7u%CC%88"])
    }

    @Test("Blanks that hold words together are blanks")
    func blanks() throws {
        let found = try read("By\u{A0}Nora\u{202F}Feld, 14\u{A0}March\u{2007}2026\n\nThe\u{A0} ferry is back.")
        #expect(found.article.text.hasSuffix("The ferry is back.") && found.article.authors == ["Nora Feld"])
    }

    @Test("References of Markdown: a label alone, its target in the next line; other brackets stay")
    func references() throws {
        let text =
            "# Ferry\n\nSee the [old list], the [quay][] and [this][q], not [sic] nor [1].\n\n[old list]: <https://n.example/list_(2)>\n[quay]:\n    https://n.example/quay\n[q]: https://n.example/q 'Q'\n"
        let found = try read(text, name: "note.md")
        #expect(
            found.article.text == "Ferry\nSee the old list, the quay and this, not [sic] nor [1]."
                || found.article.text == "See the old list, the quay and this, not [sic] nor [1].")
        #expect(
            found.citations.map(\.url.href) == [
                "https://n.example/list_(2)", "https://n.example/quay", "https://n.example/q",
            ])
    }

    @Test("A password in an address is none of the record's")
    func password() throws {
        let found = try read("رابط المقال: https://nora:secret@n.example/a\n\nنص قصير عن العبّارة.")
        #expect(found.ownURL == "https://n.example/a")
    }

    @Test("Lines of print are paragraphs in a short text too: words parted at their ends, strokes, another order")
    func print() throws {
        let parted = try read(
            "Die Fähre\n\nDie alte Fähre ist nach drei Jahren wieder im Hafen ange-\nkommen. Auf dem Kai standen viele, auch die Dach-\nund Turmbauer.\n"
        )
        #expect(
            parted.article.text.contains(
                "wieder im Hafen angekommen. Auf dem Kai standen viele, auch die Dach- und Turmbauer."))
    }
}
