import ArgumentParser
import Console
import Documents
import Foundation
import Tabular

struct MapCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "map",
            abstract: "How local tables become the field's own: suggest, check, print as SQL.",
            subcommands: [
                MapSuggestCommand<Field>.self, MapCheckCommand<Field>.self,
                MapSQLCommand<Field>.self,
            ])
    }
}

/// Where a mapping command finds database and mapping: in a home, or by path.
struct MappingOptions<Field: Domain>: ParsableArguments {
    @OptionGroup var options: NodeOptions<Field>
    @Option(help: "A database instead of the home's.") var database: String?
    @Option(help: "A mapping.json instead of the home's.") var mapping: String?

    /// The bytes of mapping.json. Throws a `MappingFaults` with everything that is wrong in them.
    private func checked(_ bytes: [UInt8]) throws -> [UInt8] {
        let faults = Mapping.faults(in: bytes, schema: Field.schema)
        if let faults = MappingFaults(faults) { throw faults }
        return bytes
    }

    func data() throws -> InstitutionData {
        if let mapping {
            let bytes = try checked(contents(of: mapping))
            let file = URL(fileURLWithPath: mapping)
            let named = try Mapping(parsing: bytes, schema: Field.schema).database
            let path = database ?? file.deletingLastPathComponent().appending(path: named).path
            return try InstitutionData(
                domain: Field.self, databasePath: path, mappingBytes: bytes)
        }
        let home = try options.open()
        return try InstitutionData(
            domain: Field.self, databasePath: database ?? home.configuration.database,
            mappingBytes: checked(home.mappingBytes))
    }
}

struct MapSuggestCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suggest",
            abstract: "Propose a mapping.json from names, types and values; units stay empty.")
    }

    @Option(help: "The database to look at.") var database: String
    @Option(help: "The institution's name.") var name: String = "institution"

    func run() async throws {
        try await ending {
            let file = URL(fileURLWithPath: database)
            let document = try InstitutionDatabase(path: database).snapshot { snapshot in
                try MappingSuggestion(Field.schema, of: snapshot)
                    .document(institution: name, database: file.lastPathComponent)
            }
            Terminal.give(document.pretty())
        }
    }
}

struct MapCheckCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: "Hold the mapping against schema and database.")
    }

    @OptionGroup var options: MappingOptions<Field>

    func run() async throws {
        try await ending {
            let data = try options.data()
            try data.checkMapping()
            _ = try data.sql()
            let mapping = data.mapping
            for word in mapping.undeclaredMeasures(in: Field.schema) {
                Terminal.note(
                    "\(word): not known to the field; a study that reads it must declare it")
            }
            Terminal.say(
                "\(mapping.institution): \(mapping.tables.count) tables mapped, "
                    + "\(mapping.attributes.count) attribute tables, "
                    + "\(mapping.absent.count) names absent with a reason. The mapping holds.")
        }
    }
}

struct MapSQLCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sql", abstract: "Print the views that the mapping compiles to.")
    }

    @OptionGroup var options: MappingOptions<Field>

    func run() async throws {
        try await ending { Terminal.give(try options.data().sql()) }
    }
}
