#!/usr/bin/env python3
"""A whole agent for Deskmark: it waits for a window, saves what is open there, and is done.

    deskmark run -a 'process:python3 Examples/agent.py'

The exchange is described in docs/agents.md. Only the protocol goes to stdout; whatever is
written to stderr is kept and shown when something goes wrong.
"""
import json
import sys


def decide(seen, task):
    """The next actions for one observation."""
    if task["saved"]:
        outcome = seen["results"][-1]["outcome"] if seen["results"] else "unknown"
        print(f"ctrl+s left the screen {outcome}", file=sys.stderr)
        return [{"action": "done"}]
    window = next((w for w in seen["windows"] if not w["minimized"]), None)
    if window is None:
        if seen["step"] >= task["steps"] - 2:
            return [{"action": "give_up", "reason": "no window was opened"}]
        return [{"action": "wait", "seconds": 1}]
    print(f"found the window {window['title']!r}", file=sys.stderr)
    frame = window["frame"]
    middle = {"x": frame["x"] + frame["width"] // 2, "y": frame["y"] + frame["height"] // 2}
    task["saved"] = True
    return [
        {"action": "click", "capture": seen["capture"]["id"], **middle},
        {"action": "key", "keys": "ctrl+s"},
    ]


def main():
    task = {}
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "begin":
            task = {"steps": message["steps"], "saved": False}
            print(f"asked to: {message['instruction']}", file=sys.stderr)
            answer = {"type": "ready"}
        elif message["type"] == "observation":
            answer = {"actions": decide(message, task), "comment": "save what is open"}
        else:
            break
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
