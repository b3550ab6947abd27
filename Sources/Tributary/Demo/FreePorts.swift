import Console
import Foundation

/// Ports that nobody listens at on this machine.
enum FreePorts {
    static func take(_ count: Int) throws(Failure) -> [Int] {
        var handles: [Int32] = []
        var ports: [Int] = []
        defer { for handle in handles { close(handle) } }
        for _ in 0..<count {
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            handles.append(handle)
            guard handle >= 0, let port = bind(handle) else {
                throw Failure(.unreachable, "No free port was found on this machine.")
            }
            ports.append(port)
        }
        return ports
    }

    private static func bind(_ handle: Int32) -> Int? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard Foundation.bind(handle, generic, length) == 0,
                    getsockname(handle, generic, &length) == 0
                else { return nil }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
    }
}
