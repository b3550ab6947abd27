import Tabular
import Testing

/// A mapping and a small database that it reads.
struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let schema: CanonicalSchema
    /// With `ABSENT` for the names that it doesn't map.
    let mapping: String
    let tables: String

    var testDescription: String { name }
}

/// Six institutions, no two alike in names, shapes, units and dates.
enum Examples {
    static let all = [rowan, hungary, longBeach, beech, alder, maple]

    /// A hospital with its own laboratory: units by row, signs before numbers, two sources of one table.
    static let rowan = Example(
        name: "rowan", schema: Ward.schema,
        mapping: #"""
                { "mapping": 1, "domain": "diagnosis", "institution": "rowan", "database": "omop.sqlite", "timezone": "Europe/Dublin", "completeThrough": "2025-06-30", "conditions": {"dDimerUnit": "DDU"},
                  "tables": {
                    "person": { "from": "person", "columns": { "person_id": {"column": "person_id"}, "sex": {"column": "gender_concept_id", "codes": {"8507": "male", "8532": "female", "0": "unknown"}, "unmapped": "other"}, "year_of_birth": {"column": "year_of_birth"} } },
                    "visit_occurrence": { "from": "visit_occurrence", "columns": { "visit_occurrence_id": {"column": "visit_occurrence_id"}, "person_id": {"column": "person_id"}, "visit_kind": {"column": "visit_concept_id", "codes": {"9203": "emergency", "9201": "inpatient", "9202": "outpatient"}},
                      "visit_start_datetime": {"column": "visit_start_datetime", "date": "julian"}, "visit_end_datetime": {"column": "visit_end_datetime", "date": "julian"}, "chief_complaint": {"column": "complaint", "codes": {"CP": "chest_pain", "SOB": "dyspnoea"}, "unmapped": "other"} } },
                    "condition_occurrence": { "from": "condition_occurrence", "columns": { "condition_occurrence_id": {"column": "condition_occurrence_id"}, "person_id": {"column": "person_id"}, "visit_occurrence_id": {"column": "visit_occurrence_id"}, "condition_source_value": {"column": "condition_source_value"},
                      "condition_start_datetime": {"column": "condition_start_datetime", "date": "julian"}, "condition_status": {"column": "condition_status_source_value", "codes": {"ADM": "admitting", "FIN1": "final_principal", "FIN": "final_secondary", "HX": "history"}} } },
                    "measurement": [
                      { "from": "measurement", "columns": { "person_id": {"column": "person_id"}, "visit_occurrence_id": {"column": "visit_occurrence_id"}, "analyte": {"column": "measurement_source_value", "codes": {"GLU": "glucose", "CRE": "creatinine", "TNT": "troponin_t", "DDI": "d_dimer"}, "unmapped": "missing"},
                        "measurement_datetime": {"column": "measurement_datetime", "date": "julian"}, "result_datetime": {"column": "verified_datetime", "date": "julian"},
                        "value_as_number": {"column": "value_source_value", "number": "operator", "unitColumn": "unit_source_value", "units": {"mg/dl": "mg/dL", "ng/ml": "ng/mL", "ng/ml DDU": "ng/mL"}} } },
                      { "from": "triage", "unpivot": { "into": "value_as_number", "items": [ {"column": "temp_f", "unit": "°F", "set": {"analyte": "temperature"}}, {"column": "sbp", "unit": "mm[Hg]", "set": {"analyte": "systolic_bp"}}, {"column": "spo2", "unit": "percent", "set": {"analyte": "oxygen_saturation"}} ] },
                        "columns": { "person_id": {"column": "person_id"}, "visit_occurrence_id": {"column": "visit_id"}, "measurement_datetime": {"column": "triage_at", "date": "iso8601"}, "operator": {"constant": "eq"} } } ] },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE person (person_id INTEGER, gender_concept_id INTEGER, year_of_birth INTEGER);
                CREATE TABLE visit_occurrence (visit_occurrence_id INTEGER, person_id INTEGER,
                  visit_concept_id INTEGER, visit_start_datetime REAL, visit_end_datetime REAL, complaint TEXT);
                CREATE TABLE condition_occurrence (condition_occurrence_id INTEGER, person_id INTEGER,
                  visit_occurrence_id INTEGER, condition_source_value TEXT, condition_start_datetime REAL,
                  condition_status_source_value TEXT);
                CREATE TABLE measurement (person_id INTEGER, visit_occurrence_id INTEGER,
                  measurement_source_value TEXT, measurement_datetime REAL, verified_datetime REAL,
                  value_source_value TEXT, unit_source_value TEXT);
                CREATE TABLE triage (person_id INTEGER, visit_id INTEGER, temp_f REAL, sbp INTEGER, spo2 REAL,
                  triage_at TEXT);
                INSERT INTO measurement VALUES
                  (1, 11, 'GLU', 2452008.5, 2452008.75, '90', 'mg/dl'),
                  (1, 11, 'CRE', 2452008.5, 2452008.75, '1.0', 'mg/dl'),
                  (1, 11, 'TNT', 2452008.5, 2452008.75, '<0.014', 'ng/ml'),
                  (1, 11, 'DDI', 2452008.5, 2452008.75, '250', 'ng/ml DDU'),
                  (1, 11, 'GLU', 2452008.5, NULL, '5.2', 'mmol/l'),
                  (1, 11, 'GLU', 2452008.5, NULL, 'high', 'mg/dl'),
                  (1, 11, 'XYZ', 2452008.5, NULL, '1', 'mg/dl'),
                  (1, 11, 'GLU', 2452008.5, NULL, '9000', 'mg/dl');
                INSERT INTO triage VALUES (1, 11, 101.3, 120, 98, '2001-04-09 08:30:00');
            """)

    /// A registry of catheter examinations: one row a visit, planned tests, local names and kPa.
    static let hungary = Example(
        name: "hungary", schema: Ward.schema,
        mapping: #"""
                { "mapping": 1, "domain": "diagnosis", "institution": "hungary", "database": "hungary.sqlite", "timezone": "Europe/Budapest", "completeThrough": "1987-12-31",
                  "tables": {
                    "person": { "from": "BETEG", "columns": { "person_id": {"column": "AZON"}, "sex": {"column": "NEM", "codes": {"F": "male", "N": "female"}}, "year_of_birth": {"column": "SZUL_EV"} } },
                    "visit_occurrence": { "from": "VIZSGALAT", "columns": { "visit_occurrence_id": {"column": "AZON"}, "person_id": {"column": "AZON"}, "visit_kind": {"constant": "procedure"}, "visit_start_datetime": {"column": "DATUM", "date": "yyyy.MM.dd"} } },
                    "measurement": { "from": "VIZSGALAT",
                      "unpivot": { "into": "value_as_number", "keepMissing": true, "items": [
                        {"column": "VERNYOMAS_KPA", "unit": "kPa", "set": {"analyte": "systolic_bp"}},
                        {"column": "KOLESZTERIN", "unit": "mmol/L", "set": {"analyte": "cholesterol"}},
                        {"column": "MAX_PULZUS", "unit": "1/min", "set": {"analyte": "max_heart_rate"}},
                        {"column": "ST_MM", "unit": "mm", "number": "comma", "set": {"analyte": "st_depression"}} ] },
                      "columns": { "person_id": {"column": "AZON"}, "visit_occurrence_id": {"column": "AZON"}, "measurement_datetime": {"column": "DATUM", "date": "yyyy.MM.dd"}, "operator": {"constant": "eq"} } },
                    "reference_standard": { "from": "VIZSGALAT", "columns": { "visit_occurrence_id": {"column": "AZON"}, "procedure": {"constant": "coronary_angiography"}, "value_number": {"column": "SZUKULET"} } } },
                  "attributes": { "visit_attribute": { "from": "VIZSGALAT", "key": {"column": "AZON"}, "knownAt": {"column": "DATUM", "date": "yyyy.MM.dd"}, "columns": {
                      "chest_pain": {"column": "MELLKASI_FAJDALOM", "type": "code", "codes": {"TIP": "typical_angina", "ATIP": "atypical_angina", "NEM_ANG": "non_anginal", "NINCS": "none"}},
                      "fasting_sugar_high": {"column": "VERCUKOR_MAGAS", "type": "flag", "codes": {"I": "true", "N": "false"}},
                      "vessels_coloured": {"column": "EREK", "type": "integer", "unit": "1", "to": "1"} } } },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE BETEG (AZON TEXT, NEM TEXT, SZUL_EV INTEGER);
                CREATE TABLE VIZSGALAT (AZON TEXT, DATUM TEXT, VERNYOMAS_KPA REAL, KOLESZTERIN REAL,
                  MAX_PULZUS INTEGER, ST_MM TEXT, SZUKULET INTEGER, MELLKASI_FAJDALOM TEXT, VERCUKOR_MAGAS TEXT,
                  EREK INTEGER);
                INSERT INTO VIZSGALAT VALUES
                  ('h1', '1985.04.09', 17.3, 6.025, 172, '1,5', 1, 'TIP', 'N', 2),
                  ('h2', '1985.04.10', 16.0, NULL, 150, '0', 0, 'NINCS', NULL, NULL);
            """)

    /// A registry of the same kind: seconds since 1970, mg/dL, ST in mV, 0 for what wasn't measured.
    static let longBeach = Example(
        name: "longBeach", schema: Ward.schema,
        mapping: #"""
                { "mapping": 1, "domain": "diagnosis", "institution": "long-beach", "database": "long-beach.sqlite", "tables": {
                    "person": { "from": "CATH_LAB", "columns": { "person_id": {"column": "PT"}, "sex": {"column": "SEX", "codes": {"M": "male", "F": "female"}}, "year_of_birth": {"column": "YOB"} } },
                    "visit_occurrence": { "from": "CATH_LAB", "columns": { "visit_occurrence_id": {"column": "PT"}, "person_id": {"column": "PT"}, "visit_kind": {"constant": "procedure"}, "visit_start_datetime": {"column": "CATH_TS", "date": "epoch_s"} } },
                    "measurement": { "from": "CATH_LAB", "unpivot": { "into": "value_as_number", "keepMissing": true, "items": [
                        {"column": "RESTBP", "unit": "mm[Hg]", "missing": [0], "set": {"analyte": "systolic_bp"}},
                        {"column": "CHOL", "unit": "mg/dL", "missing": [0], "set": {"analyte": "cholesterol"}},
                        {"column": "MAXHR", "unit": "1/min", "set": {"analyte": "max_heart_rate"}}, {"column": "ST_MV", "unit": "mV", "set": {"analyte": "st_depression"}} ] },
                      "columns": { "person_id": {"column": "PT"}, "visit_occurrence_id": {"column": "PT"}, "measurement_datetime": {"column": "CATH_TS", "date": "epoch_s"}, "operator": {"constant": "eq"} } } },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE CATH_LAB (PT TEXT, SEX TEXT, YOB INTEGER, CATH_TS INTEGER, RESTBP INTEGER, CHOL INTEGER,
                  MAXHR INTEGER, ST_MV REAL);
                INSERT INTO CATH_LAB VALUES
                  ('h1', 'M', 1925, 481852800, 130, 233, 172, 0.15), ('h2', 'F', 1930, 481939200, 120, 0, 150, 0);
            """)

    /// A plant with a historian: one row a reading, units by tag, local time.
    static let beech = Example(
        name: "beech", schema: Plant.schema,
        mapping: #"""
                { "mapping": 1, "domain": "machine-failure", "institution": "beech", "database": "historian.sqlite", "timezone": "America/Chicago", "completeThrough": "2025-06-30",
                  "tables": {
                    "asset": { "from": "EQUIP", "columns": { "asset_id": {"column": "EQ_NO"}, "plant_id": {"constant": "beech"}, "kind": {"column": "CLASS", "codes": {"PMP": "pump", "CMP": "compressor", "FAN": "fan"}}, "machine_model": {"column": "MODEL"},
                      "installed_at": {"column": "IN_SVC", "date": "MM/dd/yyyy"}, "rated_power_kw": {"column": "HP", "unit": "hp"}, "duty_class": {"constant": "continuous"} } },
                    "tag": { "from": "POINT", "columns": { "tag_id": {"column": "PT"}, "asset_id": {"column": "EQ_NO"}, "quantity": {"column": "MEAS", "codes": {"VIB": "vibration_velocity_rms", "BRGT": "bearing_temperature", "DISP": "discharge_pressure", "AMPS": "motor_current"}},
                      "position": {"column": "LOC"}, "unit": {"column": "EU", "codes": {"IPS": "in/s", "DEGF": "°F", "PSIG": "psig", "A": "A"}}, "stepped": {"constant": 0}, "expected_interval_s": {"constant": 600} } },
                    "telemetry": { "from": "HIST", "columns": { "tag_id": {"column": "PT"}, "ts": {"column": "LOCAL_TS", "date": "yyyy-MM-dd HH:mm:ss"}, "received_at": {"column": "RCV_EPOCH", "date": "epoch_s"},
                      "value": {"column": "VAL", "unitFrom": "tag.unit"}, "quality": {"column": "Q", "codes": {"192": "good", "64": "uncertain", "0": "bad"}} } },
                    "failure": { "from": "WO", "where": "WO_TYPE = 'BRK'", "columns": { "failure_id": {"column": "WO_NO"}, "asset_id": {"column": "EQ_NO"}, "component_kind": {"column": "COMP", "codes": {"BRG": "bearing", "SL": "seal", "WDG": "winding"}, "unmapped": "other"},
                      "failed_at": {"column": "BREAK_TS", "date": "yyyy-MM-dd HH:mm:ss"}, "restored_at": {"column": "DONE_TS", "date": "yyyy-MM-dd HH:mm:ss"}, "mode": {"column": "FAIL_CD"} } } },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE EQUIP (EQ_NO TEXT, CLASS TEXT, MODEL TEXT, IN_SVC TEXT, HP REAL);
                INSERT INTO EQUIP VALUES ('e1', 'PMP', 'X', '04/29/2001', 100);
                CREATE TABLE POINT (PT TEXT, EQ_NO TEXT, MEAS TEXT, LOC TEXT, EU TEXT);
                INSERT INTO POINT VALUES ('p1', 'e1', 'VIB', 'DE', 'IPS'), ('p2', 'e1', 'BRGT', 'DE', 'DEGF'),
                  ('p3', 'e1', 'AMPS', 'DE', 'PSIG'), ('p4', 'e1', 'VIB', 'DE', 'MM');
                CREATE TABLE HIST (PT TEXT, LOCAL_TS TEXT, RCV_EPOCH INTEGER, VAL REAL, Q INTEGER);
                CREATE TABLE WO (WO_NO INTEGER, EQ_NO TEXT, COMP TEXT, BREAK_TS TEXT, DONE_TS TEXT, FAIL_CD TEXT,
                  WO_TYPE TEXT);
            """)

    /// A plant with one row a cycle, on the axis of usage.
    static let alder = Example(
        name: "alder", schema: Plant.schema,
        mapping: #"""
                { "mapping": 1, "domain": "machine-failure", "institution": "alder", "database": "alder.sqlite",
                  "tables": {
                    "asset": { "from": "engines", "columns": { "asset_id": {"column": "unit"}, "plant_id": {"constant": "alder"}, "kind": {"constant": "turbofan"}, "machine_model": {"constant": "fd001"} } },
                    "telemetry": { "from": "cycles", "unpivot": { "into": "value", "items": [
                        {"column": "s2",  "unit": "°R",   "set": {"quantity": "lpc_outlet_temperature"}},
                        {"column": "s7",  "unit": "psia", "set": {"quantity": "hpc_outlet_pressure"}},
                        {"column": "s9",  "unit": "rpm",  "set": {"quantity": "core_speed"}},
                        {"column": "s12", "unit": "lb/s/psi", "set": {"quantity": "fuel_flow_ratio"}},
                        {"column": "s20", "unit": "lb/s", "set": {"quantity": "hpt_coolant_flow"}} ] },
                      "columns": { "asset_id": {"column": "unit"}, "ts": {"column": "cycle", "date": "tick"}, "quality": {"constant": "good"} } },
                    "failure": { "from": "engines", "where": "failed_at IS NOT NULL", "columns": { "failure_id": {"column": "unit"}, "asset_id": {"column": "unit"}, "failed_at": {"column": "failed_at", "date": "tick"}, "component_kind": {"constant": "compressor_stage"}, "mode": {"constant": "hpc_degradation"} } } },
                  "attributes": { "asset_attribute": { "from": "engines", "key": {"column": "unit"}, "knownAt": "attested", "columns": { "reference_split": {"column": "fleet", "type": "code", "codes": {"train": "train", "test": "test"}} } } },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE engines (unit INTEGER, fleet TEXT, failed_at INTEGER);
                INSERT INTO engines VALUES (1, 'train', 192), (2, 'test', NULL);
                CREATE TABLE cycles (unit INTEGER, cycle INTEGER, s2 REAL, s7 REAL, s9 REAL, s12 REAL, s20 REAL);
                INSERT INTO cycles VALUES (1, 1, 641.82, 554.36, 9046.19, 521.66, 39.06), (1, 2, NULL, 553.75, 9044, 522.28, 39);
            """)

    /// A line with one row a work piece; everything measured is an attribute.
    static let maple = Example(
        name: "maple", schema: Plant.schema,
        mapping: #"""
                { "mapping": 1, "domain": "machine-failure", "institution": "maple", "database": "maple.sqlite",
                  "tables": {
                    "asset": { "from": "MASCHINE", "columns": { "asset_id": {"column": "NR"}, "plant_id": {"constant": "maple"}, "kind": {"constant": "mill"} } },
                    "job": { "from": "AUFTRAG", "columns": { "job_id": {"column": "TEIL"}, "asset_id": {"column": "MASCHINE_NR"}, "sequence": {"column": "LFD"}, "product": {"constant": "medium"} } },
                    "job_outcome": { "from": "AUFTRAG", "columns": { "job_id": {"column": "TEIL"}, "outcome": {"column": "AUSFALL", "codes": {"nein": "ok", "ja": "failure"}} } } },
                  "attributes": { "job_attribute": { "from": "AUFTRAG", "key": {"column": "TEIL"}, "knownAt": "attested", "columns": {
                      "air_temperature": {"column": "LUFT_C", "type": "number", "unit": "°C", "to": "°C"}, "process_temperature": {"column": "PROZESS_C", "type": "number", "unit": "°C", "to": "°C"},
                      "spindle_speed": {"column": "DREHZAHL_HZ", "type": "number", "unit": "Hz", "to": "rpm"}, "torque": {"column": "MOMENT_LBFT", "type": "number", "unit": "lbf·ft", "to": "N·m"},
                      "tool_wear": {"column": "VERSCHLEISS_H", "type": "number", "unit": "h", "to": "min"}, "reference_split": {"column": "REFERENCE_SPLIT", "type": "code"} } } },
                  "absent": { ABSENT } }
            """#,
        tables: """
                CREATE TABLE MASCHINE (NR TEXT);
                CREATE TABLE AUFTRAG (TEIL TEXT, MASCHINE_NR TEXT, LFD INTEGER, AUSFALL TEXT, LUFT_C REAL,
                  PROZESS_C REAL, DREHZAHL_HZ REAL, MOMENT_LBFT REAL, VERSCHLEISS_H REAL, REFERENCE_SPLIT TEXT);
                INSERT INTO AUFTRAG VALUES ('t1', 'm', 1, 'nein', 25.1, 35.6, 25, 31.6, 0.5, 'train');
            """)
}
