import ArticleModel
import TextKernel

/// A paragraph of the page as it was laid out: a run of tokens between breaks.
struct PageUnit: Sendable {
    var tokens: Range<Int>
    var wordCount: Int
    /// The last token that is no closing mark is a sentence's stop.
    var endsWithStop: Bool
    /// An empty line stands before it.
    var startsGroup: Bool
}

extension PageUnit {
    /// Marks that lead the points of a list.
    static func isBullet(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x2D, 0x2013, 0x2022, 0x2A, 0xB7, 0x25AA, 0x25CF, 0x2023, 0x25A0, 0x2043, 0x25E6:
            true
        default: false
        }
    }

    /// Marks that part the labels of a menu, a breadcrumb or a line of credits.
    static func isSeparator(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x3E, 0x203A, 0xBB, 0x2F, 0x7C, 0xB7, 0x2022, 0x2192, 0x25B8: true
        default: false
        }
    }

    /// `.`, `!`, `?`, `…` and the ideographic full stop.
    static func isStop(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3002: true
        default: false
        }
    }
}
