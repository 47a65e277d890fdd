/// A sequence of bytes that can be read from any place.
package protocol ByteSource: AnyObject {
    /// For error messages.
    var path: PathBytes { get }

    /// Whether going back costs reading anew from the start; the bytes never change then.
    var isSequential: Bool { get }

    /// Fills the front of `buffer` with the bytes from `offset` on.
    ///
    /// - Returns: How many were filled in; 0 only at the end, or for an empty buffer.
    /// - Throws: ``SystemCallError`` naming the call that failed.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) throws(SystemCallError) -> Int
}
