@_spi(_Unicode) import Swift  // `_nfc`: the standard library normalises, but offers it to Foundation only

/// Letters with marks as one sign each, where there is one (NFC, UAX 15).
package enum Composition {
    package static func composed(_ text: String) -> String { String(String.UnicodeScalarView(text._nfc)) }
}
