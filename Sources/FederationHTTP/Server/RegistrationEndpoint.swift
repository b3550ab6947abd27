/// What stands behind the registration listener.
package protocol RegistrationEndpoint: Sendable {
    /// Whether an invitation is pending. While none is, the listener answers 404 to everything.
    func isOpen() async -> Bool

    /// Takes a registration request, still unverified; `address` is the sender's IP address.
    ///
    /// The same request sent again brings the same receipt, and the decision once there is one.
    func register(_ envelope: [UInt8], from address: String) async -> Reply
}
