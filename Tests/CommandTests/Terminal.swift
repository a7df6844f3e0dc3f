import Foundation
import Testing

/// `glane` on a pseudo-terminal of 80 columns and 24 rows. What is typed waits for what must be seen before.
struct Terminal {
    enum Step {
        /// Waits until this stands in what was printed since the last thing seen.
        case sees(String)
        case types(String)
        /// Puts something else in the place of a text that stands once in a file.
        case edits(String, String, String)
        case signals(Int32)
        /// Runs a line of shell meanwhile.
        case runs(String)
        case resizes(columns: Int, rows: Int)

        fileprivate var json: [Any] {
            switch self {
            case .sees(let text): ["sees", text]
            case .types(let text): ["types", text]
            case .edits(let file, let old, let new): ["edits", file, old, new]
            case .signals(let signal): ["signals", signal]
            case .runs(let line): ["runs", line]
            case .resizes(let columns, let rows): ["resizes", columns, rows]
            }
        }
    }

    struct Result {
        /// Of the program: negative for a signal, as Python has it.
        var status: Int
        /// All that was printed, control sequences and all.
        var output: String
        /// What could not be seen; `nil` when everything was.
        var missed: String?
    }

    private let program: Program

    init(_ program: Program) { self.program = program }

    func run(_ arguments: [String], _ steps: Step...) async throws -> Result {
        let name = "terminal-\(UUID().uuidString)"
        let script = try program.write("\(name)/terminal.py", Self.driver)
        let json = try JSONSerialization.data(withJSONObject: steps.map(\.json))
        let file = try program.write("\(name)/steps.json", json)
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        let run = try await program.shell("LANG=C.UTF-8 python3 '\(script)' '\(file)' \"$glane\" \(quoted)")
        let result = try #require(run.objects.first, "\(run.errors)")
        return Result(
            status: try #require(result["status"] as? Int), output: try #require(result["output"] as? String),
            missed: result["missed"] as? String)
    }

    private static let driver = #"""
        import codecs, fcntl, json, os, pty, select, signal, struct, sys, termios, time

        steps = json.load(open(sys.argv[1]))
        pid, terminal = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execv(sys.argv[2], sys.argv[2:])
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        output, seen, missed = "", 0, None

        def more(seconds):
            global output
            if not select.select([terminal], [], [], max(0, seconds))[0]: return False
            try: data = os.read(terminal, 65536)
            except OSError: return False
            output += decoder.decode(data)
            return bool(data)

        for step in steps:
            kind = step[0]
            if kind == "sees":
                end = time.monotonic() + 120
                while (at := output.find(step[1], seen)) < 0 and more(end - time.monotonic()): pass
                if at < 0:
                    missed = step[1]
                    break
                seen = at + len(step[1])
            elif kind == "types": os.write(terminal, step[1].encode())
            elif kind == "edits":
                text = open(step[1]).read()
                assert text.count(step[2]) == 1, step
                open(step[1], "w").write(text.replace(step[2], step[3]))
            elif kind == "signals": os.kill(pid, step[1])
            elif kind == "runs": os.system(step[1])
            elif kind == "resizes":
                fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", step[2], step[1], 0, 0))
        if missed is not None: os.kill(pid, signal.SIGKILL)
        while more(120): pass
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        print(json.dumps({"status": status, "output": output, "missed": missed}))
        """#
}
