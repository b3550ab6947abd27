import Console
import Federation
import FederationHTTP
import Messaging

extension CoordinatorHome {
    /// Throws where a file or folder of this home, as it stands, lies open to others.
    func checkModes() throws(HomeError) {
        try folder.checkModes(ofFolders: Self.folders)
        let certificates = folder.names(in: "keys").filter { $0.hasSuffix(".crt") }
        let store = ["", "-wal", "-shm"].map { File.store + $0 }
        let inside = ["keys", "federation", "runs"].flatMap { place in
            folder.names(in: place).map { "\(place)/\($0)" }
        }
        try folder.checkModes(
            of: [CoordinatorConfiguration.fileName, AuthorityOptions.fileName] + store + inside,
            shared: Set([File.charter, File.authority] + certificates.map { "keys/\($0)" }))
    }

    /// What the listeners show, with the keys that are in force.
    var identity: TLSIdentity {
        get throws {
            guard let certificate = try keys.certificate else {
                throw Failure(.configuration, "This home has no certificate in keys.")
            }
            return try TLSIdentity(
                chain: [certificate, folder.read(File.authority)],
                privateKey: keys.tlsKey.derRepresentation)
        }
    }

    /// Puts new keys into force that the newest roster grants; true where it did.
    func adoptKeys(_ log: FederationLog) throws -> Bool {
        try keys.adopt(
            log, of: charter.coordinator, authority: folder.read(File.authority),
            nowMilliseconds: WallClock.milliseconds())
    }

    /// What is to be said about the end of the certificate; throws where it has ended.
    func certificateNotice() throws -> String? {
        let renewal = "tributary rotate --home \(folder.path)"
        guard let certificate = try keys.certificate else { return nil }
        return try CertificateTerm(ofCertificate: certificate).notice(
            nowMilliseconds: WallClock.milliseconds(), renewal: renewal,
            remedy: "Bring the authority's key, and run: \(renewal)")
    }
}
