/// The quotation marks of the world's press.
///
/// - Source: Unicode Standard, chapter 6.2, “Language-Based Usage of Quotation Marks”.
package enum QuotationMark {
    /// Whether `scalar` is a quotation mark.
    ///
    /// The apostrophe U+2019 counts, the ASCII one does not.
    package static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0xFF02: true
        default: false
        }
    }
}
