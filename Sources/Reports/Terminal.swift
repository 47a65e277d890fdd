import ArticleModel
import Glibc
import TextKernel

/// How a report marks its words on a terminal.
package struct Terminal: Sendable {
    package enum Colour: String, Sendable {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    package var isColoured: Bool

    package init(isColoured: Bool) { self.isColoured = isColoured }

    /// Colours for the standard output if it is a terminal and `NO_COLOR` is not set.
    ///
    /// - Source: <https://no-color.org>.
    package static var standardOutput: Terminal {
        Terminal(isColoured: isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil)
    }

    func paint(_ text: String, _ colour: Colour) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// The text on one line, safe to be shown on a terminal.
    ///
    /// Articles are a stranger's: control characters could rewrite the screen, and marks of
    /// writing direction could make a line read as what it is not. White space becomes a space.
    var shown: String {
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
                if shown.last != " " { shown.append(" ") }
            default: shown.append(scalar.actsOnTerminals ? "\u{FFFD}" : scalar)
            }
        }
        return String(shown)
    }

    /// The first `count` characters, with an ellipsis if more follow.
    func shortened(to count: Int) -> String {
        let front = prefix(count)
        return front.endIndex == endIndex ? self : front + "…"
    }
}

extension ArticleRecord {
    /// The part of the text between two scalar offsets, as far as there is text.
    func text(_ start: Int, _ end: Int) -> String {
        let scalars = text.unicodeScalars
        return String(
            String.UnicodeScalarView(scalars.prefix(max(0, end)).dropFirst(max(0, start)))
        )
    }
}
