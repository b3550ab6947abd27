import MachineFailure

/// The plant's tables and what stands in them.
extension AlderPlant {
    var create: String {
        """
        CREATE TABLE machines (id, kind, model, since, kw, overhauls, leased);
        CREATE TABLE log (machine, read, received, celsius, shake, quality);
        CREATE TABLE stops (id, machine, part, failed, back);
        CREATE TABLE changes (machine, part, changed, planned);
        CREATE TABLE states (machine, begun, over, state, load);
        CREATE TABLE jobs (id, machine, seq, product, torque, outcome);

        """
    }

    var rows: String {
        (machines + log + stops + changes + states + jobs).joined(separator: "\n")
    }

    private var machines: [String] {
        PlantFile.machines.map { machine in
            let overhauls = machine.overhauls.map(String.init) ?? "'?'"
            return "INSERT INTO machines VALUES ('\(machine.id)', '\(machine.kind)', "
                + "'\(machine.model)', \(at(machine.installed)), \(machine.power), \(overhauls), "
                + "\(machine.isLeased));"
        }
    }

    /// Received five minutes after it was read.
    private var log: [String] {
        PlantFile.readings.map { row in
            "INSERT INTO log VALUES ('\(row.machine)', \(at(row.time)), "
                + "\(at(row.time, minute: 5)), \(row.temperature), \(row.vibration), "
                + "'\(row.isBad ? "bad" : "good")');"
        }
    }

    private var stops: [String] {
        PlantFile.failures.map { row in
            "INSERT INTO stops VALUES ('\(row.id)', '\(row.machine)', '\(row.component)', "
                + "\(at(row.failed)), \(row.restored.map { at($0) } ?? "NULL"));"
        }
    }

    private var changes: [String] {
        PlantFile.replacements.map { row in
            "INSERT INTO changes VALUES ('\(row.machine)', '\(row.component)', \(at(row.time)), "
                + "\(row.isPlanned));"
        }
    }

    private var states: [String] {
        PlantFile.states.map { row in
            "INSERT INTO states VALUES ('\(row.machine)', \(at(row.from)), "
                + "\(row.to.map { at($0) } ?? "NULL"), '\(row.state)', "
                + "\(row.load.map { "'\($0)'" } ?? "NULL"));"
        }
    }

    private var jobs: [String] {
        PlantFile.jobs.map { job in
            "INSERT INTO jobs VALUES ('\(job.id)', '\(job.machine)', \(job.sequence), "
                + "'\(job.product)', \(job.torque), \(job.outcome.map { "'\($0)'" } ?? "NULL"));"
        }
    }

    /// A tick, or the minute of an hour of the calendar.
    private func at(_ time: Int, minute: Int = 0) -> String {
        if axis.isUsage { return "\(time)" }
        let hour = 11 + time
        let digits = [hour % 24, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "'2025-03-0\(1 + hour / 24)T\(digits[0]):\(digits[1]):00Z'"
    }
}
