#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Threads of the system, for C code that blocks and would starve Swift's own pool.
enum Thread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on a new thread that nobody joins.
    static func detach(_ body: @escaping @Sendable () -> Void) {
        let context = Unmanaged.passRetained(Body(body)).toOpaque()
        var thread = pthread_t(bitPattern: 0)
        let failure = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, context)
        precondition(failure == 0, "the system gives no thread")
        pthread_detach(thread)
    }
}
