/// The buttons and keys that were pressed to stay down.
struct HeldInput {
  /// A key with the symbol that it was pressed for.
  struct Key: Equatable {
    var symbol: UInt
    var code: UInt8
  }

  /// The numbers of the buttons, the one pressed first before others.
  var buttons: [Int32] = []
  /// The keys, the one pressed first before others.
  var keys: [Key] = []

  var isEmpty: Bool { buttons.isEmpty && keys.isEmpty }
}
