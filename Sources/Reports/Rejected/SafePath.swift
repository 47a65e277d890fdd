import LinuxIO

extension PathBytes {
    /// Whether the path names something below a folder, without a way out of it.
    var staysBelow: Bool {
        let steps = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return !bytes.contains(0)
            && steps.allSatisfy { step in
                !step.isEmpty && !step.elementsEqual(".".utf8) && !step.elementsEqual("..".utf8)
            }
    }
}
