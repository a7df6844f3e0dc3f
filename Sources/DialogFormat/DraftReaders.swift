import Delivery
import TestimonyModel

extension Configuration {
    /// Reports a configuration that lets the digest come as a draft first where none of `destinations` brings the draft to
    /// coordinators: nobody would know that it waits for them. `file` is what the configuration was read from.
    package func checkDraftReaders(
        _ file: DataFile, among destinations: [Destination], _ findings: inout Findings
    ) {
        guard digest.isDraftFirst, digest.destinations(among: destinations, for: [.coordinators]).isEmpty else {
            return
        }
        var read = Findings()
        guard let place = YAMLValue.parse(file, &read)?["digest"]?["draft"] else { return }
        let named = digest.destinations.isEmpty ? "" : " among 'post'"
        findings.report(
            place, .noDraftReader, "no destination of coordinators\(named) gets the draft",
            hint:
                "give one 'audience: coordinators' and 'events: [digest]' in webhooks, or read drafts with 'glane digest'",
            severity: .warning)
    }
}
