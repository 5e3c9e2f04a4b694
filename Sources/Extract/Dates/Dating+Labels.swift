/// What words before a date say of it.
extension Dating {
    /// Beginnings of words by which sites label the day of a change.
    private static let changes = labels(
        """
        updat edit revis modif amend changed aktualis aktualiz geändert änderung bearbeit überarbeit letzte_änderung
        mis_à_jour mise_à_jour actualis actualiz révis atualiz alterad aggiorn bijgewerkt gewijzigd aangepast
        uppdater oppdater opdater ändrad endret ændret päivitet muokat zaktualiz zmodyf zmien edytow upraven změn
        frissít módos izmij ažur güncel düzenle değiş DEĞİŞ yenilen rojane nûkir guhert sererast diperbarui disunting
        تحديث تعديل محدث به_روز بهروز بروز ویرایش بازنگری اصلاح نوێکر دەستکاری اپڈیٹ ترمیم
        бновл зменен актуализ редактир новлен мінен νημερ τροποπ עודכן עדכון 更新 修改 改訂 수정 업데이트
        """)

    private static let publications = labels(
        """
        publi pubbl gepubl opublik posted erschienen veröffentlicht erstellt_am yayın weşan julkais közzét megjelent
        objavlj zveřejn eklenme نشر انتشار منتشر بڵاو публик ημοσι פורסם
        """)

    /// Folded, with a space before those of alphabets whose words carry no prefixes.
    private static func labels(_ words: String) -> [[UInt8]] {
        words.split { $0 == " " || $0 == "\n" }.map { word in
            let folded = JunkLabels.foldWords(word.split(separator: "_").joined(separator: " "))
            // Latin letters with their accents; the capitals of others are not folded, so theirs begin with the second.
            return word.utf8.first.map { $0 <= 0xC5 } ?? false ? [0x20] + folded : folded
        }
    }

    static func isChange(_ text: String) -> Bool {
        let folded = [0x20] + JunkLabels.foldWords(text)
        return changes.contains { Fold.contains(folded, $0) } && !publications.contains { Fold.contains(folded, $0) }
    }

    static func isPublication(_ text: String) -> Bool {
        let folded = [0x20] + JunkLabels.foldWords(text)
        return publications.contains { Fold.contains(folded, $0) } && !changes.contains { Fold.contains(folded, $0) }
    }

    /// The text right before an element in its line: «last edited: `<span>17 Jun 2026</span>`».
    func label(before index: Int) -> String {
        for at in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            let tag = outline.tag(at)
            guard tag == .text else {
                if tag.isInline && tag != .br { continue }
                break
            }
            guard outline.letters(in: at) > 0 else { continue }
            var box = outline.parent(at)
            while box > 0, outline.tag(box).isInline { box = outline.parent(box) }
            let text = outline.text(of: at, limitBytes: 200)
            // A sentence is no label, and a heading above none of this line.
            return outline.contains(box, index) && text.utf8.count < 80 ? Ascii.trim(text) : ""
        }
        return ""
    }
}
