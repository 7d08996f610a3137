/// The shell program that is the first process of a desktop's side.
///
/// It starts the buses and the window manager, says `ready` on its standard output, and then runs
/// each line of its standard input. It ends, and every process of the desktop with it, when its
/// input ends, so that a desktop never outlives the harness.
enum SessionScript {
  /// The bus's address inside the desktop.
  static let busAddress = "unix:path=/run/user/1000/bus"

  static let text = """
    dbus-daemon --session --address=\(busAddress) --fork --nopidfile </dev/null || exit 3
    /usr/libexec/at-spi-bus-launcher --launch-immediately </dev/null >/tmp/at-spi.log 2>&1 &
    openbox --sm-disable --config-file /etc/xdg/openbox/rc.xml --startup 'echo ready' \
    </dev/null 2>/tmp/openbox.log &
    while IFS= read -r line; do eval "$line" & done
    """

  /// A line that starts a command in the background with its output in /tmp, and says
  /// `ended NUMBER` when it has ended.
  static func launch(
    _ command: [String], number: Int, devTools: Bool, log: String
  ) -> String {
    let words = command.map(quoted).joined(separator: " ")
    let inside = DevToolsPipes.inside
    let pipes = devTools ? "3<\(inside.toBrowser) 4>\(inside.fromBrowser)" : ""
    return "{ setsid -w \(words) \(pipes) </dev/null >\(quoted("/tmp/\(log).log")) 2>&1; "
      + "echo ended \(number); }"
  }

  /// A line that runs a program text and reports its status and the end of its output as
  /// `tool NUMBER STATUS BASE64`.
  static func tool(_ text: [UInt8], number: Int, encode: ([UInt8]) -> String) -> String {
    """
    echo \(encode(text)) | base64 -d | timeout 60 sh >/tmp/tool-\(number) 2>&1; \
    echo "tool \(number) $? $(tail -c 2000 /tmp/tool-\(number) | base64 -w0)"
    """
  }

  /// The word as the shell reads it, whatever it holds.
  static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
