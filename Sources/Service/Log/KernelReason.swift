import LinuxIO
import Store

/// An error in which the kernel may have a part.
protocol KernelReason {
    /// Nil if it had none.
    var reason: SystemCallError? { get }
}

extension SystemCallError: KernelReason {
    var reason: SystemCallError? { self }
}

extension StoreError: KernelReason {
    var reason: SystemCallError? { cause }
}
