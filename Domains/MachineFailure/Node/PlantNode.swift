import ArgumentParser
import Institution
import MachineFailure

@main
enum PlantNode {
    static func main() async {
        await NodeCommand<MachineFailure>.main()
    }
}
