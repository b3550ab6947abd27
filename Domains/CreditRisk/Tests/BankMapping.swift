import CreditRisk
import Documents
import Tabular

/// mapping.json of a bank that holds a part of the field's tables, the rest listed as absent.
enum BankMapping {
    static func text(
        _ institution: String, tables: JSONValue, attributes: JSONValue
    ) -> String {
        var absent: [JSONMember] = []
        for table in CreditRisk.schema.tables {
            guard let columns = tables[table.name]?["columns"] else {
                absent.append(JSONMember(key: table.name, value: "not held"))
                continue
            }
            for column in table.columns where columns[column.name] == nil {
                let name = "\(table.name).\(column.name)"
                absent.append(JSONMember(key: name, value: "not held"))
            }
        }
        let document: JSONValue = [
            "mapping": 1, "domain": "credit-risk", "institution": .string(institution),
            "database": "core.sqlite", "completeThrough": "2025-12-31", "tables": tables,
            "attributes": ["application_attribute": attributes], "absent": .object(absent),
        ]
        return String(decoding: document.encoded(), as: UTF8.self)
    }
}
