/// Why a listener cannot do its work.
package enum ListenerError: Error, Hashable, CustomStringConvertible {
    case cannotListen(at: NetworkAddress)
    case broken(at: NetworkAddress)

    package var description: String {
        switch self {
        case .cannotListen(let address):
            """
            Nothing can listen at \(address): the port is taken or reserved, or the address is not \
            this machine's. Choose another one, or stop the program that holds it.
            """
        case .broken(let address):
            "The listener at \(address) stopped by itself. Start the program again."
        }
    }
}
