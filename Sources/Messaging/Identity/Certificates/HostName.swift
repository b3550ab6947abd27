import Foundation
import SwiftASN1
import X509

/// The name of a host that a coordinator listens at: a DNS name or an IP address, without a port.
enum HostName {
    private static let maximumBytes = 253

    /// How the host stands in a certificate.
    static func generalName(of host: String) throws(CertificateError) -> GeneralName {
        if let address = address(of: host) {
            return .ipAddress(ASN1OctetString(contentBytes: address[...]))
        }
        guard isDNSName(host) else { throw .badHost }
        return .dnsName(host.lowercased())
    }

    /// Whether the text is a DNS name of letters, digits and inner hyphens.
    static func isDNSName(_ host: String) -> Bool {
        guard host.utf8.count <= maximumBytes else { return false }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                        || (0x61...0x7a).contains(byte) || byte == 0x2d
                }
        }
    }

    /// The 4 or 16 bytes of an IP address; nil for anything else.
    static func address(of host: String) -> [UInt8]? {
        var version4 = in_addr()
        if inet_pton(AF_INET, host, &version4) == 1 {
            return withUnsafeBytes(of: version4) { Array($0) }
        }
        var version6 = in6_addr()
        if inet_pton(AF_INET6, host, &version6) == 1 {
            return withUnsafeBytes(of: version6) { Array($0) }
        }
        return nil
    }
}
