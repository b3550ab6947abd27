import Console
import FederationTesting
import Messaging
import Testing

@Suite struct `The end of a certificate` {
    private static let day: UInt64 = 24 * 3600 * 1000
    private let term: CertificateTerm

    /// A node's certificate, issued on 2027-01-15 for 365 days.
    init() throws {
        let fixture = try FederationFixture(institutions: 1)
        let name = fixture.institutions[0].entry.name
        term = try CertificateTerm(
            ofCertificate: fixture.authority.issue(
                CertificateRequest.make(name: name, key: TLSKey()), name: name,
                id: fixture.institutions[0].id, federation: fixture.charter.digest,
                nowMilliseconds: FederationFixture.now))
    }

    private func notice(daysLeft: UInt64) throws(Failure) -> String? {
        try term.notice(
            nowMilliseconds: term.endsMilliseconds - daysLeft * Self.day, renewal: "renew it",
            remedy: "Enrol again.")
    }

    @Test func `comes a year after it was issued`() {
        #expect(term.endsMilliseconds == FederationFixture.now + 365 * Self.day)
    }

    @Test func `is announced in its last thirty days, with the command that renews it`() throws {
        #expect(try notice(daysLeft: 365) == nil)
        #expect(try notice(daysLeft: 30) == nil)
        #expect(
            try notice(daysLeft: 29)
                == """
                This home's certificate ends on 2028-01-15, in 29 days. \
                Renew keys and certificate before: renew it
                """)
        #expect(try notice(daysLeft: 1)?.contains("in 1 days") == true)
    }

    @Test func `forbids to go on, and says what is left to do`() {
        let failure = Failure(
            .forbidden, "This home's certificate ended on 2028-01-15. Enrol again.")
        #expect(throws: failure) { try notice(daysLeft: 0) }
    }
}
