/// The paths of the members' listener.
enum MemberPath {
    static let messages = "/v1/messages"
}

/// The paths of the registration listener.
enum RegistrationPath {
    /// The authority's certificate. Whoever asks compares its digest with the invitation's.
    static let authority = "/v1/authority"
    static let registration = "/v1/registration"
}
