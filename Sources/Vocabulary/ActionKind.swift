/// What an action is to the world, whatever way it is done in: what a policy decides over.
public enum ActionKind: String, Codable, Sendable, Hashable, CaseIterable, CodingKeyRepresentable {
  /// Reading or listing files of the home with a tool.
  case fileRead = "file.read"
  /// A file or folder that was not there before.
  case fileCreate = "file.create"
  /// Other content of a file that was there before.
  case fileChange = "file.change"
  /// A file or folder that is gone.
  case fileDelete = "file.delete"
  /// A file or folder under another name or in another place.
  case fileMove = "file.move"
  /// Opening and reading pages.
  case browserRead = "browser.read"
  /// Writing to a site outside of the other kinds.
  case siteWrite = "site.write"
  /// Searching and reading mail.
  case mailRead = "mail.read"
  /// Writing mail that is not sent.
  case mailDraft = "mail.draft"
  /// Sending mail.
  case mailSend = "mail.send"
  /// Sending a message to a channel or a person, or answering a customer.
  case messageSend = "message.send"
  /// Adding or changing events of a calendar.
  case calendarWrite = "calendar.write"
  /// Searching and reading shared files.
  case driveRead = "drive.read"
  /// Adding shared files.
  case driveCreate = "drive.create"
  /// Changing shared files that others work on.
  case driveChange = "drive.change"
  /// Paying, ordering, booking or transferring: whatever costs money.
  case payment
  /// Sending what binds by law.
  case contractSend = "contract.send"
  /// Writing to personnel or payroll data.
  case staffWrite = "staff.write"
  /// Publishing a history of code.
  case codePush = "code.push"
  /// Running a command.
  case shellRun = "shell.run"
  /// Changing settings: hidden files of the home, and consoles of accounts and rights.
  case settingsChange = "settings.change"
  /// Calling a tool that is none of these.
  case toolCall = "tool.call"

  /// Whether what was done cannot be taken back by whoever did it: it is gone, or others have it.
  public var isIrreversible: Bool {
    switch self {
    case .fileDelete, .siteWrite, .mailSend, .messageSend, .payment, .contractSend, .staffWrite,
      .codePush:
      true
    default: false
    }
  }

  /// What it is, in words for people and models.
  public var words: String {
    switch self {
    case .fileRead: "reading or listing files of the home with a tool"
    case .fileCreate: "making a file or folder that was not there before"
    case .fileChange: "changing the content of a file that was there before"
    case .fileDelete: "deleting a file or folder"
    case .fileMove: "renaming or moving a file or folder"
    case .browserRead: "opening and reading pages"
    case .siteWrite: "writing to a site outside of the other kinds"
    case .mailRead: "searching and reading mail"
    case .mailDraft: "writing mail that is not sent"
    case .mailSend: "sending mail"
    case .messageSend: "sending a message to a channel, a person or a customer"
    case .calendarWrite: "adding or changing events of a calendar"
    case .driveRead: "searching and reading shared files"
    case .driveCreate: "adding shared files"
    case .driveChange: "changing shared files that others work on"
    case .payment: "paying, ordering, booking or transferring: whatever costs money"
    case .contractSend: "sending what binds by law"
    case .staffWrite: "writing to personnel or payroll data"
    case .codePush: "publishing a history of code"
    case .shellRun: "running a command"
    case .settingsChange: "changing settings: hidden files of the home, and consoles of accounts"
    case .toolCall: "calling a tool that is none of these"
    }
  }
}
