import Tabular

extension Diagnosis {
    /// What a row of `measurement` can measure, with the names that laboratories give it.
    static let measures = Analyte.standard.map { analyte in
        Measure(analyte, aliases: analyteNames[analyte.name] ?? [])
    }

    private static let analyteNames = [
        "glucose": ["glu", "glukose", "blutzucker", "glycemie", "glukoz", "vercukor", "glucosa"],
        "cholesterol": ["chol", "cholesterin", "koleszterin", "colesterol"],
        "ldl_cholesterol": ["ldl"], "hdl_cholesterol": ["hdl"],
        "triglycerides": ["trig", "triglyzeride", "triglicerid", "trigliceridos"],
        "creatinine": ["cre", "crea", "kreatinin", "creatininemie", "creatinina"],
        "urea": ["bun", "harnstoff", "uree", "karbamid"],
        "bilirubin": ["bili", "bilirubine", "bilirubina"],
        "calcium": ["ca", "kalzium", "calcemie", "kalcium", "calcio"],
        "lactate": ["lac", "laktat", "lactato"],
        "sodium": ["na", "natrium", "natremie", "sodio"],
        "potassium": ["k", "kalium", "kaliemie", "potasio"],
        "hba1c": ["a1c", "glycated_haemoglobin"],
        "c_reactive_protein": ["crp", "c_reaktives_protein", "pcr"],
        "troponin_t": ["tnt", "tropt", "hs_tnt", "troponine_t", "troponina_t"],
        "troponin_i": ["tni", "tropi", "hs_tni", "troponine_i", "troponina_i"],
        "nt_probnp": ["probnp", "bnp_nt"], "d_dimer": ["ddi", "ddimer", "d_dimere", "dimero_d"],
        "st_depression": ["oldpeak", "st_mm", "st_mv", "st_senkung", "sous_decalage_st"],
        "haemoglobin": ["hb", "hgb", "hemoglobin", "hemoglobine", "hemoglobina"],
        "leukocytes": ["wbc", "leukozyten", "leucocytes", "feherversejt", "leucocitos"],
        "platelets": ["plt", "thrombozyten", "plaquettes", "trombocita", "plaquetas"],
        "pco2": ["paco2"], "po2": ["pao2"], "ph": ["ph_value", "ph_wert"],
        "oxygen_saturation": ["spo2", "sao2", "sauerstoffsaettigung", "saturation", "saturacion"],
        "heart_rate": ["pulse", "hr", "herzfrequenz", "puls", "frequence_cardiaque", "pulzus"],
        "max_heart_rate": ["thalach", "maxhr", "hfmax", "max_pulzus", "frequence_maximale"],
        "respiratory_rate": ["rr_min", "atemfrequenz", "frequence_respiratoire", "legzesszam"],
        "systolic_bp": ["sbp", "trestbps", "restbp", "blutdruck", "vernyomas", "pas", "tas"],
        "diastolic_bp": ["dbp", "blutdruck_diastolisch", "pad", "tad"],
        "temperature": ["temp", "temp_c", "temp_f", "temperatur", "homerseklet", "temperatura"],
    ]
}
