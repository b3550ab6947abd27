package import Federation
import Foundation

/// A folder with one comparison: report.html, report.json, tables/*.csv, transcript.sqlite.
package struct ReportFolder: Sendable {
    package let path: String

    package var page: String { "\(path)/report.html" }
    package var figures: String { "\(path)/report.json" }
    package var transcript: String { "\(path)/transcript.sqlite" }

    /// Refuses a folder that holds files, unless they are to be replaced.
    package init(_ path: String, replacing: Bool) throws(ReportFolderError) {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        let found = (try? FileManager.default.contentsOfDirectory(atPath: self.path)) ?? []
        guard replacing || found.isEmpty else { throw .notEmpty(self.path) }
        do {
            try FileManager.default.createDirectory(
                atPath: "\(self.path)/tables", withIntermediateDirectories: true)
        } catch {
            throw .notWritable(self.path)
        }
    }

    package func write(
        _ report: ComparisonReport, in context: ReportContext
    ) throws(ReportFolderError) {
        try write(ReportPage(report, in: context).html, to: page)
        try write(report.file, to: figures)
        for table in CSVTables(report).files {
            try write(table.text, to: "\(path)/tables/\(table.name)")
        }
    }

    /// A copy of the run's transcript, with which anybody can check the report offline.
    package func write(_ transcript: Transcript) throws(LogError) {
        try? FileManager.default.removeItem(atPath: self.transcript)
        try transcript.copy(to: self.transcript)
    }

    private func write(_ text: String, to path: String) throws(ReportFolderError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .notWritable(path)
        }
    }
}

package enum ReportFolderError: Error, Hashable, CustomStringConvertible {
    case notEmpty(String)
    case notWritable(String)

    package var description: String {
        switch self {
        case .notEmpty(let path):
            "\(path) holds files already. Name another folder with --out, or add --replace."
        case .notWritable(let path):
            "\(path) can't be written. Check the folder's mode and the disk."
        }
    }
}
