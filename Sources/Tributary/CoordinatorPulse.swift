import Federation
import ServiceLifecycle

/// Notices what the operator's commands wrote, enforces deadlines, and keeps the listeners'
/// certificate the one in force.
struct CoordinatorPulse: Service, CustomStringConvertible {
    let coordinator: Coordinator
    let renewal: IdentityRenewal

    var description: String { "the coordinator's pulse" }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var renewal = renewal
            while !Task.isCancelled {
                try await coordinator.pulse()
                try await renewal.look(at: coordinator)
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}
