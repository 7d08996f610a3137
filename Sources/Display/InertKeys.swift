import CX11

/// The symbols of keys that neither browsers, toolkits nor window managers act on.
///
/// Applications act on a key by its place as well as by its symbol, so that a key such as Copy or
/// Back acts even while it stands for another character. These do nothing.
enum InertKeys {
  private static let names = [
    "AudioPreset", "Battery", "Bluetooth", "BrightnessAuto", "DOS", "DisplayOff", "Finance",
    "Game", "Go", "KbdBrightnessDown", "KbdBrightnessUp", "KbdLightOnOff", "Launch1", "Launch2",
    "Launch3", "Launch4", "Launch5", "Launch6", "Launch7", "Launch8", "Launch9", "LaunchA",
    "LaunchB", "Messenger", "MonBrightnessCycle", "MonBrightnessDown", "MonBrightnessUp",
    "Next_VMode", "Phone", "Prev_VMode", "RFKill", "RotateWindows", "Shop", "TaskPane",
    "TouchpadOff", "TouchpadOn", "TouchpadToggle", "UWB", "WLAN", "WWAN", "WebCam", "Xfer",
  ]

  static let symbols = Set(
    names.map { XStringToKeysym("XF86\($0)") }.filter { $0 != 0 })
}
