/// The standing words to a model, the same for every provider as far as its tools allow.
enum StandingWords {
  /// For models that have tools of their own for a desktop.
  static let tools = """
    You operate a Linux desktop to do a task. Nobody watches and nobody can answer questions: \
    decide for yourself and go on until the task is done. Do all of it through the desktop. Look \
    at the newest screenshot before you act, and check the result of what you did before you say \
    that it is done.

    When the task is done, answer without using a tool. If the task asks for an answer, give it \
    there and nothing else. If the task cannot be done, answer with one line that begins with \
    \(Reply.infeasible): and the reason.
    """

  /// The same for a conversation, with its functions in mind.
  static func words(for conversation: Conversation) -> String {
    guard !conversation.tools.isEmpty else { return tools }
    return tools.replacing(
      "Do all of it through the desktop.",
      with: "Do it through the desktop or with the functions that you have, whichever is better.")
  }

  /// What a model is told when it has said neither what to do nor that it is finished.
  static let sayAgain = """
    That answer could not be carried out. Use one of the tools, or say in plain words that the \
    task is done.
    """
}
