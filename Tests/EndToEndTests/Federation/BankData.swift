import Foundation

/// A bank's own copy of its sample folder, which a test may damage.
struct BankData {
    let bank: SampleBank
    let folder: String

    /// Where a copy lies, or will.
    init(_ bank: SampleBank, copiedIn temporary: TemporaryFolder) {
        self.bank = bank
        folder = temporary.path("data/\(bank.rawValue)")
    }

    init(copying bank: SampleBank, in temporary: TemporaryFolder) throws {
        self.init(bank, copiedIn: temporary)
        try FileManager.default.createDirectory(
            atPath: temporary.path("data"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: bank.folder, toPath: folder)
    }

    var database: String { "\(folder)/\(bank.rawValue).sqlite" }

    /// The database as it was.
    func restore() throws {
        try? FileManager.default.removeItem(atPath: database)
        try FileManager.default.copyItem(atPath: bank.database, toPath: database)
    }

    /// Replaces the first text that stands in the database by another one of the same length, in
    /// the file itself; throws where it is not there.
    func replace(_ text: String, with other: String) throws {
        precondition(text.utf8.count == other.utf8.count, "a cell keeps its length")
        var bytes = try FileBytes(database)
        let place = try bytes.place(of: Array(text.utf8))
        bytes.replace(at: place, with: Array(other.utf8))
        try bytes.write(to: database)
    }
}
