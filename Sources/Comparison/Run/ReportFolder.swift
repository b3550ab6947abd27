import Foundation

/// A folder with one comparison that may be handed on: report.html, report.json, tables/*.csv.
///
/// The transcript holds exact sums and never lies in it.
package struct ReportFolder: Sendable {
    package let path: String

    package var page: String { "\(path)/report.html" }
    package var figures: String { "\(path)/report.json" }

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
