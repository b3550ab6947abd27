import ArgumentParser
import Diagnosis
import Institution

@main
enum HospitalNode {
    static func main() async {
        await NodeCommand<Diagnosis>.main()
    }
}
