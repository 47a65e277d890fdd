import Glibc

/// What this process takes of the machine.
package enum ProcessMemory {
    /// Bytes of physical memory; 0 where the kernel does not tell.
    ///
    /// - Source: `proc(5)`, `/proc/self/statm`: pages, the second field those in memory.
    package static func residentBytes() -> Int {
        let file = try? FileDescriptor.open(PathBytes("/proc/self/statm"), flags: O_RDONLY)
        let text = String(decoding: (try? file?.read(upTo: 256)) ?? [], as: UTF8.self)
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
