import CX11
import Testing

@testable import Display

struct ChordTests {
  @Test(arguments: [
    ("enter", "Return"), ("ESC", "Escape"), ("page_up", "Prior"), ("PageDown", "Next"),
    ("Page_Up", "Prior"), ("f5", "F5"), ("F12", "F12"), ("space", "space"), (" ", "space"),
    ("backspace", "BackSpace"), ("BackSpace", "BackSpace"), ("Left", "Left"), ("super", "Super_L"),
    ("win", "Super_L"), ("alt", "Alt_L"), ("kp_enter", "KP_Enter"), ("KP_Add", "KP_Add"),
    ("eacute", "eacute"), ("Eacute", "Eacute"), ("plus", "plus"), ("+", "plus"), ("A", "A"),
    ("a", "a"), ("/", "slash"), ("XF86Back", "XF86Back"), ("xf86Back", "XF86Back"),
    ("Print", "Print"), ("return", "Return"), ("HOME", "Home"), ("caps_lock", "Caps_Lock"),
    ("Control_R", "Control_R"), ("shift_l", "Shift_L"), ("insert", "Insert"), ("é", "eacute"),
  ])
  func `A key is found by its name in any usual spelling`(name: String, symbol: String) throws {
    #expect(try Chord(name).keys == [XStringToKeysym(symbol)])
  }

  @Test(arguments: [
    ("ctrl+shift+t", ["Control_L", "Shift_L", "t"]), ("Ctrl+C", ["Control_L", "c"]),
    ("ctrl++", ["Control_L", "plus"]), ("ctrl + s", ["Control_L", "s"]),
    ("alt+F4", ["Alt_L", "F4"]), ("ctrl+plus", ["Control_L", "plus"]),
    ("ctrl+alt+Delete", ["Control_L", "Alt_L", "Delete"]),
  ])
  func `A chord is read in its order`(text: String, symbols: [String]) throws {
    #expect(try Chord(text).keys == symbols.map { XStringToKeysym($0) })
  }

  @Test(arguments: ["", "+a", "ctrl+", "a++b", "foo", "ctrl+nothing", "ctrl+\u{7}"])
  func `What is no chord is refused`(text: String) {
    #expect(throws: DisplayError.self) { try Chord(text) }
  }
}
