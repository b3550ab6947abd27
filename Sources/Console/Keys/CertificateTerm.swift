package import Messaging

/// How long a certificate still holds.
package struct CertificateTerm: Sendable, Hashable {
    /// 30 days: from then on its end is announced.
    package static let noticeMilliseconds: UInt64 = 30 * dayMilliseconds
    private static let dayMilliseconds: UInt64 = 24 * 3600 * 1000

    /// Unix time in milliseconds.
    package let endsMilliseconds: UInt64

    package init(ofCertificate der: [UInt8]) throws(CertificateError) {
        endsMilliseconds = try CertificateDER.validity(ofCertificate: der).notAfter
    }

    /// What an operator has to know now; nil while the end is far.
    ///
    /// - Parameters:
    ///   - renewal: the command that renews it in time.
    ///   - remedy: a sentence, what is left to do once it has ended.
    /// - Throws: where it has ended.
    package func notice(
        nowMilliseconds now: UInt64, renewal: String, remedy: String
    ) throws(Failure) -> String? {
        let day = WallClock.day(milliseconds: endsMilliseconds)
        guard now < endsMilliseconds else {
            throw Failure(.forbidden, "This home's certificate ended on \(day). \(remedy)")
        }
        let left = endsMilliseconds - now
        guard left < Self.noticeMilliseconds else { return nil }
        return """
            This home's certificate ends on \(day), in \(left / Self.dayMilliseconds) days. \
            Renew keys and certificate before: \(renewal)
            """
    }
}
