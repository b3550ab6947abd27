/// The pace of one listener.
actor RegistrationGate {
    private var pace: RegistrationPace
    private let stopwatch: Stopwatch

    init(pace: RegistrationPace, stopwatch: Stopwatch) {
        self.pace = pace
        self.stopwatch = stopwatch
    }

    func enter(_ address: String) throws(RequestFault) {
        guard let wait = pace.visit(from: address, at: stopwatch.elapsed()) else { return }
        throw .tooManyRequests(
            limit: "at most \(pace.requests) requests a minute from one address",
            retryAfterSeconds: Int(wait.components.seconds) + 1)
    }
}
