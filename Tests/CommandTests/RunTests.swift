import Testing

/// `Tests/run`, where a `swift` and a `glane` that only tell how they were called stand in for the real ones.
struct RunTests {
    @Test(
        arguments: [
            ("", "--leave-one-out --sample 2 --seed 1 --stored"),
            ("--seed 3", "--leave-one-out --sample 2 --seed 3 --stored"),
            ("--long", "--leave-one-out --stored"), ("--long --seed 3", "--leave-one-out --stored"),
            ("--seed 3 --long", "--leave-one-out --stored"),
        ])
    func theFilesThatAreLeftOutAreTheSameUnlessAskedOtherwise(options: String, said: String) async throws {
        let program = try Program()
        try program.write("bin/swift", "#!/bin/sh\ncase \"$*\" in *--show-bin-path) echo \"$STANDINS\" ;; esac\n")
        try program.write("bin/python3", "#!/bin/sh\n")
        try program.write("bin/glane", "#!/bin/sh\necho \"glane $*\"\n")
        let run = try await program.shell(
            """
            chmod +x bin/*; export STANDINS="$PWD/bin"; \
            PATH="$STANDINS:$PATH" \(Program.checkout.path)/Tests/run --no-install \(options)
            """)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("\nglane eval \(said) --worst 0 "))
    }
}
