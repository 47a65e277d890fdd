import Glibc

extension FileDescriptor: ByteSource {
    package var isSequential: Bool { false }

    package func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) throws(SystemCallError) -> Int {
        try checked("pread", path.description) {
            pread(number, buffer.baseAddress, buffer.count, off_t(offset))
        }
    }
}
